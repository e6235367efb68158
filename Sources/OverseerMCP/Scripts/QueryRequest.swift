import OverseerJSON
import OverseerModel

/// What `query` is asked for: a script that only reads.
public struct QueryRequest: Sendable, Hashable {
  public var code: String

  public init(code: String) { self.code = code }

  /// Reads the tool's arguments; throws `invalid_input` that names every wrong one.
  public init(arguments: JSONValue?) throws(OverseerError) {
    var given = try ToolArguments(arguments, of: "query", known: ["code"])
    let code = given.code("code")
    self.code = try given.checked(code)
  }
}
