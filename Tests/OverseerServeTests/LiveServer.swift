import Foundation
import Logging
import OverseerContract
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@testable import OverseerServe

/// A server in this process, over an installation of its own in a temporary folder.
struct LiveServer: Sendable {
  let address: ServerAddress
  let overseer: Overseer
  /// The installation's own token.
  let token: String
  let signInCode: @Sendable () -> String

  var port: Int { address.port }

  /// Runs `body` with a server, and stops it after.
  static func run<Result: Sendable>(
    durable: Bool = false, pace: EventHub.Pace = EventHub.Pace(),
    limits: RequestDeadline.Limits = RequestDeadline.Limits(), connectionLimit: Int = 1024,
    logger: Logger = WatchfulLog.logger(),
    _ body: @escaping @Sendable (LiveServer) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("LiveServer.\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let installation = Installation(folder: folder.resolvingSymlinksInPath().path)
    let overseer = try Overseer(installation, lifetime: .service, durable: durable)
    let token = try HumanToken.ensure(in: installation).text
    let server = Server(
      overseer, ServeSettings(port: 0), logger: logger, signals: [], pace: pace, limits: limits,
      connectionLimit: connectionLimit)
    let (ready, source) = AsyncStream.makeStream(of: LiveServer.self)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        defer { source.finish() }
        try await server.run { address, code in
          source.yield(LiveServer(address: address, overseer: overseer, token: token, signInCode: code))
        }
        return nil
      }
      var places = ready.makeAsyncIterator()
      guard let live = await places.next() else {
        while try await group.next() != nil {}
        throw NotStarted()
      }
      defer { group.cancelAll() }
      return try await body(live)
    }
  }

  private struct NotStarted: Error {}

  /// Registers a folder as a repository for plans, so that there can be tasks.
  func plan() async throws -> Repo {
    let folder = overseer.installation.folder + "/plan"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try await overseer.call(
      RegisterRepo(path: folder), as: overseer.owner.caller(correlationID: nil))
  }
}
