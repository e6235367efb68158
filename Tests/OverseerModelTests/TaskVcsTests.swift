import OverseerJSON
import OverseerModel
import Testing

@Suite("The ref of a task")
struct TaskVcsTests {
  @Test("A ref is named after its task, whatever its kind, and leads back to it", arguments: TaskKind.allCases)
  func names(kind: TaskKind) {
    let id = Sample.id(7, kind)
    #expect(TaskVcs.refName(of: id) == "task/\(id)")
    #expect(TaskVcs.taskID(ofRef: TaskVcs.refName(of: id)) == id)
  }

  @Test("Other branches belong to no task", arguments: ["main", "task/", "task/main", "task/task_1", "TASK/x", ""])
  func others(name: String) { #expect(TaskVcs.taskID(ofRef: name) == nil) }

  @Test("A task in context has its ref beside its learnings, or null")
  func inContext() throws {
    let task = Sample.task(Sample.id(1))
    var found = TaskInContext(
      task: task, context: .init(own: nil, parent: nil, milestone: nil),
      learnings: InheritedLearnings(own: [], parent: [], milestone: []), vcs: nil, helpRequest: nil, claim: nil,
      children: [])
    #expect(try JSONCoder.value(of: found)["vcs"] == .null)
    #expect(try JSONCoder.value(of: ReadyTask(found, why: .ready))["vcs"] == .null)
    let vcs = TaskVcs(
      taskID: task.id, repoID: task.repoID, vcsType: .jj, changeID: "kxoy", baseCommit: .zero, startCommit: .zero,
      createdAt: Sample.noon, updatedAt: Sample.noon)
    found.vcs = vcs
    let written = try JSONCoder.value(of: ReadyTask(found, why: .ready))
    #expect(written["vcs"] == (try JSONCoder.value(of: vcs)))
    #expect(
      written.objectValue?.keys == [
        "task", "context", "learnings", "vcs", "help_request", "claim", "review", "gates", "children", "why",
      ])
    #expect(try JSONCoder.decode(ReadyTask.self, from: written).vcs == vcs)
    #expect(written["vcs"]?["base_commit"] == .string(String(repeating: "0", count: 40)))
  }
}
