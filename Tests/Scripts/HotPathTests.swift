import Foundation
import OverseerJSON
import Testing

/// Hot commands are answered ahead of the argument parser. Nobody may see a difference.
@Suite("The hot path", .timeLimit(.minutes(5)))
struct HotPathTests {
  /// A state to ask in, and the environment to ask with.
  private struct Scene {
    let name: String
    let sandbox: Sandbox
    var variables: [String: String] = [:]
  }

  private func scenes() async throws -> [Scene] {
    let empty = try await Sandbox.ready()
    let plain = try await Sandbox.ready()
    _ = try await plain.task("plain")
    let rich = try await rich()
    return [
      Scene(name: "nothing is ready", sandbox: empty), Scene(name: "a plain task", sandbox: plain),
      Scene(name: "a task with everything", sandbox: rich),
      Scene(name: "a task with everything, for an agent", sandbox: rich, variables: ["CLAUDECODE": "1"]),
      Scene(name: "an abandoned task", sandbox: try await abandoned(), variables: ["OVERSEER_SESSION": "sess_2"]),
      Scene(name: "a parent whose children are finished", sandbox: try await finished()),
      Scene(name: "no repository", sandbox: try Sandbox()),
    ]
  }

  /// A subtask with labels, metadata, texts of its own and from above, learnings, and an answered question.
  private func rich() async throws -> Sandbox {
    let sandbox = try await Sandbox.ready()
    let person = try sandbox.person()
    let text = "# Kopf\n\n\"quoted\" \\ tab\there, <b>ünïcode</b> 👩‍👩‍👧 \u{2028} end"
    let milestone = try await sandbox.task("milestone", "--kind", "milestone", "--context", "milestone: \(text)")
    let task = try await sandbox.task("task", "--parent", milestone, "--context", "task: \(text)", "--priority", "0")
    let subtask = try await sandbox.api(
      "tasks.create",
      [
        "parent_id": .string(task), "description": "subtask \"with\" quotes", "context": .string(text), "priority": 0,
        "labels": ["b", "a"], "metadata": ["tool": "x", "other": .string(text)],
      ])
    let id = try #require(subtask["id"]?.stringValue)
    _ = try await sandbox.task("waits", "--blocked-by", id)
    for (task, words) in [(milestone, "of the milestone"), (task, "of the task"), (id, "of the subtask: \(text)")] {
      _ = try await sandbox.json("learning", "add", task, words, "--tag", "one,two", "--json")
    }
    let asked = try await sandbox.json(
      "help", "request", id, "-m", text, "--option", "this", "--option", "that", "--json", with: ["CLAUDECODE": "1"])
    let request = try #require(asked["id"]?.stringValue)
    _ = try await sandbox.json(
      "help", "respond", request, "-m", text, "--option", "2", "--resume", "--json", with: person)
    return sandbox
  }

  private func abandoned() async throws -> Sandbox {
    let sandbox = try await Sandbox.ready()
    let id = try await sandbox.task("left")
    _ = try await sandbox.json("task", "start", id, "--json", with: ["OVERSEER_SESSION": "sess_1"])
    _ = try await sandbox.json("task", "release", id, "--json", with: ["OVERSEER_SESSION": "sess_1"])
    return sandbox
  }

  private func finished() async throws -> Sandbox {
    let sandbox = try await Sandbox.ready()
    let parent = try await sandbox.task("parent")
    let child = try await sandbox.task("child", "--parent", parent)
    _ = try await sandbox.json(
      "task", "force-complete", child, "--reason", "done", "--json", with: try sandbox.person())
    return sandbox
  }

  @Test func `What is next is told alike, to the byte`() async throws {
    for scene in try await scenes() {
      func outcome(_ words: String...) async throws -> Outcome {
        try await scene.sandbox.os(words: words, with: scene.variables)
      }
      let hot = try await outcome("task", "next", "--json")
      if scene.name != "no repository" { #expect(hot.status == 0, "\(scene.name): \(hot)") }
      // None of these spellings is one of the plain forms.
      expectAlike(hot, try await outcome("--json", "task", "next"), scene.name)
      expectAlike(hot, try await outcome("task", "next", "--json", "--"), scene.name)
      expectAlike(hot, try await outcome("api", "tasks.next_ready", "--json", "{}"), scene.name)
      expectAlike(hot, try await outcome("api", "tasks.next_ready"), scene.name)
      let shown = try await outcome("repo", "show", "--json")
      if shown.status == 0, let repo = try shown.json()["id"]?.stringValue {
        expectAlike(hot, try await outcome("task", "next", "--json", "--repo", repo), scene.name)
        expectAlike(hot, try await outcome("task", "next", "--repo=\(repo)", "--json"), scene.name)
      }
      expectAlike(try await outcome("task", "next"), try await outcome("task", "next", "--"), scene.name)
    }
  }

  @Test func `What is taken is told alike`() async throws {
    for scene in try await scenes() {
      try await expectAlike(
        scene,
        [
          ["task", "next", "--claim", "--json"], ["task", "next", "--json", "--claim"],
          ["--json", "task", "next", "--claim"], ["task", "next", "--claim", "--json", "--"],
          ["api", "tasks.claim", "--json", "{}"],
        ])
      try await expectAlike(scene, [["task", "next", "--claim"], ["task", "next", "--claim", "--"]])
    }
  }

  @Test func `What is created is told alike`() async throws {
    let texts = ["plain", "  trimmed  ", "ünïcode 👩‍👩‍👧 \"quoted\" \\", String(repeating: "é", count: 500)]
    for scene in try await scenes() where scene.name != "an abandoned task" {
      for text in scene.name == "a plain task" ? texts : Array(texts.prefix(1)) {
        let input = try (["description": .string(text)] as JSONValue).text()
        try await expectAlike(
          scene,
          [
            ["task", "create", "-d", text, "--json"], ["task", "create", "--json", "--description", text],
            ["task", "create", "--description=\(text)", "--json"], ["--json", "task", "create", "-d", text],
            ["task", "create", "-d", text, "--json", "--"], ["api", "tasks.create", "--json", input],
          ])
        try await expectAlike(scene, [["task", "create", "-d", text], ["task", "create", "--description=\(text)"]])
      }
    }
  }

  @Test func `What is created under a parent is told alike`() async throws {
    let sandbox = try await rich()
    let rows = try SQLiteFile(sandbox.database).rows("SELECT id FROM tasks ORDER BY depth, n")
    let (milestone, task) = (rows[0][0], try #require(rows.flatMap { $0 }.first { $0.hasPrefix("task_") }))
    for parent in [milestone, task, String(milestone.suffix(10)), task.suffix(8).lowercased()] {
      try await expectAlike(
        Scene(name: "under \(parent)", sandbox: sandbox),
        [
          ["task", "create", "-d", "below", "--parent", parent, "--json"],
          ["task", "create", "--parent", parent, "--json", "-d", "below"],
          ["task", "create", "-d", "below", "--parent=\(parent)", "--json"],
          ["--json", "task", "create", "-d", "below", "--parent", parent],
        ])
    }
  }

  @Test func `What is refused is told alike`() async throws {
    let sandbox = try await rich()
    let subtask = try #require(
      try SQLiteFile(sandbox.database).rows("SELECT id FROM tasks WHERE depth = 2").first?.first)
    let before = try sandbox.contents()
    for (text, parent) in [
      ("", nil), (" ", nil), (String(repeating: "x", count: 501), nil), ("two\nlines", nil), ("\u{1B}[31m", nil),
      ("x", "task_01ARZ3NDEKTSV4RRFFQ69G5FAV"), ("x", "nonsense"), ("x", ""), ("x", "ZZZZZZZ"), ("x", subtask),
    ] as [(String, String?)] {
      let above = parent.map { ["--parent", $0] } ?? []
      for json in [["--json"], []] {
        let hot = try await sandbox.os(words: ["task", "create", "-d", text] + above + json)
        #expect(hot.status != 0)
        let slow = try await sandbox.os(words: json + ["task", "create", "-d", text] + above + ["--"])
        expectAlike(hot, slow, "\(text.debugDescription) under \(parent ?? "nothing")")
      }
    }
    #expect(try sandbox.contents() == before)
  }

  @Test func `What is not plain is left to the parser`() async throws {
    let sandbox = try await Sandbox.ready()
    for words in [
      ["task", "create", "-d"], ["task", "create", "-d", "x", "-d", "y"], ["task", "create"],
      ["task", "next", "extra"], ["task", "create", "-d", "x", "--parent"], ["task", "next", "--clam"],
    ] {
      let outcome = try await sandbox.os(words: ["--json"] + words)
      // `-d x -d y` is the last one's, or a mistake; nothing may be made of both.
      #expect(outcome.status == 2 || words.count == 6, "\(outcome)")
    }
    #expect(try SQLiteFile(sandbox.database).integer("SELECT count(*) FROM tasks") <= 1)
  }

  /// Runs each command on a copy of the scene of its own: all must answer alike, but for new ids and times, and leave
  /// the same events.
  private func expectAlike(
    _ scene: Scene, _ commands: [[String]], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var first: (outcome: Outcome, events: [[String]])?
    for (index, words) in commands.enumerated() {
      let home = "\(scene.sandbox.folder)/copy-\(index)"
      try? FileManager.default.removeItem(atPath: home)
      if FileManager.default.fileExists(atPath: scene.sandbox.home) {
        try FileManager.default.copyItem(atPath: scene.sandbox.home, toPath: home)
      }
      let outcome = try await scene.sandbox.os(
        words: words, with: scene.variables.merging(["OVERSEER_HOME": home]) { $1 })
      let events = try SQLiteFile(home + "/overseer.db").rows(
        "SELECT seq, source, actor, type, repo_id, payload FROM events ORDER BY seq"
      ).map { $0.map(normalized) }
      if let first {
        expectAlike(first.outcome, outcome, "\(scene.name): \(words)", sourceLocation: sourceLocation)
        #expect(first.events == events, "\(scene.name): \(words)", sourceLocation: sourceLocation)
      } else {
        first = (outcome, events)
      }
    }
  }

  private func expectAlike(
    _ left: Outcome, _ right: Outcome, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(left.status == right.status, "\(name): \(left)\n\(right)", sourceLocation: sourceLocation)
    #expect(normalized(left.stdout) == normalized(right.stdout), "\(name)", sourceLocation: sourceLocation)
    #expect(normalized(left.stderr) == normalized(right.stderr), "\(name)", sourceLocation: sourceLocation)
  }

  /// Ids are numbered in the order of their first occurrence only where they are new, that is, younger than the
  /// scene; all others must be the same.
  private func normalized(_ text: String) -> String {
    var text = text
    for (pattern, word) in [
      (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"#, "<time>"), (#"cor_[0-9A-Z]{26}"#, "<call>"),
      (#""id":"(task|sub)_[0-9A-Z]{26}","kind"#, #""id":"<$1>","kind"#),
      (#"Created (\S) [0-9A-Z]{4,}"#, "Created $1 <id>"),
      (#"\b\d+[smh]\b"#, "<age>"), ("just now", "<age> ago"),
    ] {
      text = text.replacingOccurrences(of: pattern, with: word, options: .regularExpression)
    }
    return text
  }
}
