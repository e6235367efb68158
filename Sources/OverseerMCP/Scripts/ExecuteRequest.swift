import OverseerJSON
import OverseerModel

/// What `execute` is asked for: a script with the whole SDK.
public struct ExecuteRequest: Sendable, Hashable {
  public var code: String
  /// How long the script may run, 1 to 120,000; 30,000 where it is not said.
  public var timeoutMs: Int?
  /// Whether nothing is to be kept, and what would have happened to be told.
  public var dryRun: Bool?

  public init(code: String, timeoutMs: Int? = nil, dryRun: Bool? = nil) {
    self.code = code
    self.timeoutMs = timeoutMs
    self.dryRun = dryRun
  }

  /// Reads the tool's arguments; throws `invalid_input` that names every wrong one.
  public init(arguments: JSONValue?) throws(OverseerError) {
    var given = try ToolArguments(arguments, of: "execute", known: ["code", "timeout_ms", "dry_run"])
    let code = given.code("code")
    timeoutMs = given.integer("timeout_ms", 1...120_000)
    dryRun = given.flag("dry_run")
    self.code = try given.checked(code)
  }
}
