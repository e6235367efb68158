import OverseerModel

/// A change of a stack that is done as a whole or not at all.
public struct StackAct: Codable, Sendable, Hashable {
  /// How layers come onto a branch.
  public enum Landing: String, Codable, Sendable, CaseIterable {
    /// Their commits, on top of the branch.
    case rebase
    /// One commit a layer.
    case squash
    /// As they are, under a merge commit.
    case merge
  }

  /// What moves, bottom first.
  public var layers: [RebaseLayer]
  /// The branch that the first ``landing`` layers go to; nil for a restack.
  public var branch: String?
  /// The tip of that branch.
  public var trunk: CommitID?
  /// How many of the layers land.
  public var landing: Int
  public var style: Landing
  /// The message of the squashed or merging commit, for each layer that lands.
  public var messages: [String]
  /// Paths in workspaces that Overseer has linked, and that make none of them dirty.
  public var links: [String]
  /// The workspaces that tasks have of their own, by their roots.
  public var workspaces: [String]

  public init(
    layers: [RebaseLayer], branch: String? = nil, trunk: CommitID? = nil, landing: Int = 0, style: Landing = .rebase,
    messages: [String] = [],
    links: [String] = [], workspaces: [String] = []
  ) {
    self.layers = layers
    self.branch = branch
    self.trunk = trunk
    self.landing = landing
    self.style = style
    self.messages = messages
    self.links = links
    self.workspaces = workspaces
  }
}

/// A ``StackAct`` with what it does to the refs, written down before it is done.
public struct StackPlan: Codable, Sendable, Hashable {
  public var act: StackAct
  /// Where the layers come to stand.
  public var layers: [RebasedLayer]
  /// Where the branch comes to stand, if something lands.
  public var landed: CommitID?
  /// What moves; of jj what has moved, once it is carried out.
  public var moves: [RefMove]
  /// Of git: the commits that are written for it, and whose place they take.
  public var rewrites: [CommitRewrite]
  /// Of jj: the operation before, and the one after.
  public var operationBefore: String?
  public var operationAfter: String?

  public init(
    act: StackAct, layers: [RebasedLayer], landed: CommitID? = nil, moves: [RefMove] = [],
    rewrites: [CommitRewrite] = [], operationBefore: String? = nil, operationAfter: String? = nil
  ) {
    self.act = act
    self.layers = layers
    self.landed = landed
    self.moves = moves
    self.rewrites = rewrites
    self.operationBefore = operationBefore
    self.operationAfter = operationAfter
  }
}

extension StackPlan {
  /// Whether everything stands where it is to stand.
  public var isIdle: Bool {
    landed == act.trunk && layers.elementsEqual(act.layers) { $0.head == $1.head && $0.base == $1.base }
  }
}
