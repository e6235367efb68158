import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerCLI

/// What is seen of gates while they run.
struct GateBoardTests {
  private func board(_ gates: [Gate]) -> GateBoard {
    var board = GateBoard()
    for gate in gates { board.take(.started(ReviewSample.result(gate, .running))) }
    return board
  }

  private func gates(_ count: Int) -> [Gate] {
    (0..<count).map { number in
      let end = String(number + 100_000)
      return ReviewSample.gate(end, "gate\(number)")
    }
  }

  @Test(arguments: 1...12)
  func `it never takes more lines than there are`(_ height: Int) {
    for count in [0, 1, 3, 8, 40] {
      var board = board(gates(count))
      for gate in gates(count) {
        for line in 1...5 { board.take(.line(gate: gate.name, text: "line \(line)", isError: false)) }
      }
      #expect(board.lines(frame: 0, height: height, Sample.plain).count <= max(height, 1))
    }
  }

  @Test func `a gate that is run again has one line`() {
    var board = board([ReviewSample.build, ReviewSample.test])
    board.take(.ended(ReviewSample.result(ReviewSample.build, .void)))
    board.take(.started(ReviewSample.result(ReviewSample.build, .running)))
    board.take(.ended(ReviewSample.result(ReviewSample.build, .passed)))
    let lines = board.lines(frame: 0, height: 10, Sample.plain)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("  ✓ build"))
  }

  @Test func `what a gate printed goes with its end`() {
    var board = board([ReviewSample.build])
    board.take(.line(gate: "build", text: "compiling", isError: false))
    #expect(board.lines(frame: 0, height: 10, Sample.plain).count == 2)
    board.take(.ended(ReviewSample.result(ReviewSample.build, .passed)))
    #expect(board.lines(frame: 0, height: 10, Sample.plain).count == 1)
    board.take(.line(gate: "no such gate", text: "x", isError: false))
  }

  @Test func `where nothing can be rewritten only start and end are said`() {
    func line(_ progress: GateProgress) -> String? { GateBoard.plainLine(progress, Sample.plain) }
    let build = ReviewSample.build
    #expect(line(.started(ReviewSample.result(build, .running))) == "  ◐ build  started")
    #expect(line(.line(gate: "build", text: "x", isError: false)) == nil)
    #expect(line(.ended(ReviewSample.result(build, .failed, code: 2))) == "  ✗ build  exit 2, attempt 1")
    #expect(
      line(.waiting(ReviewSample.result(build, .pending), until: Sample.now + .seconds(30)))
        == "  … build  asked again in 30s")
  }
}

struct GateOutputTests {
  private func last(_ text: String, _ count: Int = 3, width: Int = 20) -> [String] {
    GateOutput.lastLines(of: text, count: count, width: width)
  }

  @Test func `the last lines are shown, without empty ones at the end`() {
    #expect(last("1\n2\n3\n4\n\n  \n") == ["2", "3", "4"])
    #expect(last("") == [])
    #expect(last("\n\n") == [])
  }

  @Test func `colours are taken out, and other control characters shown`() {
    #expect(last("\u{1B}[1;31mred\u{1B}[0m\u{1B}[K\u{7}") == ["red\\u{7}"])
    #expect(last("\u{1B}]0;title\u{7}") == ["\\u{1b}]0;title\\u{7}"])
    #expect(last("\u{1B}[") == [""].filter { !$0.isEmpty })
    #expect(last("\u{1B}[31") == [])
  }

  @Test func `of a line that was rewritten only its last state is shown`() {
    #expect(last("10 %\r50 %\r100 %") == ["100 %"])
    #expect(last("a\r\nb\r\n") == ["a", "b"])
  }

  @Test func `long lines are broken, and counted as the rows they take`() {
    #expect(last("12345678901234567890123") == ["12345678901234567890", "123"])
    #expect(last("x\n" + String(repeating: "日", count: 25)) == ["日日日日日日日日日日", "日日日日日日日日日日", "日日日日日"])
    #expect(last(String(repeating: "x", count: 1 << 20), 100).count == 100)
  }
}
