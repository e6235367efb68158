import OverseerGates
import OverseerModel
import OverseerStore

/// How many gates may be added by hand for a repository, and for a task.
enum GateLimit {
  static let count = GateFile.countLimit
}

extension Writing {
  /// Refuses a gate that breaks a rule, with every field that does, and one whose name its scope has already.
  func check(_ gate: Gate) throws(OverseerError) {
    let mistakes = gate.definition.mistakes
    if !mistakes.isEmpty { throw OverseerError.invalidFields(mistakes) }
    let others = try reading.gates(in: gate.scope).filter { $0.id != gate.id }
    if let other = others.first(where: { $0.name == gate.name }) {
      throw OverseerError(
        .conflict, "there is a gate `\(gate.name)` already: \(other.id)",
        hint: "Take another name, or change that one: os gate update \(gate.name)",
        details: ["gate_id": .string("\(other.id)")])
    }
    guard others.count < GateLimit.count else {
      throw OverseerError(
        .preconditionFailed, "there are \(others.count) gates already; there may be \(GateLimit.count)",
        hint: "Remove one that is not needed any more: os gate list")
    }
  }

  /// Records what happened to a gate.
  func record(_ body: EventBody, about gate: Gate) throws(OverseerError) {
    switch gate.scope {
    case .repo(let repo): try record(body, repo: repo)
    case .task(let id): try record(body, about: try reading.existing(id))
    }
  }
}

extension Gate {
  /// The gate as a file would describe it.
  fileprivate var definition: GateDefinition {
    var definition = GateDefinition(name: name, command: command)
    definition.timeoutSecs = timeoutSecs
    definition.maxRetries = maxRetries
    definition.pollIntervalSecs = pollIntervalSecs
    definition.maxPendingSecs = maxPendingSecs
    definition.required = required
    definition.cache = cache
    definition.paths = paths
    definition.checkout = checkout
    definition.setup = setup
    definition.passEnv = passEnv
    definition.sandbox = sandbox
    definition.network = network
    return definition
  }
}

extension Overseer {
  /// A gate that was added by hand, to be changed.
  ///
  /// Throws `precondition_failed` naming the file for one of a file, or the task for one in front matter, and `not_found`.
  func editableGate(_ id: GateID, as caller: Caller) async throws(OverseerError) -> Gate {
    let (gate, repo) = try await store.readAsync { reading throws(OverseerError) in
      (try reading.gate(id), try caller.repo(nil, in: reading))
    }
    if let gate { return gate }
    if let repo, let place = try await place(of: id, in: repo) {
      throw OverseerError(
        .preconditionFailed, "\(id) was not added by hand: it stands in \(place)", hint: "Edit it there.",
        details: ["place": .string(place)])
    }
    throw OverseerError.notFound("gate", "\(id)", hint: "`os gate list` shows what there is.")
  }

  /// The file or the context that a gate stands in.
  private func place(of id: GateID, in repo: Repo) async throws(OverseerError) -> String? {
    if repo.vcsType != .none {
      let versioned = try VersionedRepo(repo, jj: jj)
      let settings = try RepoSettings(of: versioned, at: try await versioned.settingsCommit(for: nil))
      if settings.gates.contains(where: { $0.id == id }) { return GateFile.path }
    }
    return try await store.readAsync { reading throws(OverseerError) in
      var after: WorkItem?
      while true {
        let page = try reading.tasks(TaskQuery(repo: repo.id), after: after, limit: Page.standard)
        for task in page where task.context?.utf8.starts(with: "---".utf8) == true {
          let matter = try? FrontMatterGates(context: task.context ?? "", file: task.contextName)
          if matter?.gates(of: task).contains(where: { $0.id == id }) == true { return "the \(task.contextName)" }
        }
        guard let end = page.last else { return nil }
        after = end
      }
    }
  }
}
