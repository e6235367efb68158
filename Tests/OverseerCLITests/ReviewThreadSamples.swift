@testable import OverseerCLI
@testable import OverseerModel

extension ReviewSample {
  static func placed(
    _ comment: ReviewComment, _ replies: [ReviewComment] = [], _ status: PortStatus = .exact,
    at place: CommentPlace? = nil, quote: String? = nil
  ) -> PlacedThread {
    let threads = CommentThread.threads(of: [comment] + replies)
    let place = place ?? comment.place
    let port = CommentPort(
      status, path: place.filePath, lines: place.lines.map { $0.lowerBound - 1..<$0.upperBound }, side: place.side)
    guard let thread = threads.first else { preconditionFailure("no thread") }
    return PlacedThread(thread: thread, port: port, quote: quote)
  }

  private static let path = "Sources/Printer.swift"

  static let cut = comment(
    "0CMNT1", .must,
    "This cuts a wide character in half. Count *cells*, not characters, as `DisplayWidth` does it everywhere else.",
    at: .lines(7...7, of: path), quote: "      text += token.text.prefix(width)\n",
    suggestion: "      text += token.text.cells(upTo: width)\n\tcount(token)\n")

  static let threads: [PlacedThread] = [
    placed(
      comment("0CMNT0", .should, "The title of the task says more than the change does.", at: .round, ago: 9000)),
    placed(
      cut,
      [
        comment(
          "0CMNT2", .nit, "Done in the next round.", at: .lines(7...7, of: path), by: Sample.agent, answers: cut.id,
          ago: 1800)
      ], quote: "      text += token.text.prefix(width)\n"),
    placed(
      comment("0CMNT3", .nit, "A brace less?", at: .lines(15...15, of: path, side: .left)), quote: "}\n"),
    placed(
      comment("0CMNT4", .praise, "Good name.", at: .lines(1...2, of: path), by: codex), [], .moved,
      quote: "struct Printer {\n  var width = 80\n"),
    placed(comment("0CMNT5", .should, "Say what a page is.", at: .file(path)), [], .edited),
    resolved,
    placed(
      comment("0CMNT7", .should, "Test this, too.", at: .lines(3...4, of: "Tests/PrinterTests.swift")),
      quote: "  func test() {\n  }\n"),
    placed(
      comment(
        "0CMNT8", .must, "Why twice?\u{1B}[2J", at: .lines(20...21, of: path), quote: "  print(x)\n  print(x)\n"), [],
      .orphaned, at: .lines(13...13, of: path)),
  ]

  static let resolved: PlacedThread = {
    var settled = comment(
      "0CMNT6", .must, "One after the other: which other, and who says in what order they are to come here?",
      at: .lines(13...13, of: path))
    settled.resolvedAt = Sample.ago(.seconds(60))
    settled.resolvedBy = Sample.alice
    return placed(settled, quote: "    // One after the other.\n")
  }()

  static func diff(_ style: Style) -> ReviewDiffText { ReviewDiffText(DiffText(style: style), threads: threads) }
}
