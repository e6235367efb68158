import OverseerDiff

/// What a person has to look at before trusting a command: how it differs from what was trusted, or all of it.
public struct TrustChange: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public enum Mark: Sendable { case same, removed, added }

    public let mark: Mark
    /// Safe to print: see `String.shown`.
    public let text: String
  }

  /// One thing that shapes the run.
  public struct Part: Sendable, Hashable {
    /// `command`, `settings`, or the path of a script. Safe to print.
    public let title: String
    /// What to know that no line says: that a file is missing, or is no text.
    public let note: String?
    /// Changed lines, with up to three unchanged ones around them.
    public let lines: [Line]
  }

  /// What differs; for a command of which none was trusted, all that is there.
  public let parts: [Part]

  public init(from grant: TrustGrant?, to command: RunnableCommand) {
    var parts = [
      Self.part("command", Content(grant?.text), Content(command.text)),
      Self.part("settings", Content(grant?.settings), Content(command.settings)),
    ]
    // By bytes, for two paths that differ can be one text to Swift.
    let old = Dictionary((grant?.scripts ?? []).map { (Array($0.path.utf8), $0) }, uniquingKeysWith: { $1 })
    let new = Dictionary(command.scripts.map { (Array($0.path.utf8), $0) }, uniquingKeysWith: { $1 })
    for path in Set(old.keys).union(new.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let title = String(decoding: path, as: UTF8.self).shown
      parts.append(Self.part(title, Content(old[path]), Content(new[path])))
    }
    self.parts = parts.compactMap { $0 }
  }

  /// All of it as a person reads it: titles, then lines with `-`, `+` or a blank before them.
  public var lines: [String] {
    parts.flatMap { part in
      ["\(part.title):"] + (part.note.map { ["  (\($0))"] } ?? [])
        + part.lines.map { line in
          switch line.mark {
          case .same: "    " + line.text
          case .removed: "  - " + line.text
          case .added: "  + " + line.text
          }
        }
    }
  }
}

extension TrustChange {
  /// What one thing is on one side.
  private enum Content: Equatable {
    case nothing
    case missing
    case text([UInt8])
    case binary(sha256: String)

    init(_ text: String?) {
      if let text, !text.isEmpty { self = .text(Array(text.utf8)) } else { self = .nothing }
    }

    init(_ script: TrustGrant.Script?) {
      switch (script?.sha256, script?.text) {
      case (let sha256?, nil): self = .binary(sha256: sha256)
      case (_, let text?): self = .text(Array(text.utf8))
      case (nil, nil): self = script == nil ? .nothing : .missing
      }
    }

    init(_ script: RunnableCommand.Script?) {
      guard let script else {
        self = .nothing
        return
      }
      guard let content = script.content else {
        self = .missing
        return
      }
      let isText = String(validating: content, as: UTF8.self) != nil
      self = isText ? .text(content) : .binary(sha256: TrustDigest.of(content))
    }

    var bytes: [UInt8] {
      if case .text(let bytes) = self { return bytes }
      return []
    }

    var word: String? {
      switch self {
      case .nothing: nil
      case .missing: "no such file"
      case .binary(let sha256): "not a text, SHA-256 \(sha256)"
      case .text(let bytes): bytes.isEmpty ? "empty" : "a text"
      }
    }
  }

  private static func part(_ title: String, _ old: Content, _ new: Content) -> Part? {
    guard old != new else { return nil }
    let note: String? =
      switch (old, new) {
      case (.text, .text), (.nothing, .text), (.text, .nothing): nil
      case (.nothing, _): new.word
      default: "was: \(old.word ?? "nothing"); is: \(new.word ?? "no longer named")"
      }
    return Part(title: title, note: note, lines: lines(Lines(old.bytes), Lines(new.bytes)))
  }

  private static func lines(_ old: Lines, _ new: Lines) -> [Line] {
    let context = 3
    var lines: [Line] = []
    var shown = 0
    let changes = LineDiff(old, new).changes
    for (index, change) in changes.enumerated() {
      let next = index + 1 < changes.count ? changes[index + 1].new.lowerBound : new.count
      let start = max(shown, change.new.lowerBound - context)
      let end = min(next, change.new.upperBound + context)
      lines += (start..<change.new.lowerBound).map { Line(mark: .same, text: new.text($0).shown) }
      lines += change.old.map { Line(mark: .removed, text: old.text($0).shown) }
      lines += change.new.map { Line(mark: .added, text: new.text($0).shown) }
      lines += (change.new.upperBound..<end).map { Line(mark: .same, text: new.text($0).shown) }
      shown = end
    }
    return lines
  }
}
