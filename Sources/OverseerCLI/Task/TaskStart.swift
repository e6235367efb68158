import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskStart: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a task.",
    discussion: """
      Takes the claim, moves the task and pending ones above it to in progress, and checks its ref out: for a person \
      in place, for an agent in a workspace of its own, unless told otherwise. Doing it again makes what is missing.
      """)

  @Argument(help: "The task.")
  var id: String

  @Option(
    help: ArgumentHelp("Where to work: in-place or isolated.", valueName: "where"),
    completion: .list(WorkspaceKind.allCases.map(\.rawValue)))
  var workspace: String?

  @Option(help: ArgumentHelp("The revision that it is to stand on. Only a person may say.", valueName: "rev"))
  var base: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let kind: WorkspaceKind? = try workspace.map { text throws(OverseerError) in try Words.choice(text, "--workspace") }
    let start = StartTask(id: try session.taskID(id), workspace: kind, base: base)
    try session.reply(await session.callLong(start, saying: "Starting")) { task, style throws(OverseerError) in
      TaskText.started(task, try session.call(GetTaskVcs(id: task.id)), style)
    }
  }
}
