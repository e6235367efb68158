import Testing

@testable import OverseerStore

@Suite struct BusyWaitTests {
  private let second = BusyWait.attemptsPerSecond

  @Test func `For five seconds nobody asks who writes`() {
    for attempt in 0..<5 * second {
      #expect(
        BusyWait.goesOn(attempt: attempt) {
          Issue.record("asked at \(attempt)")
          return nil
        })
    }
  }

  @Test(arguments: 5..<60) func `After five seconds the wait goes on while others write`(seconds: Int) {
    for since in 0..<5 { #expect(BusyWait.goesOn(attempt: seconds * second) { since }) }
    for since in [5, 6, 100] { #expect(!BusyWait.goesOn(attempt: seconds * second) { since }) }
    #expect(!BusyWait.goesOn(attempt: seconds * second) { nil })
  }

  @Test func `After a minute it ends, whoever writes`() {
    #expect(!BusyWait.goesOn(attempt: 60 * second) { 0 })
  }
}
