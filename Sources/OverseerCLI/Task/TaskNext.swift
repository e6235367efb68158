import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskNext: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show the next task that is ready, or take it.",
    discussion: "An agent's loop calls `os task next --claim --json`: no two callers get the same task.")

  @Flag(help: "Take the task, so that nobody else gets it.")
  var claim = false

  @Option(help: ArgumentHelp("Only tasks of this milestone.", valueName: "id"))
  var milestone: String?

  @Option(help: ArgumentHelp("Tell why this task is offered or not.", valueName: "id"))
  var explain: String?

  @OptionGroup var global: GlobalOptions

  /// The command as plain values.
  struct Request: Hashable {
    var claim = false
    var milestone: String?
    var explain: String?

    func run(_ session: Session) throws(OverseerError) {
      if let explain {
        guard !claim, milestone == nil else {
          throw ErrorReport.usage("--explain goes with no other option", hint: "os task next --explain \(explain)")
        }
        return try session.answer(ExplainTask(id: session.taskID(explain)), TaskText.explanation)
      }
      let milestone = try milestone.map { text throws(OverseerError) in try session.milestoneID(text) }
      if claim {
        try session.answer(ClaimTask(milestone: milestone)) { TaskText.next($0, claimed: true, $1) }
      } else {
        try session.answer(NextReadyTask(milestone: milestone)) { TaskText.next($0, claimed: false, $1) }
      }
    }
  }

  var request: Request { Request(claim: claim, milestone: milestone, explain: explain) }

  func run(_ session: Session) throws(OverseerError) { try request.run(session) }
}
