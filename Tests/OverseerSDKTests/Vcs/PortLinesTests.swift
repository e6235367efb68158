import OverseerModel
import OverseerSDK
import Testing

/// Lines followed from one revision to another.
struct PortLinesTests {
  private static func text(_ range: ClosedRange<Int>) -> String {
    range.map { "let value\($0) = compute(\($0))\n" }.joined()
  }

  private func port(
    _ repo: QuestionRepository, _ path: String, _ first: Int?, _ last: Int? = nil
  ) async throws -> CommentPort {
    try await repo.reader().ask(
      PortLines(from: "from", to: "to", path: path, lineStart: first, lineEnd: last))
  }

  private static func repository(_ change: (QuestionRepository) throws -> Void) throws -> QuestionRepository {
    let repo = try QuestionRepository()
    try repo.write(text(1...40), to: "file")
    try repo.write("}\n", to: "small")
    try repo.write([0, 1], to: "binary")
    try repo.commit("one")
    try repo.git("tag", "from")
    try change(repo)
    try repo.commit("two")
    try repo.git("tag", "to")
    return repo
  }

  @Test func `lines are followed within a file`() async throws {
    let repo = try Self.repository { repo in
      try repo.write(
        "// new\n" + Self.text(1...19) + "let value20 = compute(20, 21)\n" + Self.text(21...29) + Self.text(35...40),
        to: "file")
    }
    func check(_ asked: ClosedRange<Int>, _ status: PortStatus, _ lines: ClosedRange<Int>) async throws {
      let found = try await port(repo, "file", asked.lowerBound, asked.count == 1 ? nil : asked.upperBound)
      #expect(found.status == status, "\(asked)")
      #expect(found.path == "file" && found.side == .right, "\(asked)")
      #expect(found.lineStart == lines.lowerBound && found.lineEnd == lines.upperBound, "\(asked): \(found)")
    }
    try await check(1...1, .exact, 2...2)
    try await check(5...9, .exact, 6...10)
    try await check(20...20, .edited, 21...21)
    try await check(28...32, .edited, 29...30)
    try await check(31...33, .orphaned, 31...31)
    let file = try await port(repo, "file", nil)
    #expect(file.status == .edited && file.path == "file" && file.lineStart == nil)
  }

  @Test func `lines are followed through renames and moves`() async throws {
    let repo = try Self.repository { repo in
      try repo.git("mv", "file", "renamed")
      try repo.write(Self.text(1...29) + Self.text(35...40), to: "renamed")
      try repo.write("header\n" + Self.text(30...34), to: "elsewhere")
      try repo.remove("small")
    }
    let renamed = try await port(repo, "file", 36)
    #expect(renamed.status == .exact && renamed.path == "renamed" && renamed.lineStart == 31)
    let moved = try await port(repo, "file", 30, 34)
    #expect(moved.status == .moved && moved.path == "elsewhere")
    #expect(moved.lineStart == 2 && moved.lineEnd == 6)
    let gone = try await port(repo, "small", 1)
    #expect(gone.status == .orphaned && gone.path == nil && gone.lineStart == nil)
  }

  @Test func `the left side follows the base`() async throws {
    let repo = try Self.repository { _ in }
    // A change on `from`, and the same one after `main` has moved on.
    try repo.git("checkout", "-q", "-b", "old", "from")
    try repo.write("mine\n" + Self.text(1...40), to: "file")
    try repo.commit("the change")
    try repo.git("checkout", "-q", "main")
    try repo.write(Self.text(1...9) + "inserted\ninserted\n" + Self.text(10...40), to: "file")
    try repo.commit("main moves on")
    try repo.git("checkout", "-q", "-b", "new")
    try repo.write("mine\n" + Self.text(1...9) + "inserted\ninserted\n" + Self.text(10...40), to: "file")
    try repo.commit("the change")
    let reader = try repo.reader()
    let left = try await reader.ask(PortLines(from: "old", to: "new", path: "file", lineStart: 20, side: .left))
    #expect(left.status == .exact && left.lineStart == 22 && left.side == .left)
    let right = try await reader.ask(PortLines(from: "old", to: "new", path: "file", lineStart: 21, side: .right))
    #expect(right.status == .exact && right.lineStart == 23)
    let named = try await reader.ask(
      PortLines(from: "old", to: "new", path: "file", lineStart: 20, side: .left, toBase: "from"))
    #expect(named.lineStart == 20)
  }

  @Test func `what is not there is refused`() async throws {
    let repo = try Self.repository { try $0.write("text now\n", to: "binary") }
    let reader = try repo.reader()
    func refusal(_ path: String, _ first: Int?, _ last: Int? = nil, to: String = "to") async -> OverseerError? {
      await reader.refusal(PortLines(from: "from", to: to, path: path, lineStart: first, lineEnd: last))
    }
    #expect(await refusal("nowhere", 1)?.code == .notFound)
    #expect(await refusal("", 1)?.code == .notFound)
    #expect(await refusal("/file", 1)?.code == .notFound)
    #expect(await refusal("../file", 1)?.code == .notFound)
    #expect(await refusal("file", 1, to: "nowhere")?.code == .notFound)
    #expect(await refusal("file", 0)?.fields == ["line_start"])
    #expect(await refusal("file", 41)?.fields == ["line_start"])
    #expect(await refusal("file", 40, 41)?.fields == ["line_end"])
    #expect(await refusal("file", 4, 3)?.fields == ["line_end"])
    #expect(await refusal("file", nil, 3)?.fields == ["line_end"])
    #expect(await refusal("binary", 1)?.code == .invalidInput)
    let whole = try await port(repo, "binary", nil)
    #expect(whole.status == .edited && whole.path == "binary")
  }
}
