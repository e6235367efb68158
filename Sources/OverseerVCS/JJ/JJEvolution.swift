import OverseerModel

/// Which commits of jj were rewritten into which, read from its operations as far back as is asked for.
struct JJEvolution {
  /// How many operations are read at most.
  private static let limit = 5_000

  private let log: JJOperationLog
  /// Operations yet to be read, the newest first, and all that were ever among them.
  private var next: [JJOperationID]
  private var met: Set<JJOperationID>
  private var place = 0
  private var known: [CommitID: [CommitID]] = [:]

  init(_ log: JJOperationLog, from operation: JJOperationID) {
    self.log = log
    next = [operation]
    met = [operation]
  }

  /// The commits that a commit was made of in one step; empty for one that is new, that came from elsewhere, or whose
  /// making lies too far back.
  mutating func predecessors(of commit: CommitID) -> [CommitID] {
    while known[commit] == nil, place < min(next.count, Self.limit) {
      let operation = next[place]
      place += 1
      guard let step = log.step(operation) else { continue }
      known.merge(step.predecessors) { newer, _ in newer }
      for parent in step.parents where met.insert(parent).inserted { next.append(parent) }
    }
    return known[commit] ?? []
  }

  /// The nearest commits for which `isWanted` holds that a commit was made of, in any number of steps.
  mutating func origins(of commit: CommitID, where isWanted: (CommitID) -> Bool) -> [CommitID] {
    var (origins, seen): ([CommitID], Set<CommitID>) = ([], [commit])
    var open = [commit]
    while let commit = open.popLast() {
      for predecessor in predecessors(of: commit) where seen.insert(predecessor).inserted {
        if isWanted(predecessor) { origins.append(predecessor) } else { open.append(predecessor) }
      }
    }
    return origins
  }
}
