import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskSearch: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find tasks, learnings and comments by words.",
    discussion: "All words must occur; the best comes first.")

  @Argument(help: "The words; the last one may be unfinished.")
  var text: [String]

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(SearchTasks(text: text.joined(separator: " "))) { hits, style throws(OverseerError) in
      SearchResultText.text(hits, try session.tasks(hits.map(\.taskID)), style)
    }
  }
}
