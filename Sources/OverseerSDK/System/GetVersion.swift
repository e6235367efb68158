import OverseerModel
import OverseerStore

/// Gives the version of the program that answers, and of the database's layout that it writes.
public struct GetVersion: ReadOperation {
  public static let spec = OperationSpec("system.version", "Show the version", who: .any, .get, "/version")
  public static var isBounded: Bool { true }

  public init() {}

  /// What answers.
  public struct Answer: Codable, Sendable, Hashable {
    /// The version of the program.
    public var version: String
    /// The number of the database's layout.
    public var schema: Int
    /// The version of Swift that compiled the program, as far as it is known.
    public var swift: String?
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Answer {
    Answer(version: Version.current, schema: Schema.current, swift: Version.swift)
  }
}
