import OverseerModel
import OverseerSDK
import Testing

@Suite("Asking people for help")
struct HelpOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test("Asking stops the task and keeps where it came from", arguments: [TaskStatus.pending, .inProgress])
  func request(from: TaskStatus) throws {
    let task = try bench.make()
    if from == .inProgress { try bench.call(StartTask(id: task.id)) }
    var asked: HelpRequest?
    let marks = try bench.recorded {
      asked = try bench.call(
        RequestHelp(
          taskID: task.id, category: .technicalBlocker, reason: "It **fails**.", suggestedOptions: [" wait ", "go on"]))
    }
    #expect(marks == [Mark("HelpRequested", task.id), Mark("TaskStatusChanged", task.id)])
    let request = try #require(asked)
    #expect(
      request
        == HelpRequest(
          id: request.id, taskID: task.id, fromStatus: from, category: .technicalBlocker, reason: "It **fails**.",
          suggestedOptions: ["wait", "go on"], requestedBy: bench.agent.principal, createdAt: bench.clock.now))
    #expect(try bench.task(task.id).status == .awaitingHuman)
    #expect(try bench.call(GetActiveHelp(taskID: task.id)) == request)
    #expect(try bench.call(ListHelp()) == [request])
    #expect(try bench.call(NextReadyTask()) == nil)
    #expect(try bench.call(ExplainTask(id: task.id)).obstacles.contains { $0.obstacle == .awaitingHuman })
  }

  @Test(
    "The whole way: asked, answered, resumed, back where it came from", arguments: [TaskStatus.pending, .inProgress])
  func wholeWay(from: TaskStatus) throws {
    let task = try bench.make()
    if from == .inProgress { try bench.call(StartTask(id: task.id)) }
    let started = try bench.task(task.id).startedAt
    let asked = try bench.ask(task.id)

    let early = try bench.refusal(ResumeTask(taskID: task.id), as: bench.person)
    #expect(early?.code == .invalidState)
    #expect(early?.texts("allowed") == ["Responded"])

    bench.clock.advance(.seconds(60))
    let answering = try bench.recorded {
      let answered = try bench.call(RespondToHelp(id: asked.id, chosenOption: 1), as: bench.person)
      #expect(answered.status == .responded)
      #expect(answered.respondedAt == bench.clock.now)
    }
    #expect(answering == [Mark("HelpResponded", task.id)])
    #expect(try bench.task(task.id).status == .awaitingHuman, "an answer alone lets nobody go on")

    let resuming = try bench.recorded {
      let resumed = try bench.call(ResumeTask(taskID: task.id), as: bench.person)
      #expect(resumed.status == from)
      #expect(resumed.startedAt == started)
    }
    #expect(resuming == [Mark("HelpResumed", task.id), Mark("TaskStatusChanged", task.id)])
    #expect(try bench.call(GetActiveHelp(taskID: task.id)) == nil)
    let last = try bench.call(ListHelp(taskID: task.id))
    #expect(last.map(\.status) == [.resolved])
    #expect(last.first?.resumedAt == bench.clock.now)
    #expect(try bench.refusal(ResumeTask(taskID: task.id), as: bench.person)?.code == .invalidState)
    #expect(try bench.refusal(RespondToHelp(id: asked.id, response: "x"), as: bench.person)?.code == .invalidState)
  }

  @Test("A second answer before the task goes on replaces the first")
  func answerAgain() throws {
    let task = try bench.make()
    let asked = try bench.ask(task.id)
    try bench.call(RespondToHelp(id: asked.id, response: "first", chosenOption: 0), as: bench.person)
    try bench.call(RespondToHelp(id: asked.id, chosenOption: 1), as: bench.person)
    let shown = try bench.call(GetTask(id: task.id)).helpRequest
    #expect(shown?.response == nil)
    #expect(shown?.chosenOption == 1)
  }

  @Test("One open question at a time; the next one after the first was resolved")
  func oneOpenQuestion() throws {
    let task = try bench.make()
    let first = try bench.ask(task.id)
    for caller in [bench.agent, bench.person] {
      let error = try bench.refusal(RequestHelp(taskID: task.id, category: .decision, reason: "again?"), as: caller)
      #expect(error?.code == .invalidState)
      #expect(error?.texts("allowed") == ["Pending", "InProgress", "InReview"])
    }
    try bench.call(RespondToHelp(id: first.id, response: "yes"), as: bench.person)
    try bench.call(ResumeTask(taskID: task.id), as: bench.person)
    bench.clock.advance(.seconds(1))
    let second = try bench.ask(task.id)
    #expect(try bench.call(ListHelp(taskID: task.id)).map(\.id) == [first.id, second.id])
    #expect(try bench.call(GetActiveHelp(taskID: task.id))?.id == second.id)
  }

  @Test("While it waits an agent may only read it and keep learnings; a person may do more")
  func whileItWaits() throws {
    let task = try bench.make()
    let other = try bench.make("other")
    _ = try bench.ask(task.id)
    let id = task.id
    let refusals = [
      try bench.refusal(UpdateTask(id: id, priority: .set(.high))), try bench.refusal(BlockTask(id: id, by: other.id)),
      try bench.refusal(UnblockTask(id: id, by: other.id)), try bench.refusal(StartTask(id: id)),
      try bench.refusal(ClaimTask(id: id)), try bench.refusal(CancelTask(id: id)),
    ]
    #expect(refusals.map { $0?.code } == Array(repeating: .forbidden, count: 6))
    #expect(try bench.call(GetTask(id: id)).task.id == id)
    try bench.call(AddLearning(taskID: id, content: "meanwhile"))
    try bench.call(UpdateTask(id: id, priority: .set(.high)), as: bench.person)
    try bench.call(BlockTask(id: id, by: other.id), as: bench.person)
    try bench.call(UnblockTask(id: id, by: other.id), as: bench.person)
    #expect(try bench.task(id).status == .awaitingHuman)
  }

  @Test("The holder stays the holder while its task waits")
  func claimStays() throws {
    let task = try bench.make()
    try bench.call(StartTask(id: task.id))
    let asked = try bench.ask(task.id)
    try bench.call(RespondToHelp(id: asked.id, response: "go"), as: bench.person)
    try bench.call(ResumeTask(taskID: task.id), as: bench.person)
    #expect(try bench.task(task.id).claim?.holder == bench.agent.principal)
    #expect(try bench.task(task.id).claim?.generation == 1)
  }

  @Test("Finished tasks ask no questions", arguments: [false, true])
  func finished(cancelled: Bool) throws {
    let task = try bench.make()
    if cancelled { try bench.cancel(task.id) } else { try bench.complete(task.id) }
    let error = try bench.refusal(RequestHelp(taskID: task.id, category: .decision, reason: "?"))
    #expect(error?.code == .invalidState)
    #expect(error?.details["from"] == .string(cancelled ? "Cancelled" : "Completed"))
  }

  @Test("The list shows open questions of a repository or of all, oldest first, or every one of a task")
  func list() throws {
    let here = try bench.make("here")
    let there = try bench.make("there", in: bench.otherRepo)
    let second = try bench.make("second")
    let first = try bench.ask(second.id)
    bench.clock.advance(.seconds(1))
    let asked = try bench.ask(here.id)
    bench.clock.advance(.seconds(1))
    let elsewhere = try bench.ask(there.id)
    #expect(try bench.call(ListHelp()) == [first, asked])
    #expect(try bench.call(ListHelp(repoID: bench.otherRepo.id)) == [elsewhere])
    #expect(try bench.call(ListHelp(allRepos: true)) == [first, asked, elsewhere])
    try bench.cancel(second.id)
    #expect(try bench.call(ListHelp()) == [asked])
    #expect(try bench.call(ListHelp(taskID: second.id)).map(\.status) == [.cancelled])
    #expect(try bench.call(ListHelp(taskID: here.id)) == [asked])
  }

  @Test("Walking through the pages gives the whole list", arguments: [1, 2, 3, 100])
  func pages(size: Int) throws {
    for number in 0..<7 {
      _ = try bench.ask(try bench.make("task \(number)").id)
      if number.isMultiple(of: 3) { bench.clock.advance(.seconds(1)) }
    }
    let all = try bench.call(ListHelp())
    #expect(all.count == 7)
    var walked: [HelpRequest] = []
    while true {
      let page = try bench.call(ListHelp(limit: size, after: walked.last?.id))
      #expect(page.count <= size)
      if page.isEmpty { break }
      walked += page
      try #require(walked.count <= all.count)
    }
    #expect(walked == all)
  }
}
