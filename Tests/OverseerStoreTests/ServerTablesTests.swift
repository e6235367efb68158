import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Tokens, kept replies and positions of hooks")
struct ServerTablesTests {
  private let test: EventTestStore
  private let repo: Repo

  init() throws {
    test = try EventTestStore()
    let now = test.clock.now
    repo = Repo(
      id: RepoID(ULID(high: 1, low: 1)), path: "/repo", name: "repo", vcsType: .none, defaultBranch: nil,
      createdAt: now, updatedAt: now)
    try test.record([.repoRegistered(RepoPayload(repo: repo))])
  }

  private func made(_ number: UInt64, repo: RepoID? = nil) -> AccessToken {
    AccessToken(
      id: TokenID(ULID(high: 9, low: number)), name: "codex", scope: .harness, repoID: repo,
      createdBy: .human(name: "ada"), createdAt: test.clock.now)
  }

  private func write(_ body: @escaping @Sendable (Writing) throws(OverseerError) -> Void) throws {
    try test.store.write(as: test.context, body)
  }

  private func read<Value: Sendable>(
    _ body: @escaping @Sendable (Reading) throws(OverseerError) -> Value
  ) throws -> Value {
    try test.store.read(body)
  }

  @Test("A token is found by its secret until it is revoked")
  func secret() throws {
    var token = made(1, repo: repo.id)
    let digest = [UInt8](repeating: 7, count: 32)
    let (id, original) = (token.id, token)
    try write { writing throws(OverseerError) in
      try writing.record(.tokenCreated(TokenPayload(token: original)), repo: nil)
      try writing.keepSecret(digest, of: id)
    }
    #expect(try read { reading throws(OverseerError) in try reading.token(withSecret: digest) } == token)
    #expect(try read { reading throws(OverseerError) in try reading.token(id) } == token)
    #expect(
      try read { reading throws(OverseerError) in
        try reading.token(withSecret: [UInt8](repeating: 8, count: 32))
      } == nil)
    token.revokedAt = test.clock.now
    try test.record([.tokenRevoked(TokenPayload(token: token))])
    #expect(try read { reading throws(OverseerError) in try reading.token(withSecret: digest) } == nil)
    #expect(try read { reading throws(OverseerError) in try reading.everyToken() } == [token])
    try write { writing throws(OverseerError) in try writing.forgetSecret(of: id) }
    #expect(try test.text("SELECT count(*) FROM token_secrets") == "0")
    #expect(try read { reading throws(OverseerError) in try reading.tokens(limit: 10) }.isEmpty)
    #expect(try read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("A token goes with its repository, and a replay knows it")
  func tokenOfRepo() throws {
    let (bound, free) = (made(1, repo: repo.id), made(2))
    try test.record([.tokenCreated(TokenPayload(token: bound)), .tokenCreated(TokenPayload(token: free))])
    try write { writing throws(OverseerError) in
      try writing.keepSecret([UInt8](repeating: 1, count: 32), of: bound.id)
    }
    try test.record([.repoUnregistered(RepoUnregisteredPayload(repoID: repo.id))])
    #expect(try read { reading throws(OverseerError) in try reading.everyToken() } == [free])
    #expect(try test.text("SELECT count(*) FROM token_secrets") == "0")
    #expect(try read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("Tokens come in pages and are found by the end of their ids")
  func pages() throws {
    let tokens = (1...5).map { made($0) }
    try test.record(tokens.map { .tokenCreated(TokenPayload(token: $0)) })
    let second = tokens[1].id
    #expect(
      try read { reading throws(OverseerError) in try reading.tokens(all: true, after: second, limit: 2) }
        == Array(tokens[2...3]))
    let suffix = String(second.description.suffix(4))
    #expect(try read { reading throws(OverseerError) in try reading.tokens(endingWith: suffix, limit: 5) } == [second])
  }

  @Test("A reply is kept for its key, route, principal and repository, once, and forgotten with age")
  func replies() throws {
    let key = IdempotencyKey(key: "k1", route: "POST /api/tasks", principal: "human ada", repo: "")
    let reply = KeptReply(
      bodyDigest: [UInt8](repeating: 3, count: 32), status: 201, body: Array(#"{"id":1}"#.utf8),
      createdAt: test.clock.now)
    try write { writing throws(OverseerError) in try writing.keep(reply, for: key) }
    #expect(try read { reading throws(OverseerError) in try reading.keptReply(key) } == reply)
    let others = [
      IdempotencyKey(key: "k2", route: key.route, principal: key.principal, repo: key.repo),
      IdempotencyKey(key: key.key, route: "POST /api/repos", principal: key.principal, repo: key.repo),
      IdempotencyKey(key: key.key, route: key.route, principal: "human bob", repo: key.repo),
      IdempotencyKey(key: key.key, route: key.route, principal: key.principal, repo: "repo_1"),
    ]
    for other in others {
      #expect(try read { reading throws(OverseerError) in try reading.keptReply(other) } == nil)
    }
    #expect(throws: OverseerError.self) {
      try write { writing throws(OverseerError) in try writing.keep(reply, for: key) }
    }
    var empty = reply
    empty.body = []
    let (kept, other) = (empty, IdempotencyKey(key: "k2", route: "", principal: "", repo: ""))
    try write { writing throws(OverseerError) in try writing.keep(kept, for: other) }
    #expect(try read { reading throws(OverseerError) in try reading.keptReply(other) } == kept)
    let now = test.clock.now
    try write { writing throws(OverseerError) in try writing.forgetReplies(before: now) }
    #expect(try read { reading throws(OverseerError) in try reading.keptReply(key) } == reply)
    let later = now + .milliseconds(1)
    try write { writing throws(OverseerError) in try writing.forgetReplies(before: later) }
    #expect(try read { reading throws(OverseerError) in try reading.keptReply(key) } == nil)
  }

  @Test("A hook's position is its command's in its repository, and never goes back")
  func positions() throws {
    let (digest, id) = (String(repeating: "a", count: 64), repo.id)
    #expect(try read { reading throws(OverseerError) in try reading.hookPosition(of: digest, in: id) } == nil)
    for (seq, expected) in [(5, 5), (9, 9), (7, 9)] as [(Int64, Int64)] {
      try write { writing throws(OverseerError) in try writing.moveHook(digest, in: id, to: seq) }
      #expect(try read { reading throws(OverseerError) in try reading.hookPosition(of: digest, in: id) } == expected)
    }
    let other = String(repeating: "b", count: 64)
    #expect(try read { reading throws(OverseerError) in try reading.hookPosition(of: other, in: id) } == nil)
  }
}
