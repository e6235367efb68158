import OverseerGates
import OverseerModel
import OverseerVCS

/// The workspace of a task while gates run in it: what was in it when it was last looked at.
struct GateWorkspace: Sendable {
  let path: String
  private let subject: GateSubject
  private var state: WorkingCopyState
  /// Of the untracked files that are known.
  private var stamps: [String: FileStamp] = [:]

  /// How many files runs may leave behind from one look to the next: each is remembered.
  static let mostLeft = 1000

  private init(at path: String, for subject: GateSubject, _ state: WorkingCopyState) {
    self.path = path
    self.subject = subject
    self.state = state
    for name in state.untracked.union(subject.record.remembered) { stamps[name] = FileStamp(at: path + "/" + name) }
  }

  /// A workspace that is fit for a run, or why none is, in plain words.
  enum Finding: Sendable {
    case fit(GateWorkspace)
    case unfit(String)
  }

  static func find(for subject: GateSubject, near caller: Caller) async throws(OverseerError) -> Finding {
    guard let vcs = subject.vcs else { return .unfit("the task has no workspace") }
    do throws(OverseerError) {
      let place = try await TaskWorkspace(of: vcs, in: subject.repo, near: caller, links: subject.links)
      let state = try await look(at: place.path, subject)
      let objection = state.objection(
        toRunFor: "\(subject.revision.tree)", remembered: subject.record.remembered)
      if let objection { return .unfit(objection) }
      return .fit(GateWorkspace(at: place.path, for: subject, state))
    } catch {
      // There is none, or it cannot be read: a checkout of the revision alone will do.
      guard error.code == .preconditionFailed || error.code == .notFound else { throw error }
      return .unfit(error.message)
    }
  }

  /// What runs have done since the last look.
  struct Change: Sendable {
    /// Why their results are Void, in plain words.
    var objection: String?
    /// The untracked files that they have made or written to.
    var left: [LeftFile] = []
  }

  mutating func look() async throws(OverseerError) -> Change {
    let after: WorkingCopyState
    do throws(OverseerError) {
      after = try await Self.look(at: path, subject)
    } catch {
      guard error.code == .preconditionFailed || error.code == .notFound else { throw error }
      return Change(objection: error.message)
    }
    if let objection = state.objection(toResultBefore: after) { return Change(objection: objection) }
    let made = state.made(until: after)
    guard made.count <= Self.mostLeft else {
      return Change(objection: "\(made.count) new files are not ignored, of which \(made[0].shown) is the first")
    }
    state = after
    try await subject.repo.vcs.untrack(made, in: path)
    return Change(left: written(after.untracked))
  }

  /// Those of the untracked files that were written to since the last look.
  private mutating func written(_ untracked: Set<String>) -> [LeftFile] {
    var left: [LeftFile] = []
    for name in untracked.union(stamps.keys).sorted() {
      let stamp = FileStamp(at: path + "/" + name)
      guard stamp != stamps[name] else { continue }
      stamps[name] = stamp
      if let file = LeftFile(at: name, in: path) { left.append(file) }
    }
    return left
  }

  private static func look(at path: String, _ subject: GateSubject) async throws(OverseerError) -> WorkingCopyState {
    WorkingCopyState(
      try await subject.repo.vcs.files(
        of: path, at: subject.revision.headCommit, links: subject.links,
        leavingOut: subject.record.remembered.sorted()))
  }
}

extension WorkingCopyState {
  init(_ files: WorkspaceFiles) {
    self.init(tree: "\(files.tree)", changed: files.changed, untracked: files.untracked)
  }
}
