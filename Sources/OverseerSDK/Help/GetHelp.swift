import OverseerModel
import OverseerStore

/// Gives a request for help.
public struct GetHelp: ReadOperation {
  public static let spec = OperationSpec(
    "help.get", "Show a request for help", who: .any, .get, "/help/{id}", errors: [.notFound])
  public static var isBounded: Bool { true }

  public var id: HelpRequestID

  public init(id: HelpRequestID) { self.id = id }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> HelpRequest {
    if let request = try reading.helpRequest(id) { return request }
    throw OverseerError.notFound("help request", "\(id)", hint: "`os help list` shows the open ones.")
  }
}
