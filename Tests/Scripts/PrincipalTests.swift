import Foundation
import OverseerJSON
import Testing

@Suite("Who acts", .timeLimit(.minutes(5)))
struct PrincipalTests {
  /// The actor of the newest event.
  private func lastActor(_ sandbox: Sandbox) async throws -> JSONValue {
    let head = try sandbox.headSeq()
    let events = try await sandbox.api("events.list", ["after": .integer(Int64(head - 1))])
    return try #require(events[0]?["actor"])
  }

  private func human(_ name: String) -> JSONValue {
    ["kind": "Human", "name": .string(name), "session": nil, "checkout": nil]
  }

  private func agent(_ name: String, session: String? = nil, checkout: String? = nil) -> JSONValue {
    [
      "kind": "Agent", "name": .string(name), "session": session.map { .string($0) } ?? .null,
      "checkout": checkout.map { .string($0) } ?? .null,
    ]
  }

  @Test func `Without a sign of an agent it is the person who is logged in`() async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.task("as a person")
    #expect(try await lastActor(sandbox) == human("ada"))
    // An empty variable is none.
    _ = try await sandbox.json(
      "task", "create", "-d", "still", "--json", with: ["CLAUDECODE": "", "OVERSEER_SESSION": "", "USER": "grace"])
    #expect(try await lastActor(sandbox) == human("grace"))
  }

  @Test(arguments: [
    ("CLAUDECODE", "claude-code"), ("CLAUDE_CODE_ENTRYPOINT", "claude-code"), ("CODEX_SANDBOX", "codex"),
    ("CODEX_THREAD_ID", "codex"), ("OPENCODE", "opencode"), ("GEMINI_CLI", "gemini"), ("CURSOR_AGENT", "cursor"),
  ])
  func `A known agent gives itself away`(variable: String, name: String) async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.json("task", "create", "-d", "x", "--json", with: [variable: "1"])
    #expect(try await lastActor(sandbox) == agent(name, checkout: sandbox.repo))
  }

  @Test func `A session, or the name given with --as, makes an agent`() async throws {
    let sandbox = try await Sandbox.ready()
    let cases: [(words: [String], variables: [String: String], actor: JSONValue)] = [
      ([], ["OVERSEER_SESSION": "sess_1"], agent("agent", session: "sess_1")),
      ([], ["OVERSEER_SESSION": "sess_1", "CODEX_SANDBOX": "seatbelt"], agent("codex", session: "sess_1")),
      (["--as", "agent:pair.er-2_x"], [:], agent("pair.er-2_x", checkout: sandbox.repo)),
      (["--as", "agent:helper"], ["CLAUDECODE": "1"], agent("helper", checkout: sandbox.repo)),
      (["--as=agent:helper"], ["OVERSEER_SESSION": "s"], agent("helper", session: "s")),
    ]
    for (words, variables, actor) in cases {
      _ = try await sandbox.os(words: ["task", "create", "-d", "x", "--json"] + words, with: variables).json()
      #expect(try await lastActor(sandbox) == actor)
    }
  }

  @Test(arguments: [
    "ada", "human:ada", "agent:", "agent:Two Words", "agent:ÄÖ", "agent:" + String(repeating: "a", count: 65),
  ])
  func `A wrong name of an agent is refused`(name: String) async throws {
    let sandbox = try await Sandbox.ready()
    let before = try sandbox.contents()
    let outcome = try await sandbox.os("task", "create", "-d", "x", "--as", name, "--json")
    #expect(outcome.status == 2)
    #expect(try outcome.failure()["details"]?["fields"]?[0]?["field"] == "--as")
    #expect(try sandbox.contents() == before)
  }

  @Test func `An agent without a session is known by its checkout`() async throws {
    let sandbox = try Sandbox()
    let place = sandbox.folder + "/tree"
    let script = """
      set -e
      git init -q -b main .
      git -c user.name=Ada -c user.email=ada@example.org commit -q --allow-empty -m first
      git worktree add -q ../tree
      mkdir -p below ../tree/below
      "$OS" init >/dev/null
      """
    try #require(try await sandbox.shell(script).status == 0)
    let claude = ["CLAUDECODE": "1"]
    for (folder, root) in [(sandbox.repo + "/below", sandbox.repo), (place + "/below", place)] {
      _ = try await sandbox.os("task", "create", "-d", "x", "--json", with: claude, folder: folder).json()
      #expect(try await lastActor(sandbox) == agent("claude-code", checkout: root))
    }
    // Two agents of one name in two checkouts are two.
    let id = try await sandbox.task("one for two")
    _ = try await sandbox.json("task", "claim", id, "--json", with: claude)
    _ = try await sandbox.os("task", "claim", id, "--json", with: claude, folder: sandbox.repo + "/below").json()
    let other = try await sandbox.os("task", "claim", id, "--json", with: claude, folder: place)
    #expect(other.status == 5)
    #expect(try other.failure()["code"] == "conflict")
  }
}

@Suite("What only a person may do", .timeLimit(.minutes(5)))
struct PersonTests {
  /// A sandbox with a task for each of the commands, and the commands. None of them would fail for a person.
  private func prepared() async throws -> (sandbox: Sandbox, commands: [[String]]) {
    let sandbox = try await Sandbox.ready()
    let person = try sandbox.person()
    let plain = try await sandbox.task("plain")
    let doomed = try await sandbox.task("doomed")
    let set = try await sandbox.task("set")
    let cancelled = try await sandbox.task("cancelled")
    _ = try await sandbox.json("task", "cancel", cancelled, "--json")
    let archived = try await sandbox.task("archived")
    _ = try await sandbox.json("task", "cancel", archived, "--json")
    _ = try await sandbox.json("task", "archive", archived, "--json")
    var asked: [(task: String, request: String)] = []
    for name in ["waits", "answered", "given up"] {
      let task = try await sandbox.task(name)
      let request = try await sandbox.json(
        "help", "request", task, "--category", "decision", "-m", "which?", "--json", with: ["CLAUDECODE": "1"])
      asked.append((task, try #require(request["id"]?.stringValue)))
    }
    _ = try await sandbox.json("help", "respond", asked[1].request, "-m", "this", "--json", with: person)
    let other = sandbox.folder + "/other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    let repo = try #require(try await sandbox.json("init", other, "--json")["id"]?.stringValue)
    let moved = sandbox.folder + "/moved"
    try FileManager.default.moveItem(atPath: other, toPath: moved)
    return (
      sandbox,
      [
        ["task", "delete", doomed], ["task", "reopen", cancelled], ["task", "set-status", set, "Cancelled"],
        ["task", "force-complete", plain, "--reason", "done by hand"], ["task", "unarchive", archived],
        ["help", "respond", asked[0].request, "-m", "that"], ["help", "resume", asked[1].task],
        ["task", "cancel", asked[2].task], ["repo", "relocate", repo, moved], ["repo", "unregister", repo],
        ["events", "prune", "--before", "2020-01-01"],
      ]
    )
  }

  @Test func `An agent is refused, with a terminal or the token or both`() async throws {
    let (sandbox, commands) = try await prepared()
    let before = try sandbox.contents()
    let person = try sandbox.person()
    for command in commands {
      for (variables, input) in [([:], .none), ([:], .terminal), (person, .none), (person, .terminal)]
        as [([String: String], Child.Input)]
      {
        let outcome = try await sandbox.os(
          words: command + ["--json"], with: variables.merging(["CLAUDECODE": "1"]) { $1 }, input: input)
        #expect(outcome.status == 3, "\(outcome)")
        #expect(outcome.stdout.isEmpty)
        #expect(try outcome.failure()["code"] == "forbidden")
      }
    }
    #expect(try sandbox.contents() == before)
  }

  @Test func `Nobody at a terminal is refused with the way to do it`() async throws {
    let (sandbox, commands) = try await prepared()
    let before = try sandbox.contents()
    // What is anybody's as long as no person is asked is checked by the principal alone.
    for command in commands where command.prefix(2) != ["task", "cancel"] {
      let outcome = try await sandbox.os(words: command + ["--json"])
      #expect(outcome.status == 3, "\(outcome)")
      let error = try outcome.failure()
      #expect(error["code"] == "forbidden")
      #expect(error["hint"]?.stringValue?.contains("OVERSEER_TOKEN") == true)
      let plain = try await sandbox.os(words: command)
      #expect(plain.status == 3)
      #expect(plain.stderr.contains("hint:") && plain.stderr.contains("terminal"), "\(plain)")
    }
    #expect(try sandbox.contents() == before)
  }

  @Test func `The token of the installation stands for the person`() async throws {
    let (sandbox, commands) = try await prepared()
    let person = try sandbox.person()
    for command in commands {
      let outcome = try await sandbox.os(words: command + ["--json"], with: person)
      #expect(outcome.status == 0, "\(outcome)")
      _ = try outcome.json()
    }
    let actors = try SQLiteFile(sandbox.database).rows("SELECT DISTINCT actor ->> 'name' FROM events ORDER BY 1")
    #expect(actors == [["ada"], ["claude-code"]])
  }

  @Test func `A terminal stands for the person, wherever the streams go`() async throws {
    let (sandbox, commands) = try await prepared()
    for command in commands {
      let outcome = try await sandbox.os(words: command + ["--json"], input: .terminal)
      #expect(outcome.status == 0, "\(outcome)")
    }
  }

  @Test(arguments: ["", "ovs_human_", "nonsense", "ovs_human_" + String(repeating: "0", count: 64), "another's"])
  func `A wrong token is refused, and shows nothing of the right one`(text: String) async throws {
    let sandbox = try await Sandbox.ready()
    let id = try await sandbox.task("plain")
    let before = try sandbox.contents()
    let right = try #require(try sandbox.person()["OVERSEER_TOKEN"])
    var token = text
    if text == "another's" {
      token = try #require(try (await Sandbox.ready()).person()["OVERSEER_TOKEN"])
      #expect(token != right)
    }
    let outcome = try await sandbox.os(
      "task", "force-complete", id, "--reason", "x", "--json", with: ["OVERSEER_TOKEN": token])
    #expect(outcome.status == 3)
    // An empty variable is none.
    #expect(try outcome.failure()["code"] == (text.isEmpty ? "forbidden" : "unauthorized"))
    #expect(!outcome.stderr.contains(right.dropFirst(10)))
    #expect(try sandbox.contents() == before)
  }

  @Test func `Home and token belong to their owner alone`() async throws {
    let sandbox = try Sandbox()
    // The umask must not matter, in either direction.
    for (mask, home) in [("000", "open"), ("077", "closed")] {
      let path = sandbox.folder + "/" + home
      let outcome = try await sandbox.shell("umask \(mask); exec \"$OS\" init --json", with: ["OVERSEER_HOME": path])
      #expect(outcome.status == 0, "\(outcome)")
      #expect(try mode(path) == 0o700)
      for file in ["token", "overseer.db", "overseer.db-wal", "overseer.db-shm"] {
        #expect(try mode("\(path)/\(file)") == 0o600, "\(home)/\(file)")
      }
    }
  }

  @Test func `A token that others can read is closed to them`() async throws {
    let sandbox = try await Sandbox.ready()
    let id = try await sandbox.task("plain")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: sandbox.token)
    let outcome = try await sandbox.os(
      "task", "force-complete", id, "--reason", "x", "--json", with: try sandbox.person())
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try mode(sandbox.token) == 0o600)
  }

  @Test func `Twenty processes that begin at once agree on one token and one repository`() async throws {
    let sandbox = try Sandbox()
    let script = "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do \"$OS\" init --json & done; wait"
    let outcome = try await sandbox.shell(script)
    #expect(outcome.stderr == "")
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.count == 20)
    let ids = try lines.map { try #require(try JSONParser.parse(String($0))["id"]?.stringValue) }
    #expect(Set(ids).count == 1)
    #expect(try sandbox.headSeq() == 1)
    #expect(try String(contentsOfFile: sandbox.token, encoding: .utf8).hasPrefix("ovs_human_"))
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.home).sorted()
    #expect(left.filter { $0.hasPrefix("token") } == ["token"])
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
