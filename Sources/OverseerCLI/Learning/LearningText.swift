import OverseerModel

/// Learnings as text for people.
enum LearningText {
  static func done(_ verb: String, _ learning: Learning, _ style: Style) -> String {
    let text = Layout.truncated(Escaped.line(learning.content), to: style.width - verb.count - 9)
    return "\(verb) \(style.paint(learning.id.short, .cyan))  \(text)\n"
  }

  static func list(_ learnings: [Learning], _ style: Style) -> String {
    guard !learnings.isEmpty else { return "No learnings.\n" }
    return learnings.flatMap { lines($0, note: "", style) }.joined(separator: "\n") + "\n"
  }

  static func inherited(_ learnings: InheritedLearnings, _ style: Style) -> String {
    let parts = [
      ("Its own", learnings.own), ("From the parent", learnings.parent), ("From the milestone", learnings.milestone),
    ]
    let shown = parts.filter { !$0.1.isEmpty }.map { title, learnings in
      style.heading(title) + "\n" + list(learnings, style)
    }
    return shown.isEmpty ? "No learnings.\n" : shown.joined(separator: "\n")
  }

  /// The text with its id before it and its age, tags and `note` behind it.
  static func lines(_ learning: Learning, note: String, _ style: Style) -> [String] {
    var notes = [style.age(learning.createdAt)]
    if !note.isEmpty { notes.append(note) }
    if let source = learning.sourceTaskID { notes.append("first on \(source.short)") }
    if learning.retiredAt != nil { notes.append("retired") }
    notes += learning.tags.map { "#\(Escaped.line($0))" }
    var lines = style.block(learning.content, indent: 10)
    let end = "(\(notes.joined(separator: ", ")))"
    if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(end) <= style.width {
      lines[lines.count - 1] = last + " " + style.paint(end, .dim)
    } else {
      lines += style.block(end, indent: 10).map { style.paint($0, .dim) }
    }
    let first = lines.first.map { String($0.dropFirst(10)) } ?? ""
    return ["  " + style.paint(learning.id.short, .cyan) + "  " + first] + lines.dropFirst()
  }
}
