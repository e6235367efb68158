import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskSubmit: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Commit a task's work and open a round of review.",
    discussion: """
      Its gates are run first, and what fails is shown: the exit status is 10 then, and the task is worked on again. \
      Gates that do not know yet are not waited for.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp(
      "The message of the commit, made of the task unless told: TEXT, @FILE, or -.", valueName: "text"))
  var message: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What came out of the task, which stays with it: TEXT, @FILE, or -.", valueName: "text"))
  var result: String?

  @Flag(name: .customLong("no-wait"), help: "Leave the gates to a server; without one they run here all the same.")
  var noWait = false

  @Flag(name: .customLong("allow-empty"), help: "Submit even where nothing has changed.")
  var allowEmpty = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let isServed = noWait ? try session.isServed() : false
    let submit = SubmitTask(
      id: try await session.taskID(orCurrent: id),
      message: try message.map { text throws(OverseerError) in try session.longText(text, "--message") },
      result: try result.map { text throws(OverseerError) in try session.longText(text, "--result") },
      allowEmpty: allowEmpty ? true : nil, wait: isServed ? false : nil)
    if noWait, !isServed, !session.options.json {
      Terminal.tell("No server runs that takes the gates over: they run here.\n")
    }
    let report = try await session.callWatched(submit, saying: "Submitting")
    session.exitStatus = ReviewExit.status(of: report.review)
    try session.reply(report) { report, style throws(OverseerError) in
      SubmitText(
        review: report.review, task: try session.tasks([report.review.taskID])[report.review.taskID],
        results: report.results, failures: report.gateFailures, leftOut: report.leftOut,
        job: report.job
      ).text(style)
    }
  }
}
