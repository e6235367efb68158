import OverseerDiff
import OverseerModel
import Testing

@testable import OverseerSDK

struct ReviewReadingTests {
  @Test(arguments: Backend.here)
  func `a diff against a round shows what was done since`(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, path, first) = try await bench.reviewed(
      ["a": tenLines("a", changing: [2: "two"]), "same": "same\n"], onto: ["a": tenLines("a")])
    let base = try await bench.call(DiffReview(id: first.id))
    #expect(base.files.map(\.file.path) == ["a", "same"] && base.base == first.baseCommit)
    try bench.end(first)
    // The base changes the same file elsewhere, so that what the merge makes is in no repository.
    try bench.moveTrunk("a", tenLines("a", changing: [9: "trunk"]))
    try await bench.call(RestackTask(id: task))
    let pure = try await bench.openRound(task)
    #expect(try await bench.call(DiffReview(id: pure.id, against: "1")).files.isEmpty)
    let second = try await bench.nextRound(
      task, ["a": tenLines("a", changing: [2: "two", 5: "five", 9: "trunk"])], in: path)
    let since = try await bench.call(DiffReview(id: second.id, against: "1", unified: true))
    #expect(since.base == first.headCommit && since.head == second.headCommit)
    let lines = since.files.flatMap(\.hunks).flatMap(\.lines).filter { $0.kind != .context }.map(\.text)
    #expect(since.files.map(\.file.path) == ["a"] && lines == ["let a5 = compute5(input5)", "five"])
    #expect(since.unified?.contains("+five\n") == true)
    let counts = try await bench.call(DiffReview(id: second.id, against: "1", countsOnly: true))
    #expect(counts.files.map(\.file.added) == [1] && counts.files[0].hunks.isEmpty)
    let page = try await bench.call(DiffReview(id: second.id, limit: 1))
    #expect(page.files.map(\.file.path) == ["a"] && page.next == "a")
    #expect(try await bench.call(DiffReview(id: second.id, after: "a")).files.map(\.file.path) == ["same"])
    #expect(await bench.refusal(of: DiffReview(id: second.id, against: "9"))?.code == .notFound)
    #expect(await bench.refusal(of: DiffReview(id: second.id, against: "x"))?.code == .invalidInput)
    #expect(await bench.refusal(of: DiffReview(id: second.id, against: "last-viewed"))?.code == .preconditionFailed)
  }

  @Test(arguments: Backend.here)
  func `a mark outlives a restack and ends with a real change`(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, path, first) = try await bench.reviewed(
      ["a": tenLines("a", changing: [5: "five"]), "b/c": "b\n", "b/d": "d\n"], onto: ["a": tenLines("a")])
    let none = try await bench.call(MarkViewed(id: first.id, paths: []))
    #expect(none.viewed.isEmpty && none.unviewed == ["a", "b/c", "b/d"])
    let some = try await bench.call(MarkViewed(id: first.id, paths: ["a", "b"]))
    #expect(some.viewed.map(\.path) == ["a", "b/c", "b/d"] && some.unviewed.isEmpty)
    #expect(try await bench.call(MarkViewed(id: first.id, paths: []), as: bench.agent).viewed.isEmpty)
    #expect(await bench.refusal(of: MarkViewed(id: first.id, paths: ["x"]))?.code == .invalidInput)
    try bench.moveTrunk("a", "// trunk\n// more\n" + tenLines("a"))
    try await bench.call(RestackTask(id: task))
    let restacked = try await bench.openRound(task)
    let kept = try await bench.call(MarkViewed(id: restacked.id, paths: []))
    #expect(kept.viewed.count == 3 && kept.unviewed.isEmpty)
    let second = try await bench.nextRound(task, ["b/c": "changed\n"], in: path)
    let rest = try await bench.call(MarkViewed(id: second.id, paths: []))
    #expect(rest.viewed.map(\.path) == ["a", "b/d"] && rest.unviewed == ["b/c"])
    let since = try await bench.call(DiffReview(id: second.id, against: "last-viewed"))
    #expect(since.files.map(\.file.path) == ["b/c"] && since.base == first.headCommit)
    let seq = try bench.store.read { reading throws(OverseerError) in try reading.headSeq() }
    _ = try await bench.call(MarkViewed(id: first.id, paths: ["a"], revision: first.headCommit))
    #expect(try bench.store.read { reading throws(OverseerError) in try reading.headSeq() } == seq)
    #expect(try await bench.call(MarkViewed(id: second.id)).unviewed.isEmpty)
    #expect(try await bench.call(DiffReview(id: second.id, against: "last-viewed")).files.isEmpty)
  }

  @Test func `files are read a page of lines at a time`() async throws {
    let bench = try VcsBench(.git)
    let (_, _, review) = try await bench.reviewed(
      ["a": tenLines("a", changing: [1: "one"]), "empty": "", "binary": "\0"], onto: ["a": tenLines("a")])
    let all = try await bench.call(ReadReviewFile(id: review.id, path: "a"))
    #expect(all.text == tenLines("a", changing: [1: "one"]) && all.next == nil && all.lines == 10)
    let left = try await bench.call(ReadReviewFile(id: review.id, path: "a", side: .left, limit: 4))
    #expect(left.text.hasPrefix("let a1") && left.next == 5 && left.revision == review.baseCommit)
    let rest = try await bench.call(ReadReviewFile(id: review.id, path: "a", side: .left, lineStart: 5))
    #expect(left.text + rest.text == tenLines("a") && rest.lineStart == 5 && rest.next == nil)
    let empty = try await bench.call(ReadReviewFile(id: review.id, path: "empty"))
    #expect(empty.text.isEmpty && empty.lines == 0 && !empty.binary)
    #expect(try await bench.call(ReadReviewFile(id: review.id, path: "binary")).binary)
    for path in ["none", "", "/a", "../a"] {
      #expect(await bench.refusal(of: ReadReviewFile(id: review.id, path: path))?.code == .notFound)
    }
    #expect(await bench.refusal(of: ReadReviewFile(id: review.id, path: "a", lineStart: 11))?.code == .invalidInput)
    #expect(await bench.refusal(of: ReadReviewFile(id: review.id, path: "a", limit: 0))?.code == .invalidInput)
  }

  @Test func `feedback has every open thread, and its Markdown says the same`() async throws {
    let bench = try VcsBench(.git)
    let (task, path, first) = try await bench.reviewed(["a": tenLines("a"), "b": tenLines("b")])
    let last = try await bench.call(AddComment(reviewID: first.id, filePath: "b", lineStart: 3, body: "last")).comment
    try await bench.call(AddComment(reviewID: first.id, inReplyTo: last.id, body: "reply", suggestion: "x\n"))
    try await bench.call(AddComment(reviewID: first.id, filePath: "a", lineStart: 7, body: "second"))
    try await bench.call(AddComment(reviewID: first.id, body: "first"))
    let settled = try await bench.call(AddComment(reviewID: first.id, body: "settled")).comment
    try await bench.call(ResolveComment(id: settled.id))
    let second = try await bench.nextRound(task, ["b": "// more\n" + tenLines("b")], in: path)
    let feedback = try await bench.call(GetFeedback(id: second.id))
    #expect(feedback.comments.map(\.body) == ["first", "second", "last"])
    #expect(feedback.comments[2].place.lineStart == 3 && feedback.comments[2].present?.place.lineStart == 4)
    #expect(feedback.comments[2].replies.map(\.suggestion) == ["x\n"])
    #expect(feedback.comments[2].quote == "let b3 = compute3(input3)\n")
    #expect(try Feedback(markdown: feedback.markdown) == feedback)
    #expect(try await bench.call(GetFeedback(id: second.id, resolved: true)).comments.count == 4)
  }
}
