import OverseerModel
import OverseerProcess
import OverseerStore

/// Runs one hook, event by event in the order of the log.
///
/// How far it has come is stored after each run, so that a run which is cut short is done again: each event is given at
/// least once.
struct HookFollower: Sendable {
  let hook: RepoHook
  let repo: RepoID
  let overseer: Overseer
  let supervisor: Supervisor
  let report: @Sendable (HookAttendance.News) -> Void

  /// Goes on until the hook is not to be run any more: the repository has it no longer, nobody trusts what would run,
  /// or the call is cancelled. What has not been run then stays to be run.
  func run() async throws(OverseerError) {
    let feed = try await feed()
    report(.began(hook.name, repo: repo))
    var known: RepoHooks?
    for try await event in feed {
      guard let hooks = try await present(after: known), !Task.isCancelled else { return }
      known = hooks
      try hooks.check(hook, in: overseer)
      let began = ContinuousClock.now
      switch try await HookRun(hook: hook, event: event, hooks: hooks, overseer: overseer).run(supervisor) {
      case .cancelled: return
      case .done:
        FaultPoint.pass()
        try await move(past: event, nil)
        report(.ran(hook.name, repo: repo, seq: event.seq, duration: .now - began))
      case .failed(let failure):
        FaultPoint.pass()
        try await move(past: event, failure)
        report(.failed(failure))
      }
      FaultPoint.pass()
    }
  }

  /// The events that it has not been run for. What was pruned meanwhile it misses.
  private func feed() async throws(OverseerError) -> EventFeed {
    let position = try await overseer.store.readAsync { [hook, repo] reading throws(OverseerError) in
      try reading.hookPosition(of: hook.digest, in: repo)
    }
    let filter = EventFilter(types: hook.command.on, repoID: repo)
    do throws(OverseerError) {
      return try overseer.store.events(after: position, filter: filter)
    } catch {
      guard case .integer(let oldest)? = error.details["oldest"] else { throw error }
      report(.trouble(hook.name, repo: repo, error))
      return try overseer.store.events(after: oldest - 1, filter: filter)
    }
  }

  /// The hooks of the repository, where this one is still among them.
  private func present(after known: RepoHooks?) async throws(OverseerError) -> RepoHooks? {
    let found = try await overseer.store.readAsync { [repo] reading throws(OverseerError) in try reading.repo(repo) }
    guard let found else { return nil }
    let hooks = try await RepoHooks(of: found, after: known, in: overseer)
    return hooks.all.contains(hook) ? hooks : nil
  }

  private func move(past event: Event, _ failure: HookFailedPayload?) async throws(OverseerError) {
    try await overseer.store.writeAsync(as: HookAttendance.caller.context) {
      [hook, repo] writing throws(OverseerError) in
      try writing.moveHook(hook.digest, in: repo, to: event.seq)
      guard let failure else { return }
      try writing.record(.hookFailed(failure), repo: repo, task: event.taskID)
    }
  }
}
