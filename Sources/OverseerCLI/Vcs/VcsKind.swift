import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsKind: QuestionCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind", abstract: "Tell what a new revision did to a change.",
    discussion: """
      NoChange, MessageOnly, PureRebase or Rework. A revision starts from its merge base with the default branch if it \
      is not on that branch, else from its first parent.
      """)

  @Argument(help: "The revision before.")
  var old: String?

  @Argument(help: "The revision now.")
  var new: String?

  @OptionGroup var bases: BaseOptions
  @OptionGroup var place: QuestionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ paths: CommandPaths) throws(OverseerError) -> ClassifyChange {
    guard let old, let new else { throw ErrorReport.usage("two revisions are needed", hint: "os vcs kind OLD NEW") }
    return ClassifyChange(old: old, new: new, oldBase: bases.oldBase, newBase: bases.newBase)
  }

  func reply(
    to question: ClassifyChange, of repository: AskedRepository, _ session: Session
  ) async throws(OverseerError) {
    try session.reply(await repository.ask(question)) { found, _ in found.kind.rawValue }
  }
}

/// What two revisions start from.
struct BaseOptions: ParsableArguments, Sendable {
  @Option(name: .customLong("old-base"), help: ArgumentHelp("What the old revision starts from.", valueName: "rev"))
  var oldBase: String?

  @Option(name: .customLong("new-base"), help: ArgumentHelp("What the new revision starts from.", valueName: "rev"))
  var newBase: String?
}
