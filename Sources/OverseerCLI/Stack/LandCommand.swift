import ArgumentParser
import OverseerModel
import OverseerSDK
import OverseerVCS

struct LandCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "land", abstract: "Put a completed task onto the default branch.",
    discussion: """
      Only a person may. Its commits come on top of the branch, unless told otherwise; what stood on it follows. \
      Only what was approved lands, and only where its gates pass on what the branch would then have. \
      `os undo` takes it back.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @Flag(help: "Also what it stands on and has not landed, bottom-up, in one step.")
  var stack = false

  @Flag(help: "As one commit for each task.")
  var squash = false

  @Flag(help: "With its commits as they are, under a merge commit.")
  var merge = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !squash || !merge else { throw ValidationError("--squash and --merge exclude each other") }
  }

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: id)
    let land = LandTask(id: id, stack: stack ? true : nil, style: squash ? .squash : merge ? .merge : nil)
    try session.reply(await session.callWatched(land, saying: "Landing")) { report, style throws(OverseerError) in
      let ids = report.landed.map(\.taskID) + report.restacked + report.left
      return StackText.landed(report, try session.tasks(ids), style)
    }
  }
}
