import OverseerJSON
import OverseerModel
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Values to test with.
enum Sample {
  static let noon = Instant(milliseconds: 1_770_278_772_345)

  static func ulid(_ number: UInt64) -> ULID { ULID(high: 0x0194_D3E8_7C39_0000, low: number) }

  static func id(_ number: UInt64, _ kind: TaskKind = .task) -> AnyTaskID { AnyTaskID(kind: kind, ulid(number)) }

  static func task(_ id: AnyTaskID, status: TaskStatus = .pending, parent: AnyTaskID? = nil) -> WorkItem {
    WorkItem(
      id: id, repoID: RepoID(ulid(1)), parentID: parent, description: "a task", status: status, createdAt: noon,
      updatedAt: noon)
  }

  static let person = Principal.human(name: "ada")
  static let agent = Principal.agent(name: "codex", session: nil, checkout: "/code/one")
  static let sessionAgent = Principal.agent(name: "claude-code", session: "sess_1", checkout: nil)
  /// One of each kind that can act.
  static let principals = [person, agent, sessionAgent, .system]
}

/// What `body` throws; nil, and a failed test, where it throws nothing.
func refusal<Value>(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws(OverseerError) -> Value
) -> OverseerError? {
  do throws(OverseerError) {
    let value = try body()
    Issue.record("was to be refused, but gave \(value)", sourceLocation: sourceLocation)
    return nil
  } catch {
    return error
  }
}

extension OverseerError {
  /// The texts of an array in the details.
  func texts(_ key: String) -> [String]? { details[key]?.arrayValue?.compactMap(\.stringValue) }

  /// The fields that the details name.
  var fields: [String] { details["fields"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? [] }
}
