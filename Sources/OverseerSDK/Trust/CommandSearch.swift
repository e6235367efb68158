import OverseerGates
import OverseerModel
import OverseerStore
import OverseerVCS

/// A command that a repository or a task wants to run, and where it stands.
struct FoundCommand: Sendable {
  let command: RunnableCommand
  let origin: String
}

/// Finds the commands of a repository: those of its default branch, those in front matter of its open tasks, and those
/// of older settings that tasks still stand on.
struct CommandSearch {
  let repo: VersionedRepo
  let overseer: Overseer

  /// All of them, each once.
  func commands() async throws(OverseerError) -> [FoundCommand] {
    let settings = try RepoSettings(of: repo, at: try await repo.settingsCommit(for: nil))
    var found = try setup(settings.configuration.workspace) + settings.commands(at: nil)
    for settings in try await add(try await openTasks(), tip: settings, to: &found) {
      found += try older(settings)
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.command.sha256).inserted }
  }

  /// Those of the default branch alone, which cost the same however many tasks there are.
  func ofDefaultBranch() async throws(OverseerError) -> [FoundCommand] {
    let settings = try RepoSettings(of: repo, at: try await repo.settingsCommit(for: nil))
    return try setup(settings.configuration.workspace) + settings.commands(at: nil)
  }

  /// Those that one task waits for, with the scripts as they are in its checkout: what it has changed itself is only
  /// looked at where somebody asks for it.
  func commands(of task: WorkItem, near caller: Caller) async throws(OverseerError) -> [FoundCommand] {
    let sources = try await GateSources.read(for: task, in: overseer)
    let folder = try await checkout(of: task, near: caller)
    var commands: [RunnableCommand] = []
    for gate in sources.gates where sources.commands[gate.id] != nil {
      commands.append(try gate.runnable { path throws(OverseerError) in try Self.script(path, in: folder) })
    }
    if let reviewer = sources.reviewer {
      commands.append(try reviewer.runnable { path throws(OverseerError) in try Self.script(path, in: folder) })
    }
    return commands.map { FoundCommand(command: $0, origin: "\(folder), as \(task.id) has it") }
  }

  func asked(_ found: [FoundCommand]) throws(OverseerError) -> [AskedCommand] {
    zip(found, try TrustCheck(of: repo, in: overseer).states(of: found.map(\.command))).map {
      AskedCommand($0, $1)
    }
  }

  private func checkout(of task: WorkItem, near caller: Caller) async throws(OverseerError) -> String {
    let vcs = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.taskVcs(of: task.id) }
    guard let vcs, vcs.archivedAt == nil else {
      throw OverseerError(
        .preconditionFailed, "\(task.id) has no checkout, so it has changed no script",
        hint: "Without --task the commands are shown as they are on the default branch: os trust")
    }
    return try await TaskWorkspace(of: vcs, in: repo, near: caller, links: []).path
  }

  private static func script(_ path: String, in folder: String) throws(OverseerError) -> [UInt8]? {
    try ScriptSafety.read([path], in: folder).first?.content
  }

  private func setup(_ settings: RepoConfiguration.Workspace) throws(OverseerError) -> [FoundCommand] {
    let preparation = WorkspacePreparation(
      settings: settings, repo: repo, trust: overseer.trust, environment: overseer.environmentTrust)
    guard let setup = try preparation.command(in: repo.checkout.root) else { return [] }
    return [FoundCommand(command: setup, origin: RepoConfiguration.path)]
  }
}

// Tasks.
extension CommandSearch {
  private struct OpenTask: Sendable {
    let task: WorkItem
    let vcs: TaskVcs?
  }

  /// The open tasks that ask for gates themselves, or that have a ref.
  private func openTasks() async throws(OverseerError) -> [OpenTask] {
    try await overseer.store.readAsync { [id = repo.repo.id] reading throws(OverseerError) in
      var refs: [AnyTaskID: TaskVcs] = [:]
      var last: AnyTaskID?
      while true {
        let page = try reading.taskVcs(in: id, after: last, limit: Page.most)
        for vcs in page where vcs.landedAt == nil { refs[vcs.taskID] = vcs }
        guard let end = page.last else { break }
        last = end.taskID
      }
      let query = TaskQuery(repo: id, statuses: TaskStatus.allCases.filter { !$0.isFinished })
      var tasks: [OpenTask] = []
      var after: WorkItem?
      while true {
        let page = try reading.tasks(query, after: after, limit: Page.standard)
        for task in page where refs[task.id] != nil || task.context?.utf8.starts(with: "---".utf8) == true {
          tasks.append(OpenTask(task: task, vcs: refs[task.id]))
        }
        guard let end = page.last else { return tasks }
        after = end
      }
    }
  }

  /// Adds what the tasks ask for in their front matter, and gives the settings that they stand on beside those at the
  /// tip.
  ///
  /// A mistake in a task's context, or in settings that are no longer those of the default branch, is told where that
  /// task is submitted: it must not keep others from being trusted.
  private func add(
    _ tasks: [OpenTask], tip: RepoSettings, to found: inout [FoundCommand]
  ) async throws(OverseerError) -> [RepoSettings] {
    var known = [tip.commit: tip]
    var older: [RepoSettings] = []
    for open in tasks {
      var commit = tip.commit
      if let vcs = open.vcs {
        commit = try await repo.settingsCommit(for: try await repo.vcs.tip(of: vcs.refName) ?? vcs.headCommit)
      }
      if known[commit] == nil, let settings = try? RepoSettings(of: repo, at: commit) {
        known[commit] = settings
        older.append(settings)
      }
      let name = open.task.contextName
      guard let settings = known[commit],
        let matter = try? FrontMatterGates(context: open.task.context ?? "", file: name)
      else { continue }
      for gate in matter.gates(of: open.task) {
        guard let command = try? settings.runnable(gate) else { continue }
        found.append(FoundCommand(command: command, origin: "the \(name)"))
      }
    }
    return older
  }

  /// Of settings that tasks stand on still, what nobody has trusted.
  private func older(_ settings: RepoSettings) throws(OverseerError) -> [FoundCommand] {
    guard let found = try? settings.commands(at: settings.commit) else { return [] }
    let digests = Set(try TrustCheck(of: repo, in: overseer).untrusted(found.map(\.command)).map(\.command.sha256))
    return found.filter { digests.contains($0.command.sha256) }
  }
}

extension RepoSettings {
  /// All commands of the files but the one that sets up workspaces.
  ///
  /// - Parameter commit: What is told with the file; nil for the tip of the default branch.
  fileprivate func commands(at commit: CommitID?) throws(OverseerError) -> [FoundCommand] {
    let place = commit.map { " at \($0.short)" } ?? ""
    var found: [FoundCommand] = []
    for gate in gates {
      guard let command = try runnable(gate) else { continue }
      found.append(FoundCommand(command: command, origin: GateFile.path + place))
    }
    if let reviewer = try runnableReviewer() {
      found.append(FoundCommand(command: reviewer, origin: RepoConfiguration.path + place))
    }
    // Hooks are those of the default branch, whatever a task stands on.
    for hook in configuration.hooks where commit == nil {
      let command = try hook.runnable { path throws(OverseerError) in try files.script(path) }
      found.append(FoundCommand(command: command, origin: RepoConfiguration.path))
    }
    return found
  }
}
