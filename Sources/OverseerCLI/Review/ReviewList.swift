import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewList: LongCLICommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rounds of a task.")

  @Argument(help: "The task; else the one that is checked out here.")
  var task: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: task)
    try session.answer(ListReviews(taskID: id, limit: Page.most)) { reviews, style throws(OverseerError) in
      ReviewListText.list(reviews, of: try session.tasks([id])[id], style)
    }
  }
}
