import OverseerContract
import OverseerModel
import OverseerSDK
import Testing

@Suite struct CallHeadersTests {
  private static let repo = RepoID(IdentifierSource().next(at: .now()))

  /// What a server takes the caller for whose token is a person's.
  private func received(_ caller: Caller, by token: Caller = .person) throws -> Caller {
    let fields = Dictionary(CallHeaders(of: caller).fields.map { ($0.name, $0.value) }) { first, _ in first }
    for value in fields.values { #expect(value.utf8.allSatisfy { (0x20...0x7E).contains($0) }) }
    return try CallHeaders { fields[$0] }.applied(to: token)
  }

  @Test func `A person at the command line is that person on the server`() throws {
    let caller = Caller(
      principal: .human(name: "ada"), source: .cli, hasProvenHuman: true, repo: Self.repo, folder: "/home/ada/größe %41"
    )
    let received = try received(caller)
    #expect(received.principal == .human(name: "ada"))
    #expect(received.hasProvenHuman)
    #expect(received.source == .cli)
    #expect(received.repo == Self.repo)
    #expect(received.folder == "/home/ada/größe %41")
  }

  @Test func `Where nobody is there, nobody is proven`() throws {
    let caller = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: false)
    #expect(try !received(caller).hasProvenHuman)
  }

  @Test(arguments: [
    Principal.agent(name: "claude-code", session: "sess 7", checkout: nil),
    .agent(name: "a", session: nil, checkout: "/home/ada/€"),
  ])
  func `A person's token speaks for an agent, and is no person then`(agent: Principal) throws {
    let received = try received(Caller(principal: agent, source: .mcp, hasProvenHuman: false))
    #expect(received.principal == agent)
    #expect(!received.hasProvenHuman)
    #expect(received.source == .mcp)
  }

  @Test func `An agent's token stays that agent's, and its calls come over HTTP`() throws {
    let token = Caller(
      principal: .agent(name: "harness", session: nil, checkout: nil), source: .rest, hasProvenHuman: false)
    let received = try received(
      Caller(
        principal: .agent(name: "other", session: "sess", checkout: "/w"), source: .cli, hasProvenHuman: false,
        folder: "/w"), by: token)
    #expect(received.principal == .agent(name: "harness", session: nil, checkout: "/w"))
    #expect(received.source == .rest)
    #expect(received.folder == "/w")
    let person = try self.received(
      Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true), by: token)
    #expect(person.principal == .agent(name: "harness", session: nil, checkout: nil))
    #expect(!person.hasProvenHuman)
  }

  @Test func `A token for one repository brings no folder of another`() throws {
    var token = Caller.person
    token.boundRepo = Self.repo
    token.repo = Self.repo
    let received = try received(
      Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true, folder: "/elsewhere"), by: token)
    #expect(received.repo == Self.repo)
    #expect(received.folder == nil)
  }

  @Test(arguments: [
    ("X-Overseer-Source", "System"), ("X-Overseer-Source", "cli"), ("X-Overseer-Folder", "relative"),
    ("X-Overseer-Folder", "/a%0ab"), ("X-Overseer-Folder", "/%"), ("X-Overseer-Folder", "/%C3"),
    ("X-Overseer-Repo", "repo_1"), ("X-Overseer-Agent", "Human"), ("X-Overseer-Agent", ""),
    ("X-Overseer-Session", ""), ("X-Overseer-Checkout", "x"), ("X-Overseer-Human", "present"),
  ])
  func `What makes no sense is refused`(name: String, value: String) {
    #expect(throws: OverseerError.self) { _ = try CallHeaders { $0 == name ? value : nil } }
  }

  @Test func `Without any it is an ordinary call over HTTP`() throws {
    let caller = try CallHeaders { _ in nil }.applied(to: .person)
    #expect(caller.source == .rest)
    #expect(caller.hasProvenHuman)
    #expect(caller.folder == nil)
  }
}

extension Caller {
  fileprivate static let person = Caller(principal: .human(name: "ada"), source: .rest, hasProvenHuman: true)
}
