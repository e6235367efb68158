import OverseerModel

/// A command that judges revisions in the agent phase of reviews: `[review.agent]` in the repository's configuration.
public struct ReviewerCommand: Sendable, Hashable {
  /// For `/bin/sh -c`; one line.
  public var command: String
  /// How long one run may take, in seconds.
  public var timeoutSecs = 600
  /// Names of further environment variables that the command sees.
  public var passEnv: [String] = []
  /// How many runs may begin within an hour in the repository.
  public var maxPerHour = 20

  public init(command: String) { self.command = command }

  public static let timeoutRange = 1...86_400
  public static let perHourRange = 1...1000

  /// What a person trusts, or does not, before it runs.
  ///
  /// - Parameter script: What a file of the repository in `.overseer/` holds; nil where there is none.
  public func runnable<Failure>(
    script: (_ path: String) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> RunnableCommand {
    let limits = ["timeout_secs = \(timeoutSecs)", "max_per_hour = \(maxPerHour)"]
    return RunnableCommand(
      kind: .reviewer, name: RunnableCommand.Kind.reviewer.rawValue, text: command,
      settings: (limits + passEnv.map { "pass_env = \($0)" }).joined(separator: "\n"),
      scripts: try RunnableCommand.scripts(namedIn: [command], script))
  }
}

extension ReviewerCommand {
  /// The reviewer, nil where its command is missing or wrong, and what is said about the phase.
  static func read(
    _ table: TOMLTable, _ problems: inout FileProblems
  ) -> (reviewer: ReviewerCommand?, phase: ReviewPolicy.AgentPhase?) {
    var reviewer = ReviewerCommand(command: "")
    var isRequired = true
    let name = "review.agent."
    for entry in table.entries {
      switch entry.key {
      case "command": reviewer.command = entry.text(in: name, &problems, mistake: CommandText.mistake) ?? ""
      case "required": entry.flag(in: name, &isRequired, &problems)
      case "timeout_secs": entry.number(in: name, timeoutRange, &reviewer.timeoutSecs, &problems)
      case "max_per_hour": entry.number(in: name, perHourRange, &reviewer.maxPerHour, &problems)
      case "pass_env": reviewer.passEnv = entry.texts(in: name, &problems, mistake: GateFields.mistake(inVariable:))
      default:
        problems.addUnknown(
          entry, in: name, known: ["command", "required", "timeout_secs", "max_per_hour", "pass_env"])
      }
    }
    if table["command"] == nil { problems.add(table.line, "the reviewer has no `review.agent.command`") }
    return (reviewer.command.isEmpty ? nil : reviewer, isRequired ? .required : .skip)
  }
}
