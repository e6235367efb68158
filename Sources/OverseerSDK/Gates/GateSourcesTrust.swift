import OverseerGates
import OverseerModel

// Whether what counts may run.
extension GateSources {
  /// Refuses where a command that came from a file or from front matter is not trusted: `precondition_failed` that names
  /// each, with how it differs from what was trusted.
  func refuseUntrusted() throws(OverseerError) {
    guard let trust else { return }
    var asked = gates.compactMap { commands[$0.id] }
    if policy.agent == .required, let reviewerCommand { asked.append(reviewerCommand) }
    try trust.refuse(asked, hint: "A person looks at what would run, and trusts it: os gate trust")
  }

  /// The same for what stands in a checkout: a task may have changed a script that a gate names.
  func refuseUntrusted(in checkout: String) throws(OverseerError) {
    for gate in gates { try check(gate, in: checkout) }
  }

  /// The gates that do not run as long as nobody trusts their commands.
  func untrusted() throws(OverseerError) -> [GateID] {
    guard let trust else { return [] }
    let digests = Set(try trust.untrusted(Array(commands.values)).map(\.command.sha256))
    return gates.map(\.id).filter { id in commands[id].map { digests.contains($0.sha256) } ?? false }
  }

  /// Refuses where a gate asks for a sandbox and this machine has none: `unavailable`, saying why.
  func refuseImpossible() async throws(OverseerError) {
    guard let gate = gates.first(where: { $0.sandbox == .bwrap }) else { return }
    let reason: String
    if let bubblewrap = await Bubblewrap.find() {
      guard let defect = await bubblewrap.defect() else { return }
      reason = "bubblewrap cannot be used here: \(defect)"
    } else {
      reason = "there is no bwrap on the PATH"
    }
    throw OverseerError(
      .unavailable, "the gate `\(gate.name)` asks for a sandbox, and \(reason)",
      hint: "Install bubblewrap, which exists for Linux, or submit where it is. `os doctor` tells whether it works.",
      details: ["gate": .string(gate.name)])
  }

  /// Looks at what is about to run for a gate in a checkout: the command with the scripts as they are there now.
  ///
  /// Throws `precondition_failed` where a person has not trusted exactly that.
  func check(_ gate: Gate, in checkout: String) throws(OverseerError) {
    guard let trust, commands[gate.id] != nil else { return }
    let present = try gate.runnable { path throws(OverseerError) in
      try ScriptSafety.read([path], in: checkout).first?.content
    }
    try trust.refuse([present], hint: hint(present, commands[gate.id]))
  }

  /// The same for the reviewer.
  func checkReviewer(in checkout: String) throws(OverseerError) {
    try checkReviewer { path throws(OverseerError) in try ScriptSafety.read([path], in: checkout).first?.content }
  }

  /// The same for the reviewer as it is in a commit, before there is a checkout of that.
  func checkReviewer(at commit: CommitID) throws(OverseerError) {
    guard let repo else { return }
    let files = try CommittedFiles(of: commit, in: try repo.objects())
    try checkReviewer { path throws(OverseerError) in try files.script(path) }
  }

  private func checkReviewer(_ script: (String) throws(OverseerError) -> [UInt8]?) throws(OverseerError) {
    guard let trust, let reviewer else { return }
    let present = try reviewer.runnable(script: script)
    try trust.refuse([present], hint: hint(present, reviewerCommand))
  }

  private func hint(_ present: RunnableCommand, _ known: RunnableCommand?) -> String {
    present.sha256 == known?.sha256
      ? "A person looks at what would run, and trusts it: os gate trust"
      : "The task has changed a script that it names. A person looks at that, and trusts it: "
        + "os gate trust --task \(taskID)"
  }
}
