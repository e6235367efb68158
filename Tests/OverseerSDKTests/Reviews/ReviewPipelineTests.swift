import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

/// Rounds without revisions: planning mode has nothing but the state machine, the tasks and the log.
@Suite("The review pipeline of planned work")
struct ReviewPipelineTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// A started task.
  private func started(under parent: AnyTaskID? = nil) throws -> AnyTaskID {
    let task = try bench.make(under: parent)
    try bench.call(StartTask(id: task.id))
    return task.id
  }

  private func submitted(under parent: AnyTaskID? = nil) throws -> (task: AnyTaskID, review: Review) {
    let task = try started(under: parent)
    return (task, try bench.call(SubmitTask(id: task, result: "It is done.")).review)
  }

  private func active(_ task: AnyTaskID) throws -> Review? {
    try bench.store.read { reading throws(OverseerError) in try reading.activeReview(of: task) }
  }

  @Test("A submit opens a round that waits for a person, as there is nothing to run or to read")
  func submit() throws {
    let (task, review) = try submitted()
    #expect(review.status == .humanPending)
    #expect(review.round == 1 && review.revisions.isEmpty && review.ungated)
    #expect(review.submittedBy.identity == bench.agent.principal.identity)
    #expect(try bench.task(task).status == .inReview)
    #expect(try bench.task(task).result == "It is done.")
    #expect(try bench.call(GetActiveReview(taskID: task)) == review)
    #expect(try bench.call(ListReviews(taskID: task)) == [review])
  }

  @Test("A person approves: the task completes, and what was learnt goes up")
  func approve() throws {
    let milestone = try bench.make("a milestone", .milestone)
    let (task, review) = try submitted(under: milestone.id)
    try bench.call(AddLearning(taskID: task, content: "Look twice."))
    let approved = try bench.call(ApproveReview(id: review.id, revision: nil, summary: "Fine."), as: bench.person)
    #expect(approved.status == .approved && approved.endedBy == .human && !approved.forced)
    #expect(approved.verdicts.map(\.decision) == [.approve])
    #expect(try bench.task(task).status == .completed)
    #expect(try bench.call(ListLearnings(taskID: milestone.id)).map(\.content) == ["Look twice."])
    #expect(try active(task) == nil)
  }

  @Test("Agents do not decide in the phase of the people, nor does somebody who only says that he is one")
  func agents() throws {
    let (task, review) = try submitted()
    for caller in [bench.agent, bench.otherAgent, bench.unproven, bench.system] {
      #expect(try bench.refusal(ApproveReview(id: review.id, revision: nil), as: caller)?.code == .forbidden)
      #expect(
        try bench.refusal(RequestChanges(id: review.id, revision: nil, summary: "no"), as: caller)?.code == .forbidden)
    }
    #expect(try active(task)?.status == .humanPending)
    #expect(try active(task)?.verdicts == [])
  }

  @Test("A request for changes sends the task back, and the next submit opens the next round")
  func requestChanges() throws {
    let (task, review) = try submitted()
    let ended = try bench.call(
      RequestChanges(id: review.id, revision: nil, summary: "Say why.", learn: "Say why."), as: bench.person)
    #expect(ended.status == .changesRequested && ended.endedBy == .human && ended.summary == "Say why.")
    #expect(try bench.task(task).status == .inProgress)
    #expect(try bench.call(ListLearnings(taskID: task)).map(\.content) == ["Say why."])
    let next = try bench.call(SubmitTask(id: task)).review
    #expect(next.round == 2 && next.status == .humanPending)
    #expect(try bench.refusal(ApproveReview(id: review.id, revision: nil), as: bench.person)?.code == .invalidState)
  }

  @Test("A submit in review supersedes the round, a withdrawal ends it, and others may not withdraw")
  func supersede() throws {
    let (task, first) = try submitted()
    let second = try bench.call(SubmitTask(id: task)).review
    #expect(try bench.call(GetReview(id: first.id)).endedBy == .superseded)
    #expect(second.round == 2)
    #expect(try bench.refusal(WithdrawTask(id: task), as: bench.otherAgent) != nil)
    let withdrawn = try bench.call(WithdrawTask(id: task, reason: "not yet"))
    #expect(withdrawn.endedBy == .withdrawn && withdrawn.summary == "not yet")
    #expect(try bench.task(task).status == .inProgress)
    #expect(try bench.refusal(WithdrawTask(id: task))?.code == .invalidState)
  }

  @Test("Cancelling, forcing and setting the status by hand end the round")
  func ends() throws {
    let cancelled = try submitted()
    try bench.call(CancelTask(id: cancelled.task), as: bench.person)
    #expect(try bench.call(GetReview(id: cancelled.review.id)).endedBy == .cancelled)
    let forced = try submitted()
    try bench.call(ForceCompleteTask(id: forced.task, reason: "no time"), as: bench.person)
    let review = try bench.call(GetReview(id: forced.review.id))
    #expect(review.status == .approved && review.forced && review.summary == "no time")
    #expect(try bench.task(forced.task).status == .completed)
    let set = try submitted()
    try bench.call(SetTaskStatus(id: set.task, status: .inProgress), as: bench.person)
    #expect(try bench.call(GetReview(id: set.review.id)).status == .changesRequested)
    #expect(try bench.task(set.task).status == .inProgress)
  }

  @Test("A verdict on a task that waits is kept, and takes effect when the task goes on")
  func waiting() throws {
    let (task, review) = try submitted()
    let help = try bench.ask(task)
    #expect(try bench.task(task).status == .awaitingHuman)
    let kept = try bench.call(ApproveReview(id: review.id, revision: nil), as: bench.person)
    #expect(kept.status == .humanPending && kept.verdicts.count == 1)
    #expect(try bench.task(task).status == .awaitingHuman)
    try bench.call(RespondToHelp(id: help.id, chosenOption: 0), as: bench.person)
    let resumed = try bench.call(ResumeTask(taskID: task), as: bench.person)
    #expect(resumed.status == .completed)
    #expect(try bench.call(GetReview(id: review.id)).status == .approved)
  }

  @Test("A parent whose children did the work goes the same way, and not while one is open")
  func parents() throws {
    let milestone = try bench.make("a milestone", .milestone)
    let child = try started(under: milestone.id)
    #expect(try bench.refusal(SubmitTask(id: milestone.id))?.code == .preconditionFailed)
    try bench.complete(child)
    let review = try bench.call(SubmitTask(id: milestone.id)).review
    #expect(review.status == .humanPending && review.revisions.isEmpty)
    #expect(try bench.refusal(CreateTask(parentID: milestone.id, description: "more"))?.code == .preconditionFailed)
    try bench.call(ApproveReview(id: review.id, revision: nil), as: bench.person)
    #expect(try bench.task(milestone.id).status == .completed)
  }

  @Test("Who waits for a review is told of a verdict, of a comment to answer and of what waits for a person")
  func wait() throws {
    let (task, review) = try submitted()
    #expect(try bench.call(AwaitReview(taskID: task, timeoutSecs: 0)).why == .timedOut)
    #expect(try bench.call(AwaitReview(taskID: task, until: .human, timeoutSecs: 0)).why == .human)
    try bench.call(AddComment(reviewID: review.id, body: "Why so?"), as: bench.person)
    let asked = try bench.call(AwaitReview(taskID: task))
    #expect(asked.why == .comment && asked.comments.map(\.body) == ["Why so?"])
    #expect(try bench.call(AwaitReview(taskID: task, until: .verdict, timeoutSecs: 0)).why == .timedOut)
    try bench.call(AddComment(reviewID: review.id, inReplyTo: asked.comments.first?.id, body: "Because."))
    #expect(try bench.call(AwaitReview(taskID: task, timeoutSecs: 0)).why == .timedOut)
    let open = try bench.refusal(ApproveReview(id: review.id, revision: nil), as: bench.person)
    #expect(open?.code == .preconditionFailed)
    try bench.call(ApproveReview(id: review.id, revision: nil, withOpenComments: true), as: bench.person)
    #expect(try bench.call(AwaitReview(taskID: task)).why == .approved)
    let other = try started()
    #expect(try bench.refusal(AwaitReview(taskID: other))?.code == .preconditionFailed)
  }

  @Test("All of it stands in the log: a replay gives the same reviews")
  func replay() async throws {
    let (task, review) = try submitted()
    try bench.call(RequestChanges(id: review.id, revision: nil, summary: "Say why."), as: bench.person)
    let second = try bench.call(SubmitTask(id: task)).review
    try bench.call(ApproveReview(id: second.id, revision: nil), as: bench.person)
    let verification = try await bench.store.verify()
    #expect(verification.differences.isEmpty)
  }
}
