import GRDBSQLite
import OverseerModel
import Testing

@testable import OverseerStore

@Suite struct SchemaStateTests {
  private func open(_ file: EventTestFile) throws -> Connection {
    var handle: OpaquePointer?
    #expect(sqlite3_open_v2(file.path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK)
    let connection = Connection(handle: try #require(handle))
    #expect(Connection.configure(connection.handle, durable: false) == SQLITE_OK)
    return connection
  }

  private func close(_ connection: Connection) {
    connection.finalizeStatements()
    #expect(sqlite3_close(connection.handle) == SQLITE_OK)
  }

  @Test func `A database that is being laid out is not taken for somebody else's`() async throws {
    let file = try EventTestFile()
    let first = try open(file)
    try first.script("PRAGMA journal_mode = WAL")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let reader = try open(file)
        defer { close(reader) }
        while !Task.isCancelled { _ = try Schema.state(of: reader) }
      }
      // Laid out and taken away, again and again.
      group.addTask {
        let writer = try open(file)
        defer { close(writer) }
        let (id, version) = (Schema.applicationID, Schema.current)
        for _ in 0..<1000 {
          for sql in [
            "CREATE TABLE layout(a); PRAGMA application_id = \(id); PRAGMA user_version = \(version)",
            "DROP TABLE layout; PRAGMA application_id = 0; PRAGMA user_version = 0",
          ] {
            try writer.transaction { () throws(OverseerError) in try writer.script(sql) }
          }
        }
      }
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
    close(first)
  }
}
