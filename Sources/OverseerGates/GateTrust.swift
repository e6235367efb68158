import OverseerModel

extension Gate {
  /// What a person trusts, or does not, before the gate runs: every setting is part of it.
  ///
  /// - Parameter script: What a file of the repository in `.overseer/` holds; nil where there is none.
  public func runnable<Failure>(
    script: (_ path: String) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> RunnableCommand {
    RunnableCommand(
      kind: .gate, name: name, text: command, settings: settings,
      scripts: try RunnableCommand.scripts(namedIn: [command, setup ?? ""], script))
  }

  /// One line for each setting; equal for gates that run alike.
  private var settings: String {
    var lines = [
      "timeout_secs = \(timeoutSecs)", "max_retries = \(maxRetries)", "poll_interval_secs = \(pollIntervalSecs)",
      "max_pending_secs = \(maxPendingSecs)", "required = \(required)", "cache = \(cache)",
    ]
    // Each on a line of its own: with marks between them, one path could look like two.
    lines += paths.map { "path = \($0.text)" }
    lines.append("checkout = \(checkout.rawValue)")
    if let setup { lines.append("setup = \(setup)") }
    lines += passEnv.map { "pass_env = \($0)" }
    lines += ["sandbox = \(sandbox.rawValue)", "network = \(network)"]
    return lines.joined(separator: "\n")
  }
}
