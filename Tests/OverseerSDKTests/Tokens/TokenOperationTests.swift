import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

@Suite("Tokens: making, listing, revoking")
struct TokenOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test("A new token is known by a secret that is told once", arguments: TokenScope.allCases)
  func create(scope: TokenScope) throws {
    let head = try bench.headSeq()
    let made = try bench.call(CreateToken(name: "codex", scope: scope), as: bench.person)
    let prefix =
      switch scope {
      case .human: "ovs_human_"
      case .harness: "ovs_harness_"
      case .readOnly: "ovs_readonly_"
      }
    #expect(made.secret.hasPrefix(prefix))
    let digits = made.secret.dropFirst(prefix.count)
    #expect(digits.count == 64 && digits.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    #expect(made.token.createdBy == bench.person.principal)
    #expect(made.token.createdAt == bench.clock.now && made.token.revokedAt == nil && made.token.repoID == nil)
    let events = try bench.events(after: head)
    #expect(events.map(\.body) == [.tokenCreated(TokenPayload(token: made.token))])
    #expect(events[0].repoID == nil && events[0].taskID == nil)
    #expect(try bench.call(ListTokens(), as: bench.person) == [made.token])
    try bench.store.expectSound()
  }

  @Test("No two secrets are the same")
  func different() throws {
    let secrets = try (0..<50).map { _ in
      try bench.call(CreateToken(name: "codex", scope: .harness), as: bench.person).secret
    }
    #expect(Set(secrets).count == 50)
  }

  @Test("A revoked token stays known, and is listed where all are asked for")
  func revoke() throws {
    let first = try bench.call(CreateToken(name: "one", scope: .harness), as: bench.person)
    let second = try bench.call(CreateToken(name: "two", scope: .human), as: bench.person)
    bench.clock.advance(.seconds(60))
    let head = try bench.headSeq()
    let revoked = try bench.call(RevokeToken(id: first.token.id), as: bench.person)
    #expect(revoked.revokedAt == bench.clock.now)
    #expect(try bench.call(ListTokens(), as: bench.person) == [second.token])
    #expect(try bench.call(ListTokens(all: true), as: bench.person) == [revoked, second.token])
    bench.clock.advance(.seconds(60))
    #expect(try bench.call(RevokeToken(id: first.token.id), as: bench.person) == revoked)
    #expect(try bench.events(after: head).map(\.body) == [.tokenRevoked(TokenPayload(token: revoked))])
    #expect(try bench.overseer.bearer(of: first.secret) == nil)
    try bench.store.expectSound()
  }

  @Test("Lists go on after a token")
  func pages() throws {
    let made = try ["a", "b", "c"].map { name in
      try bench.call(CreateToken(name: name, scope: .readOnly), as: bench.person).token
    }
    #expect(try bench.call(ListTokens(limit: 2), as: bench.person) == Array(made.prefix(2)))
    #expect(try bench.call(ListTokens(limit: 2, after: made[1].id), as: bench.person) == [made[2]])
    #expect(try bench.refusal(ListTokens(after: TokenID(ULID(high: 9, low: 9))), as: bench.person)?.fields == ["after"])
  }

  @Test(
    "Names are those of agents",
    arguments: ["", "Codex", "two words", "ä", "a/b", String(repeating: "a", count: 65), "a\n", "a\0"])
  func names(name: String) throws {
    let refusal = try bench.refusal(CreateToken(name: name, scope: .harness), as: bench.person)
    #expect(refusal?.code == .invalidInput && refusal?.fields == ["name"])
  }

  @Test("What is not there cannot be revoked or bound to")
  func unknown() throws {
    let nobody = ULID(high: 9, low: 9)
    #expect(try bench.refusal(RevokeToken(id: TokenID(nobody)), as: bench.person)?.code == .notFound)
    let bound = CreateToken(name: "a", scope: .harness, repoID: RepoID(nobody))
    #expect(try bench.refusal(bound, as: bench.person)?.code == .notFound)
  }

  @Test("With its repository a token goes, and lets nobody in")
  func unregistered() throws {
    let made = try bench.call(
      CreateToken(name: "codex", scope: .harness, repoID: bench.otherRepo.id), as: bench.person)
    #expect(try bench.overseer.bearer(of: made.secret) != nil)
    try bench.call(UnregisterRepo(id: bench.otherRepo.id), as: bench.person)
    #expect(try bench.overseer.bearer(of: made.secret) == nil)
    #expect(try bench.call(ListTokens(all: true), as: bench.person) == [])
    try bench.store.expectSound()
  }

  @Test("A document brings what is known of tokens and none of them lets in")
  func document() throws {
    let live = try bench.call(CreateToken(name: "codex", scope: .harness, repoID: bench.repo.id), as: bench.person)
    let dead = try bench.call(CreateToken(name: "old", scope: .human), as: bench.person)
    let revoked = try bench.call(RevokeToken(id: dead.token.id), as: bench.person)
    let document = try JSONCoder.value(of: try bench.call(ExportData(), as: bench.person))
    let text = try JSONCoder.encodeString(document)
    for secret in [live.secret, dead.secret] {
      #expect(!text.contains(secret.suffix(64)))
    }
    let other = try DataTestBench()
    try other.importing(document)
    #expect(try other.call(ListTokens()) == [], "nobody holds a secret of them here")
    #expect(try other.call(ListTokens(all: true)) == [live.token, revoked])
    #expect(try other.overseer.bearer(of: live.secret) == nil)
    try other.store.expectSound()
    let again = try JSONCoder.value(of: try other.call(ExportData()))
    #expect(again.setting("exported_at", to: nil) == document.setting("exported_at", to: nil))
    let olderLayout = document.setting("schema", to: 3).setting("tokens", to: nil)
    #expect(throws: OverseerError.self, "the log tells of tokens") { try DataTestBench().importing(olderLayout) }
    for (path, value, field) in [
      ("tokens.0.repo_id", "repo_00000000000000000000000009", "tokens[0].repo_id"),
      ("tokens.0.name", "Not a name", "tokens[0].name"), ("tokens.1.id", "\(live.token.id)", "tokens[1].id"),
    ] as [(String, JSONValue, String)] {
      let spoilt = document.setting(path, to: value)
      let refusal = #expect(throws: OverseerError.self) { try DataTestBench().importing(spoilt) }
      #expect(refusal?.fields.contains(field) == true, "\(path)")
    }
  }

  @Test("A document without tokens of the layout before them is read")
  func olderLayout() throws {
    _ = try bench.make()
    let document = try JSONCoder.value(of: try bench.call(ExportData(), as: bench.person)).setting("tokens", to: nil)
    #expect(throws: OverseerError.self) { try DataTestBench().importing(document) }
    #expect(try DataTestBench().importing(document.setting("schema", to: 3)).tasks == 1)
  }
}

/// On disk, where what a secret has left would be found.
@Suite("Tokens: what is kept of a secret")
struct TokenSecretTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  @Test("Nowhere in the installation's folder is a secret, nor its random part in any form that is easy to read")
  func nowhere() async throws {
    let overseer = try Overseer(scratch.installation, lifetime: .service)
    let person = Caller(principal: .human(name: "ada"), source: .rest, hasProvenHuman: true, correlationID: "call")
    var secrets: [String] = []
    for scope in TokenScope.allCases {
      // As over HTTP: with a key that other replies are kept by.
      let kept = KeptCall(
        key: IdempotencyKey(key: "again", route: "tokens.create \(scope)", principal: "human:ada", repo: ""),
        digest: Array(repeating: 1, count: 32))
      let reply = try await overseer.call(
        CreateToken(name: "codex", scope: scope), as: person, keeping: kept
      ) { (made: CreatedToken) throws(OverseerError) in Array(made.secret.utf8) }
      secrets.append(String(decoding: reply, as: UTF8.self))
      #expect(try await overseer.keptReply(to: kept) == nil)
    }
    let tokens = try await overseer.call(ListTokens(), as: person)
    _ = try await overseer.call(RevokeToken(id: tokens[0].id), as: person)
    for secret in secrets { _ = try overseer.bearer(of: secret) }

    let folder = URL(fileURLWithPath: scratch.installation.folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(names.contains("overseer.db") && names.contains("overseer.db-wal"))
    for name in names {
      guard let content = try? Data(contentsOf: folder.appendingPathComponent(name)) else { continue }
      for secret in secrets {
        let random = String(secret.suffix(64))
        let bytes = Data(
          stride(from: 0, to: 64, by: 2).compactMap { place in
            let start = random.index(random.startIndex, offsetBy: place)
            return UInt8(random[start..<random.index(start, offsetBy: 2)], radix: 16)
          })
        #expect(bytes.count == 32)
        let forms = [
          Data(random.utf8), Data(random.uppercased().utf8), bytes,
          Data(Data(secret.utf8).base64EncodedString().prefix(60).utf8),
        ]
        for form in forms { #expect(content.range(of: form) == nil, "\(name)") }
      }
    }
  }

  @Test("Printing one by mistake shows nothing")
  func printing() throws {
    let overseer = try Overseer(scratch.installation, lifetime: .oneShot)
    let token = try HumanToken.ensure(in: scratch.installation)
    let bearer = try #require(try overseer.bearer(of: token.text))
    for text in ["\(token)", String(reflecting: token), "\(bearer)", String(reflecting: bearer)] {
      #expect(!text.contains(token.text.suffix(64)), "\(text)")
    }
  }
}
