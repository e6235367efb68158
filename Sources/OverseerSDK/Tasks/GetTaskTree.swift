import OverseerModel
import OverseerStore

/// Gives a task and everything below it, or those trees of a repository.
public struct GetTaskTree: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.tree", "Show tasks with what is below them", who: .any, .get, "/tasks/tree", errors: [.notFound])

  /// The task at the top; without it the reply is an array of the trees of the repository.
  public var root: AnyTaskID?
  /// The repository; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// How many trees: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The id of the top of the last tree of the page before.
  public var after: AnyTaskID?

  public init(root: AnyTaskID? = nil, repoID: RepoID? = nil, limit: Int? = nil, after: AnyTaskID? = nil) {
    self.root = root
    self.repoID = repoID
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> TreeReply {
    if let root {
      let task = try reading.existing(root)
      // Below a task that is not archived, archived ones are left out.
      let below = try reading.isHidden(root) ? reading.descendants(of: root) : reading.descendants(of: [root])
      return .tree(Self.trees([task], below: below)[0])
    }
    let roots = try ListTasks(repoID: repoID, parentID: .clear, limit: limit, after: after).read(reading, as: caller)
    return .forest(Self.trees(roots, below: try reading.descendants(of: roots.map(\.id))))
  }

  /// Puts tasks, given in the order of the lists, under their parents.
  private static func trees(_ roots: [WorkItem], below: [WorkItem]) -> [TaskTree] {
    let children = Dictionary(grouping: below, by: \.parentID)
    func tree(_ task: WorkItem) -> TaskTree {
      TaskTree(task: task, children: (children[task.id] ?? []).map(tree))
    }
    return roots.map(tree)
  }
}

/// One tree where a root was named, else all trees.
public enum TreeReply: Codable, Sendable, Hashable {
  case tree(TaskTree)
  case forest([TaskTree])

  public init(from decoder: any Decoder) throws {
    if let forest = try? [TaskTree](from: decoder) {
      self = .forest(forest)
    } else {
      self = .tree(try TaskTree(from: decoder))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .tree(let tree): try tree.encode(to: encoder)
    case .forest(let forest): try forest.encode(to: encoder)
    }
  }

  /// The trees, however many.
  public var trees: [TaskTree] {
    switch self {
    case .tree(let tree): [tree]
    case .forest(let forest): forest
    }
  }
}
