import Foundation
import OverseerJSON
import Testing

/// `os vcs` in a repository that nobody has registered, without an installation.
@Suite("Questions to a repository", .timeLimit(.minutes(5)))
struct QuestionTests {
  /// `main` with two commits, and the same change on top of each as `old` and `new`.
  private static func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let script = """
      set -e
      export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Ada \
        GIT_COMMITTER_EMAIL=ada@example.org GIT_AUTHOR_DATE='1700000000 +0000' GIT_COMMITTER_DATE='1700000000 +0000'
      git init -q -b main
      mkdir src
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "line $i"; done > src/file
      printf 'a\\0b' > binary
      git add -A; git commit -q -m first
      git checkout -q -b old; sed -i.bak 's/line 15/changed/' src/file; rm src/file.bak; git commit -qam change
      git checkout -q main; (echo above; cat src/file) > next; mv next src/file; git commit -qam second
      git checkout -q -b new; git cherry-pick old >/dev/null
      """
    let made = try await sandbox.shell(script)
    try #require(made.status == 0, "\(made)")
    return sandbox
  }

  @Test func `Every command answers without an installation`() async throws {
    let sandbox = try await Self.sandbox()
    let head = try await sandbox.shell("git rev-parse new").stdout.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try await sandbox.json("vcs", "resolve", "new", "--json")["commit"]?.stringValue == head)
    #expect(try await sandbox.os("vcs", "resolve", "new").stdout == head + "\n")
    #expect(try await sandbox.os("vcs", "kind", "old", "new").stdout == "PureRebase\n")
    let interdiff = try await sandbox.json("vcs", "interdiff", "old", "new", "--json")
    #expect(interdiff["kind"] == "PureRebase")
    #expect(interdiff["files"] == [])
    let port = try await sandbox.json(
      "vcs", "port", "--from", "old", "--to", "new", "src/file:15-16", "--side", "right", "--json")
    #expect(port == ["status": "exact", "path": "src/file", "line_start": 16, "line_end": 17, "side": "Right"])
    // Paths are counted from the folder that one stands in.
    let inside = try await sandbox.os(
      "vcs", "port", "--from", "old", "--to", "new", "file:15", folder: sandbox.repo + "/src")
    #expect(inside.stdout == "exact  src/file:16\n")
    let diff = try await sandbox.json("vcs", "diff", "main", "new", "--json", "--", "src")
    #expect(diff["files"]?.arrayValue?.first?["file"]?["added"] == 1)
    let elsewhere = try await sandbox.os(
      "vcs", "diff", "main", "new", "--stat", "-C", sandbox.repo, folder: sandbox.folder)
    #expect(elsewhere.stdout == " src/file | 2 +-\n 1 file changed, 1 line added, 1 line removed\n")
    #expect(!FileManager.default.fileExists(atPath: sandbox.home))
  }

  @Test func `A patch is taken by git`() async throws {
    let sandbox = try await Self.sandbox()
    let made = try await sandbox.shell(
      """
      set -e
      git checkout -q old
      "$OS" vcs diff old new --unified > ../patch
      git apply --index ../patch
      test "$(git write-tree)" = "$(git rev-parse 'new^{tree}')"
      """)
    #expect(made.status == 0, "\(made)")
  }

  @Test func `Errors have the status of their code`() async throws {
    let sandbox = try await Self.sandbox()
    let missing = try await sandbox.os("vcs", "resolve", "nowhere", "--json")
    #expect(missing.status == 4)
    #expect(try missing.failure()["code"] == "not_found")
    #expect(try await sandbox.os("vcs", "resolve").status == 2)
    #expect(try await sandbox.os("vcs", "kind", "old").status == 2)
    #expect(try await sandbox.os("vcs", "diff", "old", "new", "--whitespace", "some").status == 2)
    #expect(try await sandbox.os("vcs", "diff", "old", "new", "--", "../elsewhere").status == 2)
    #expect(try await sandbox.os("vcs", "resolve", "main", folder: sandbox.folder).status == 6)
  }

  @Test func `What a repository holds never reaches the terminal as it is`() async throws {
    let sandbox = try await Self.sandbox()
    let script = #"printf 'x\033[2Jy\a\n' > evil; git add evil; git -c user.name=A -c user.email=a@b commit -qm evil"#
    #expect(try await sandbox.shell(script).status == 0)
    let shown = try await sandbox.os("vcs", "diff", "HEAD~1", "HEAD")
    #expect(shown.stdout.contains(#"x\u{1b}[2Jy\u{7}"#), "\(shown)")
    #expect(!shown.output.contains(0x1B))
  }

  @Test func `A question is answered before the next one is asked`() async throws {
    let sandbox = try await Self.sandbox()
    let asker = try Asker(sandbox, "vcs", "kind", "--stdin")
    for _ in 0..<3 {
      #expect(try await asker.ask(#"{"old":"old","new":"new"}"#)["kind"] == "PureRebase")
      #expect(try await asker.ask(#"{"old":"old","new":"old"}"#)["kind"] == "NoChange")
      #expect(try await asker.ask(#"{"old":"old","new":"nowhere"}"#)["error"]?["code"] == "not_found")
    }
    // Branches are looked up anew each time.
    #expect(try await sandbox.shell("git branch -f old new").status == 0)
    #expect(try await asker.ask(#"{"old":"old","new":"new"}"#)["kind"] == "NoChange")
    // A line that is not ended is one, too.
    #expect(try await asker.ask(#"{"old":"old","new":"new"}"#, end: "")["kind"] == "NoChange")
    #expect(await asker.status() == 0)
  }

  @Test func `Bad questions are told on their line, and the rest goes on`() async throws {
    let sandbox = try await Self.sandbox()
    let lines: [(String, JSONValue)] = [
      (#"{"from":"old","to":"new","path":"src/file","line_start":15}"#, "exact"),
      (#"{"from":"old","to":"new","path":"src/file","line_start":"#, "invalid_input"),
      ("", "invalid_input"), ("[]", "invalid_input"), ("\u{0}", "invalid_input"),
      (#"{"from":"old","to":"new"}"#, "invalid_input"),
      (#"{"from":"old","to":"new","path":"src/file","line_start":15,"sied":"Left"}"#, "invalid_input"),
      (#"{"from":"old","to":"new","path":"src/file","line_start":99}"#, "invalid_input"),
      (#"{"from":"old","to":"new","path":"binary","line_start":1}"#, "invalid_input"),
      (#"{"from":"old","to":"new","path":"nowhere","line_start":1}"#, "not_found"),
      (#"{"from":"nowhere","to":"new","path":"src/file","line_start":1}"#, "not_found"),
      (#"{"from":"0123456789012345678901234567890123456789","to":"new","path":"src/file"}"#, "not_found"),
      (String(repeating: "x", count: 2 << 20), "too_large"),
      (#"{"repo_id":"repo_00000000000000000000000001","from":"old","to":"new","path":"src/file"}"#, "not_found"),
      (#"{"from":"old","to":"new","path":"src/file","line_start":15}"#, "exact"),
    ]
    let run = try await sandbox.os("vcs", "port", "--stdin", text: lines.map { $0.0 + "\n" }.joined())
    #expect(run.status == 0)
    let answers = try run.stdout.split(separator: "\n").map { try JSONParser.parse(String($0)) }
    #expect(answers.count == lines.count)
    for (answer, line) in zip(answers, lines) {
      #expect(answer["status"] ?? answer["error"]?["code"] == line.1, "\(line.0.prefix(100)): \(answer)")
    }
    #expect(answers[1]["error"]?["message"] != nil)
    #expect(answers[1]["error"]?["details"] != nil)
    #expect(answers[10]["error"]?["hint"] != nil)
  }

  @Test func `A thousand questions are answered in order`() async throws {
    let sandbox = try await Self.sandbox()
    let lines = (0..<1000).map { number in
      number % 100 == 50
        ? #"{"revision":"nowhere"}"#
        : #"{"from":"old","to":"new","path":"src/file","line_start":\#(number % 20 + 1)}"#
    }
    let run = try await sandbox.os("vcs", "port", "--stdin", text: lines.map { $0 + "\n" }.joined())
    #expect(run.status == 0)
    let answers = try run.stdout.split(separator: "\n").map { try JSONParser.parse(String($0)) }
    #expect(answers.count == 1000)
    for (number, answer) in answers.enumerated() {
      if number % 100 == 50 {
        #expect(answer["error"]?["code"] == "invalid_input")
      } else {
        #expect(answer["line_start"]?.integerValue == Int64(number % 20 + 2), "\(number): \(answer)")
      }
    }
  }
}

/// A command that answers lines for as long as it is asked.
private final class Asker: Sendable {
  private let child: Child
  private let deadline = ContinuousClock.now + .seconds(60)

  init(_ sandbox: Sandbox, _ words: String...) throws {
    child = try Child(Binary.path, words, environment: sandbox.environment, folder: sandbox.repo, input: .pipe)
  }

  /// Writes a line, and waits for the answer while nothing else is written.
  func ask(_ line: String, end: String = "\n") async throws -> JSONValue {
    let (child, deadline) = (child, deadline)
    return try await onThread {
      child.input?.write(Array((line + end).utf8))
      if end.isEmpty { child.input?.close() }
      var bytes: [UInt8] = []
      while bytes.last != UInt8(ascii: "\n"), child.output.isReadable(before: deadline) {
        let more = child.output.read()
        if more.isEmpty { break }
        bytes += more
      }
      return try JSONParser.parse(bytes)
    }
  }

  func status() async -> Int32? {
    let (child, deadline) = (child, deadline)
    return try? await onThread { child.wait(until: deadline)?.status }
  }
}
