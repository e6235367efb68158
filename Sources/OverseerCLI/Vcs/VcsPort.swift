import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsPort: QuestionCommand {
  static let configuration = CommandConfiguration(
    commandName: "port", abstract: "Find where lines of a file have gone.",
    discussion: """
      exact: the very lines. edited: what they have become. moved: the same lines, elsewhere. orphaned: they are gone; \
      the place is where they were. The left side is that of the base: the merge base with the default branch of a \
      revision that is not on that branch, else its first parent.
      """)

  @Argument(
    help: ArgumentHelp("The file, and its lines, counted from 1: src/a.swift:10-12", valueName: "file:lines"))
  var lines: String?

  @Option(help: ArgumentHelp("The revision at which the lines are known.", valueName: "rev"))
  var from: String?

  @Option(help: ArgumentHelp("The revision at which they are looked for.", valueName: "rev"))
  var to: String?

  @Option(help: ArgumentHelp("left or right; right unless told.", valueName: "side"))
  var side: String?

  @OptionGroup var place: QuestionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ paths: CommandPaths) throws(OverseerError) -> PortLines {
    guard let lines, let from, let to else {
      throw ErrorReport.usage(
        "a file and two revisions are needed", hint: "os vcs port --from REV --to REV FILE:LINE[-LINE]")
    }
    let known = LinePlace(lines)
    let side: DiffSide? = if let side { try Words.choice(side, "--side") } else { nil }
    return PortLines(
      from: from, to: to, path: try paths.path(known.path, "file"), lineStart: known.first, lineEnd: known.last,
      side: side)
  }

  func reply(
    to question: PortLines, of repository: AskedRepository, _ session: Session
  ) async throws(OverseerError) {
    try session.reply(await repository.ask(question), LinePlace.text)
  }
}

/// A place in a file as people write it: `src/a.swift:10-12`, `src/a.swift:10`, `src/a.swift`.
struct LinePlace: Hashable {
  var path: String
  var first: Int?
  var last: Int?

  init(_ text: String) {
    path = text
    guard let colon = text.lastIndex(of: ":") else { return }
    let numbers = text[text.index(after: colon)...].split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count <= 2, numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) }),
      let first = numbers.first.flatMap({ Int($0) }), let last = numbers.last.flatMap({ Int($0) })
    else { return }
    path = String(text[..<colon])
    self.first = first
    self.last = numbers.count == 2 ? last : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func text(_ port: CommentPort, _ style: Style) -> String {
    var place = port.path.map(Escaped.line) ?? "the file is gone"
    if let first = port.lineStart, let last = port.lineEnd {
      place += first == last ? ":\(first)" : ":\(first)-\(last)"
    }
    let color: Style.Color =
      switch port.status {
      case .exact: .green
      case .edited, .moved: .yellow
      case .orphaned: .red
      }
    return style.paint(port.status.rawValue, color) + "  " + place
  }
}
