import OverseerModel
import OverseerStore
import OverseerVCS

/// Clears away what finished tasks have left in a repository: archives the refs and workspaces of those that landed,
/// were cancelled or have no revisions, and removes the pins of refs that were archived 90 days ago. What has not
/// landed and was not cancelled stays.
///
/// Without `apply` it only says what it would do.
public struct CollectGarbage: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.gc", "Clear away what finished tasks have left", who: .human, .post, "/vcs/gc",
    errors: [.notFound, .preconditionFailed, .unavailable, .vcsFailed])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// For how many days tasks must have been finished: 30 unless told.
  public var olderThanDays: Int?
  /// Whether to do it.
  public var apply: Bool?

  public init(repoID: RepoID? = nil, olderThanDays: Int? = nil, apply: Bool? = nil) {
    self.repoID = repoID
    self.olderThanDays = olderThanDays
    self.apply = apply
  }

  /// What ``olderThanDays`` may be.
  public static let dayRange = 0...36_500

  /// For how many days the commits of an archived ref are kept.
  static let pinDays = 90

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> GarbageReport {
    let days = olderThanDays ?? 30
    guard Self.dayRange.contains(days) else {
      throw OverseerError.invalidField("older_than_days", "must be 0 to 36,500, not \(days)")
    }
    let (registered, candidates, archived, now) = try await overseer.store.readAsync { reading throws(OverseerError) in
      let repo = try caller.requiredRepo(repoID, in: reading)
      let refs = try Self.refs(of: repo.id, reading)
      let moment = reading.now.milliseconds - Int64(days) * Self.day
      var candidates: [Candidate] = []
      for vcs in refs where vcs.archivedAt == nil {
        if let candidate = try Self.candidate(vcs, since: moment, reading) { candidates.append(candidate) }
      }
      return (repo, candidates, refs.filter { $0.archivedAt != nil }, reading.now)
    }
    let repo = try VersionedRepo(registered, jj: overseer.jj)
    var report = GarbageReport(applied: apply == true, refs: [], kept: [], pins: [])
    for candidate in candidates {
      if candidate.isToBeLookedAt, try await hasWork(candidate.vcs, in: repo) { continue }
      let vcs = candidate.vcs
      if apply == true {
        do throws(OverseerError) {
          try await RefArchive(overseer: overseer, caller: caller).perform(
            [vcs.taskID], in: repo.repo.id, on: vcs.taskID
          ) { _ in }
        } catch {
          guard error.code == .preconditionFailed else { throw error }
          report.kept.append(.init(taskID: vcs.taskID, refName: vcs.refName, reason: error.message))
          continue
        }
      }
      report.refs.append(.init(taskID: vcs.taskID, refName: vcs.refName, workspacePath: vcs.workspacePath))
    }
    report.pins = try collectPins(of: archived, before: now.milliseconds - Int64(Self.pinDays) * Self.day, in: repo)
    return report
  }

  private static let day: Int64 = 24 * 3600 * 1000

  private static func refs(of repo: RepoID, _ reading: Reading) throws(OverseerError) -> [TaskVcs] {
    var refs: [TaskVcs] = []
    while true {
      let page = try reading.taskVcs(in: repo, archived: true, after: refs.last?.taskID, limit: Page.most)
      refs += page
      if page.count < Page.most { return refs }
    }
  }

  private struct Candidate: Sendable {
    var vcs: TaskVcs
    /// Whether only the repository can tell that it has nothing that may still be wanted on the default branch.
    var isToBeLookedAt: Bool
  }

  /// The ref of a task that was finished before a moment, unless it is known to have what has not landed.
  private static func candidate(
    _ vcs: TaskVcs, since moment: Int64, _ reading: Reading
  ) throws(OverseerError) -> Candidate? {
    guard let task = try reading.task(vcs.taskID), task.status.isFinished else { return nil }
    let end = task.completedAt ?? task.updatedAt
    guard end.milliseconds <= moment else { return nil }
    if task.status == .cancelled || vcs.landedAt != nil { return Candidate(vcs: vcs, isToBeLookedAt: false) }
    return vcs.headCommit == nil ? Candidate(vcs: vcs, isToBeLookedAt: true) : nil
  }

  /// Whether a task that was completed without a submit has changed something all the same.
  private func hasWork(_ vcs: TaskVcs, in repo: VersionedRepo) async throws(OverseerError) -> Bool {
    guard let tip = try await repo.vcs.tip(of: vcs.refName) else { return false }
    let store = try repo.objects()
    guard store.hasCommit(vcs.baseCommit) else { return true }
    let (work, start) = (try store.tree(of: tip), try store.tree(of: vcs.baseCommit))
    return work != start
  }

  private func collectPins(
    of archived: [TaskVcs], before moment: Int64, in repo: VersionedRepo
  ) throws(OverseerError) -> [String] {
    let store = try repo.objects(writingTo: .repository)
    var moves: [RefMove] = []
    for vcs in archived where vcs.archivedAt.map({ $0.milliseconds <= moment }) == true {
      let pin = ArchivePlan.pin(of: vcs.taskID)
      if let tip = try store.tip(of: pin) { moves.append(RefMove(pin, from: tip, to: nil)) }
    }
    if apply == true { try store.move(moves, message: "os: gc") }
    return moves.map(\.name)
  }
}

/// What a collection cleared away, or would.
public struct GarbageReport: Codable, Sendable, Hashable {
  public struct Ref: Codable, Sendable, Hashable {
    public var taskID: AnyTaskID
    /// The branch or bookmark.
    public var refName: String
    /// The workspace that goes with it.
    public var workspacePath: String?
  }

  public struct Kept: Codable, Sendable, Hashable {
    public var taskID: AnyTaskID
    /// The branch or bookmark.
    public var refName: String
    /// Why.
    public var reason: String
  }

  /// Whether it was done; otherwise this is what would be.
  public var applied: Bool
  /// The refs that are archived: their commits stay pinned for 90 days.
  public var refs: [Ref]
  /// The refs that could not be archived.
  public var kept: [Kept]
  /// The pins that are removed.
  public var pins: [String]
}
