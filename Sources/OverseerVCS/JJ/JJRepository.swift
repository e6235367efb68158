import OverseerModel
import OverseerProcess

/// A repository of jj.
public struct JJRepository: VersionControl {
  public let checkout: Checkout
  private let program: String

  /// - Parameter program: `jj` itself: a name to be found on the PATH, or a path.
  public init(_ checkout: Checkout, program: String) {
    self.checkout = checkout
    self.program = program
  }

  public func checkProgram() async throws(OverseerError) { try await jj().checkVersion() }

  func jj(in path: String? = nil) -> JJCommand { JJCommand(program, root: path ?? checkout.root) }

  public func refresh(_ paths: [String], leavingOut: [String]) async throws(OverseerError) {
    for path in paths { try await jj(in: path).leavingOut(leavingOut).snapshot() }
  }

  public func exclude(_ path: String) throws(OverseerError) {
    // Every call of jj takes up what is new, an agent's too, so only a rule to ignore it keeps it out.
    guard let git = checkout.git else { return }
    var rule = "/"
    for letter in path { rule += #"\*?[ "#.contains(letter) ? "\\\(letter)" : "\(letter)" }
    try git.ignore(rule)
  }

  /// What the repository looks like now. Where several operations happened at once, jj reconciles them first.
  func view() async throws(OverseerError) -> JJView {
    if let view = JJOperationLog(workspace: checkout.root)?.view() { return view }
    try await jj().snapshot()
    if let view = JJOperationLog(workspace: checkout.root)?.view() { return view }
    throw OverseerError(
      .vcsFailed, "the operations of the jj repository \(checkout.root) cannot be read",
      hint: "`jj status` there tells more.")
  }

  public func tip(of ref: String) async throws(OverseerError) -> CommitID? {
    let targets = try await view().bookmarks[ref] ?? []
    guard targets.count < 2 else {
      throw OverseerError(
        .conflict, "the bookmark \(ref) stands at \(targets.count) commits",
        hint: "Choose one: jj bookmark set \(ref) -r COMMIT",
        details: ["commits": .array(targets.map { .string("\($0)") })])
    }
    return targets.first
  }

  public func changeID(of commit: CommitID, at ref: String) throws(OverseerError) -> String {
    ChangeID(of: commit, header: try ObjectStore(at: checkout).commit(commit).changeIDHeader).description
  }

  public func status(of path: String, links: [String]) async throws(OverseerError) -> WorkspaceStatus {
    guard let workspace = JJWorkspace(root: path) else {
      throw OverseerError(.notFound, "there is no jj workspace at \(path)")
    }
    let view = try await view()
    let store = try ObjectStore(at: checkout)
    guard let commit = view.workingCopies[workspace.name] else {
      throw OverseerError(
        .preconditionFailed, "the repository has forgotten the workspace \(path)",
        hint: "What is in the folder is untouched. Add it anew under another path, and copy over what you need.")
    }
    return WorkspaceStatus(
      path: path, branch: try bookmark(at: commit, view, store), commit: commit, unfinished: nil,
      changes: try store.commit(commit).isConflicted ? try await conflicts(in: path) : [])
  }

  /// What work on a commit belongs to: the bookmark at it, else the lowest one of a task above it, as somebody may
  /// edit a change in the midst of a task, else the nearest one below, along first parents.
  private func bookmark(at commit: CommitID, _ view: JJView, _ store: ObjectStore) throws(OverseerError) -> String? {
    // Of several at one commit that of a task counts: the others are those of branches that it stands on or landed on.
    let names = Dictionary(view.bookmarks.flatMap { name, targets in targets.map { ($0, name) } }) { one, other in
      let isTask = Self.isTask(one)
      return isTask == Self.isTask(other) ? min(one, other) : isTask ? one : other
    }
    if let name = names[commit] { return name }
    if let above = try lowestTask(above: commit, names, view, store) { return above }
    var next: CommitID? = commit
    for _ in 0..<Self.searchedCommits {
      guard let commit = next else { return nil }
      if let name = names[commit] { return name }
      next = try store.commit(commit).parents.first
    }
    return nil
  }

  /// nil also where there are several, each with something of its own, and for a commit that branches of others have.
  private func lowestTask(
    above commit: CommitID, _ names: [CommitID: String], _ view: JJView, _ store: ObjectStore
  ) throws(OverseerError) -> String? {
    guard !view.heads.contains(commit) else { return nil }
    var lowest: CommitID?
    for (tip, name) in names where try store.isAncestor(commit, of: tip) {
      guard Self.isTask(name) else { return nil }
      guard let other = lowest else {
        lowest = tip
        continue
      }
      if try store.isAncestor(tip, of: other) {
        lowest = tip
      } else if try !store.isAncestor(other, of: tip) {
        return nil
      }
    }
    return lowest.flatMap { names[$0] }
  }

  private static func isTask(_ bookmark: String) -> Bool { TaskVcs.taskID(ofRef: bookmark) != nil }

  private static let searchedCommits = 200

  private func conflicts(in path: String) async throws(OverseerError) -> [WorkspaceStatus.Change] {
    try await jj(in: path).conflicts(in: "@").map { WorkspaceStatus.Change(path: $0, kind: .conflicted) }
  }

  public func begin(_ ref: String, at base: CommitID, in path: String) async throws(OverseerError) {
    let jj = jj(in: path)
    if let tip = try await tip(of: ref) {
      if try await status(of: path, links: []).branch == ref { return }
      try await jj.new(on: [tip.description])
    } else {
      try await jj.new(on: [base.description])
      FaultPoint.pass()
      try await jj.setBookmark(ref, to: "@")
    }
  }

  public func addWorkspace(
    _ name: String, at path: String, for ref: String, base: CommitID
  ) async throws(OverseerError) {
    let tip = try await tip(of: ref)
    let known = try await view().workingCopies[name] != nil
    // One whose folder somebody has removed.
    if known { try await jj().forgetWorkspace(name) }
    try await jj().addWorkspace(name, at: path, on: (tip ?? base).description)
    FaultPoint.pass()
    if tip == nil { try await jj(in: path).setBookmark(ref, to: "@") }
  }

  public func removeWorkspace(_ name: String, at path: String) async throws(OverseerError) {
    if let commit = try await view().workingCopies[name] {
      try await jj().forgetWorkspace(name)
      try await abandonIfBlank(commit)
    }
    do {
      _ = try await ChildProcess("/bin/rm", ["-rf", "--", path], deadline: .seconds(120)).run()
    } catch {
      throw OverseerError(.unavailable, "the folder \(path) cannot be removed: \(error)")
    }
  }

  /// A change that nobody has put anything into, and nothing stands on, would stay behind as a head.
  private func abandonIfBlank(_ commit: CommitID) async throws(OverseerError) {
    let blank = try await jj().log(
      #"\#(commit) & empty() & description(exact:"") ~ bookmarks() ~ working_copies() ~ immutable() ~ parents(all())"#)
    if !blank.isEmpty { try await jj().abandon(commit.description) }
  }

  public func leave(for branch: String, in path: String) async throws(OverseerError) {
    try await jj(in: path).new(on: [JJRevset.bookmark(branch)])
  }

  public func commit(
    to ref: String, in path: String, message: String, leavingOut: [String], hooks: Bool
  ) async throws(OverseerError) -> CommitID {
    let jj = jj(in: path).leavingOut(leavingOut)
    try await jj.snapshot()
    let present = try await jj.workingCopy()
    guard !present.isConflicted else {
      let files = try await jj.conflicts(in: "@")
      throw OverseerError(
        .preconditionFailed, "the change has conflicts in \(files.joined(separator: ", "))",
        hint: "Resolve them in \(path): jj resolve, or edit the files; then submit again.",
        details: ["conflicts": .array(files.map { .string($0) })])
    }
    var tip = try await tip(of: ref)
    var head = present.commitID
    if present.isEmpty, present.description.isEmpty, tip != present.commitID {
      head = present.parents.first ?? head
    } else {
      // The description is the person's where there is one.
      if present.description.isEmpty {
        try await jj.commit(message: message)
      } else {
        try await jj.new(on: ["@"])
      }
      FaultPoint.pass()
      head = try await jj.workingCopy().parents.first ?? head
      tip = try await self.tip(of: ref)
    }
    if tip == head { return head }
    // Somebody who edits a change in the midst of the task has not given up those above it.
    if let tip, try ObjectStore(at: checkout).isAncestor(head, of: tip) { return tip }
    try await jj.setBookmark(ref, to: head.description, allowBackwards: true)
    FaultPoint.pass()
    return head
  }

  public func makeRef(_ ref: String, at commit: CommitID) async throws(OverseerError) {
    try await jj().setBookmark(ref, to: commit.description)
  }

  public func deleteRef(_ ref: String) async throws(OverseerError) {
    let tip = try await tip(of: ref)
    try await jj().deleteBookmark(ref)
    if let tip { try await abandonIfBlank(tip) }
  }
}
