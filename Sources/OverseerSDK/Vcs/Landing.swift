import OverseerModel
import OverseerStore
import OverseerVCS

/// What one land moves, as the repository stands at this moment.
struct Landing {
  let repo: VersionedRepo
  let state: StackState
  /// What lands, bottom-up.
  let tasks: [AnyTaskID]
  /// The rounds that have completed these, of those that a person has not completed without one.
  let reviews: [AnyTaskID: Review]
  /// What should follow and cannot.
  let left: [AnyTaskID]
  let builder: StackActBuilder
  let act: StackAct
}

extension Landing {
  /// Refuses what cannot land, or was not approved as it is.
  init(_ request: LandTask, in repo: VersionedRepo, of overseer: Overseer) async throws(OverseerError) {
    let state = try await overseer.recordedStack(of: request.id, in: repo)
    guard let shape = StackShape(of: request.id, in: state.facts) else {
      throw OverseerError.notFound("task", "\(request.id)")
    }
    let tasks = try Self.tasks(request, shape, state)
    guard try await repo.vcs.tip(of: state.branch) != nil else {
      throw OverseerError(
        .preconditionFailed, "the branch \(state.branch) is only at origin, so nothing can land on it here",
        hint: "Make it here first: "
          + (repo.checkout.vcsType == .jj
            ? "jj bookmark track \(state.branch)@origin" : "git branch \(state.branch) origin/\(state.branch)"))
    }
    let store = try repo.objects()
    let reviews = try await overseer.store.readAsync { reading throws(OverseerError) in
      var reviews: [AnyTaskID: Review] = [:]
      for task in tasks {
        guard let review = try reading.latestReview(of: task), review.status == .approved else { continue }
        // It could have been reopened since, and completed by force.
        if review.updatedAt == state.records.tasks[task]?.completedAt { reviews[task] = review }
      }
      return reviews
    }
    for task in tasks { try LandingApproval(task, reviews[task], state, store).refuseUnlessGiven() }
    let links = try repo.configuration(at: state.facts.trunk).workspace.link
    var builder = try StackActBuilder(state, in: repo)
    for task in tasks { try builder.land(task) }
    var left: [AnyTaskID] = []
    for layer in shape.above where !tasks.contains(layer.task) {
      var isHeld = layer.standsOn.contains { left.contains($0) }
      if !isHeld { isHeld = try await Self.isDirty(layer.task, state, in: repo, links) }
      if isHeld { left.append(layer.task) } else { try builder.restack(layer.task) }
    }
    self.repo = repo
    self.state = state
    self.tasks = tasks
    self.reviews = reviews
    self.left = left
    self.builder = builder
    act = StackAct(
      layers: builder.layers, branch: state.branch, trunk: state.facts.trunk, landing: tasks.count,
      style: request.style ?? .rebase, messages: tasks.map { state.message(of: $0) }, links: links,
      workspaces: state.workspaces)
  }

  private static func tasks(
    _ request: LandTask, _ shape: StackShape, _ state: StackState
  ) throws(OverseerError) -> [AnyTaskID] {
    let id = request.id
    guard state.facts[id]?.hasOwnRevisions == true, state.records.refs[id]?.archivedAt == nil else {
      throw OverseerError(
        .preconditionFailed, "\(id) has no revisions of its own to land",
        hint: "What is below it lands by itself: os stack \(id)")
    }
    guard state.facts[id]?.isLanded == false else {
      throw OverseerError(.invalidState, "\(id) has landed already", hint: "os stack shows what has not.")
    }
    let below = shape.below.map(\.task).filter { state.facts[$0]?.hasOwnRevisions == true }
    guard below.isEmpty || request.stack == true else {
      throw OverseerError(
        .preconditionFailed,
        "\(id) stands on \(below.map { "\($0)" }.joined(separator: ", ")), which \(below.count == 1 ? "has" : "have") not landed",
        hint: "Land all of it in one step: os land \(id) --stack",
        details: ["below": .array(below.map { .string("\($0)") })])
    }
    return below + [id]
  }

  /// Whether a checkout with uncommitted changes stands on the task's ref.
  private static func isDirty(
    _ task: AnyTaskID, _ state: StackState, in repo: VersionedRepo, _ links: [String]
  ) async throws(OverseerError) -> Bool {
    guard let vcs = state.records.refs[task], let path = vcs.workspacePath ?? repo.workingRoot,
      path == repo.workingRoot || state.workspaces.contains(path)
    else { return false }
    let status = try await repo.vcs.status(of: path, links: links)
    return status.branch == vcs.refName && !status.isClean
  }
}

extension StackState {
  /// The message of a commit that stands for a whole task.
  fileprivate func message(of id: AnyTaskID) -> String {
    let title = records.tasks[id]?.description ?? "\(id)"
    return "\(title)\n\nTask: \(id)\n"
  }
}
