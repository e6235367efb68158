/// What a gate's run needs to know about the files that it runs in. Links to folders of the main checkout do not count.
public struct WorkingCopyState: Sendable, Hashable {
  /// The tree of what is checked out.
  public var tree: String
  /// Paths of tracked files that differ from it.
  public var changed: Set<String>
  /// Paths of files that are neither tracked nor ignored.
  public var untracked: Set<String>

  public init(tree: String, changed: Set<String>, untracked: Set<String>) {
    self.tree = tree
    self.changed = changed
    self.untracked = untracked
  }

  /// Why a gate of a revision must not run here, in plain words; nil where it may.
  ///
  /// - Parameter remembered: Untracked paths that earlier runs have made.
  public func objection(toRunFor tree: String, remembered: Set<String>) -> String? {
    if self.tree != tree { return "the working copy is not the revision under review" }
    if let path = changed.min() { return Self.text("is changed and not committed", path, changed.count) }
    let strange = untracked.subtracting(remembered)
    return strange.min().map { Self.text("is not tracked", $0, strange.count) }
  }

  /// Why a result is void that was got between this state and `after`, in plain words; nil where it counts.
  public func objection(toResultBefore after: WorkingCopyState) -> String? {
    if after.tree != tree { return "another revision was checked out meanwhile" }
    let touched = after.changed.symmetricDifference(changed)
    return touched.min().map { Self.text("was changed meanwhile", $0, touched.count) }
  }

  /// The untracked files that a run has made, in order.
  public func made(until after: WorkingCopyState) -> [String] { after.untracked.subtracting(untracked).sorted() }

  private static func text(_ what: String, _ path: String, _ count: Int) -> String {
    "\(path.shown) \(what)" + (count > 1 ? ", and \(count - 1) more" : "")
  }
}
