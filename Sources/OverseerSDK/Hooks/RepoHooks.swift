import OverseerGates
import OverseerModel
import OverseerStore
import OverseerVCS

/// A hook as the default branch has it.
struct RepoHook: Sendable, Hashable {
  let command: HookCommand
  /// What a person trusts, or does not.
  let runnable: RunnableCommand

  /// Names the hook: whatever of it is changed makes it another one.
  var digest: String { runnable.sha256 }
  var name: String { runnable.name }
}

/// The hooks of a repository, read from its default branch, never from a working copy.
struct RepoHooks: Sendable {
  let repo: VersionedRepo
  /// The commit that was read.
  private let tip: CommitID
  /// Each once, in the order of the file.
  let all: [RepoHook]

  /// - Parameter known: What was read before, which stands as long as the branch has not moved.
  /// - Throws: `invalid_input` for a mistake in the configuration, `precondition_failed` where there is no repository or
  ///   no commit, or for a script that may not be run.
  init(of repo: Repo, after known: RepoHooks?, in overseer: Overseer) async throws(OverseerError) {
    self.repo = try VersionedRepo(repo, jj: overseer.jj)
    tip = try await self.repo.trunk().tip
    if let known, known.tip == tip {
      all = known.all
      return
    }
    let files = try CommittedFiles(of: tip, in: try self.repo.objects())
    var seen: Set<String> = []
    var hooks: [RepoHook] = []
    for command in try RepoConfiguration(in: files).hooks {
      let runnable = try command.runnable { path throws(OverseerError) in try files.script(path) }
      if seen.insert(runnable.sha256).inserted { hooks.append(RepoHook(command: command, runnable: runnable)) }
    }
    all = hooks
  }

  /// Where hooks run.
  var folder: String { repo.workingRoot ?? repo.checkout.mainRoot }

  /// Those that a person trusts as they are on the default branch.
  func trusted(in overseer: Overseer) throws(OverseerError) -> [RepoHook] {
    let states = try TrustCheck(of: repo, in: overseer).states(of: all.map(\.runnable))
    return zip(all, states).filter { $0.1 == .trusted }.map(\.0)
  }

  /// Looks at what is about to run: the command with its scripts as they are in the folder where it runs.
  ///
  /// Throws `precondition_failed` where a person has not trusted exactly that.
  func check(_ hook: RepoHook, in overseer: Overseer) throws(OverseerError) {
    let present = try hook.command.runnable { path throws(OverseerError) in
      try ScriptSafety.read([path], in: folder).first?.content
    }
    try TrustCheck(of: repo, in: overseer).refuse(
      [present], hint: "A person looks at what would run, and trusts it: os gate trust")
  }
}
