import OverseerModel
import OverseerSDK
import TestSeed
import Testing

/// Random operations of a person and two agents, so that an installation holds some of everything.
struct DataTestHistory {
  let bench: Workbench
  private(set) var generator: PrintedSeed
  private var tasks: [AnyTaskID] = []

  init(_ test: String, round: Int) throws {
    bench = try Workbench()
    generator = PrintedSeed(test, round: round)
  }

  /// Many steps; what is refused does not count.
  mutating func play(_ steps: Int) throws {
    for _ in 0..<steps {
      bench.clock.advance(.milliseconds(Int.random(in: 0...90_000, using: &generator)))
      do throws(OverseerError) {
        try step()
      } catch  where error.code == .internalError {
        throw error
      } catch {}
    }
  }

  private mutating func any<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: all.indices, using: &generator)]
  }

  private mutating func step() throws(OverseerError) {
    let caller = any([bench.person, bench.person, bench.agent, bench.otherAgent])
    let kind = Int.random(in: 0..<24, using: &generator)
    guard tasks.count > 2, kind > 5 else { return try create(caller) }
    let task = any(tasks)
    switch kind {
    case 6, 7:
      let started = try bench.call(StartTask(id: task), as: caller)
      if try bench.call(GetTask(id: task)).vcs == nil { try bench.makeRef(of: started) }
    case 8: try bench.call(ClaimTask(id: nil), as: caller)
    case 9: try bench.call(ReleaseTask(id: task), as: caller)
    case 10, 11: try bench.call(BlockTask(id: task, by: any(tasks)), as: caller)
    case 12, 13:
      try bench.call(ForceCompleteTask(id: task, reason: "done", result: "It \u{1F44D} works.\n"), as: bench.person)
    case 14: try bench.call(CancelTask(id: task, recursive: true), as: bench.person)
    case 15: try bench.call(ReopenTask(id: task), as: bench.person)
    case 16: try bench.call(ArchiveTask(id: task), as: caller)
    case 17, 18: try bench.call(AddLearning(taskID: task, content: "learnt \(any([1, 2]))", tags: ["é"]), as: caller)
    case 19:
      try bench.call(RequestHelp(taskID: task, category: .decision, reason: "?", suggestedOptions: ["a"]), as: caller)
    case 20:
      let open = try bench.call(ListHelp(), as: bench.person)
      guard let help = open.first else { return }
      try bench.call(RespondToHelp(id: help.id, response: nil, chosenOption: 0), as: bench.person)
      try bench.call(ResumeTask(taskID: help.taskID), as: bench.person)
    case 21:
      try bench.call(
        UpdateTask(id: task, context: .set("# \"Why\"\r\n\tbecause\\"), metadata: .set(["b": "2", "a": "é\n"])),
        as: caller)
    case 22:
      let learnings = try bench.call(ListLearnings(taskID: task), as: caller)
      if let learning = learnings.first { try bench.call(RetireLearning(id: learning.id), as: caller) }
    default: try bench.call(DeleteTask(id: task, force: true), as: bench.person)
    }
  }

  private mutating func create(_ caller: Caller) throws(OverseerError) {
    let parent = tasks.isEmpty || Bool.random(using: &generator) ? nil : any(tasks)
    let blockers = tasks.isEmpty || Bool.random(using: &generator) ? [] : [any(tasks)]
    let task = try bench.call(
      CreateTask(
        repoID: parent == nil ? any([bench.repo.id, bench.otherRepo.id]) : nil, parentID: parent,
        kind: parent == nil && Bool.random(using: &generator) ? .milestone : nil, description: "do «\(tasks.count)»",
        priority: any(Priority.allCases), blockedBy: blockers, labels: any([["b", "a"], []])), as: caller)
    tasks.append(task.id)
  }
}
