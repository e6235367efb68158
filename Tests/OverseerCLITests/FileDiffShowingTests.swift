import OverseerDiff
import OverseerModel
import TestSeed
import Testing

@testable import OverseerCLI

/// The lines that comments are about are shown, whether or not the difference has them.
struct FileDiffShowingTests {
  private func placed(_ lines: ClosedRange<Int>, _ side: DiffSide, of text: [String]) -> PlacedThread {
    let quote = lines.map { text[$0 - 1] + "\n" }.joined()
    return ReviewSample.placed(
      ReviewSample.comment("0CMNT1", .must, "Why?", at: .lines(lines, of: "a.txt", side: side)), quote: quote)
  }

  @Test func `every line has its number on both sides, once and in order`() throws {
    var seed = PrintedSeed("FileDiffShowing")
    for _ in 0..<300 { try checkNumbers(&seed) }
  }

  private func checkNumbers(_ numbers: inout PrintedSeed) throws {
    let old = (0..<Int.random(in: 1...60, using: &numbers)).map { "line \($0)" }
    var new: [String] = []
    for line in old {
      switch Int.random(in: 0..<20, using: &numbers) {
      case 0: continue
      case 1: new += ["new \(line)", line]
      case 2: new.append("changed \(line)")
      default: new.append(line)
      }
    }
    let diff = DiffSample.diff(
      DiffSample.file("a.txt", added: 0, removed: 0), old.map { $0 + "\n" }.joined(), new.map { $0 + "\n" }.joined(),
      context: Int.random(in: 0...3, using: &numbers))
    var threads: [PlacedThread] = []
    for _ in 0..<3 {
      for (side, text) in [(DiffSide.left, old), (.right, new)] where !text.isEmpty {
        let start = Int.random(in: 1...text.count, using: &numbers)
        threads.append(placed(start...min(start + Int.random(in: 0...4, using: &numbers), text.count), side, of: text))
      }
    }
    let shown = diff.showing(threads)
    for placed in threads {
      for line in try #require(placed.lines) { #expect(shown.shows(line, on: placed.port.side)) }
    }
    let lines = shown.hunks.flatMap(\.lines)
    for line in lines {
      if let place = line.oldLine { #expect(line.text == old[place - 1] || line.kind == .context) }
      if let place = line.newLine { #expect(line.text == new[place - 1]) }
      if line.kind == .context, let place = line.oldLine { #expect(line.text == old[place - 1]) }
    }
    let (lefts, rights) = (lines.compactMap(\.oldLine), lines.compactMap(\.newLine))
    #expect(lefts == lefts.sorted() && Set(lefts).count == lefts.count)
    #expect(rights == rights.sorted() && Set(rights).count == rights.count)
    for hunk in shown.hunks {
      #expect(hunk.lines.compactMap(\.oldLine).count == hunk.oldLines)
      #expect(hunk.lines.compactMap(\.newLine).count == hunk.newLines)
    }
  }

  @Test func `of many lines the last are shown`() {
    let text = (0..<100).map { "line \($0)" }
    let diff = DiffSample.diff(
      DiffSample.file("a.txt", added: 0, removed: 0), text.map { $0 + "\n" }.joined(),
      (text + ["more"]).map { $0 + "\n" }.joined(), context: 0)
    let shown = diff.showing([placed(1...90, .right, of: text)])
    #expect(shown.hunks.first?.newStart == 81)
    #expect(shown.hunks.first?.newLines == 10)
  }

  @Test func `without a text nothing is added`() {
    var thread = placed(1...1, .right, of: ["x"])
    thread = PlacedThread(thread: thread.thread, port: thread.port, quote: nil)
    #expect(DiffSample.moved.showing([thread]) == DiffSample.moved)
  }
}
