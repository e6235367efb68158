import OverseerModel
import OverseerSDK

/// The long-running programs that commands start. They are handed in, so that the command line does not stand on them.
public struct Programs: Sendable {
  /// Called once a server answers, with where, and with what gives a one-time code to sign a browser in.
  public typealias Ready = @Sendable (ServerAddress, _ signInCode: @escaping @Sendable () -> String) -> Void

  /// Serves until the process is asked to stop.
  public var serve: @Sendable (Overseer, ServeSettings, @escaping Ready) async throws(OverseerError) -> Void

  public init(
    serve: @escaping @Sendable (Overseer, ServeSettings, @escaping Ready) async throws(OverseerError) -> Void
  ) {
    self.serve = serve
  }

  /// A command line by itself, as tests have it.
  public static let none = Programs { _, _, _ throws(OverseerError) in
    throw OverseerError(.unavailable, "this program has no server")
  }
}
