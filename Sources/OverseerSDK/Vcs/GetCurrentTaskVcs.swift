import OverseerModel
import OverseerStore
import OverseerVCS

/// Gets the ref of the task that the call comes from: the one whose ref is checked out in its folder.
public struct GetCurrentTaskVcs: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.current", "Get the ref that is checked out where the call comes from", who: .any, .get, "/vcs/current",
    errors: [.notFound, .preconditionFailed, .unavailable, .vcsFailed])

  public init() {}

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> TaskVcs {
    let registered = try await overseer.store.readAsync { reading throws(OverseerError) in
      try caller.requiredRepo(nil, in: reading)
    }
    let repo = try VersionedRepo(registered, jj: overseer.jj)
    guard let here = caller.folder.flatMap({ Checkout(containing: $0) }), here.mainRoot == repo.checkout.mainRoot else {
      throw OverseerError(
        .preconditionFailed, "\(caller.folder ?? "the folder of this call") is in no checkout of \(registered.name)",
        hint: Self.hint)
    }
    // What git has checked out stands in one file; what jj works on has to be looked for.
    let branch: String? =
      switch here.vcsType {
      case .jj: try await repo.vcs.status(of: here.root, links: []).branch
      case .git, .none: here.headBranch
      }
    if let branch, TaskVcs.taskID(ofRef: branch) != nil {
      let known = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.taskVcs(ref: branch, in: registered.id)
      }
      if let known { return known }
    }
    throw OverseerError(
      .preconditionFailed, "\(here.root) has \(branch ?? "no branch") checked out, which is no task's",
      hint: Self.hint, details: ["workspace": .string(here.root), "branch": branch.map { .string($0) } ?? .null])
  }

  private static let hint = "Name the task, or go to it first: os task start ID"
}
