import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

struct CommentOperationTests {
  @Test(arguments: Backend.here)
  func `a comment stands on any line of any file`(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, _, review) = try await bench.reviewed(
      ["a": tenLines("a", changing: [3: "changed"])], onto: ["a": tenLines("a"), "other": tenLines("other")])
    let changed = try await bench.call(
      AddComment(reviewID: review.id, filePath: "a", lineStart: 3, lineEnd: 4, body: "why?", suggestion: "x\n"))
    #expect(changed.comment.anchor.quote == "changed\nlet a4 = compute4(input4)\n")
    #expect(changed.comment.anchor.revision == review.headCommit && changed.comment.anchor.blob != nil)
    #expect(changed.comment.severity == .should && changed.comment.author == .human)
    #expect(changed.port.status == .exact && changed.port.lineStart == 3 && changed.port.lineEnd == 4)
    #expect(changed.quote == changed.comment.anchor.quote)
    let untouched = try await bench.call(
      AddComment(reviewID: review.id, filePath: "other", lineStart: 10, body: "and here", severity: .nit),
      as: bench.agent)
    #expect(untouched.port.path == "other" && untouched.comment.author == .agent)
    let left = try await bench.call(
      AddComment(reviewID: review.id, filePath: "a", lineStart: 3, side: .left, body: "was better"))
    #expect(left.quote == "let a3 = compute3(input3)\n" && left.port.side == .left)
    let file = try await bench.call(AddComment(reviewID: review.id, filePath: "a", body: "the file"))
    #expect(file.port.lineStart == nil && file.quote == nil && file.port.status == .exact)
    let round = try await bench.call(AddComment(reviewID: review.id, body: "all of it", learn: true))
    #expect(round.port.path == nil && round.comment.anchor.blob == nil)
    let reply = try await bench.call(
      AddComment(reviewID: review.id, inReplyTo: changed.comment.id, body: "because"), as: bench.agent)
    #expect(reply.comment.inReplyTo == changed.comment.id && reply.port == changed.port)
    #expect(reply.comment.anchor == changed.comment.anchor && reply.comment.severity == .nit)
    let all = try await bench.comments(review)
    #expect(all.map(\.comment.body) == ["why?", "and here", "was better", "the file", "all of it", "because"])
    #expect(all.allSatisfy { $0.port.status == .exact })
    #expect(try await bench.call(ListLearnings(taskID: task)).map(\.content) == ["all of it"])
  }

  @Test func `what is not there cannot be commented on`() async throws {
    let bench = try VcsBench(.git)
    let (_, _, review) = try await bench.reviewed(
      ["a": "one\ntwo\n", "new": "x\n", "binary": "a\0b", "folder/b": "b\n"], onto: ["a": "one\n"])
    func fields(_ comment: AddComment) async -> [String] {
      let error = await bench.refusal(of: comment)
      #expect(error?.code == .invalidInput)
      return (error?.details["fields"]?.arrayValue ?? []).compactMap { $0["field"]?.stringValue }
    }
    let id = review.id
    #expect(await fields(AddComment(reviewID: id, filePath: "a", lineStart: 3, body: "x")) == ["line_start"])
    #expect(await fields(AddComment(reviewID: id, filePath: "a", lineStart: 0, body: "x")) == ["line_start"])
    #expect(
      await fields(AddComment(reviewID: id, filePath: "a", lineStart: 1, lineEnd: 3, body: "x")) == ["line_end"])
    #expect(
      await fields(AddComment(reviewID: id, filePath: "a", lineStart: 2, lineEnd: 1, body: "x")) == ["line_end"])
    #expect(
      await fields(AddComment(reviewID: id, filePath: "a", lineStart: 2, side: .left, body: "x")) == ["line_start"])
    #expect(await fields(AddComment(reviewID: id, filePath: "new", side: .left, body: "x")) == ["file_path"])
    for path in ["", "/a", "a/", "./a", "../a", "folder", "a\0b", "A", ".git/config", "folder//b"] {
      #expect(
        await fields(AddComment(reviewID: id, filePath: path, lineStart: 1, body: "x")) == ["file_path"], "\(path)")
    }
    #expect(await fields(AddComment(reviewID: id, filePath: "binary", lineStart: 1, body: "x")) == ["line_start"])
    #expect(await fields(AddComment(reviewID: id, lineStart: 1, body: "x")) == ["line_start"])
    #expect(await fields(AddComment(reviewID: id, filePath: "a", body: " ")) == ["body"])
    #expect(await fields(AddComment(reviewID: id, filePath: "a", body: "x", suggestion: "y")) == ["suggestion"])
    let long = String(repeating: "x", count: 65_537)
    #expect(await bench.refusal(of: AddComment(reviewID: id, body: long))?.code == .tooLarge)
    let unknown = ReviewID(ULID(high: 1, low: 1))
    #expect(await bench.refusal(of: AddComment(reviewID: unknown, body: "x"))?.code == .notFound)
    let comment = CommentID(ULID(high: 1, low: 1))
    #expect(await bench.refusal(of: AddComment(reviewID: id, inReplyTo: comment, body: "x"))?.code == .notFound)
    let other = try #require(review.baseCommit)
    #expect(await bench.refusal(of: AddComment(reviewID: id, revision: other, body: "x"))?.code == .conflict)
    #expect(try await bench.comments(review).isEmpty)
  }

  @Test func `a task that waits may be spoken about, and one that ended`() async throws {
    let bench = try VcsBench(.git)
    let (task, _, review) = try await bench.reviewed(["a": tenLines()])
    try await bench.call(RequestHelp(taskID: task, category: .decision, reason: "which?"), as: bench.agent)
    let comment = try await bench.call(AddComment(reviewID: review.id, body: "while it waits"), as: bench.agent).comment
    #expect(await bench.refusal(of: ResolveComment(id: comment.id), as: bench.agent)?.code == .forbidden)
    try await bench.call(ResolveComment(id: comment.id))
    try await bench.complete(task)
    try await bench.call(AddComment(reviewID: review.id, filePath: "a", lineStart: 1, body: "afterwards"))
    try await bench.call(ArchiveTask(id: task))
    #expect(await bench.refusal(of: AddComment(reviewID: review.id, body: "late"))?.code == .preconditionFailed)
    #expect(try await bench.comments(review).count == 2)
  }

  @Test(arguments: Backend.here)
  func `comments follow the code through rounds and back`(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, path, first) = try await bench.reviewed(
      ["a": tenLines("a"), "b": tenLines("b")], onto: ["base": tenLines("base")])
    for line in [2, 5, 9] {
      try await bench.call(AddComment(reviewID: first.id, filePath: "a", lineStart: line, body: "at \(line)"))
    }
    try await bench.call(AddComment(reviewID: first.id, filePath: "base", lineStart: 4, side: .left, body: "left"))
    try bench.moveTrunk("base", "// trunk\n" + tenLines("base"))
    try await bench.call(RestackTask(id: task))
    let text = "// head\n" + tenLines("a", changing: [5: "let a5 = compute5(input5, more)"])
    let moved = text.replacing("let a9 = compute9(input9)\n", with: "")
    let second = try await bench.nextRound(
      task, ["a": moved, "c": "// c\nlet a9 = compute9(input9)\n"], in: path)
    try await bench.call(AddComment(reviewID: second.id, filePath: "a", lineStart: 1, body: "new here"))
    let now = try await bench.comments(second)
    #expect(now.map(\.port.status) == [.exact, .edited, .moved, .exact, .exact])
    #expect(now.map(\.port.lineStart) == [3, 6, 2, 5, 1])
    #expect(now.map(\.port.path) == ["a", "a", "c", "base", "a"])
    #expect(now[1].quote == "let a5 = compute5(input5, more)\n" && now[3].quote == "let base4 = compute4(input4)\n")
    let back = try await bench.comments(first, at: first.headCommit)
    #expect(back.map(\.port.status) == [.exact, .exact, .exact, .exact, .orphaned])
    #expect(back.map(\.port.lineStart) == [2, 5, 9, 4, 1])
    #expect(await bench.refusal(of: ListComments(reviewID: first.id, revision: second.headCommit))?.code == .conflict)
  }

  @Test func `a thread is settled at its first comment, once`() async throws {
    let bench = try VcsBench(.git)
    let (_, _, review) = try await bench.reviewed(["a": tenLines()])
    let first = try await bench.call(AddComment(reviewID: review.id, body: "one")).comment
    let reply = try await bench.call(AddComment(reviewID: review.id, inReplyTo: first.id, body: "two")).comment
    let open = try await bench.call(AddComment(reviewID: review.id, body: "three")).comment
    #expect(await bench.refusal(of: ResolveComment(id: reply.id))?.code == .invalidInput)
    let resolved = try await bench.call(ResolveComment(id: first.id), as: bench.agent)
    #expect(resolved.isResolved && resolved.resolvedBy == bench.agent.principal)
    #expect(await bench.refusal(of: ResolveComment(id: first.id))?.code == .invalidState)
    let left = try await bench.call(ListComments(reviewID: review.id, unresolved: true))
    #expect(left.map(\.comment.id) == [open.id])
  }

  @Test func `a move by hand is remembered`() async throws {
    let bench = try VcsBench(.git)
    let (task, path, first) = try await bench.reviewed(["a": tenLines()])
    let comment = try await bench.call(AddComment(reviewID: first.id, filePath: "a", lineStart: 2, body: "x")).comment
    let reply = try await bench.call(AddComment(reviewID: first.id, inReplyTo: comment.id, body: "y")).comment
    let second = try await bench.nextRound(task, ["a": "// one\n" + tenLines()], in: path)
    #expect(
      await bench.refusal(of: MoveComment(id: comment.id, filePath: "a", lineStart: 9), as: bench.agent)?.code
        == .forbidden)
    #expect(await bench.refusal(of: MoveComment(id: reply.id, filePath: "a"))?.code == .invalidInput)
    #expect(
      await bench.refusal(of: MoveComment(id: comment.id, filePath: "a", lineStart: 12))?.code == .invalidInput)
    let moved = try await bench.call(MoveComment(id: comment.id, filePath: "a", lineStart: 9))
    #expect(moved.moved?.anchor.quote == "let value8 = compute8(input8)\n" && moved.anchor == comment.anchor)
    #expect(try await bench.comments(second).map(\.port.lineStart) == [9, 9])
    #expect(try await bench.comments(first).map(\.port.lineStart) == [2, 2])
    let third = try await bench.nextRound(task, ["a": "// two\n// one\n" + tenLines()], in: path)
    #expect(try await bench.comments(third).map(\.port.lineStart) == [10, 10])
    #expect(try await bench.comments(third).map(\.port.status) == [.exact, .exact])
    let own = try await bench.call(
      AddComment(reviewID: third.id, filePath: "a", lineStart: 1, body: "mine"), as: bench.agent
    ).comment
    try await bench.call(MoveComment(id: own.id, filePath: "a", lineStart: 2), as: bench.agent)
    #expect(try await bench.comments(third).last?.port.lineStart == 2)
  }

  @Test func `a round without revisions has only itself to speak about`() async throws {
    let bench = try VcsBench(.git)
    let task = try await bench.make()
    let review = try bench.store.write(as: bench.person.context) { writing throws(OverseerError) in
      let review = Review.opening(
        ReviewID(writing.identifier()), of: task, revision: nil, submittedBy: writing.actor, after: nil,
        at: writing.now
      ).review
      try writing.record(
        .reviewCreated(ReviewPayload(review: review)), about: try writing.reading.existing(task))
      return review
    }
    let placed = try await bench.call(AddComment(reviewID: review.id, body: "fine"))
    #expect(placed.port.status == .exact && placed.port.path == nil && placed.comment.anchor.revision == nil)
    #expect(
      await bench.refusal(of: AddComment(reviewID: review.id, filePath: "README", body: "x"))?.code == .invalidInput)
    #expect(try await bench.comments(review).count == 1)
    #expect(await bench.refusal(of: DiffReview(id: review.id))?.code == .preconditionFailed)
    #expect(await bench.refusal(of: ReadReviewFile(id: review.id, path: "README"))?.code == .preconditionFailed)
    #expect(await bench.refusal(of: MarkViewed(id: review.id))?.code == .preconditionFailed)
    #expect(try await bench.call(GetFeedback(id: review.id)).comments.map(\.body) == ["fine"])
  }
}
