import OverseerModel
import TestSeed
import Testing

private let task = Sample.id(5)
private let now = Sample.noon
private let hour = Duration.seconds(3600)

/// Holders and takers: two agents, one of them again from another program in its session, two people, the system.
private let actors: [Principal] = [
  Sample.agent, Sample.sessionAgent, .agent(name: "other-name", session: "sess_1", checkout: "/elsewhere"),
  .agent(name: "codex", session: nil, checkout: "/code/two"), Sample.person, .human(name: "grace"), .system,
]

/// Who is the same actor: by their place in ``actors``, the two of one session are one.
private func isSame(_ left: Principal, _ right: Principal) -> Bool {
  if left == right { return true }
  let session = [actors[1], actors[2]]
  return session.contains(left) && session.contains(right)
}

private enum Standing: CaseIterable {
  case live, endsNow, expired, forEver
  case released, expiredAndReleased

  var isLive: Bool { self == .live || self == .forEver }
  var isReleased: Bool { self == .released || self == .expiredAndReleased }

  func claim(by holder: Principal, generation: Int = 3) -> Claim {
    let expires: Instant? =
      switch self {
      case .live, .released: now + .milliseconds(1)
      case .endsNow: now
      case .expired, .expiredAndReleased: now + .milliseconds(-1)
      case .forEver: nil
      }
    return Claim(
      taskID: task, holder: holder, generation: generation, claimedAt: now + .seconds(-10), expiresAt: expires)
  }
}

@Suite("Claims")
struct ClaimTests {
  @Test("The first claim is generation 1; an agent's lasts an hour, a person's does not end", arguments: actors)
  func firstClaim(taker: Principal) throws {
    for released in [false, true] {
      let claim = try Claim.taking(task, by: taker, after: nil, released: released, at: now)
      #expect(claim.taskID == task)
      #expect(claim.holder == taker)
      #expect(claim.generation == 1)
      #expect(claim.claimedAt == now)
      #expect(claim.expiresAt == (taker.isHuman ? nil : now + hour))
    }
  }

  @Test("Taking a task that had a claim: every holder × taker × standing", arguments: actors, actors)
  func taking(holder: Principal, taker: Principal) throws {
    for standing in Standing.allCases {
      let last = standing.claim(by: holder)
      let same = isSame(holder, taker)
      if standing.isLive && !same && !taker.isHuman {
        let error = refusal { () throws(OverseerError) in
          try Claim.taking(task, by: taker, after: last, released: false, at: now)
        }
        #expect(error?.code == .conflict, "\(standing)")
        #expect(error?.message.contains(holder.label) == true)
        #expect(error?.details["generation"] == 3)
        #expect(error?.details["holder"] == .string(holder.label))
        continue
      }
      let claim = try Claim.taking(task, by: taker, after: last, released: standing.isReleased, at: now)
      #expect(claim.holder == taker, "\(standing)")
      #expect(claim.generation == (same ? 3 : 4), "\(standing): the generation grows only when the holder changes")
      #expect(claim.claimedAt == (same && standing.isLive ? last.claimedAt : now), "\(standing)")
      #expect(claim.expiresAt == (taker.isHuman ? nil : now + hour), "\(standing)")
    }
  }

  @Test("A lease counts until it runs out, and not in that moment")
  func liveness() {
    #expect(Standing.live.claim(by: Sample.agent).isLive(at: now))
    #expect(!Standing.endsNow.claim(by: Sample.agent).isLive(at: now))
    #expect(!Standing.expired.claim(by: Sample.agent).isLive(at: now))
    #expect(Standing.forEver.claim(by: Sample.person).isLive(at: Instant(milliseconds: .max)))
  }

  @Test("A holder's operation: every holder × actor × standing × generation", arguments: actors, actors)
  func checking(holder: Principal, actor: Principal) throws {
    for standing in [Standing.live, .endsNow, .expired, .forEver] {
      for generation in [nil, 3, 2, 4] {
        let claim = standing.claim(by: holder)
        let isStale = generation != nil && generation != 3
        let isForeign = standing.isLive && !isSame(holder, actor) && !actor.isHuman
        guard isStale || isForeign else {
          try Claim.check(claim, allows: actor, generation: generation, at: now)
          continue
        }
        let error = refusal { () throws(OverseerError) in
          try Claim.check(claim, allows: actor, generation: generation, at: now)
        }
        #expect(error?.code == .conflict, "\(standing) \(generation ?? 0)")
        #expect(error?.details["generation"] == 3)
        let words = (error?.message ?? "") + (error?.hint ?? "")
        #expect(words.contains(holder.label), "the new holder is named")
      }
    }
  }

  @Test("Where nobody holds the task everybody may act", arguments: actors)
  func nobodyHolds(actor: Principal) throws {
    try Claim.check(nil, allows: actor, generation: nil, at: now)
  }

  @Test("The generation counts the changes of hands over any history")
  func generations() throws {
    var generator = PrintedSeed()
    for _ in 0..<50 {
      var last: Claim?
      var released = false
      var moment = now
      var changes = 0
      for _ in 0..<40 {
        moment = moment + .seconds(Int.random(in: 0...3000, using: &generator))
        let taker = actors.randomElement(using: &generator) ?? .system
        if let claim = try? Claim.taking(task, by: taker, after: last, released: released, at: moment) {
          if last.map({ isSame($0.holder, taker) }) != true { changes += 1 }
          #expect(claim.generation == changes)
          last = claim
          released = false
        } else {
          #expect(last?.isLive(at: moment) == true && !released && !taker.isHuman)
        }
        if Int.random(in: 0..<4, using: &generator) == 0 { released = last != nil }
      }
    }
  }

  @Test("Who is the same actor: the session, else name and checkout; a person by name")
  func identities() {
    let agent = Principal.agent(name: "codex", session: nil, checkout: "/a")
    #expect(agent.identity == Principal.agent(name: "codex", session: nil, checkout: "/a").identity)
    #expect(agent.identity != Principal.agent(name: "codex", session: nil, checkout: "/b").identity)
    #expect(agent.identity != Principal.agent(name: "codex", session: nil, checkout: nil).identity)
    #expect(agent.identity != Principal.agent(name: "gemini", session: nil, checkout: "/a").identity)
    #expect(agent.identity != Principal.agent(name: "codex", session: "s", checkout: "/a").identity)
    #expect(
      Principal.human(name: "codex").identity != Principal.agent(name: "codex", session: nil, checkout: nil).identity)
    #expect(Principal.human(name: "ada").identity != Principal.human(name: "grace").identity)
    #expect(Set(actors.map(\.identity)).count == actors.count - 1)
  }
}
