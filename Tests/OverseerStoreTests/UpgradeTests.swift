import GRDBSQLite
import OverseerModel
import Testing

@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Older layouts")
struct UpgradeTests {
  /// Makes a database as a program that knew no newer layout left it, and changes it with `sql`.
  private func make(_ path: String, layout: Int, _ sql: String) throws {
    var handle: OpaquePointer?
    #expect(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK)
    let connection = Connection(handle: try #require(handle))
    try Schema.migrate(connection, from: 0, to: layout)
    try connection.script(sql)
    connection.finalizeStatements()
    #expect(sqlite3_close(handle) == SQLITE_OK)
  }

  @Test("A database of an older layout is brought up to date and keeps what it holds", arguments: 1..<Schema.current)
  func upgrade(layout: Int) throws {
    let file = try EventTestFile()
    let backup = "\(file.path).schema-\(layout).backup"
    defer { unlink(backup) }
    try make(file.path, layout: layout, "INSERT INTO repos VALUES ('repo_1', '/kept', 'kept', 'Git', NULL, 1, 2)")
    let upgraded = try EventTestStore(file: file)
    #expect(try upgraded.text("PRAGMA user_version") == "\(Schema.current)")
    #expect(try upgraded.text("SELECT name FROM repos") == "kept")
    #expect(access(backup, F_OK) == 0)
    #expect(try tables(of: upgraded) == tables(of: EventTestStore()))
  }

  private func tables(of test: EventTestStore) throws -> String? {
    try test.text(
      "SELECT group_concat(name || coalesce(sql, '')) FROM (SELECT name, sql FROM sqlite_schema ORDER BY name)")
  }
}
