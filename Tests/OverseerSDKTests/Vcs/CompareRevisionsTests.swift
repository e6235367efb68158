import OverseerDiff
import OverseerModel
import OverseerSDK
import OverseerVCS
import Testing

/// Two commits compared, held against git.
struct CompareRevisionsTests {
  /// A change of 120 files, more than one page and more than one core reads at once.
  private static func repository() throws -> QuestionRepository {
    let repo = try QuestionRepository()
    for number in 100..<220 {
      try repo.write((0..<20).map { "line \($0) of \(number)\n" }.joined(), to: "dir/file\(number)")
    }
    try repo.commit("one")
    for number in 100..<220 {
      try repo.write(
        (0..<20).map { $0 == number % 20 ? "new\n" : "line \($0) of \(number)\n" }.joined(), to: "dir/file\(number)")
    }
    try repo.write("x\n", to: "dir2/file")
    try repo.commit("two")
    return repo
  }

  @Test func `counts are those of git`() async throws {
    let repo = try Self.repository()
    let reply = try await repo.reader().ask(
      CompareRevisions(base: "HEAD~1", head: "HEAD", countsOnly: true, limit: 1000))
    let ours = reply.files.map { "\($0.file.added ?? -1)\t\($0.file.removed ?? -1)\t\($0.file.path)" }
    #expect(ours == (try repo.git("diff", "--numstat", "HEAD~1", "HEAD").split(separator: "\n").map(String.init)))
    #expect(reply.files.allSatisfy { $0.hunks.isEmpty })
    #expect(reply.next == nil)
    #expect(reply.base.description == (try repo.git("rev-parse", "HEAD~1")))
    #expect(reply.head.description == (try repo.git("rev-parse", "HEAD")))
  }

  @Test func `pages follow each other without a gap`() async throws {
    let repo = try Self.repository()
    let reader = try repo.reader()
    let all = try await reader.ask(CompareRevisions(base: "HEAD~1", head: "HEAD", limit: 1000)).files
    #expect(all.count == 121)
    #expect(all.allSatisfy { !$0.hunks.isEmpty })
    for limit in [1, 7, 16, 17, 100, 120, 121] {
      var question = CompareRevisions(base: "HEAD~1", head: "HEAD", limit: limit)
      var found: [FileDiff] = []
      repeat {
        let page = try await reader.ask(question)
        #expect(page.files.count <= limit)
        found += page.files
        question.after = page.next
      } while question.after != nil
      #expect(found == all, "\(limit)")
      if limit == 1 { break }
    }
    let first = try await reader.ask(CompareRevisions(base: "HEAD~1", head: "HEAD"))
    #expect(first.files == Array(all.prefix(100)))
    #expect(first.next == "dir/file199")
    #expect(
      await reader.refusal(CompareRevisions(base: "HEAD~1", head: "HEAD", after: "nowhere"))?.fields == ["after"])
  }

  @Test func `paths choose files and folders, not what begins like them`() async throws {
    let repo = try Self.repository()
    let reader = try repo.reader()
    func files(_ paths: [String]) async throws -> [String] {
      try await reader.ask(
        CompareRevisions(base: "HEAD~1", head: "HEAD", paths: paths, countsOnly: true, limit: 1000)
      ).files.map(\.file.path)
    }
    for (paths, count) in [(["dir"], 120), (["dir/"], 120), (["dir/file11"], 0), (["di"], 0), ([""], 121), ([], 121)] {
      let found = try await files(paths)
      #expect(found.count == count, "\(paths)")
    }
    let two = try await files(["dir2", "dir/file110"])
    #expect(two == ["dir/file110", "dir2/file"])
  }

  @Test func `options are carried out`() async throws {
    let repo = try QuestionRepository()
    try repo.write("a\nb\nc\nd one\ne\n", to: "file")
    try repo.commit("one")
    try repo.write("a  \nb\nc\nd two\ne\n", to: "file")
    try repo.commit("two")
    let reader = try repo.reader()
    let plain = try await reader.ask(CompareRevisions(base: "HEAD~1", head: "HEAD"))
    #expect(plain.files[0].file.added == 2)
    #expect(plain.files[0].hunks.count == 1)
    #expect(plain.files[0].hunks[0].lines.contains { !$0.marks.isEmpty })
    #expect(plain.unified == nil)
    let narrow = try await reader.ask(
      CompareRevisions(base: "HEAD~1", head: "HEAD", context: 0, whitespace: .eol, words: false, unified: true))
    #expect(narrow.files[0].file.added == 1)
    #expect(narrow.files[0].hunks[0].lines.count == 2)
    #expect(narrow.files[0].hunks[0].lines.allSatisfy { $0.marks.isEmpty })
    #expect(narrow.unified?.hasSuffix("@@ -4 +4 @@ c\n-d one\n+d two\n") == true, "\(narrow.unified ?? "")")
    #expect(await reader.refusal(CompareRevisions(base: "HEAD~1", head: "HEAD", context: -1))?.fields == ["context"])
    #expect(await reader.refusal(CompareRevisions(base: "HEAD~1", head: "HEAD", limit: 0))?.fields == ["limit"])
    #expect(await reader.refusal(CompareRevisions(base: "nowhere", head: "HEAD"))?.code == .notFound)
  }

  @Test func `a block that moved to another file is marked on both sides`() async throws {
    let repo = try QuestionRepository()
    let block = "func area(of shape: Shape) -> Double {\n  shape.width * shape.height\n}\n"
    try repo.write("let first = 1\n" + block, to: "a.swift")
    try repo.write([0, 1, 2], to: "b.bin")
    try repo.write("let last = 2\n", to: "c.swift")
    try repo.commit("one")
    try repo.write("let first = 1\n", to: "a.swift")
    try repo.write([0, 1, 3], to: "b.bin")
    try repo.write("let last = 2\n" + block, to: "c.swift")
    try repo.commit("two")
    let files = try await repo.reader().ask(CompareRevisions(base: "HEAD~1", head: "HEAD")).files
    #expect(files.map(\.file.binary) == [false, true, false])
    for (file, kind) in [(files[0], HunkLine.Kind.removed), (files[2], .added)] {
      let moved = file.hunks.flatMap(\.lines).filter { $0.moved == 1 }
      #expect(moved.map(\.text).joined(separator: "\n") + "\n" == block)
      #expect(moved.allSatisfy { $0.kind == kind })
    }
  }

  @Test func `a missing object is an error and not the end`() async throws {
    let repo = try QuestionRepository()
    try repo.write("one\n", to: "file")
    try repo.commit("one")
    try repo.write("two\n", to: "file")
    try repo.commit("two")
    let blob = try repo.git("rev-parse", "HEAD:file")
    try repo.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let reader = try repo.reader()
    #expect(await reader.refusal(CompareRevisions(base: "HEAD~1", head: "HEAD"))?.code == .notFound)
    _ = try await reader.ask(ResolveRevision(revision: "HEAD"))
  }
}
