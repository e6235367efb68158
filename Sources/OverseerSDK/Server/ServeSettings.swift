/// How a server is to be run.
public struct ServeSettings: Sendable {
  /// The port that is listened on; 0 for any that is free. nil for ``standardPort``, else the next one that is free.
  public var port: Int?
  /// The address that is listened on: of the loopback, unless ``acceptsOthers``.
  public var address: String
  /// Whether a person has said that other machines may reach the server.
  public var acceptsOthers: Bool

  public static let standardPort = 4820
  /// How many ports are tried where the standard one is taken.
  public static let portsTried = 20

  public init(port: Int? = nil, address: String = "127.0.0.1", acceptsOthers: Bool = false) {
    self.port = port
    self.address = address
    self.acceptsOthers = acceptsOthers
  }
}
