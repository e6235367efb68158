import ArgumentParser
import OverseerModel
import OverseerSDK

/// What is looked at, and whether it is trusted without a question.
struct TrustOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What a task waits for, with its own changes to scripts.", valueName: "id"))
  var task: String?

  @Flag(help: "Trust all that is shown, without asking.")
  var yes = false

  func run(_ session: Session) async throws(OverseerError) {
    let taskID = try task.map { text throws(OverseerError) in try session.taskID(text) }
    let commands = try await session.callLong(ListTrust(taskID: taskID))
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
    let granted = try await session.callLong(GrantTrust(taskID: taskID, sha256: open.map(\.sha256)))
    try session.reply(granted) { _, _ in "Trusted \(DataText.count(open.count, "command", "commands")).\n" }
  }
}
