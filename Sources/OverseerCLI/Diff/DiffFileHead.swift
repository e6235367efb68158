import OverseerModel

/// What happened to a file, above what changed in it: `modified  Sources/Parser.swift  +3 -1`.
struct DiffFileHead {
  private let file: ChangedFile
  private let isFolded: Bool
  private let style: Style

  init(_ file: ChangedFile, isFolded: Bool, _ style: Style) {
    self.file = file
    self.isFolded = isFolded
    self.style = style
  }

  private static let statusWidth = 10

  /// One line; two of a moved file whose paths do not fit into one.
  var lines: [String] {
    let status = Layout.padded(file.status.rawValue, to: Self.statusWidth)
    let plainEnd = ends.map { "  " + $0.text }.joined()
    let end = ends.map { "  " + style.paint($0.text, $0.color) }.joined()
    let room = max(style.width - Self.statusWidth - DisplayWidth.of(plainEnd), 20)
    let path = Escaped.line(file.path)
    guard let old = file.oldPath.map(Escaped.line) else {
      return [style.paint(status, color) + style.paint(DiffFileHead.end(of: path, to: room), .bold) + end]
    }
    let both = "\(old) → \(path)"
    if DisplayWidth.of(both) <= room { return [style.paint(status, color) + style.paint(both, .bold) + end] }
    let first = DiffFileHead.end(of: old, to: style.width - Self.statusWidth)
    let second = DiffFileHead.end(of: path, to: room)
    return [
      style.paint(status, color) + style.paint(first, .bold),
      Layout.padded(left: "→ ", to: Self.statusWidth) + style.paint(second, .bold) + end,
    ]
  }

  private var color: Style.Color {
    switch file.status {
    case .added, .copied: .green
    case .deleted: .red
    case .renamed, .modified, .mode: .yellow
    }
  }

  /// What stands behind the path.
  private var ends: [(text: String, color: Style.Color?)] {
    var ends: [(text: String, color: Style.Color?)] = []
    if let similarity = file.similarity { ends.append(("\(similarity)%", .dim)) }
    if file.submodule {
      let names = [file.oldBlob, file.newBlob].map { $0?.short ?? "none" }
      ends.append(("submodule \(names.joined(separator: " → "))", .dim))
    } else {
      if let added = file.added, added > 0 { ends.append(("+\(added)", .green)) }
      if let removed = file.removed, removed > 0 { ends.append(("-\(removed)", .red)) }
    }
    if let old = file.oldMode, let new = file.newMode, old != new {
      ends.append(("\(Self.words(forMode: old)) → \(Self.words(forMode: new))", .dim))
    }
    if file.binary { ends.append(("binary", .dim)) }
    if isFolded { ends.append(("\(file.generated ? "generated" : "large"), folded", .dim)) }
    return ends
  }

  private static func words(forMode mode: String) -> String {
    switch mode {
    case "100644": "file"
    case "100755": "executable"
    case "120000": "link"
    case "160000": "submodule"
    default: mode
    }
  }

  /// The end of a path, with `…` where something before it was left out: the name of the file tells most.
  static func end(of path: String, to width: Int) -> String {
    guard DisplayWidth.of(path) > width else { return path }
    var kept: [Character] = []
    var used = 1
    for character in path.reversed() {
      used += DisplayWidth.of(character)
      guard used <= width else { break }
      kept.append(character)
    }
    return "…" + String(kept.reversed())
  }
}
