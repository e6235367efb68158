import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskShow: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a task with all that belongs to it.",
    discussion: "Its context and learnings, those that it inherits, its question, its children.", aliases: ["get"])

  @Argument(help: "The task: its whole id, or an end of it that is unique.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(GetTask(id: session.taskID(id))) { found, style throws(OverseerError) in
      let task = found.task
      var offered: Set<AnyTaskID> = []
      if !found.children.isEmpty {
        let ready = try session.call(
          ListTasks(repoID: task.repoID, parentID: .set(task.id), ready: true, limit: Page.most))
        offered = Set(ready.map(\.id))
      }
      return TaskShowText(
        found: found, neighbours: try session.tasks(task.blockedBy + task.blocks + [task.parentID].compactMap { $0 }),
        offered: offered
      ).text(style)
    }
  }
}
