import OverseerModel
import OverseerStore

/// Lists the tokens that let somebody in, oldest first. The installation's own, which stands in its file, is none of
/// them.
public struct ListTokens: ReadOperation {
  public static let spec = OperationSpec(
    "tokens.list", "List the tokens", who: .human, .get, "/tokens", errors: [.notFound], reach: .installation)

  /// Revoked ones as well, and those that came with an imported document, which brings no secrets.
  public var all: Bool?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The id of the last token of the page before.
  public var after: TokenID?

  public init(all: Bool? = nil, limit: Int? = nil, after: TokenID? = nil) {
    self.all = all
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [AccessToken] {
    let limit = try Page.limit(limit)
    if let after, try reading.token(after) == nil { throw Page.unknown(after: "\(after)") }
    return try reading.tokens(all: all ?? false, after: after, limit: limit)
  }
}
