import ArgumentParser
import OverseerModel
import OverseerSDK

struct HelpRespond: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "respond", abstract: "Answer a request for help.",
    discussion: "Only a person may. With --resume and --json the reply is the task, not the request.")

  @Argument(help: "The request, or its task.")
  var id: String

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("The answer: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String?

  @Option(help: ArgumentHelp("The number of the option to choose, counted from 1.", valueName: "n"))
  var option: Int?

  @Flag(help: "Let the task go on at once.")
  var resume = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let request = try session.helpRequest(id)
    if let option, !(1...max(request.suggestedOptions.count, 1)).contains(option) {
      // The operation would say the same, counted from 0.
      let count = request.suggestedOptions.count
      throw OverseerError.invalidField(
        "--option", count == 0 ? "this request offers no options" : "must be 1 to \(count), not \(option)")
    }
    let operation = RespondToHelp(
      id: request.id,
      response: try message.map { text throws(OverseerError) in try session.longText(text, "--message") },
      chosenOption: option.map { $0 - 1 })
    guard resume else { return try session.answer(operation, HelpText.responded) }
    let answered = try session.call(operation)
    let resume = ResumeTask(taskID: answered.taskID)
    try session.reply(await session.callLong(resume, saying: "Going on")) {
      TaskText.done("Answered, and goes on:", $0, $1)
    }
  }
}
