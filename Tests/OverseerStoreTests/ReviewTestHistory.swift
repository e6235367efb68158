import OverseerModel

@testable import OverseerStore

/// The part of a random history that is about reviews, gates and comments.
struct ReviewTestHistory {
  private var reviews: [Review] = []
  private var comments: [ReviewComment] = []
  private var gates: [Gate] = []
  private var results: [GateResult] = []
  private var jobs: [ReviewerJob] = []
  private let person = Principal.human(name: "ada")

  /// Something happens to a task that has to do with reviews.
  mutating func step(
    on task: WorkItem, in test: EventTestStore, using generator: inout some RandomNumberGenerator, _ id: ULID
  ) throws {
    let now = test.clock.now
    let body: EventBody? =
      switch Int.random(in: 0..<10, using: &generator) {
      case ..<2: open(task, ReviewID(id), at: now)
      case 2: end(task, Bool.random(using: &generator), at: now)
      case 3: judge(task, at: now)
      case 4: comment(on: task, CommentID(id), at: now)
      case 5: try settle(task, Bool.random(using: &generator), at: now)
      case 6: addGate(to: task, GateID(id), Bool.random(using: &generator), at: now)
      case 7: run(task, GateResultID(id), GateResult.Status.allCases.randomElement(using: &generator) ?? .void, at: now)
      case 8: look(at: task, path: Bool.random(using: &generator) ? "a" : "b/\u{E9}.swift", at: now)
      default: order(task, ReviewerJobID(id), at: now)
      }
    if let body { try test.record([body], task: task.id) }
  }

  mutating func forget(_ deleted: [AnyTaskID]) {
    reviews.removeAll { deleted.contains($0.taskID) }
    comments.removeAll { deleted.contains($0.taskID) }
    results.removeAll { deleted.contains($0.taskID) }
    jobs.removeAll { deleted.contains($0.taskID) }
    gates.removeAll { gate in deleted.contains { gate.scope == .task($0) } }
  }

  private func active(_ task: WorkItem) -> Int? {
    reviews.firstIndex { $0.taskID == task.id && $0.status.isActive }
  }

  private mutating func open(_ task: WorkItem, _ id: ReviewID, at now: Instant) -> EventBody? {
    guard active(task) == nil else { return nil }
    let revision = ReviewRevision(
      baseCommit: .zero, headCommit: CommitID(1, 2, 3), changeID: "c", tree: .zero, kind: .rework, at: now)
    let round = reviews.count { $0.taskID == task.id } + 1
    let review = Review(
      id: id, taskID: task.id, round: round, revision: round == 2 ? nil : revision, submittedBy: .system, at: now)
    reviews.append(review)
    return .reviewCreated(ReviewPayload(review: review))
  }

  private mutating func end(_ task: WorkItem, _ isApproved: Bool, at now: Instant) -> EventBody? {
    guard let index = active(task) else { return nil }
    reviews[index].status = isApproved ? .approved : .changesRequested
    reviews[index].endedBy = isApproved ? .human : .superseded
    reviews[index].humanCompletedAt = now
    let payload = ReviewPayload(review: reviews[index])
    return isApproved ? .reviewApproved(payload) : .reviewSuperseded(payload)
  }

  private mutating func judge(_ task: WorkItem, at now: Instant) -> EventBody? {
    guard let index = active(task) else { return nil }
    let verdict = Verdict(
      phase: .human, principal: person, decision: .approve, summary: "\u{2028}\"", revision: reviews[index].headCommit,
      at: now)
    reviews[index].verdicts.append(verdict)
    reviews[index].gatesRestartedAt = now
    return .verdictRecorded(VerdictRecordedPayload(review: reviews[index], verdict: verdict))
  }

  private mutating func comment(on task: WorkItem, _ id: CommentID, at now: Instant) -> EventBody? {
    guard let review = reviews.last(where: { $0.taskID == task.id }) else { return nil }
    let place = comments.count.isMultiple(of: 2) ? CommentPlace.round : .lines(1...3, of: "a", side: .left)
    let comment = ReviewComment(
      id: id, reviewID: review.id, taskID: task.id, author: .agent, authorName: "codex", inReplyTo: nil, place: place,
      body: "e\u{301}", suggestion: nil, severity: .nit,
      anchor: .init(revision: review.headCommit, blob: nil, place: place, quote: "\u{0}\r\n"), createdAt: now)
    comments.append(comment)
    return .commentAdded(CommentPayload(comment: comment))
  }

  private mutating func settle(_ task: WorkItem, _ isResolved: Bool, at now: Instant) throws -> EventBody? {
    guard let index = comments.lastIndex(where: { $0.taskID == task.id && !$0.isResolved }) else { return nil }
    let comment = comments[index]
    comments[index] =
      isResolved
      ? try comment.resolved(by: person, at: now) : try comment.moved(to: comment.anchor, by: person, at: now)
    let payload = CommentPayload(comment: comments[index])
    return isResolved ? .commentResolved(payload) : .commentMoved(payload)
  }

  private mutating func addGate(to task: WorkItem, _ id: GateID, _ isOfTask: Bool, at now: Instant) -> EventBody {
    if gates.count > 5 { return .gateRemoved(GateRemovedPayload(gateID: gates.removeFirst().id)) }
    gates.append(
      Gate(
        id: id, scope: isOfTask ? .task(task.id) : .repo(task.repoID), name: "\(id)", command: "true",
        paths: [PathPattern("src/**")].compactMap { $0 }, passEnv: ["A"], source: .database, createdAt: now,
        updatedAt: now))
    return .gateAdded(GatePayload(gate: gates[gates.count - 1]))
  }

  private mutating func run(
    _ task: WorkItem, _ id: GateResultID, _ status: GateResult.Status, at now: Instant
  ) -> EventBody? {
    guard let review = reviews.last(where: { $0.taskID == task.id }) else { return nil }
    if let index = results.lastIndex(where: { $0.taskID == task.id && $0.status == .running }) {
      guard status != .running else { return nil }
      results[index].status = status
      results[index].completedAt = now
      results[index].voidCause = status == .void ? .interrupted : nil
      results[index].stdout = "out\u{0}"
      return .gatePassed(GateResultPayload(result: results[index]))
    }
    let result = GateResult(
      id: id, gateID: GateID(id.ulid), gateName: "test", command: "true", taskID: task.id, reviewID: review.id,
      revision: review.headCommit, tree: nil, status: .running, attempt: 1,
      untrackedFiles: [LeftFile(path: "x", sha256: "0")], startedAt: now)
    results.append(result)
    return .gateStarted(GateResultPayload(result: result))
  }

  private func look(at task: WorkItem, path: String, at now: Instant) -> EventBody {
    .fileViewed(
      FileViewedPayload(
        view: FileView(
          taskID: task.id, principal: person.identity, name: "ada", path: path,
          hunksDigest: String(repeating: "0", count: 64), revision: .zero, viewedAt: now)))
  }

  private mutating func order(_ task: WorkItem, _ id: ReviewerJobID, at now: Instant) -> EventBody? {
    guard let review = reviews.last(where: { $0.taskID == task.id }) else { return nil }
    if let index = jobs.lastIndex(where: { $0.reviewID == review.id && $0.status != .done }) {
      jobs[index].status = .done
      jobs[index].finishedAt = now
      return .gitAiCompleted(ReviewerJobPayload(job: jobs[index]))
    }
    jobs.append(
      ReviewerJob(id: id, taskID: task.id, reviewID: review.id, revision: .zero, requestedBy: .system, at: now))
    return .gitAiQueued(ReviewerJobPayload(job: jobs[jobs.count - 1]))
  }
}
