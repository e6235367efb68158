import OverseerJSON
import OverseerModel

/// Events that a dry run has shown, as they are told: what would have happened, to which task, in a few words.
enum EventPreview {
  /// More are only counted.
  static let limit = 50
  private static let length = 120

  static func json(of event: Event) -> JSONValue {
    let (type, _) = event.body.parts
    return [
      "type": .string(type), "task_id": event.taskID.map { .string("\($0)") } ?? nil,
      "summary": .string(summary(of: event.body)),
    ]
  }

  /// The title, the text or the name of what the event is about.
  private static func summary(of body: EventBody) -> String {
    guard let payload = try? JSONCoder.value(of: body)["payload"] else { return "" }
    for (thing, field) in texts {
      guard let text = (thing.isEmpty ? payload[field] : payload[thing]?[field])?.stringValue else { continue }
      let line = text.prefix { !$0.isNewline }
      return line.count > length ? line.prefix(length - 1) + "…" : String(line)
    }
    return ""
  }

  private static let texts = [
    ("learning", "content"), ("help_request", "reason"), ("comment", "body"), ("verdict", "summary"),
    ("task", "description"), ("review", "summary"), ("result", "gate_name"), ("gate", "name"), ("repo", "name"),
    ("", "blocker_id"), ("", "format"),
  ]
}
