import OverseerModel
import OverseerSDK

/// The long-running programs that commands start. They are handed in, so that the command line does not stand on them.
public struct Programs: Sendable {
  /// Called once a server answers, with where, and with what gives a one-time code to sign a browser in.
  public typealias Ready = @Sendable (ServerAddress, _ signInCode: @escaping @Sendable () -> String) -> Void

  /// Serves until the process is asked to stop.
  public var serve: @Sendable (Overseer, ServeSettings, @escaping Ready) async throws(OverseerError) -> Void

  /// Gives the installation when it is needed.
  public typealias Opening = @Sendable () throws(OverseerError) -> Overseer

  /// Who calls, given the name of the agent.
  public typealias Calling = @Sendable (_ agent: String) -> Caller

  /// Talks with an agent's client over standard input and output until that goes away.
  public var mcp: @Sendable (@escaping Opening, _ client: String, @escaping Calling) async throws(OverseerError) -> Void

  public init(
    serve: @escaping @Sendable (Overseer, ServeSettings, @escaping Ready) async throws(OverseerError) -> Void,
    mcp: @escaping @Sendable (@escaping Opening, String, @escaping Calling) async throws(OverseerError) -> Void
  ) {
    self.serve = serve
    self.mcp = mcp
  }

  /// A command line by itself, as tests have it.
  public static let none = Programs { _, _, _ throws(OverseerError) in
    throw OverseerError(.unavailable, "this program has no server")
  } mcp: { _, _, _ throws(OverseerError) in
    throw OverseerError(.unavailable, "this program has no server")
  }
}
