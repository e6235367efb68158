import Subprocess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that is started, given its input and waited for.
///
/// It runs in a session of its own: without a terminal to ask at, and as a process group that is ended as a whole.
public struct ChildProcess: Sendable {
  /// Why there is no ending of the program to tell of.
  public enum Failure: Error, Sendable, Hashable {
    /// It is not on the PATH, or not at the path that was given.
    case missing
    /// It did not end within the deadline. It was ended, with all processes of its group.
    case timedOut
    /// It printed more than ``ChildProcess/outputLimit``. It was ended, with all processes of its group.
    case outputTooLarge
    /// The task that waited was cancelled. The program was ended, with all processes of its group.
    case cancelled
    /// It could not be started or watched; in plain words.
    case failed(String)
  }

  /// How a program came to its end.
  public enum Exit: Sendable, Hashable {
    case status(Int32)
    case signal(Int32)
  }

  /// What a program left behind.
  public struct Ending: Sendable, Hashable {
    public let exit: Exit
    /// All that it printed.
    public let output: [UInt8]
    /// What it printed on standard error: the first 16 KiB and the last 48 KiB.
    public let errors: [UInt8]

    public var isSuccess: Bool { exit == .status(0) }
  }

  /// A name to be found on the PATH, or a path with a slash.
  public var program: String
  public var arguments: [String]
  /// The folder that it runs in; nil for the present one.
  public var folder: String?
  /// Changes to the inherited environment; nil removes a variable.
  public var environment: [String: String?]
  /// What it reads. Without, its input is at its end at once.
  public var input: [UInt8]?
  /// How long it may take, from the start.
  public var deadline: Duration
  /// How many bytes it may print.
  public var outputLimit: Int

  public init(
    _ program: String, _ arguments: [String] = [], folder: String? = nil, environment: [String: String?] = [:],
    input: [UInt8]? = nil, deadline: Duration, outputLimit: Int = 64 << 20
  ) {
    self.program = program
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.input = input
    self.deadline = deadline
    self.outputLimit = outputLimit
  }

  /// Runs the program to its end.
  ///
  /// A status other than 0 is an ending like any other. Processes that it has left running are left alone, and what
  /// they print later is not waited for. Programs that stop reading early are no error: from the first input on, this
  /// process ignores SIGPIPE.
  public func run() async throws(Failure) -> Ending {
    guard !([program] + arguments).contains(where: { $0.utf8.contains(0) }) else {
      throw .failed("an argument of \(program) has a NUL character in it")
    }
    if input != nil { Self.ignoreBrokenPipes }
    let end = ContinuousClock.now + deadline
    do {
      let result = try await Subprocess.run(
        program.utf8.contains(UInt8(ascii: "/")) ? .path(.init(program)) : .name(program),
        arguments: Arguments(arguments), environment: changedEnvironment, workingDirectory: folder.map { .init($0) },
        platformOptions: Self.options, input: .inputWriter, output: .sequence, error: .sequence
      ) { execution in
        await Attendance(execution: execution, end: end).result(input: input, outputLimit: outputLimit)
      }
      let (output, errors) = try result.closureResult.get()
      return Ending(exit: Exit(result.terminationStatus), output: output, errors: errors)
    } catch let failure as Failure {
      throw failure
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .missing
    } catch let error as SubprocessError where error.code == .failedToChangeWorkingDirectory {
      throw .failed("there is no folder \(folder ?? "") to run in")
    } catch is CancellationError {
      throw .cancelled
    } catch {
      throw .failed("\(error)")
    }
  }

  private static let ignoreBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = Attendance.ending
    return options
  }

  private var changedEnvironment: Environment {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { changes[key] = .some(value) }
    }
    return .inherit.updating(changes)
  }
}

extension ChildProcess.Exit: CustomStringConvertible {
  public var description: String {
    switch self {
    case .status(let code): "status \(code)"
    case .signal(let signal): "signal \(signal)"
    }
  }

  fileprivate init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = .status(code)
    case .signaled(let signal): self = .signal(signal)
    }
  }
}
