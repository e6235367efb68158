import Dispatch
import OverseerModel

extension Store {
  /// Runs a read that takes long on a thread and a connection of its own, so that nobody waits for it.
  func readAside<Value: Sendable>(
    _ body: @escaping @Sendable (Reading) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    guard let path else { return try await readAsync(body) }
    let result = await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(returning: Self.readAside(path, body))
      }
    }
    return try result.get()
  }

  private static func readAside<Value: Sendable>(
    _ path: String, _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) -> Result<Value, OverseerError> {
    do throws(OverseerError) {
      let database = try Direct(path: path, durable: false)
      let reading = Reading(connection: database.connection, now: .now())
      let value = try database.connection.snapshot { () throws(OverseerError) in try body(reading) }
      _ = consume database
      return .success(value)
    } catch {
      return .failure(error)
    }
  }
}
