import OverseerModel
import OverseerSDK

/// What a text is made of, where its length is not all that matters.
///
/// Every form is published as a pattern, and is checked by the very rule that the model has for it.
public enum TextForm: Sendable, Hashable, CaseIterable {
  /// A title.
  case line
  case markdown
  /// Markdown that says something.
  case statement
  case label
  /// The key of an entry of metadata.
  case key
  /// The absolute path of a folder.
  case folder
  /// The path of a file of a repository, or the name of a revision.
  case path
  case pathPattern
  case gateName
  /// What a shell gets.
  case command
  /// The name of an environment variable.
  case variable
  case branch
  /// The name of an agent or of a token.
  case agentName
  /// The SHA-256 of something.
  case digest
  /// What a round is compared with.
  case comparison
  /// A moment: RFC 3339 with a day, a time and an offset.
  case moment

  /// A regular expression, as JSON Schema understands it, for the whole text.
  public var pattern: String {
    switch self {
    case .line: "^[\(Self.space)]*[^\(Self.unseen)]([^\(Self.lineEnd)]*[^\(Self.unseen)])?[\(Self.space)]*$"
    case .markdown: "^[^\(Self.unprintable)]*$"
    case .statement: "^[^\(Self.unprintable)]*[^\(Self.unseen)][^\(Self.unprintable)]*$"
    case .label: "^[\(Self.space)]*[^\(Self.unseen),]+[\(Self.space)]*$"
    case .key: "^[^\(Self.control)]+$"
    case .folder: "^/[^\\u0000]*$"
    case .path: "^[^\\u0000]+$"
    case .pathPattern: "^(?!/)(?!\(Self.any)//)(?!(\(Self.any)/)?\\.{1,2}(/|$))[^\(Self.control)]+$"
    case .gateName: "^[0-9A-Za-z][0-9A-Za-z._-]{0,\(GateInput.nameLimit - 1)}$"
    case .command: "^[^\(Self.lineEndButTab)]*[^\(Self.unseen)][^\(Self.lineEndButTab)]*$"
    case .variable: "^(?!OVERSEER_)[A-Za-z_][0-9A-Za-z_]*$"
    case .branch:
      "^(?![-./])(?!(@|HEAD)$)(?!\(Self.any)(\\.\\.|@\\{|//|/\\.|\\.lock/))(?!\(Self.any)(/|\\.|\\.lock)$)"
        + "[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+$"
    case .agentName: "^[a-z0-9._-]{1,64}$"
    case .digest: "^[0-9a-f]{64}$"
    case .comparison: "^(base|last-viewed|[1-9][0-9]{0,8})$"
    case .moment:
      "^(?!0000|9999)[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?"
        + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
    }
  }

  /// Any text that the forms with a condition take; a point would stop at the ends of lines.
  private static let any = "[^\\u0000]*"
  /// White space, as Unicode has it.
  private static let space =
    "\\u0009-\\u000d \\u0085\\u00a0\\u1680\\u2000\\u2001\\u2002-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
  private static let control = "\\u0000-\\u001f\\u007f-\\u009f"
  private static let unseen = space + control
  /// What cannot stand in a line.
  private static let lineEnd = control + "\\u2028\\u2029"
  /// The same, but for the tab.
  private static let lineEndButTab = "\\u0000-\\u0008\\u000a-\\u001f\\u007f-\\u009f\\u2028\\u2029"
  /// What cannot stand in Markdown.
  private static let unprintable = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f"

  /// Whether `text` is of this form.
  public func takes(_ text: String) -> Bool {
    switch self {
    case .line: (try? Text.description(text)) != nil
    case .markdown: (try? Text.refuseControls(in: text, field: "", newlines: true)) != nil
    case .statement: !Text.trimming(text).isEmpty && Self.markdown.takes(text)
    case .label: (try? Text.labels([text])) != nil
    case .key: !text.isEmpty && (try? Text.refuseControls(in: text, field: "", newlines: false)) != nil
    case .folder: text.utf8.first == UInt8(ascii: "/") && Self.path.takes(text)
    case .path: !text.isEmpty && !text.utf8.contains(0)
    case .pathPattern: PathPattern(text) != nil && Self.key.takes(text)
    case .gateName: GateInput.isName(text)
    case .command: GateInput.isCommand(text)
    case .variable: GateInput.isVariable(text)
    case .branch: RegisterRepo.isBranch(text)
    case .agentName: AgentName.isValid(text)
    case .digest: text.utf8.count == 64 && text.utf8.allSatisfy { Self.isHexadecimal($0) }
    case .comparison: DiffReview.canCompare(against: text)
    case .moment: Self.isMoment(text)
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// An ``Instant`` can also be read from less: a plain date, small letters.
  private static func isMoment(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes.last != UInt8(ascii: "z") else { return false }
    return !text.hasPrefix("0000") && !text.hasPrefix("9999") && Instant(text) != nil
  }

  /// What the text is, as in "must be one line of text".
  var words: String {
    switch self {
    case .line: "one line of text"
    case .markdown: "text without control characters"
    case .statement: "text that is not empty and has no control characters"
    case .label: "a word without white space, commas and control characters"
    case .key: "a text without control characters"
    case .folder: "an absolute path"
    case .path: "a text that is not empty, without NUL"
    case .pathPattern: "a pattern for paths inside the repository, like src/**"
    case .gateName: "letters, digits, `-`, `_` and `.`, with one of the first two at the start"
    case .command: "one line for a shell"
    case .variable: "the name of an environment variable that is not Overseer's"
    case .branch: "a name that git takes for a branch"
    case .agentName: "1 to 64 of a-z, 0-9, '.', '_' and '-'"
    case .digest: "64 hexadecimal digits in lower case"
    case .comparison: "base, last-viewed or the number of a round"
    case .moment: "a time like 2026-02-05T08:06:12.345Z"
    }
  }
}
