import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import OverseerContract
import OverseerModel
import OverseerSDK
import ServiceLifecycle
import Synchronization
import UnixSignals

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The server of an installation: the operations over HTTP, the streams of events, and what is done by itself.
public struct Server: Sendable {
  /// Is told where the server is once it answers, and what gives a one-time code to sign a browser in.
  public typealias Ready = @Sendable (ServerAddress, _ signInCode: @escaping @Sendable () -> String) -> Void

  private let overseer: Overseer
  private let settings: ServeSettings
  private let logger: Logger
  /// What asks the process to stop.
  private let signals: [UnixSignal]
  private let pace: EventHub.Pace
  private let limits: RequestDeadline.Limits
  private let connectionLimit: Int

  /// How long the end may take, from the wish to stop.
  private static let patience = Duration.milliseconds(1200)

  /// - Parameter overseer: Opened as a service, and equipped for work in repositories.
  /// - Throws: `unavailable` where the log cannot be written.
  public init(_ overseer: Overseer, _ settings: ServeSettings) throws(OverseerError) {
    let output = try ServerLog.output(overseer.installation)
    self.init(
      overseer, settings, logger: Logger(label: "server") { JSONLogHandler(label: $0, output: output) },
      signals: [.sigterm, .sigint])
  }

  /// - Parameter signals: What asks the process to stop.
  /// - Parameter connectionLimit: How many connections are open at once; more of them wait.
  init(
    _ overseer: Overseer, _ settings: ServeSettings, logger: Logger, signals: [UnixSignal],
    pace: EventHub.Pace = EventHub.Pace(), limits: RequestDeadline.Limits = RequestDeadline.Limits(),
    connectionLimit: Int = 1024
  ) {
    self.overseer = overseer
    self.settings = settings
    self.logger = logger
    self.signals = signals
    self.pace = pace
    self.limits = limits
    self.connectionLimit = connectionLimit
  }

  /// Serves until the process is asked to stop (SIGTERM, SIGINT) or the task is cancelled.
  ///
  /// - Parameter onReady: Called once requests are answered, with where, and with what gives a one-time code for the
  ///   address that signs a browser in.
  /// - Throws: `conflict` where a server of this installation runs already or the port is taken, `invalid_input` for
  ///   an address that is not of the loopback.
  public func run(onReady: @escaping Ready) async throws(OverseerError) {
    let settings = try checkedSettings()
    let lock = try ServerLock(in: overseer.installation)
    try await serve(settings, onReady: onReady)
    _ = consume lock
  }

  /// The caller holds the lock.
  private func serve(_ settings: ServeSettings, onReady: @escaping Ready) async throws(OverseerError) {
    let port = try ListeningPort.choose(settings)
    Self.raiseFileLimit()
    let published = Mutex<ServerAddress?>(nil)
    let withdraw: @Sendable () -> Void = { [overseer] in
      published.withLock { $0 }?.withdraw(in: overseer.installation)
    }
    defer { withdraw() }
    do {
      try await group(settings, port, withdraw) { address, code in
        published.withLock { $0 = address }
        onReady(address, code)
      }.run()
    } catch let error as OverseerError {
      throw error
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw OverseerError(.conflict, "port \(port) was taken just now", hint: "Start the server again.")
    } catch is CancellationError {
      // Whoever has cancelled it knows.
    } catch {
      throw OverseerError(.internalError, "the server stopped: \(error)")
    }
  }

  private func checkedSettings() throws(OverseerError) -> ServeSettings {
    let address = try ListeningAddress(settings.address)
    guard address.isLoopback || settings.acceptsOthers else {
      throw OverseerError(
        .invalidInput, "\(address.text) can be reached from other machines",
        hint: "Whoever holds a token can then start commands here. If that is meant, add --i-understand.",
        details: ["fields": [["field": "listen", "message": "is not an address of the loopback"]]])
    }
    if !address.isLoopback {
      logger.warning("other machines can reach this server, and nothing on the way to it is encrypted")
    }
    var settings = settings
    settings.address = address.text
    return settings
  }

  private func group(
    _ settings: ServeSettings, _ port: Int, _ withdraw: @escaping @Sendable () -> Void, onReady: @escaping Ready
  ) async throws(OverseerError) -> ServiceGroup {
    let startedAt = Instant.now()
    let door = Door()
    let signIn = SignIn()
    let parts = try ServerParts(overseer, door, signIn, pace, startedAt: startedAt, logger)
    let channel = ServeChannel(
      responder: { [responder = parts.responder] request, writer, channel in
        try await responder.respond(to: request, writer, on: channel)
      },
      prompt: { [responder = parts.responder] request, channel in responder.prompt(request, on: channel) },
      socketRoute: { [socket = parts.socket] head in socket.route(for: head) }, limits: limits,
      connections: parts.metrics.connections)
    let http = HummingbirdCore.Server(
      childChannelSetup: channel,
      configuration: ServerConfiguration(
        address: .hostname(settings.address, port: port),
        availableConnectionsDelegate: .maximum(connectionLimit, logger: logger)),
      onServerRunning: { [overseer, logger] listener in
        let port = listener.localAddress?.port ?? port
        door.open(as: ServerName(address: settings.address, port: port))
        let host = settings.address.contains(":") ? "[\(settings.address)]" : settings.address
        let address = ServerAddress(url: "http://\(host):\(port)", port: port, startedAt: startedAt)
        do throws(OverseerError) {
          try address.publish(in: overseer.installation)
        } catch {
          logger.error("programs of this machine will not find the server: \(error.message)")
        }
        onReady(address) { signIn.code(for: overseer.owner, at: .now()).code }
      },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    let lastResort = LastResort(patience: .milliseconds(1800)) {
      withdraw()
      exit(0)
    }
    // A process that is not ended by signals has other things to do than to serve.
    let ending: [(service: any Service, name: String)] = signals.isEmpty ? [] : [(lastResort, "last resort")]
    var configuration = ServiceGroupConfiguration(
      // Named, as a service without a name is written out with all that is in it.
      services: (parts.services + [(http, "http")] + ending).map { .init(service: $0.service, serviceName: $0.name) },
      gracefulShutdownSignals: signals, logger: logger)
    configuration.maximumGracefulShutdownDuration = Self.patience
    return ServiceGroup(configuration: configuration)
  }

  /// Each connection is an open file, and many systems begin with a limit of 1,024 or 256.
  private static func raiseFileLimit() {
    var limit = rlimit()
    #if canImport(Glibc)
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let files = RLIMIT_NOFILE
    #endif
    guard getrlimit(files, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65_536)
    setrlimit(files, &limit)
  }
}
