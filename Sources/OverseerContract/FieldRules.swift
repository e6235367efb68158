import OverseerModel
import OverseerSDK

/// What fields may be beyond what their Swift types show. ``InputCheck`` keeps callers to it and the document publishes
/// it; the numbers are those of the model and of the SDK, which keep them too.
///
/// A rule is the shape that the field has instead of the one that was read, under the field's name or, where that means
/// several things, under `Type.field`.
enum FieldRules {
  /// - Parameter schema: What the type says, without null.
  static func applied(
    to schema: Schema, field: String, in origin: String, by reader: SchemaReader
  ) -> Schema {
    let rules = reader.direction == .input ? inputs : outputs
    guard let rule = rules["\(origin).\(field)"] ?? rules[field], rule.isOfKind(of: schema) else { return schema }
    return rule
  }

  /// Fields of a patch that can be changed and not cleared.
  static func isNeverNull(_ field: String, in origin: String) -> Bool {
    ["UpdateTask.description", "UpdateTask.priority", "UpdateGate.name", "UpdateGate.command"]
      .contains("\(origin).\(field)")
  }

  /// The fields of inputs that have one.
  static var names: [String] { Array(inputs.keys) }

  private static let outputs: [String: Schema] = [
    "description": .string(StringRules(minLength: 1, maxLength: Text.descriptionLimit))
  ]

  private static let inputs: [String: Schema] = [
    "add_labels": .array(label),
    "after": .integer(0...mostWhole),
    "base": text(.path),
    "before": .integer(0...mostWhole),
    "body": text(.statement),
    "chosen_option": .integer(0...Int64(RequestHelp.optionLimit - 1)),
    "command": text(.command),
    "content": text(.statement),
    "context": text(.markdown),
    "default_branch": text(.branch, upTo: 250),
    "description": line,
    "file_path": text(.path),
    "from": text(.path),
    "from_base": text(.path),
    "generation": .integer(-mostWhole...mostWhole),
    "head": text(.path),
    "ids": .array(.reference("AnyTaskID"), ListRules(maxItems: GetTasks.most)),
    "label": text(.label, upTo: Text.labelLimit),
    "labels": .array(label),
    "learn": text(.statement),
    "limit": .integer(1...Int64(Page.most)),
    "line_end": .integer(1...mostLines),
    "line_start": .integer(1...mostLines),
    "max_pending_secs": range(GateInput.pendingRange),
    "max_retries": range(GateInput.retriesRange),
    "message": text(.markdown),
    "metadata": .map(
      text(.markdown),
      MapRules(
        maxProperties: Text.metadataLimit,
        keys: StringRules(format: .form(.key), minLength: 1, maxLength: Text.metadataKeyLimit))),
    "new": text(.path),
    "new_base": text(.path),
    "offset": .integer(0...mostWhole),
    "old": text(.path),
    "old_base": text(.path),
    "older_than_days": range(CollectGarbage.dayRange),
    "path": text(.path),
    "poll_interval_secs": range(GateInput.pollIntervalRange),
    "reason": text(.statement),
    "remove_labels": .array(label),
    "response": text(.statement),
    "result": text(.markdown),
    "revision": text(.path),
    "setup": text(.command),
    "sha256": .array(text(.digest)),
    "suggested_options": .array(line, ListRules(maxItems: RequestHelp.optionLimit)),
    "suggestion": text(.markdown),
    "summary": text(.markdown),
    "tags": .array(label),
    "text": text(.statement, upTo: Text.searchLimit),
    "timeout_secs": range(GateInput.timeoutRange),
    "to": text(.path),
    "to_base": text(.path),
    "types": .array(.choice(EventBody.catalogue.map { .string($0.type) }), ListRules(minItems: 1)),

    "AddGate.name": text(.gateName),
    "AddGate.pass_env": variables,
    "AddGate.paths": patterns,
    "AwaitReview.timeout_secs": .integer(0...mostLines),
    "CompareRevisions.after": text(.path),
    "CompareRevisions.context": .integer(0...mostLines),
    "CompareRevisions.paths": .array(text(.path)),
    "CreateToken.name": text(.agentName),
    "DiffReview.after": text(.path),
    "DiffReview.against": text(.comparison),
    "DiffReview.context": .integer(0...mostLines),
    "DiffReview.paths": .array(text(.path)),
    "DiffTask.after": text(.path),
    "DiffTask.against": text(.path),
    "DiffTask.context": .integer(0...mostLines),
    "DiffTask.paths": .array(text(.path)),
    "GetRepoByPath.path": text(.folder),
    "ListEvents.sources": .array(.reference("EventSource"), ListRules(minItems: 1)),
    "MarkViewed.paths": .array(text(.path)),
    "ReadReviewFile.limit": .integer(1...Int64(ReadReviewFile.most)),
    "RegisterRepo.name": line,
    "RegisterRepo.path": text(.folder),
    "RelocateRepo.path": text(.folder),
    "RequestChanges.summary": text(.statement),
    "ResolveID.text": text(.path),
    "SubscribeEvents.sources": .array(.reference("EventSource"), ListRules(minItems: 1)),
    "UpdateGate.name": text(.gateName),
    "UpdateGate.pass_env": variables,
    "UpdateGate.paths": patterns,
  ]

  /// The greatest number up to which every reader of JSON keeps whole numbers apart (RFC 7493, 2.2).
  private static let mostWhole: Int64 = (1 << 53) - 1
  private static let mostLines = Int64(Int32.max)

  private static let line = text(.line, from: 1, upTo: Text.descriptionLimit)
  private static let label = text(.label, upTo: Text.labelLimit)
  private static let gateTexts = ListRules(maxItems: GateInput.listLimit, isUnique: true)
  private static let variables = Schema.array(text(.variable), gateTexts)
  private static let patterns = Schema.array(.reference("PathPattern"), gateTexts)

  private static func text(_ form: TextForm, from least: Int? = nil, upTo most: Int? = nil) -> Schema {
    .string(StringRules(format: .form(form), minLength: least, maxLength: most))
  }

  private static func range(_ range: ClosedRange<Int>) -> Schema {
    .integer(Int64(range.lowerBound)...Int64(range.upperBound))
  }
}

extension Schema {
  /// Whether values of this shape are JSON of the same kind as those of another, so that it can stand for that one.
  fileprivate func isOfKind(of read: Schema) -> Bool {
    switch (self, read) {
    case (.string, .string(let rules)): rules.format == nil
    case (.choice, .string(let rules)): rules.format == nil
    case (.integer, .integer), (.map, .map): true
    case (.array(let element, _), .array(let known, _)): element == known || element.isOfKind(of: known)
    default: false
    }
  }
}
