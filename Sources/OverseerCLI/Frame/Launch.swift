import ArgumentParser
import OverseerModel

/// From the words of the command line to the exit status.
public enum Launch {
  /// Runs `os` with `arguments` (without the program's name). A command that goes on for a while gives a `long` run,
  /// which the caller awaits; everything else is done when this returns.
  public static func run(_ arguments: [String], _ environment: Environment) -> Outcome {
    if let hot = HotCommand(arguments) {
      let session = Session(environment, hot.options)
      return .exit(finish(session) { () throws(OverseerError) in try hot.run(session) })
    }
    return parsed(arguments, environment)
  }

  public enum Outcome {
    case exit(Int32)
    case long(@Sendable () async -> Int32)
  }

  /// The way through the argument parser, which every command can take.
  static func parsed(_ arguments: [String], _ environment: Environment) -> Outcome {
    let command: any ParsableCommand
    do {
      command = try OS.parseAsRoot(arguments)
    } catch {
      return .exit(refused(error, arguments, environment))
    }
    if let command = command as? any CLICommand {
      let session = Session(environment, command.global.values)
      return .exit(finish(session) { () throws(OverseerError) in try command.run(session) })
    }
    if let command = command as? any LongCLICommand & Sendable {
      return .long {
        let session = Session(environment, command.global.values, lifetime: .service)
        do throws(OverseerError) {
          try await command.run(session)
          return 0
        } catch {
          return report(error, session)
        }
      }
    }
    Terminal.write(OS.helpMessage(for: type(of: command), columns: Style.of(1, environment).width) + "\n")
    return .exit(0)
  }

  private static func finish(_ session: Session, _ body: () throws(OverseerError) -> Void) -> Int32 {
    do throws(OverseerError) {
      try body()
      return 0
    } catch {
      return report(error, session)
    }
  }

  private static func report(_ error: OverseerError, _ session: Session) -> Int32 {
    ErrorReport.report(
      error, json: session.options.json, correlationID: session.correlationID, session.environment)
  }

  /// What the argument parser did not take: a wish for help, or a mistake.
  private static func refused(_ error: any Error, _ arguments: [String], _ environment: Environment) -> Int32 {
    let width = Style.of(1, environment).width
    if OS.exitCode(for: error) == .success {
      Terminal.write(OS.fullMessage(for: error, columns: width) + "\n")
      return 0
    }
    return ErrorReport.report(
      Suggestion.usageError(for: arguments, OS.message(for: error)), json: arguments.contains("--json"),
      correlationID: Session.freshCorrelationID(), environment)
  }
}
