import OverseerJSON

/// What the doc comments say about types and their fields.
///
/// Names are paths of Swift types without the module (`HelpRequest.Category`) and wire names of fields. The text of
/// one comment is paragraphs, separated by an empty line, each on one line.
public struct DocComments: Sendable, Hashable {
  private var texts: [String: String]

  public init() { texts = [:] }

  /// The doc comments of the sources that this binary was built from.
  public static let published = DocComments(parsing: source)

  /// What is said about a type.
  public func text(of type: String) -> String? { texts[type] }

  /// What is said about a field of a type, or a case of an enum.
  public func text(of field: String, in type: String) -> String? { texts["\(type).\(field)"] }

  /// Adds the lines of a doc comment about a type, or about a field of it.
  public mutating func add(_ comment: [String], type: String, field: String? = nil) {
    let text = Self.paragraphs(comment).joined(separator: "\n\n")
    guard !text.isEmpty else { return }
    texts[field.map { "\(type).\($0)" } ?? type] = text
  }

  /// The lines joined to paragraphs; list items stay lines of their own. Links to symbols become plain code.
  private static func paragraphs(_ lines: [String]) -> [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in lines {
      let text = TextLines.trimmed(line.replacing("``", with: "`"))
      if text.isEmpty {
        isOpen = false
      } else if isOpen, let last = paragraphs.indices.last {
        paragraphs[last] += (text.hasPrefix("- ") ? "\n" : " ") + text
      } else {
        paragraphs.append(text)
        isOpen = true
      }
    }
    return paragraphs
  }
}

// The committed form: a line with the name, then its text, indented and wrapped; an empty line ends a paragraph.
extension DocComments {
  /// The form that ``init(parsing:)`` reads, in the order of the names.
  public var lines: [String] {
    texts.sorted { $0.key < $1.key }.flatMap { name, text in
      [name] + TextLines.wrapped(text, columns: 114).map { $0.isEmpty ? "" : "  \($0)" }
    }
  }

  public init(parsing source: String) {
    texts = [:]
    var name: String?
    var comment: [String] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty || line.first == " " {
        comment.append(String(line))
      } else {
        if let name { add(comment, type: name) }
        name = String(line)
        comment = []
      }
    }
    if let name { add(comment, type: name) }
  }
}
