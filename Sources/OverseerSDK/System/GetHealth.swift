import OverseerModel

/// Tells whether the database answers, how far its log reaches, and which server of the installation runs. It answers
/// where the database does not.
public struct GetHealth: EffectOperation {
  public static let spec = OperationSpec("system.health", "Tell whether all is well", who: .any, .get, "/health")

  public init() {}

  /// How an installation is.
  public struct Answer: Codable, Sendable, Hashable {
    /// Whether the database answers.
    public var ok: Bool
    /// Why the database does not answer; null where it does.
    public var problem: String?
    /// The version of the program that answers.
    public var version: String
    /// The number of the database's layout; null where the database does not answer.
    public var schema: Int?
    /// The seq of the last event, 0 in an empty log; null where the database does not answer.
    public var lastSeq: Int64?
    /// When the last event was recorded; null where there is none.
    public var lastWriteAt: Instant?
    /// Whole seconds since the last event was recorded; null where there is none.
    public var lastWriteAgeSeconds: Int64?
    /// The server of this installation; null where none runs.
    public var server: ServerAddress?
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Answer {
    var answer = Answer(ok: true, version: Version.current)
    do throws(OverseerError) {
      answer = try await overseer.store.readAsync { reading throws(OverseerError) in
        let last = try reading.events(EventFilter(), after: nil, before: .max, limit: 1).last
        return Answer(
          ok: true, version: Version.current, schema: try reading.schemaVersion(), lastSeq: last?.seq ?? 0,
          lastWriteAt: last?.at,
          lastWriteAgeSeconds: last.map { max(0, reading.now.milliseconds - $0.at.milliseconds) / 1000 })
      }
    } catch {
      answer.ok = false
      answer.problem = error.message
    }
    answer.server = try ServerAddress.find(in: overseer.installation)
    return answer
  }
}
