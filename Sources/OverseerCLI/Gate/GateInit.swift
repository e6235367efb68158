import ArgumentParser
import OverseerModel
import OverseerSDK
import OverseerVCS

struct GateInit: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a sample .overseer/gates.toml into the checkout.",
    discussion: "A file that is there stays as it is.")

  /// What was written.
  private struct Written: Encodable {
    let path: String
  }

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let root = try root(session)
    let path = root + "/" + GateSample.path
    try NewFile.write(GateSample.text, to: path, below: root)
    try session.reply(Written(path: path)) { _, style in GateInit.text(path, style) }
  }

  static func text(_ path: String, _ style: Style) -> String {
    let note = "It counts once it is committed on the default branch, and what it names runs once a person trusts it:"
    // A path that is broken at the edge cannot be copied.
    let lines = ["Wrote \(Escaped.line(path))."] + style.block(note, indent: 0)
    return (lines + ["  os gate trust", ""]).joined(separator: "\n")
  }

  /// The checkout that the command is called in; else the folder of the repository that `--repo` names.
  private func root(_ session: Session) throws(OverseerError) -> String {
    if global.repo == nil, let checkout = Checkout(containing: session.environment.folder), !checkout.isBare {
      return checkout.root
    }
    let repo = try session.requiredRepo()
    guard repo.vcsType != .none else {
      throw OverseerError(
        .preconditionFailed, "\(repo.name) has no version control, so no file of it counts",
        hint: "Gates look at commits. Without them a person confirms what came of a task: os task submit TASK")
    }
    return repo.path
  }
}
