import ArgumentParser
import OverseerModel
import OverseerSDK

struct GCCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Clear away what finished tasks have left.",
    discussion: """
      Only a person may. Refs and workspaces of tasks that landed, were cancelled or have no revisions are archived: \
      their commits stay pinned for 90 days, and older pins go. Without --apply nothing is done.
      """)

  @Option(
    name: .customLong("older-than"),
    help: ArgumentHelp("Only what was finished so long ago; 30d unless told.", valueName: "days"))
  var olderThan: String?

  @Flag(help: "Do it.")
  var apply = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let days = try olderThan.map { text throws(OverseerError) in try Words.days(text, "--older-than") }
    let collect = CollectGarbage(olderThanDays: days, apply: apply ? true : nil)
    let report = try await session.callLong(collect, saying: "Clearing away")
    try session.reply(report) { report, style throws(OverseerError) in
      GarbageText(
        report: report, days: days, tasks: try session.tasks((report.refs.map(\.taskID) + report.kept.map(\.taskID)))
      )
      .text(style)
    }
  }
}
