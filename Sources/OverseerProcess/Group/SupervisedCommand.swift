/// A program that runs under a supervisor: in a session of its own and without a terminal, until its end or its time is
/// up.
public struct SupervisedCommand: Sendable {
  /// An absolute path.
  public var program: String
  public var arguments: [String]
  /// All of its environment: nothing is inherited.
  public var environment: [String: String]
  public var folder: String
  /// What it reads, as from a file; nil for nothing.
  public var input: [UInt8]?
  /// How long it may take, from the start.
  public var timeout: Duration
  /// Where all that it prints is kept, both streams in the order of their lines; nil for nowhere.
  public var logPath: String?

  public init(
    _ program: String, _ arguments: [String], environment: [String: String], folder: String, input: [UInt8]? = nil,
    timeout: Duration, logPath: String? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.input = input
    self.timeout = timeout
    self.logPath = logPath
  }

  /// `/bin/sh -c line`.
  public static func shell(
    _ line: String, environment: [String: String], folder: String, input: [UInt8]? = nil, timeout: Duration,
    logPath: String? = nil
  ) -> SupervisedCommand {
    SupervisedCommand(
      "/bin/sh", ["-c", line], environment: environment, folder: folder, input: input, timeout: timeout,
      logPath: logPath)
  }
}

extension SupervisedCommand {
  /// How many bytes of a stream are kept in the ending, at its beginning and at its end each.
  public static let keptLimit = 32 << 10
  /// How many bytes of output a log takes.
  public static let logLimit = 16 << 20
  /// How long what was asked to end may take for it before it is killed.
  public static let endingLimit = Duration.seconds(5)
  /// The same where the run was called off: whoever did so waits.
  public static let cancellingLimit = Duration.milliseconds(500)
  /// How long after the end of the program its streams are read, where processes that it has left hold them open.
  public static let leftoverLimit = Duration.milliseconds(500)

  public enum Stream: String, Sendable, Hashable {
    case output
    case errors
  }

  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    case exited(ChildProcess.Exit)
    /// It did not end in time, and was ended.
    case timedOut
    /// The run was called off. Where the program had begun, it was ended.
    case cancelled
    /// It could not be started, or not be watched; in plain words.
    case failed(String)
  }

  public struct Ending: Sendable, Hashable {
    public let outcome: Outcome
    /// The first and the last 32 KiB of what it printed. Where something lies in between, a line says how much.
    public let output: [UInt8]
    /// As ``output``, of standard error.
    public let errors: [UInt8]
    /// From the start to the end of the program.
    public let duration: Duration
    /// Why the log is not whole; nil where it is, or has reached its limit.
    public let logFailure: String?
  }

  /// What is told while it runs.
  public enum Event: Sendable, Hashable {
    case started
    /// Whole lines with their ends. A line of more than 16 KiB comes in parts, and the last line may lack its end.
    case printed(Stream, [UInt8])
    case ended(Ending)
  }
}
