import OverseerModel
import OverseerProcess

/// A gate that is about to run, and what its run means.
public enum GateRun {
  /// What a run says about the gate.
  public enum Word: Sendable, Hashable {
    case ended(GateEnd)
    /// Nothing: it was called off, or could not take place; in plain words.
    case void(String)

    public init(_ outcome: SupervisedCommand.Outcome) {
      switch outcome {
      case .exited(.status(let code)): self = .ended(.exited(code: Int(code)))
      case .exited(.signal(let number)): self = .ended(.signalled(Int(number)))
      case .timedOut: self = .ended(.timedOut)
      case .cancelled: self = .void("the run was called off")
      case .failed(let reason): self = .void(reason)
      }
    }
  }

  /// The run of a gate in a folder, which is its workspace or a clean checkout.
  ///
  /// - Parameter bubblewrap: What there is of a sandbox; nil for none.
  /// - Throws: `unavailable` where the gate asks for a sandbox and there is none: it never runs without.
  public static func command(
    _ gate: Gate, folder: String, environment: GateEnvironment, logPath: String?, bubblewrap: Bubblewrap?
  ) throws(OverseerError) -> SupervisedCommand {
    try command(gate.command, gate, folder, environment, logPath, bubblewrap)
  }

  /// What prepares a clean checkout for the gate, under the same conditions; nil where nothing does.
  public static func setup(
    _ gate: Gate, folder: String, environment: GateEnvironment, logPath: String?, bubblewrap: Bubblewrap?
  ) throws(OverseerError) -> SupervisedCommand? {
    guard let setup = gate.setup else { return nil }
    return try command(setup, gate, folder, environment, logPath, bubblewrap)
  }

  private static func command(
    _ line: String, _ gate: Gate, _ folder: String, _ environment: GateEnvironment, _ logPath: String?,
    _ bubblewrap: Bubblewrap?
  ) throws(OverseerError) -> SupervisedCommand {
    let timeout = Duration.seconds(gate.timeoutSecs)
    switch gate.sandbox {
    case .none:
      return .shell(
        line, environment: environment.variables, folder: folder, timeout: timeout, logPath: logPath)
    case .bwrap:
      guard let bubblewrap else {
        throw OverseerError(
          .unavailable, "the gate `\(gate.name)` asks for a sandbox, and there is no bwrap on the PATH",
          hint: "Install bubblewrap, which exists for Linux, or run the gate where it is.",
          details: ["gate": .string(gate.name)])
      }
      return SupervisedCommand(
        bubblewrap.path, bubblewrap.arguments(for: line, workspace: folder, network: gate.network),
        environment: environment.variables, folder: folder, timeout: timeout, logPath: logPath)
    }
  }
}
