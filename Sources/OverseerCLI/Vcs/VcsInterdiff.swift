import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsInterdiff: QuestionCommand {
  static let configuration = CommandConfiguration(
    commandName: "interdiff", abstract: "Show what a new revision of a change does that the old one did not.",
    discussion: """
      The old one is brought onto the base of the new one first, in memory, so that a rebase alone shows nothing. A \
      revision starts from its merge base with the default branch if it is not on that branch, else from its first \
      parent.
      """)

  @Argument(help: "The revision before.")
  var old: String?

  @Argument(help: "The revision now.")
  var new: String?

  @OptionGroup var bases: BaseOptions

  @Flag(help: "Give the difference as a patch.")
  var unified = false

  @OptionGroup var place: QuestionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ paths: CommandPaths) throws(OverseerError) -> CompareChanges {
    guard let old, let new else {
      throw ErrorReport.usage("two revisions are needed", hint: "os vcs interdiff OLD NEW")
    }
    return CompareChanges(
      old: old, new: new, oldBase: bases.oldBase, newBase: bases.newBase, unified: unified ? true : nil)
  }

  func reply(
    to question: CompareChanges, of repository: AskedRepository, _ session: Session
  ) async throws(OverseerError) {
    guard unified, !session.options.json else {
      return try session.reply(await repository.ask(question), InterdiffText.text)
    }
    guard let reader = repository.reader else {
      return try session.print(bytes: Array((await repository.ask(question).unified ?? "").utf8))
    }
    try session.print(bytes: await question.compare(in: reader).patch ?? [])
  }
}

/// A comparison of two revisions of a change, as text for people.
enum InterdiffText {
  static func text(_ interdiff: CompareChanges.Interdiff, _ style: Style) -> String {
    var lines = [style.paint(interdiff.kind.rawValue, .bold)]
    if !interdiff.conflicts.isEmpty {
      lines.append("The old revision conflicts with the new base:")
      lines += interdiff.conflicts.map { conflict in
        " " + style.paint(DiffFileHead.end(of: Escaped.line(conflict.path), to: style.width - 1), .red)
      }
    }
    return lines.joined(separator: "\n") + "\n" + DiffStatText(style: style).text(interdiff.files)
  }
}
