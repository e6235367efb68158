import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewAgent: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "agent", abstract: "Have an agent judge what is under review, and wait for it.",
    discussion: """
      Which agent stands in .overseer/config.toml of the default branch: [review.agent] command. With --last nothing \
      is started, and what the last one said is shown. The exit status is 8 where the agent failed to judge.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var task: String?

  @Flag(help: "Only show the last job.")
  var last = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: task)
    var job: ReviewerJobID?
    if !last {
      let started = try await session.callWatched(StartAgentReview(taskID: id), saying: "An agent reviews")
      session.exitStatus = ReviewExit.status(of: started)
      if session.options.json { return try session.print(json: started) }
      job = started.id
    }
    let result = try session.call(GetAgentReviewResult(taskID: job == nil ? id : nil, jobID: job))
    session.exitStatus = ReviewExit.status(of: result.job)
    try session.reply(result) { result, style throws(OverseerError) in
      ReviewerText.text(result, try session.tasks([id])[id], style)
    }
  }
}
