import Foundation
import OverseerModel
import OverseerSDK
import Testing

@Suite("Tokens: who is let in")
struct BearerTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  private func made(
    _ scope: TokenScope, name: String = "codex", repo: RepoID? = nil
  ) throws -> (token: AccessToken, bearer: Bearer) {
    let made = try bench.call(CreateToken(name: name, scope: scope, repoID: repo), as: bench.person)
    return (made.token, try #require(try bench.overseer.bearer(of: made.secret)))
  }

  @Test("The token of a person stands for the one who made it")
  func human() throws {
    let (token, bearer) = try made(.human, name: "browser")
    #expect(bearer.tokenID == token.id && bearer.name == "browser" && bearer.scope == .human)
    let caller = bearer.caller(correlationID: "cor", repo: bench.repo.id)
    #expect(caller.principal == bench.person.principal && caller.hasProvenHuman)
    #expect(caller.source == .rest && caller.correlationID == "cor" && caller.repo == bench.repo.id)
    #expect(caller.boundRepo == nil && !caller.readsOnly)
    for operation in Catalogue.operations { try bearer.check(operation.spec) }
  }

  @Test("The token of an agent acts under its name, and not as a person")
  func harness() throws {
    let (_, bearer) = try made(.harness)
    let caller = bearer.caller(correlationID: nil)
    #expect(caller.principal == .agent(name: "codex", session: nil, checkout: nil) && !caller.hasProvenHuman)
    for operation in Catalogue.operations {
      #expect(code(of: operation.spec, for: bearer) == (operation.spec.who == .human ? .forbidden : nil))
    }
    let task = try bench.call(CreateTask(repoID: bench.repo.id, description: "a task"), as: caller)
    #expect(try bench.refusal(DeleteTask(id: task.id), as: caller)?.code == .forbidden)
  }

  @Test("The token of a reader changes nothing")
  func readOnly() throws {
    let task = try bench.make()
    let (_, bearer) = try made(.readOnly)
    for operation in Catalogue.operations {
      let isReading = operation.spec.method == .get && operation.spec.who != .human
      #expect(code(of: operation.spec, for: bearer) == (isReading ? nil : .forbidden), "\(operation.spec.name)")
    }
    let caller = bearer.caller(correlationID: nil, repo: bench.repo.id)
    #expect(try bench.call(ListTasks(), as: caller).map(\.id) == [task.id])
    #expect(try bench.refusal(CreateTask(description: "b"), as: caller)?.code == .forbidden)
    #expect(
      try bench.refusal(ApproveReview(id: ReviewID(ULID(high: 1, low: 1)), revision: nil), as: caller)?.code
        == .forbidden)
  }

  private func code(of spec: OperationSpec, for bearer: Bearer) -> OverseerError.Code? {
    do throws(OverseerError) { try bearer.check(spec) } catch { return error.code }
    return nil
  }

  @Test("Whatever is no token lets nobody in")
  func strangers() throws {
    let secret = try bench.call(CreateToken(name: "codex", scope: .harness), as: bench.person).secret
    let hex = secret.suffix(64)
    let last = secret.hasSuffix("0") ? "1" : "0"
    let strangers = [
      "", "codex", String(hex), "ovs_harness_", String(secret.dropLast()), secret + "0", secret.dropLast() + last,
      "ovs_human_" + hex, "ovs_readonly_" + hex, secret.uppercased(), " " + secret, secret + "\n",
      "Bearer " + secret, "ovs_harness_" + String(repeating: "0", count: 64),
      "ovs_harness_" + String(repeating: "ﬀ", count: 64),
    ]
    for stranger in strangers { #expect(try bench.overseer.bearer(of: stranger) == nil, "\(stranger)") }
    #expect(try bench.overseer.bearer(of: secret)?.name == "codex")
  }
}

/// Those of the file, and what other processes do.
@Suite("Tokens: the installation's own, and other processes")
struct InstallationTokenTests {
  let scratch: ScratchFolder
  let person = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true)

  init() throws { scratch = try ScratchFolder() }

  private func open(_ variables: [String: String] = ["USER": "ada"]) throws -> Overseer {
    try Overseer(scratch.installation, lifetime: .service)
      .equipped(trusting: nil, for: person.principal, isInSession: false) { variables[$0] }
  }

  @Test("It stands for the one whose processes run here")
  func owner() throws {
    let overseer = try open()
    let text = try HumanToken.ensure(in: scratch.installation).text
    let bearer = try #require(try overseer.bearer(of: text))
    #expect(bearer == overseer.owner)
    #expect(bearer.tokenID == nil && bearer.scope == .human && bearer.name == "ada" && bearer.repoID == nil)
    #expect(bearer.caller(correlationID: nil).hasProvenHuman)
    #expect(try open(["LOGNAME": "bob"]).owner.principal == .human(name: "bob"))
    #expect(try !open([:]).owner.name.isEmpty)
  }

  @Test("One that was replaced counts at once, and the one before no more")
  func replaced() throws {
    let overseer = try open()
    let installation = scratch.installation
    let first = try HumanToken.ensure(in: installation).text
    for _ in 0..<20 {
      let before = try HumanToken.ensure(in: installation).text
      #expect(try overseer.bearer(of: before) != nil)
      #expect(unlink(installation.token) == 0)
      #expect(try overseer.bearer(of: before) == nil)
      let after = try HumanToken.ensure(in: installation).text
      #expect(try overseer.bearer(of: after) != nil)
      #expect(try overseer.bearer(of: before) == nil)
    }
    #expect(try overseer.bearer(of: first) == nil)
  }

  @Test("A damaged file keeps nobody out who has another token, and says what is wrong to all others")
  func damaged() throws {
    let overseer = try open()
    let secret = try overseer.callNow(CreateToken(name: "browser", scope: .human), as: person).secret
    try "nothing".write(toFile: scratch.installation.token, atomically: false, encoding: .utf8)
    #expect(try overseer.bearer(of: secret)?.name == "browser")
    let error = #expect(throws: OverseerError.self) {
      try overseer.bearer(of: "ovs_human_" + String(repeating: "0", count: 64))
    }
    #expect(error?.code == .unavailable)
  }

  @Test("What another process makes lets in at once, and what it revokes does not any more")
  func otherProcess() throws {
    let server = try open()
    let other = try Overseer(scratch.installation, lifetime: .oneShot)
    for _ in 0..<20 {
      let made = try other.callNow(CreateToken(name: "codex", scope: .harness), as: person)
      #expect(try server.bearer(of: made.secret)?.tokenID == made.token.id)
      _ = try other.callNow(RevokeToken(id: made.token.id), as: person)
      #expect(try server.bearer(of: made.secret) == nil)
    }
  }
}
