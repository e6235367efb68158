import ArgumentParser
import OverseerModel
import OverseerSDK

struct LearningRetire: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Take a learning out of use.",
    discussion: "It is no longer handed on, found or copied to a parent.")

  @Argument(help: "The learning.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(RetireLearning(id: session.learningID(id))) { LearningText.done("Retired", $0, $1) }
  }
}
