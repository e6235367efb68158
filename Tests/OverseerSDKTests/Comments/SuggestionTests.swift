import OverseerModel
import Testing

@testable import OverseerSDK

struct SuggestionTests {
  @Test(arguments: Backend.here)
  func `suggestions become one commit of their own`(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, path, review) = try await bench.reviewed(["a": tenLines("a"), "b": tenLines("b")])
    func suggest(_ file: String, _ line: Int, _ text: String) async throws -> CommentID {
      try await bench.call(
        AddComment(
          reviewID: review.id, filePath: file, lineStart: line, body: "better\nso", suggestion: text),
        as: bench.agent
      ).comment.id
    }
    let ids = [
      try await suggest("a", 2, "two\n"), try await suggest("b", 1, "one"), try await suggest("a", 9, ""),
    ]
    let applied = try await bench.call(ApplySuggestion(id: ids[0], also: Array(ids[1...]) + [ids[0]]))
    #expect(applied.comments.map(\.comment.id) == ids && applied.needsSubmit)
    #expect(applied.comments.allSatisfy { $0.comment.isResolved })
    #expect(try bench.tip(task) == "\(applied.revision)")
    #expect(try bench.git("rev-parse", "\(applied.revision)^") == "\(try #require(review.headCommit))")
    let message = try bench.git("log", "-1", "--format=%B", "\(applied.revision)")
    for id in ids { #expect(message.contains("Comment: \(id)\n"), "\(message)") }
    #expect(message.hasPrefix("Apply 3 suggestions\n\nbetter\n"))
    let expected = tenLines("a", changing: [2: "two"]).replacing("let a9 = compute9(input9)\n", with: "")
    #expect(bench.read("a", in: path) == expected)
    #expect(bench.read("b", in: path) == tenLines("b", changing: [1: "one"]))
    #expect(try bench.store.read { reading throws(OverseerError) in try reading.review(review.id) } == review)
    #expect(await bench.refusal(of: ApplySuggestion(id: ids[0]))?.code == .invalidState)
    let next = try await bench.openRound(task)
    #expect(next.headCommit == applied.revision)
  }

  @Test(arguments: Backend.here)
  func `what is suggested must still be about its lines`(_ backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let (task, path, review) = try await bench.reviewed(["a": tenLines("a")])
    func suggest(_ line: Int, _ text: String?) async throws -> CommentID {
      try await bench.call(
        AddComment(reviewID: review.id, filePath: "a", lineStart: line, body: "so", suggestion: text)
      ).comment.id
    }
    let (gone, edited, moved, same, none) = (
      try await suggest(2, "x\n"), try await suggest(4, "x\n"), try await suggest(6, "x\n"),
      try await suggest(8, "let a8 = compute8(input8)\n"), try await suggest(9, nil)
    )
    let fine = try await suggest(10, "ten\n")
    #expect(await bench.refusal(of: ApplySuggestion(id: none))?.code == .invalidInput)
    #expect(await bench.refusal(of: ApplySuggestion(id: same))?.code == .preconditionFailed)
    var text = tenLines("a", changing: [4: "let a4 = compute4(input4, more)"])
    for line in ["let a2 = compute2(input2)\n", "let a6 = compute6(input6)\n"] { text = text.replacing(line, with: "") }
    _ = try await bench.nextRound(task, ["a": text, "c": "let a6 = compute6(input6)\n"], in: path)
    for (id, status, place) in [(gone, "orphaned", "a:2"), (edited, "edited", "a:3"), (moved, "moved", "c:1")] {
      let error = await bench.refusal(of: ApplySuggestion(id: fine, also: [id]))
      #expect(error?.code == .preconditionFailed && error?.details["status"]?.stringValue == status)
      #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
    }
    #expect(bench.read("a", in: path) == text)
    try bench.write(text + "more\n", to: "a", in: path)
    let dirty = await bench.refusal(of: ApplySuggestion(id: fine))
    #expect(dirty?.code == .preconditionFailed && dirty?.texts("files") == ["a"], "\(dirty?.message ?? "")")
    #expect(bench.read("a", in: path) == text + "more\n")
    try bench.write(text, to: "a", in: path)
    try bench.write("new\n", to: "untracked", in: path)
    #expect(await bench.refusal(of: ApplySuggestion(id: fine))?.texts("files") == ["untracked"])
  }

  @Test func `only who holds the task applies`() async throws {
    let bench = try VcsBench(.git)
    let (task, _, review) = try await bench.reviewed(["a": tenLines("a")])
    let comment = try await bench.call(
      AddComment(reviewID: review.id, filePath: "a", lineStart: 1, body: "so", suggestion: "one\n")
    ).comment
    try await bench.call(ReleaseTask(id: task))
    try await bench.call(StartTask(id: task), as: bench.agent)
    let other = Caller(
      principal: .agent(name: "other", session: nil, checkout: "/x"), source: .cli, hasProvenHuman: false,
      folder: bench.root)
    #expect(await bench.refusal(of: ApplySuggestion(id: comment.id), as: other)?.code == .conflict)
    #expect(
      await bench.refusal(of: ApplySuggestion(id: comment.id, generation: 99), as: bench.agent)?.code == .conflict)
    try await bench.call(ApplySuggestion(id: comment.id), as: bench.agent)
  }

  @Test func `a commit that a hook refuses leaves the workspace as it was`() async throws {
    let bench = try VcsBench(.git)
    let (task, path, review) = try await bench.reviewed(["a": tenLines("a")])
    let comment = try await bench.call(
      AddComment(reviewID: review.id, filePath: "a", lineStart: 1, body: "so", suggestion: "one\n")
    ).comment
    try bench.write("#!/bin/sh\nexit 1\n", to: ".git/hooks/pre-commit")
    try VcsBench.run("/bin/chmod", ["+x", bench.root + "/.git/hooks/pre-commit"], in: bench.root)
    #expect(await bench.refusal(of: ApplySuggestion(id: comment.id))?.code == .vcsFailed)
    #expect(bench.read("a", in: path) == tenLines("a"))
    #expect(try bench.tip(task) == review.headCommit?.description)
    let known = try bench.store.read { reading throws(OverseerError) in try reading.comment(comment.id) }
    #expect(known?.isResolved == false)
  }

  @Test func `nothing is written through a link`() async throws {
    let bench = try VcsBench(.git)
    let (task, path, review) = try await bench.reviewed(["a": tenLines("a"), "target": tenLines("t")])
    try VcsBench.run("/bin/ln", ["-s", "target", path + "/link"], in: path)
    let second = try await bench.openRound(task)
    let comment = try await bench.call(
      AddComment(reviewID: second.id, filePath: "link", lineStart: 1, body: "so", suggestion: "a")
    ).comment
    #expect(comment.anchor.quote == "target" && review.id != second.id)
    #expect(await bench.refusal(of: ApplySuggestion(id: comment.id))?.code == .preconditionFailed)
    #expect(bench.read("target", in: path) == tenLines("t"))
  }
}
