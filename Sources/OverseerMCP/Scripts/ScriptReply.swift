import OverseerCodemode
import OverseerJSON
import OverseerModel

/// What is told of a script that has ended.
struct ScriptReply {
  /// Of what was logged, so much is told, in bytes.
  static let logLimit = 8_000

  private let script: RunningScript
  private let report: ScriptReport
  private let log: CallLog
  private let logs: [(level: String, text: String)]

  /// - Parameter remarks: What there is to say beside what the script has logged.
  init(of script: RunningScript, _ report: ScriptReport, remarks: [String] = []) {
    self.script = script
    self.report = report
    log = script.log
    logs = Self.shortened(report) + remarks.map { ("warn", $0) }
  }

  /// - Parameter events: What would have happened, for a dry run.
  func success(_ result: ShapedResult, events: (first: [Event], count: Int)?) -> ToolReply {
    var members: JSONObject = ["ok": true, "result": result.value]
    addCommon(to: &members)
    if result.isTruncated { members["truncated"] = true }
    if let events {
      members["dry_run"] = true
      members["events"] = .array(events.first.map(EventPreview.json))
      if events.count > events.first.count { members["events_total"] = .integer(Int64(events.count)) }
    }
    let structured = JSONValue.object(members)
    do throws(JSONCodingError) {
      return ToolReply(structured: structured, text: try structured.text())
    } catch {
      return failure(OverseerError(.invalidInput, "the result cannot be given back: \(error)"))
    }
  }

  func failure(_ failure: ScriptFailure) -> ToolReply {
    var blocks = [(failure.host?.code ?? failure.name).map { "\($0): " } ?? ""]
    blocks[0] += failure.message
    if let place = failure.place { blocks.append(Self.shown(place)) }
    if let hint = failure.host?.hint { blocks.append(hint) }
    return failed(Self.json(of: failure), blocks)
  }

  /// Of a script whose result cannot be given back.
  func failure(_ error: OverseerError) -> ToolReply {
    failed(["kind": "not_json", "message": .string(error.message)], [error.message])
  }

  private func failed(_ error: JSONValue, _ said: [String]) -> ToolReply {
    var members: JSONObject = ["ok": false, "error": error]
    addCommon(to: &members)
    var blocks = said
    if !logs.isEmpty {
      blocks.append((["Logged before:"] + logs.map { "  \($0.level): \($0.text)" }).joined(separator: "\n"))
    }
    blocks.append(effects)
    return ToolReply(structured: .object(members), text: blocks.joined(separator: "\n\n"), isError: true)
  }

  private func addCommon(to members: inout JSONObject) {
    members["logs"] = .array(logs.map { ["level": .string($0.level), "text": .string($0.text)] })
    members["calls"] = log.json
    members["execution_id"] = .string("\(script.id)")
    members["ms"] = .integer(report.time.wholeMilliseconds)
  }

  /// The lines up to a limit, and how many more there are.
  private static func shortened(_ report: ScriptReport) -> [(level: String, text: String)] {
    var lines: [(level: String, text: String)] = []
    var size = 0
    for line in report.logs {
      size += line.text.utf8.count
      guard size <= logLimit else { break }
      lines.append((line.level.rawValue, line.text))
    }
    let left = report.logs.count - lines.count + report.droppedLogs
    if left > 0 { lines.append(("warn", "… \(left) more lines were logged")) }
    return lines
  }
}

// Of a script that has failed.
extension ScriptReply {
  private static func json(of failure: ScriptFailure) -> JSONValue {
    var members: JSONObject = [:]
    members["kind"] = .string(failure.host == nil ? kind(failure.kind) : "refused")
    if let host = failure.host { members["code"] = .string(host.code) }
    members["message"] = .string(failure.message)
    if let hint = failure.host?.hint { members["hint"] = .string(hint) }
    if let details = failure.host?.details, let value = try? JSONParser.parse(details) { members["details"] = value }
    if let place = failure.place {
      members["line"] = .integer(Int64(place.line))
      members["column"] = .integer(Int64(place.column))
    }
    return .object(members)
  }

  private static func kind(_ kind: ScriptFailure.Kind) -> String {
    switch kind {
    case .syntax: "syntax"
    case .thrown: "thrown"
    case .outOfTime: "out_of_time"
    case .outOfMemory: "out_of_memory"
    case .outOfStack: "out_of_stack"
    case .tooManyCalls: "too_many_calls"
    case .codeTooLong: "code_too_long"
    case .waitsForever: "waits_forever"
    case .notJSON: "not_json"
    case .cancelled: "cancelled"
    case .busy: "busy"
    }
  }

  /// What stays of what it did.
  private var effects: String {
    switch script.mode {
    case .dryRun: return "It was a dry run: nothing was changed."
    case .query: return "Nothing was changed."
    case .execute: break
    }
    let rest = log.underWay.isEmpty ? "" : "\n\(underWay)"
    guard !log.changes.isEmpty else { return rest.isEmpty ? "Nothing was changed before." : underWay }
    let changes = log.changes.map { change in
      let more = change.count > change.ids.count ? ", …" : ""
      let ids = change.ids.isEmpty ? "" : " (\(change.ids.joined(separator: ", "))\(more))"
      return "  \(change.name)" + (change.count > 1 ? " × \(change.count)" : "") + ids
    }
    return (["Done before, and kept; do not do it again:"] + changes).joined(separator: "\n") + rest
  }

  private var underWay: String {
    let names = Set(log.underWay).sorted().joined(separator: ", ")
    return "\(names) was under way and may still take effect: look whether it did before you do it again."
  }

  /// How much of a line is shown.
  private static let width = 120

  /// The line of the script with a mark under the column.
  private static func shown(_ place: ScriptFailure.Place) -> String {
    let characters = place.text.map { $0 == "\t" ? " " : $0 }
    let column = min(max(place.column, 1), characters.count + 1)
    let start = characters.count <= width ? 0 : max(0, min(column - 1 - width / 2, characters.count - width))
    let part = characters[start...].prefix(width)
    let (before, after) = (start > 0 ? "…" : "", start + width < characters.count ? "…" : "")
    let mark = String(repeating: " ", count: column - 1 - start + before.count) + "^"
    return "at line \(place.line), column \(place.column):\n  \(before)\(String(part))\(after)\n  \(mark)"
  }
}
