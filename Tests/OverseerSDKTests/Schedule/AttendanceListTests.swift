import OverseerModel
import Testing

@testable import OverseerSDK

@Suite struct AttendanceListTests {
  private var list = AttendanceList<String>(limit: 2)
  private let now = Instant(milliseconds: 1000)

  @Test mutating func `No more than the limit are looked at, in the order of what happened`() {
    for name in ["a", "b", "c", "a"] { list.notice(name) }
    #expect(list.begin() == ["a", "b"])
    #expect(list.begin() == [])
    list.end("b", next: nil)
    #expect(list.begin() == ["c"])
  }

  @Test mutating func `What happens during a look leads to one more`() {
    list.notice("a")
    #expect(list.begin() == ["a"])
    list.notice("a")
    list.notice("a")
    #expect(list.begin() == [])
    list.end("a", next: now)
    #expect(list.begin() == ["a"])
    list.end("a", next: nil)
    #expect(list.begin() == [])
  }

  @Test mutating func `Each is due again at its own time`() {
    for name in ["a", "b"] { list.notice(name) }
    _ = list.begin()
    #expect(!list.hasDates)
    list.end("a", next: now + .seconds(2))
    list.end("b", next: now + .seconds(1))
    #expect(list.hasDates)
    list.advance(to: now)
    #expect(list.begin() == [])
    list.advance(to: now + .seconds(1))
    #expect(list.begin() == ["b"])
    list.end("b", next: now + .seconds(1))
    list.advance(to: now + .seconds(2))
    #expect(list.begin() == ["b", "a"])
    list.end("a", next: nil)
    list.end("b", next: nil)
    #expect(!list.hasDates)
  }
}
