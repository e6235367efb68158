import OverseerJSON
import OverseerModel

/// What `search` is asked for: operations by what they do.
public struct SearchRequest: Sendable, Hashable {
  public var query: String

  public init(query: String) { self.query = query }

  /// Reads the tool's arguments; throws `invalid_input` that names every wrong one.
  public init(arguments: JSONValue?) throws(OverseerError) {
    var given = try ToolArguments(arguments, of: "search", known: ["query"])
    let query = given.text("query", upTo: 1_000)
    self.query = try given.checked(query)
  }
}
