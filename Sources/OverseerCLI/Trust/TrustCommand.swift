import ArgumentParser
import OverseerModel
import OverseerSDK

struct TrustCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Look at the commands that a repository wants to run, and trust them.",
    discussion: """
      Only a person may trust them: exactly these, until they or a script that they name change by a byte. Without a \
      terminal to answer at they are only shown.
      """)

  @Flag(help: "Trust all that is shown, without asking.")
  var yes = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let commands = try await session.callLong(ListTrust())
    let open = commands.filter { $0.state != .trusted }
    if session.options.json, !yes { return try session.print(json: commands) }
    if !session.options.json { try session.print(TrustText.list(commands, session.style)) }
    guard !open.isEmpty else {
      if session.options.json { try session.print(json: commands) }
      return
    }
    if !yes {
      // An agent that has a terminal would wait for ever.
      let question = "Trust \(open.count == 1 ? "it" : "them")? [y/N] "
      guard try session.caller().principal.isHuman, let answer = Terminal.ask(question) else {
        return try session.print(TrustText.unasked(session.style))
      }
      guard ["y", "yes"].contains(answer.lowercased()) else { return try session.print("Nothing was trusted.\n") }
    }
    // By their digests: what has changed while the person was reading is not trusted.
    let granted = try await session.callLong(GrantTrust(sha256: open.map(\.sha256)))
    try session.reply(granted) { _, _ in "Trusted \(DataText.count(open.count, "command", "commands")).\n" }
  }
}
