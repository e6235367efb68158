import OverseerModel

/// The changes of a round with the comments in their places.
struct ReviewDiffText {
  let diff: DiffText
  private let threads: [PlacedThread]
  private var style: Style { diff.style }

  /// - Parameter threads: In the order in which they were begun.
  init(_ diff: DiffText, threads: [PlacedThread]) {
    self.diff = diff
    self.threads = threads
  }

  /// A file with the threads on it that are not orphaned.
  func text(_ file: FileDiff) -> String {
    let own = threads(on: file.file)
    let shown = diff.showsLines(of: file.file) ? file.showing(own) : file
    var notes = DiffNotes()
    let indent = diff.indent(of: shown)
    for placed in own {
      if let line = placed.lines?.upperBound, diff.showsLines(of: file.file), shown.shows(line, on: placed.port.side) {
        let text = ThreadText(style: style, indent: indent).lines(placed)
        notes.below[.init(side: placed.port.side, line: line), default: []] += text
      } else {
        notes.atHead += lines(of: placed, withPlace: placed.lines != nil)
      }
    }
    return diff.lines(shown, notes: notes).joined(separator: "\n") + "\n"
  }

  /// How many open threads stand on a file.
  func openCount(on file: ChangedFile) -> Int { threads(on: file).count { !$0.first.isResolved } }

  /// The threads on the round as a whole.
  var onRound: [String] {
    let own = threads.filter { $0.port.path == nil && !$0.isOrphaned }
    return own.flatMap { ThreadText(style: style, indent: 2).lines($0) }
  }

  /// What could not be shown in `files`: threads on files that did not change, and those whose text is gone.
  func rest(_ files: [ChangedFile]) -> [String] {
    let placed = Set(files.flatMap(threads(on:)).map(\.first.id))
    let elsewhere = threads.filter { !$0.isOrphaned && $0.port.path != nil && !placed.contains($0.first.id) }
    let orphaned = threads.filter(\.isOrphaned)
    var lines: [String] = []
    if !elsewhere.isEmpty {
      lines += [style.heading("Comments on other files")] + elsewhere.flatMap { self.lines(of: $0, withPlace: true) }
    }
    if !orphaned.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += [style.heading("Comments whose text is gone")] + orphaned.flatMap { self.lines(of: $0, withPlace: true) }
    }
    return lines
  }

  private func threads(on file: ChangedFile) -> [PlacedThread] {
    threads.filter { placed in
      guard !placed.isOrphaned, let path = placed.port.path else { return false }
      return path == (placed.port.side == .left ? file.oldPath ?? file.path : file.path)
    }
  }

  private func lines(of placed: PlacedThread, withPlace: Bool) -> [String] {
    guard withPlace else { return ThreadText(style: style, indent: 2).lines(placed) }
    return CommentListText.lines(placed, style, unfolds: false)
  }
}
