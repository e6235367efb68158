import ArgumentParser
import OverseerModel
import OverseerSDK

struct EventsList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List events: the newest ones, or those after a place in the log.")

  @Option(help: ArgumentHelp("Only these types, separated by commas: TaskCreated.", valueName: "types"))
  var type: String?

  @Option(help: ArgumentHelp("Only events of this task.", valueName: "id"))
  var task: String?

  @Option(help: ArgumentHelp("Only events after this number, the first ones of them.", valueName: "n"))
  var after: Int64?

  @Option(help: ArgumentHelp("How many at most: 100 unless told, up to 1000.", valueName: "n"))
  var limit: Int?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(
      ListEvents(
        types: type.map { EventWords.types($0) },
        repoID: try global.repo.map { text throws(OverseerError) in try session.repoID(text) },
        taskID: try task.map { text throws(OverseerError) in try session.taskID(text) }, after: after, limit: limit),
      EventText.list)
  }
}

/// Names of event types as people type them.
enum EventWords {
  /// Whatever the case, and with or without `-` and `_`; what is no type stays as it is, for the operation to name.
  static func types(_ text: String) -> [String] {
    Words.list(text).map { word in
      let known = EventBody.catalogue.map(\.type)
      return known.first { $0.lowercased() == word.lowercased().filter { $0 != "-" && $0 != "_" } } ?? word
    }
  }
}
