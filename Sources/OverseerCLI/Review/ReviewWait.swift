import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewWait: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Wait until a review has something to say.",
    discussion: """
      Gates that nobody else runs are run meanwhile; one that is under way when the time is up is ended first. The exit \
      status tells what happened: 0 approved, 10 changes requested, 11 a comment to answer, 12 a person judges now, \
      13 the time is up, 14 the round ended without a verdict.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var task: String?

  @Option(
    help: ArgumentHelp(
      "verdict; comment, which is that or a comment to answer (unless told); human, which is also that a person decides.",
      valueName: "what"),
    completion: .list(AwaitReview.Until.allCases.map(\.rawValue)))
  var until: String?

  @Option(help: ArgumentHelp("How many seconds to wait at most.", valueName: "s"))
  var timeout: Int?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let wait = AwaitReview(
      taskID: try await session.taskID(orCurrent: task),
      until: try until.map { text throws(OverseerError) in try Words.choice(text, "--until") }, timeoutSecs: timeout)
    let news = try await session.callWatched(wait, saying: "Waiting")
    session.exitStatus = ReviewExit.status(of: news.why)
    try session.reply(news) { news, style throws(OverseerError) in
      ReviewNewsText.text(news, try session.tasks([wait.taskID])[wait.taskID], style)
    }
  }
}
