import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore

/// Runs the hooks of all repositories after the events that they are for, as a server does.
///
/// A hook counts from the end of the log as it is when the hook is first seen on the default branch, trusted or not. It
/// gets events one at a time, in the order of the log, each at least once; where it fails, that is told by the event
/// `HookFailed`, and the next one follows. As long as nobody trusts it, it waits. Nobody waits for it: neither those who
/// write nor other hooks.
public struct HookAttendance: Sendable {
  /// What becomes of hooks. They are named by the events that they run after.
  public enum News: Sendable, Hashable {
    /// From now on it is run for what happens.
    case began(String, repo: RepoID)
    /// It waits for a person to trust it.
    case untrusted(String, repo: RepoID)
    case ran(String, repo: RepoID, seq: Int64, duration: Duration)
    case failed(HookFailedPayload)
    /// Something is in the way of a hook, or, where none is named, of all of a repository, or of any. It is tried again
    /// every few seconds.
    case trouble(String?, repo: RepoID?, OverseerError)
  }

  private let overseer: Overseer
  private let report: @Sendable (News) -> Void

  /// - Parameter report: Hears what becomes of hooks; of the same trouble only once.
  public init(of overseer: Overseer, report: @escaping @Sendable (News) -> Void) {
    self.overseer = overseer
    self.report = report
  }

  static let caller = Caller(principal: .system, source: .system, hasProvenHuman: false)
  /// How often it is looked for hooks that have come, or were trusted by hand.
  private static let pulse = Duration.seconds(5)

  /// A hook of a repository.
  private struct Key: Sendable, Hashable {
    var repo: RepoID
    /// nil for what is about all of the repository's hooks.
    var digest: String?
  }

  private enum Message: Sendable {
    case look
    case ended(Key, name: String, OverseerError?)
  }

  /// What goes on.
  private struct State {
    var running: Set<Key> = []
    var known: [RepoID: RepoHooks] = [:]
    var told: [Key: OverseerError] = [:]
    /// Those that were told to wait for trust.
    var untrusted: Set<Key> = []
  }

  /// Goes on until the call is cancelled, and ends soon then: a hook that runs is ended, and run again for the same
  /// event by whoever comes next.
  public func run() async {
    await withTaskExecutorPreference(FileExecutor.shared) {
      guard let supervisor = await supervisor() else { return }
      let mailbox = Mailbox<Message>()
      await withDiscardingTaskGroup { group in
        group.addTask { await watch(mailbox) }
        var state = State()
        while let messages = await mailbox.take() {
          for case .ended(let key, let name, let error) in messages {
            state.running.remove(key)
            tell(error, about: key, name, &state)
          }
          guard messages.contains(where: { if case .look = $0 { true } else { false } }) else { continue }
          for (hook, repo) in await look(&state) {
            let follower = HookFollower(
              hook: hook, repo: repo, overseer: overseer, supervisor: supervisor, report: report)
            group.addTask {
              let error = await Self.run(follower)
              mailbox.put(.ended(Key(repo: repo, digest: hook.digest), name: hook.name, error))
            }
          }
        }
        group.cancelAll()
      }
    }
  }

  /// nil once the call is cancelled.
  private func supervisor() async -> Supervisor? {
    while !Task.isCancelled {
      do throws(ChildProcess.Failure) {
        return try Supervisor()
      } catch {
        let refusal = OverseerError(.unavailable, "hooks cannot be run: there is no supervisor (\(error))")
        report(.trouble(nil, repo: nil, refusal))
      }
      try? await Task.sleep(for: Self.pulse)
    }
    return nil
  }

  private static func run(_ follower: HookFollower) async -> OverseerError? {
    do throws(OverseerError) {
      try await follower.run()
      return nil
    } catch {
      return error
    }
  }

  private func tell(_ error: OverseerError?, about key: Key, _ hook: String?, _ state: inout State) {
    defer { state.told[key] = error }
    guard let error, state.told[key] != error, !Task.isCancelled else { return }
    report(.trouble(hook, repo: key.repo, error))
  }
}

// Looking for hooks.
extension HookAttendance {
  /// After what it is worth looking at once.
  private static let filter = EventFilter(
    types: ["RepoRegistered", "RepoRelocated", "GateTrusted", "TaskLanded", "LandUndone"])

  private func watch(_ mailbox: Mailbox<Message>) async {
    while !Task.isCancelled {
      do throws(OverseerError) {
        let seq = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.headSeq() }
        mailbox.put(.look)
        try await overseer.store.pause(Self.pulse, orAfter: seq, Self.filter)
      } catch {
        try? await Task.sleep(for: Self.pulse)
      }
    }
  }

  /// The hooks that begin now: those that are trusted and do not run already.
  private func look(_ state: inout State) async -> [(RepoHook, RepoID)] {
    var begun: [(RepoHook, RepoID)] = []
    var repos: [Repo] = []
    do throws(OverseerError) {
      repos = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.repos(after: nil, limit: .max)
      }
    } catch {
      if !Task.isCancelled { report(.trouble(nil, repo: nil, error)) }
    }
    for repo in repos where repo.vcsType != .none {
      do throws(OverseerError) {
        let hooks = try await RepoHooks(of: repo, after: state.known[repo.id], in: overseer)
        state.known[repo.id] = hooks
        try await place(hooks, in: repo.id)
        let trusted = hooks.all.isEmpty ? [] : try hooks.trusted(in: overseer)
        for hook in hooks.all {
          let key = Key(repo: repo.id, digest: hook.digest)
          if !trusted.contains(hook) {
            if state.untrusted.insert(key).inserted { report(.untrusted(hook.name, repo: repo.id)) }
          } else if state.running.insert(key).inserted {
            begun.append((hook, repo.id))
          }
        }
        tell(nil, about: Key(repo: repo.id), nil, &state)
      } catch {
        tell(error, about: Key(repo: repo.id), nil, &state)
      }
    }
    return begun
  }

  /// Has new hooks begin at the end of the log, and forgets those that are gone.
  private func place(_ hooks: RepoHooks, in repo: RepoID) async throws(OverseerError) {
    let digests = Set(hooks.all.map(\.digest))
    let known = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.hookPositions(in: repo)
    }
    guard Set(known.keys) != digests else { return }
    try await overseer.store.writeAsync(as: Self.caller.context) { writing throws(OverseerError) in
      let head = try writing.reading.headSeq()
      for digest in digests where known[digest] == nil { try writing.moveHook(digest, in: repo, to: head) }
      for digest in known.keys where !digests.contains(digest) { try writing.forgetHook(digest, in: repo) }
    }
  }
}
