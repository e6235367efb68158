import OverseerModel
import OverseerSDK

/// Brings what is said for the command line into the words of a script.
///
/// `Take it first: os task claim task_1` becomes `Take it first: tasks.claim("task_1")`. Commands for things that only
/// people do stay as they are: whoever reads it can tell a person.
enum ScriptHint {
  /// Commands whose words are not simply those of the operation.
  private static let commands: [(words: String, operation: String)] = [
    ("task next --claim", "tasks.claim"), ("task next", "tasks.next_ready"), ("task show", "tasks.get"),
    ("review show", "reviews.get_latest"), ("review agent", "git_ai.start"),
    ("review reject", "reviews.request_changes"),
    ("review comments", "reviews.list_comments"), ("review resolve", "reviews.resolve_comment"),
    ("review apply", "reviews.apply_suggestion"), ("gate results", "gates.results"),
    ("vcs remove-workspace", "vcs.remove_workspace"), ("restack", "vcs.restack"), ("stack", "vcs.stack"),
    ("diff", "vcs.diff"), ("inbox", "inbox.list"), ("doctor", "system.doctor"), ("init", "repos.register"),
    ("learning", "learnings"), ("task", "tasks"), ("review", "reviews"), ("gate", "gates"), ("repo", "repos"),
    ("event", "events"), ("token", "tokens"),
  ]

  /// What agents may call, by name.
  private static let callable: Set<String> = Set(
    Catalogue.operations.filter { $0.spec.who != .human }.map { $0.spec.name })

  static func translated(_ hint: String) -> String {
    var result = ""
    var rest = hint[...]
    while let start = beginning(in: rest) {
      result += rest[..<start]
      let ending = rest[start...].dropFirst(3).firstIndex { "`\"),;".contains($0) } ?? rest.endIndex
      let command = rest[start..<ending]
      result += call(for: command.dropFirst(3)) ?? String(command)
      rest = rest[ending...]
    }
    return result + rest
  }

  /// Where the next `os ` stands that begins a command.
  private static func beginning(in text: Substring) -> Substring.Index? {
    var place = text.startIndex
    while place < text.endIndex {
      let isStart = place == text.startIndex || " `(\"".contains(text[text.index(before: place)])
      if isStart, text[place...].hasPrefix("os ") { return place }
      place = text.index(after: place)
    }
    return nil
  }

  /// The call that does what the command does; nil where there is none, or none for agents.
  private static func call(for command: Substring) -> String? {
    for (words, operation) in commands where command == words || command.hasPrefix(words + " ") {
      var arguments = command.dropFirst(words.count).split(separator: " ")
      var name = operation
      if !operation.contains(".") {
        guard !arguments.isEmpty else { return nil }
        name += "." + arguments.removeFirst().replacing("-", with: "_")
      }
      guard callable.contains(name) else { return nil }
      return name + parenthesized(arguments)
    }
    return nil
  }

  /// An id alone is an argument; of options it is only said that there are some.
  private static func parenthesized(_ arguments: [Substring]) -> String {
    guard let first = arguments.first else { return "()" }
    guard arguments.count == 1, !first.hasPrefix("-") else { return "({…})" }
    let id = first.hasSuffix(".") ? first.dropLast() : first
    return id.contains("_") ? "(\"\(id)\")" : "(\(id.lowercased()))"
  }
}
