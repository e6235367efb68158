import ArgumentParser
import OverseerModel
import OverseerSDK

/// From the words of the command line to the exit status.
public enum Launch {
  public enum Outcome {
    case exit(Int32)
    case long(@Sendable () async -> Int32)
  }

  /// Runs `os` with `arguments` (without the program's name). A command that goes on for a while gives a `long` run,
  /// which the caller awaits; everything else is done when this returns.
  ///
  /// - Parameter programs: What commands that stay start; without it they are refused.
  public static func run(
    _ arguments: [String], _ environment: Environment, programs: Programs = .none
  ) -> Outcome {
    guard !environment.folder.isEmpty else {
      let error = OverseerError(
        .preconditionFailed, "the current folder has been removed", hint: "Change to a folder that exists.")
      return .exit(
        ErrorReport.report(
          error, json: arguments.contains("--json"), correlationID: Session.freshCorrelationID(), environment))
    }
    if let hot = HotCommand(arguments), areText(arguments) {
      let session = Session(environment, hot.options)
      return .exit(finish(session) { () throws(OverseerError) in try hot.run(session) })
    }
    if let options = MCPServing.options(arguments), areText(arguments) {
      return .long { await finish(options, environment, programs, MCPServing.run) }
    }
    if let serving = Serving(arguments), areText(arguments) {
      return .long { await finish(serving.options, environment, programs, serving.run) }
    }
    return parsed(arguments, environment, programs)
  }

  /// The way through the argument parser, which every command can take.
  static func parsed(
    _ arguments: [String], _ environment: Environment, _ programs: Programs = .none
  ) -> Outcome {
    guard areText(arguments) else {
      return .exit(
        report(
          ErrorReport.usage("an argument is not valid UTF-8", hint: "Set the terminal and the shell to UTF-8."),
          arguments, environment))
    }
    if arguments == ["--version"] {
      Terminal.say("os \(Version.current)\n")
      return .exit(0)
    }
    if Set(arguments) == ["--version", "--json"] {
      let session = Session(environment, GlobalOptions.Values(json: true))
      return .exit(finish(session) { () throws(OverseerError) in try session.print(json: session.call(GetVersion())) })
    }
    let arguments = TextOptions.joined(GlobalOptions.moved(arguments))
    var command: any ParsableCommand
    do {
      command = try OS.parseAsRoot(arguments)
    } catch {
      return .exit(refused(error, arguments, environment))
    }
    switch command {
    case let command as any LongCLICommand where command.isLong:
      return .long { await finish(command, environment, programs) }
    case let command as any CLICommand:
      let session = Session(environment, command.sessionOptions)
      return .exit(finish(session) { () throws(OverseerError) in try command.run(session) })
    default:
      // A noun without a verb, or a wish for help: running it throws what is to be printed.
      do {
        try command.run()
        return .exit(0)
      } catch {
        return .exit(refused(error, arguments, environment))
      }
    }
  }

  private static func finish(_ session: Session, _ body: () throws(OverseerError) -> Void) -> Int32 {
    do throws(OverseerError) {
      try body()
      return session.exitStatus
    } catch {
      return report(error, session)
    }
  }

  private static func finish(
    _ command: any LongCLICommand, _ environment: Environment, _ programs: Programs
  ) async -> Int32 {
    let session = Session(environment, command.sessionOptions, lifetime: .service, programs: programs)
    do throws(OverseerError) {
      let server = command.mayAskServer ? try session.server() : nil
      if server != nil {
        // It waits for replies where commands that do not go on for long do, and those block.
        try await withTaskExecutorPreference(FileExecutor.shared) { () async throws(OverseerError) in
          try await command.runLong(session)
        }
      } else {
        try await command.runLong(session)
      }
      return session.exitStatus
    } catch {
      return report(error, session)
    }
  }

  private static func finish(
    _ options: GlobalOptions.Values, _ environment: Environment, _ programs: Programs,
    _ body: (Session) async throws(OverseerError) -> Void
  ) async -> Int32 {
    let session = Session(environment, options, lifetime: .service, programs: programs)
    do throws(OverseerError) {
      try await body(session)
      return session.exitStatus
    } catch {
      return report(error, session)
    }
  }

  /// Whether all arguments were text when the process was started; what was not has become U+FFFD.
  private static func areText(_ arguments: [String]) -> Bool {
    guard arguments.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else { return true }
    return Environment.argumentsAreText
  }

  private static func report(_ error: OverseerError, _ session: Session) -> Int32 {
    ErrorReport.report(
      error, json: session.options.json, correlationID: session.correlationID, session.environment)
  }

  private static func report(_ error: OverseerError, _ arguments: [String], _ environment: Environment) -> Int32 {
    // `os api` speaks JSON always.
    ErrorReport.report(
      error, json: arguments.contains("--json") || arguments.first == "api",
      correlationID: Session.freshCorrelationID(), environment)
  }

  /// What the argument parser did not take: a wish for help, or a mistake.
  private static func refused(_ error: any Error, _ arguments: [String], _ environment: Environment) -> Int32 {
    if OS.exitCode(for: error) == .success {
      let style = Style.of(1, environment)
      Terminal.say(UsageText.text(OS.fullMessage(for: error, columns: style.width), style))
      return 0
    }
    let mistake = error as? OverseerError ?? Suggestion.usageError(for: arguments, OS.message(for: error))
    return report(mistake, arguments, environment)
  }
}
