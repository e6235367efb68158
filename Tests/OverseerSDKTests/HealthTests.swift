import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

struct HealthTests {
  let scratch: ScratchFolder
  let overseer: Overseer
  let caller = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true)

  init() throws {
    scratch = try ScratchFolder()
    overseer = try Overseer(scratch.installation, lifetime: .service)
  }

  @Test func `an empty installation is well`() async throws {
    let answer = try await overseer.call(GetHealth(), as: caller)
    #expect(answer.ok && answer.problem == nil && answer.version == Version.current)
    #expect(answer.schema == Schema.current && answer.lastSeq == 0)
    #expect(answer.lastWriteAt == nil && answer.lastWriteAgeSeconds == nil && answer.server == nil)
  }

  @Test func `the last write and the server are told`() async throws {
    let before = Instant.now()
    _ = try await overseer.call(RegisterRepo(path: try scratch.makeFolder("repo")), as: caller)
    let server = ServerAddress(url: "http://127.0.0.1:4820", port: 4820, startedAt: .now())
    try server.publish(in: scratch.installation)
    let answer = try await overseer.call(GetHealth(), as: caller)
    #expect(answer.lastSeq == 1 && answer.server == server)
    #expect(try #require(answer.lastWriteAt) >= before && answer.lastWriteAgeSeconds ?? .max < 60)
    server.withdraw(in: scratch.installation)
    #expect(try await overseer.call(GetHealth(), as: caller).server == nil)
  }

  @Test func `a database that does not answer is told`() async throws {
    try overseer.store.use { connection throws(OverseerError) in try connection.script("DROP TABLE events") }
    let answer = try await overseer.call(GetHealth(), as: caller)
    #expect(!answer.ok && answer.problem?.isEmpty == false)
    #expect(answer.schema == nil && answer.lastSeq == nil)
  }
}
