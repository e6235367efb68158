import OverseerModel
import OverseerVCS

/// The refs that keep a revision of a review for ever, whatever is rewritten or collected since.
///
/// They are not those of anybody's branches, so git and jj never touch them.
struct ReviewPin {
  let review: ReviewID
  /// The number of the revision within the review, from 1.
  let number: Int

  func put(base: CommitID, head: CommitID, in store: ObjectStore) throws(OverseerError) {
    let prefix = "refs/overseer/reviews/\(review)/\(number)/"
    var moves: [RefMove] = []
    for (name, commit) in [("base", base), ("head", head)] {
      let tip = try store.tip(of: prefix + name)
      if tip != commit { moves.append(RefMove(prefix + name, from: tip, to: commit)) }
    }
    try store.move(moves, message: "os: pin a revision of \(review)")
  }
}
