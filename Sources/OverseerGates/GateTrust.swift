import OverseerModel

extension Gate {
  /// What a person trusts, or does not, before the gate runs: every setting is part of it.
  ///
  /// - Parameter script: What a file of the repository in `.overseer/` holds; nil where there is none.
  public func runnable(script: (_ path: String) -> [UInt8]?) -> RunnableCommand {
    let named = [command, setup ?? ""].flatMap(RunnableCommand.scripts)
    // As bytes, for to a file system two paths can differ that are one text to Swift.
    let paths = Set(named.map { Array($0.utf8) }).map { String(decoding: $0, as: UTF8.self) }
    return RunnableCommand(
      kind: .gate, name: name, text: command, settings: settings,
      scripts: paths.map { RunnableCommand.Script(path: $0, content: script($0)) })
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
