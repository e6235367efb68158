import OverseerModel
import OverseerStore
import TestSeed
import Testing

@testable import OverseerSDK

/// A revision of a round, with the lines of both its sides.
private struct FollowedRevision {
  let review: ReviewID
  let revision: ReviewRevision
  let base: FollowedTree
  let head: FollowedTree

  func tree(_ side: DiffSide) -> FollowedTree {
    switch side {
    case .left: base
    case .right: head
    }
  }
}

/// Where a comment was written, and on which lines.
private struct FollowedComment {
  let written: CommitID
  let side: DiffSide
  let path: String
  let start: Int
  let lines: [FollowedLine]
}

struct CommentLawTests {
  /// Laws over random histories with planted look-alikes, in both directions: nothing is dropped, what is `exact` says
  /// the same, and no comment is put on a line that is not its own.
  @Test func `the laws hold over random histories`() async throws {
    var statuses: [PortStatus: Int] = [:]
    for round in 0..<6 {
      let seed = PrintedSeed(round: round)
      let bench = try VcsBench(.git)
      let task = try await bench.make()
      var history = FollowedHistory(seed)
      var revisions: [FollowedRevision] = []
      var comments: [CommentID: FollowedComment] = [:]
      for number in 1...history.pick(3..<7) {
        if number > 1 {
          history.edit(times: history.pick(0..<12))
          if history.pick(0..<2) == 0 { history.rebase(times: 8) }
        }
        try bench.addRound(number, of: task, history, to: &revisions)
        if history.pick(0..<3) == 0 {
          history.rebase(times: 8)
          try bench.restack(task, history, to: &revisions)
        }
        for _ in 0..<40 {
          guard let place = revisions[history.pick(max(0, revisions.count - 2)..<revisions.count)].place(&history)
          else { continue }
          let review = try #require(revisions.last { $0.revision.headCommit == place.written }).review
          let added = try await bench.call(
            AddComment(
              reviewID: review, revision: place.written, filePath: place.path, lineStart: place.start,
              lineEnd: place.start + place.lines.count - 1, side: place.side, body: "here"))
          comments[added.comment.id] = place
        }
      }
      for revision in revisions {
        let placed = try await bench.call(
          ListComments(reviewID: revision.review, revision: revision.revision.headCommit))
        #expect(Set(placed.map(\.comment.id)) == Set(comments.keys))
        for placed in placed {
          let comment = try #require(comments[placed.comment.id])
          check(placed, comment, at: revision)
          statuses[placed.port.status, default: 0] += 1
        }
      }
    }
    // The histories are only worth something if they lead everywhere.
    for status in PortStatus.allCases { #expect(statuses[status, default: 0] > 10, "\(statuses)") }
  }

  private func check(_ placed: PlacedComment, _ comment: FollowedComment, at revision: FollowedRevision) {
    let port = placed.port
    #expect(port.side == comment.side)
    guard let path = port.path else {
      #expect(port.status == .orphaned && port.lineStart == nil)
      return
    }
    guard let file = revision.tree(comment.side).files[path] else {
      Issue.record("there is no file \(path)")
      return
    }
    guard let start = port.lineStart, let end = port.lineEnd else {
      #expect(port.status == .orphaned)
      return
    }
    guard 1 <= start, start <= end, end <= file.count else {
      Issue.record("\(start)-\(end) of \(file.count) lines")
      return
    }
    let found = Array(file[start - 1..<end])
    #expect(placed.quote == found.map { $0.text + "\n" }.joined())
    if revision.revision.headCommit == comment.written {
      #expect(port.status == .exact && path == comment.path && start == comment.start, "\(port)")
    }
    let own = Set(comment.lines.map(\.id))
    switch port.status {
    case .exact, .moved:
      #expect(found.map(\.text) == comment.lines.map(\.text), "\(port)")
      #expect(found.map(\.id) == comment.lines.map(\.id), "a false move: \(comment) to \(port)")
    case .edited:
      // A brace stands for nothing, and between the ends there may be new lines.
      let ends = [found.first, found.last].compactMap { $0 }.filter(\.isDistinct).map(\.id)
      #expect(own.isSuperset(of: ends), "a false move: \(comment) to \(port), \(found)")
    case .orphaned: #expect(start == end)
    }
  }
}

extension FollowedRevision {
  /// Some lines that begin and end with one that says much, though others may say the same.
  fileprivate func place(_ history: inout FollowedHistory) -> FollowedComment? {
    let side: DiffSide = history.pick(0..<3) == 0 ? .left : .right
    let tree = tree(side)
    let paths = tree.files.keys.sorted()
    let path = paths[history.pick(0..<paths.count)]
    guard let lines = tree.files[path], !lines.isEmpty else { return nil }
    let start = history.pick(0..<lines.count)
    let end = min(start + history.pick(1..<4), lines.count)
    let part = Array(lines[start..<end])
    guard let first = part.first, let last = part.last, first.isDistinct, last.isDistinct else { return nil }
    return FollowedComment(written: revision.headCommit, side: side, path: path, start: start + 1, lines: part)
  }
}

extension VcsBench {
  fileprivate func addRound(
    _ number: Int, of task: AnyTaskID, _ history: FollowedHistory, to revisions: inout [FollowedRevision]
  ) throws {
    let revision = try commit(history)
    let review = try store.write(as: person.context) { writing throws(OverseerError) in
      let item = try writing.reading.existing(task)
      let previous = try writing.reading.latestReview(of: task)
      try writing.endReview(of: item, by: .supersede)
      let review = Review.opening(
        ReviewID(writing.identifier()), of: task, revision: revision, submittedBy: writing.actor, after: previous,
        at: writing.now
      ).review
      try writing.record(.reviewCreated(ReviewPayload(review: review)), about: item)
      return review
    }
    #expect(review.round == number)
    revisions.append(
      FollowedRevision(review: review.id, revision: revision, base: history.base, head: history.head))
  }

  /// Gives the active round another revision.
  fileprivate func restack(
    _ task: AnyTaskID, _ history: FollowedHistory, to revisions: inout [FollowedRevision]
  ) throws {
    let revision = try commit(history)
    let review = try store.write(as: person.context) { writing throws(OverseerError) in
      guard var review = try writing.reading.activeReview(of: task) else {
        throw OverseerError(.internalError, "no round")
      }
      review.revisions.append(revision)
      review.baseCommit = revision.baseCommit
      review.headCommit = revision.headCommit
      try writing.record(
        .reviewRevised(ReviewPayload(review: review)), about: try writing.reading.existing(task))
      return review
    }
    revisions.append(
      FollowedRevision(review: review.id, revision: revision, base: history.base, head: history.head))
  }

  private func commit(_ history: FollowedHistory) throws -> ReviewRevision {
    var stream = ""
    for (ref, tree, from) in [("base", history.base, ""), ("head", history.head, "from refs/laws/base\n")] {
      stream += "reset refs/laws/\(ref)\ncommit refs/laws/\(ref)\ncommitter Ada <ada@example.org> 1700000000 +0000\n"
      stream += "data 0\n\(from)deleteall\n"
      for (path, text) in tree.files.keys.sorted().map({ ($0, tree.text($0)) }) {
        stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
    try Self.run("/usr/bin/env", ["git", "fast-import", "--quiet", "--force"], in: root, input: stream)
    let names = try git("rev-parse", "refs/laws/base", "refs/laws/head", "refs/laws/head^{tree}").split(separator: "\n")
    return ReviewRevision(
      baseCommit: try #require(CommitID(String(names[0]))), headCommit: try #require(CommitID(String(names[1]))),
      changeID: "laws", tree: try #require(TreeID(String(names[2]))), kind: .rework, at: clock.now)
  }
}
