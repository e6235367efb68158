import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes a fresh workspace fit to work in: as the repository's configuration says, with folders linked from the main
/// checkout and a command that sets up the rest.
struct WorkspacePreparation: Sendable {
  let settings: RepoConfiguration.Workspace
  let repo: VersionedRepo
  let trust: TrustStore
  let environment: EnvironmentTrust

  /// Refuses before anything is made where the set-up command is not trusted.
  ///
  /// The scripts that it names are those of the main checkout; that a workspace has the same ones is looked at again
  /// before the command runs there.
  func check() throws(OverseerError) {
    guard settings.setup != nil else { return }
    try checkTrust(in: repo.checkout.root)
  }

  /// The set-up command with the scripts that it names, as they are in a checkout; nil where there is none.
  func command(in checkout: String) throws(OverseerError) -> RunnableCommand? {
    guard let setup = settings.setup else { return nil }
    let scripts = try ScriptSafety.read(RunnableCommand.scripts(namedIn: setup), in: checkout)
    return RunnableCommand(kind: .setup, name: "setup", text: setup, scripts: scripts)
  }

  private func checkTrust(in checkout: String) throws(OverseerError) {
    guard let command = try command(in: checkout) else { return }
    switch try trust.state(of: command, repo: repo.checkout.mainRoot, environment: environment) {
    case .trusted: return
    case .new, .changed:
      throw OverseerError(
        .preconditionFailed,
        "the set-up command of \(repo.repo.name) is not trusted: \(command.text.shown)",
        hint:
          "A person looks at it and trusts it: os trust; or works in place: os task start TASK --workspace in-place",
        details: ["command": .string(command.text), "sha256": .string(command.sha256)])
    }
  }

  /// Links what is to be linked and is in the main checkout, then runs the set-up command in the workspace.
  func prepare(_ workspace: String) async throws(OverseerError) {
    for path in settings.link { try link(path, in: workspace) }
    guard let setup = settings.setup else { return }
    try checkTrust(in: workspace)
    let process = ChildProcess(
      "/bin/sh", ["-c", setup], folder: workspace, environment: ["OVERSEER_REPO_PATH": repo.checkout.mainRoot],
      deadline: .seconds(1800))
    let ending: ChildProcess.Ending
    do { ending = try await process.run() } catch {
      throw OverseerError(
        .preconditionFailed, "the set-up command did not end well: \(error)", hint: "It ran in \(workspace).",
        details: ["command": .string(setup)])
    }
    guard ending.isSuccess else {
      let words = String(decoding: (ending.output + ending.errors).suffix(4000), as: UTF8.self)
      throw OverseerError(
        .preconditionFailed, "the set-up command failed: \(setup.shown)", hint: "It says:\n\(words.shown)",
        details: ["command": .string(setup), "output": .string(words)])
    }
  }

  func link(_ path: String, in workspace: String) throws(OverseerError) {
    let source = repo.checkout.mainRoot + "/" + path
    let target = workspace + "/" + path
    var information = stat()
    // What is not there cannot be linked; what the commit brought along stays.
    guard stat(source, &information) == 0, lstat(target, &information) != 0 else { return }
    try repo.vcs.exclude(path)
    var folder = workspace
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw refusal(path) }
    }
    guard symlink(source, target) == 0 else { throw refusal(path) }
  }

  private func refusal(_ path: String) -> OverseerError {
    OverseerError(.unavailable, "\(path) cannot be linked into the workspace: \(String(cString: strerror(errno)))")
  }
}
