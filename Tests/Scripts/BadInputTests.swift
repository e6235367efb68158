import Foundation
import OverseerJSON
import Testing

/// A sandbox with one of each, for inputs that must change nothing of it.
private final class BadInputSandbox: Sendable {
  let sandbox: Sandbox
  private let names: [String: String]

  init() async throws {
    let sandbox = try await Sandbox.ready()
    var names: [String: String] = [:]
    names["milestone"] = try await sandbox.task("milestone", "--kind", "milestone")
    names["task"] = try await sandbox.task("task", "--parent", names["milestone"] ?? "")
    names["subtask"] = try await sandbox.task("subtask", "--parent", names["task"] ?? "")
    names["first"] = try await sandbox.task("first")
    names["second"] = try await sandbox.task("second", "--blocked-by", names["first"] ?? "")
    names["third"] = try await sandbox.task("third", "--blocked-by", names["second"] ?? "")
    names["cancelled"] = try await sandbox.task("cancelled")
    _ = try await sandbox.json("task", "cancel", names["cancelled"] ?? "", "--json")
    names["archived"] = try await sandbox.task("archived")
    _ = try await sandbox.json("task", "cancel", names["archived"] ?? "", "--json")
    _ = try await sandbox.json("task", "archive", names["archived"] ?? "", "--json")
    names["held"] = try await sandbox.task("held")
    _ = try await sandbox.json("task", "claim", names["held"] ?? "", "--json", with: ["OVERSEER_SESSION": "holder"])
    let learning = try await sandbox.json("learning", "add", names["first"] ?? "", "known", "--json")
    names["learning"] = learning["id"]?.stringValue
    names["asked"] = try await sandbox.task("asked")
    names["request"] = try await sandbox.json(
      "help", "request", names["asked"] ?? "", "-m", "which?", "--option", "this", "--json")["id"]?.stringValue
    let other = sandbox.folder + "/other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    names["other_repo"] = try await sandbox.json("init", other, "--json")["id"]?.stringValue
    let foreign = try await sandbox.os("task", "create", "-d", "foreign", "--json", folder: other).json()
    names["foreign"] = foreign["id"]?.stringValue
    names["repo"] = try await sandbox.json("repo", "show", "--json")["id"]?.stringValue
    self.sandbox = sandbox
    self.names = names
  }

  /// The text with `{name}` replaced by the id of that name.
  func filled(_ text: String) -> String {
    names.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
  }

  func person() throws -> [String: String] { try sandbox.person() }

  /// Everything must be as it was, and the refusal in the taxonomy's shape, on standard error alone.
  func expectRefusal(
    _ outcome: Outcome, _ status: Int32, _ code: String, mentions text: String? = nil, as name: String,
    unchanged before: String, sourceLocation: SourceLocation
  ) throws {
    #expect(outcome.status == status, "\(name): \(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.stdout.isEmpty, "\(name): \(outcome)", sourceLocation: sourceLocation)
    #expect(try sandbox.contents() == before, "\(name) has changed something", sourceLocation: sourceLocation)
    guard let error = try? JSONParser.parse(outcome.errors) else {
      Issue.record("\(name): no JSON on standard error: \(outcome)", sourceLocation: sourceLocation)
      return
    }
    #expect(error["code"]?.stringValue == code, "\(name): \(outcome)", sourceLocation: sourceLocation)
    #expect(error["message"]?.stringValue?.isEmpty == false, "\(name)", sourceLocation: sourceLocation)
    #expect(error["details"]?.objectValue != nil, "\(name)", sourceLocation: sourceLocation)
    #expect(error["correlation_id"]?.stringValue?.isEmpty == false, "\(name)", sourceLocation: sourceLocation)
    // What came in may be quoted, but must not act on a terminal.
    let controls = outcome.stderr.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
    #expect(controls.isEmpty, "\(name)", sourceLocation: sourceLocation)
    if let text {
      let mentions = outcome.stderr.contains(filled(text))
      #expect(mentions, "\(name) should mention \(text): \(outcome)", sourceLocation: sourceLocation)
    }
  }
}

/// A command line that is refused. `{task}` and the like stand for ids.
private struct Line {
  let words: [String]
  let status: Int32
  let code: String
  let mention: String?
  let text: String
  let isPerson: Bool
  let location: SourceLocation

  init(
    _ words: String..., exit status: Int32, _ code: String, mentions mention: String? = nil, text: String = "",
    person isPerson: Bool = false, location: SourceLocation = #_sourceLocation
  ) {
    self.words = words
    self.status = status
    self.code = code
    self.mention = mention
    self.text = text
    self.isPerson = isPerson
    self.location = location
  }
}

@Suite("Bad input", .timeLimit(.minutes(10)))
struct BadInputTests {
  private func check(_ lines: [Line]) async throws {
    let prepared = try await BadInputSandbox()
    let person = try prepared.person()
    let before = try prepared.sandbox.contents()
    for line in lines {
      let words = line.words.map(prepared.filled)
      let outcome = try await prepared.sandbox.os(
        words: words + ["--json"], with: line.isPerson ? person : [:], text: line.text)
      try prepared.expectRefusal(
        outcome, line.status, line.code, mentions: line.mention, as: line.words.joined(separator: " "),
        unchanged: before, sourceLocation: line.location)
    }
  }

  @Test func `Ids that are none, are another's or name nothing`() async throws {
    let unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
    try await check([
      Line("task", "show", "", exit: 2, "invalid_input"),
      Line("task", "show", "abc", exit: 2, "invalid_input", mentions: "4"),
      Line("task", "show", "task_", exit: 2, "invalid_input"),
      Line("task", "show", "task_\(unknown.dropLast())", exit: 2, "invalid_input"),
      Line("task", "show", "task_\(unknown)A", exit: 2, "invalid_input"),
      Line("task", "show", "task_8ZZZZZZZZZZZZZZZZZZZZZZZZZ", exit: 2, "invalid_input"),
      Line("task", "show", "task_01ARZ3NDEKTSV4RRFFQ69G5FAU", exit: 2, "invalid_input"),
      Line("task", "show", "tusk_\(unknown)", exit: 2, "invalid_input"),
      Line("task", "show", "1234567", exit: 4, "not_found"),
      Line("task", "show", "IIII", exit: 2, "invalid_input"),
      Line("task", "show", "🦉🦉🦉🦉", exit: 2, "invalid_input"),
      Line("task", "show", "{first} ", exit: 2, "invalid_input"),
      Line("task", "show", "%", exit: 2, "invalid_input"),
      Line("task", "show", "____", exit: 2, "invalid_input"),
      Line("task", "show", "' OR 1=1 --", exit: 2, "invalid_input"),
      Line("task", "show", "{learning}", exit: 2, "invalid_input"),
      Line("task", "show", "{repo}", exit: 2, "invalid_input"),
      Line("task", "show", "task_\(unknown)", exit: 4, "not_found", mentions: "task_\(unknown)"),
      Line("task", "show", "ZZZZZZZ", exit: 4, "not_found"),
      Line("task", "start", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "claim", "sub_\(unknown)", exit: 4, "not_found"),
      Line("task", "block", "{first}", "--by", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "block", "{first}", "--by", "{learning}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--parent", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "create", "-d", "x", "--parent", "{request}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--blocked-by", "{first},task_\(unknown)", exit: 4, "not_found"),
      Line("task", "list", "--parent", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "list", "--after", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "list", "--repo", "repo_\(unknown)", exit: 4, "not_found"),
      Line("task", "list", "--repo", "no such name", exit: 4, "not_found"),
      Line("task", "next", "--milestone", "{task}", exit: 2, "invalid_input"),
      Line("task", "next", "--milestone", "ms_\(unknown)", exit: 4, "not_found"),
      Line("task", "next", "--explain", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "tree", "task_\(unknown)", exit: 4, "not_found"),
      Line("task", "progress", "task_\(unknown)", exit: 4, "not_found"),
      Line("learning", "retire", "{task}", exit: 2, "invalid_input"),
      Line("learning", "retire", "lrn_\(unknown)", exit: 4, "not_found"),
      Line("learning", "add", "task_\(unknown)", "x", exit: 4, "not_found"),
      Line("help", "request", "task_\(unknown)", "-m", "x", exit: 4, "not_found"),
      Line("help", "respond", "help_\(unknown)", "-m", "x", exit: 4, "not_found", person: true),
      Line("help", "respond", "{learning}", "-m", "x", exit: 2, "invalid_input", person: true),
      Line("repo", "show", "repo_\(unknown)", exit: 4, "not_found"),
      Line("repo", "relocate", "repo_\(unknown)", "/tmp", exit: 4, "not_found", person: true),
      Line("task", "delete", "task_\(unknown)", exit: 4, "not_found", person: true),
    ])
  }

  @Test func `Texts that are too long, empty, or not for a terminal`() async throws {
    let long = String(repeating: "é", count: 501)
    let huge = String(repeating: "x", count: 256 * 1024 + 1)
    try await check([
      Line("task", "create", "-d", "", exit: 2, "invalid_input", mentions: "description"),
      Line("task", "create", "-d", " \t\n ", exit: 2, "invalid_input", mentions: "description"),
      Line("task", "create", "-d", long, exit: 2, "invalid_input", mentions: "500"),
      Line("task", "create", "-d", "two\nlines", exit: 2, "invalid_input", mentions: "one line"),
      Line("task", "create", "-d", "two\u{2028}lines", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "a\u{1B}[31mred", exit: 2, "invalid_input", mentions: "U+1B"),
      Line("task", "create", "-d", "tab\there", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "bell\u{7}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "c1 \u{9B}31m", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--context", "\u{1B}]0;title\u{7}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--context", "-", exit: 2, "too_large", mentions: "262144", text: huge),
      Line("task", "create", "-d", "x", "--context", "@missing", exit: 4, "not_found", mentions: "missing"),
      Line("task", "create", "-d", "x", "--context", "@.", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--label", "two words", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--label", String(repeating: "l", count: 65), exit: 2, "invalid_input"),
      Line("task", "update", "{first}", "-d", "", exit: 2, "invalid_input"),
      Line("task", "update", "{first}", "-d", long, exit: 2, "invalid_input"),
      Line("task", "update", "{first}", exit: 2, "invalid_input"),
      Line("task", "update", "{first}", "--label", "+a,b", exit: 2, "invalid_input"),
      Line("task", "search", "", exit: 2, "invalid_input"),
      Line("task", "search", String(repeating: "x", count: 501), exit: 2, "invalid_input"),
      Line("learning", "add", "{first}", "", exit: 2, "invalid_input"),
      Line("learning", "add", "{first}", "-", exit: 2, "too_large", text: String(repeating: "x", count: 64 * 1024 + 1)),
      Line("learning", "add", "{first}", "\u{0B}", exit: 2, "invalid_input"),
      Line("learning", "search", " ", exit: 2, "invalid_input"),
      Line("help", "request", "{first}", "-m", "", exit: 2, "invalid_input"),
      Line("help", "request", "{first}", "-m", "a\u{8}b", exit: 2, "invalid_input"),
      Line("help", "request", "{first}", "-m", "x", "--option", "", exit: 2, "invalid_input"),
      Line("help", "request", "{first}", "-m", "x", "--option", "two\nlines", exit: 2, "invalid_input"),
      Line("help", "respond", "{request}", exit: 2, "invalid_input", person: true),
      Line("help", "respond", "{request}", "-m", "", exit: 2, "invalid_input", person: true),
      Line("task", "force-complete", "{first}", "--reason", " ", exit: 2, "invalid_input", person: true),
      Line("init", "--name", "", exit: 2, "invalid_input"),
      Line("init", "--name", "a\u{1B}b", exit: 2, "invalid_input"),
      Line("init", "--default-branch", "a..b", exit: 2, "invalid_input"),
    ])
  }

  @Test func `Values that are out of range or no choice`() async throws {
    try await check([
      Line("task", "create", "-d", "x", "--priority", "4", exit: 2, "invalid_input", mentions: "priority"),
      Line("task", "create", "-d", "x", "--priority", "-1", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--priority", "1.5", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--priority", "99999999999999999999", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--priority", "hgih", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--kind", "epic", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--kind", "milestne", exit: 2, "invalid_input", mentions: "Milestone"),
      Line("task", "list", "--limit", "0", exit: 2, "invalid_input", mentions: "1000"),
      Line("task", "list", "--limit", "1001", exit: 2, "invalid_input"),
      Line("task", "list", "--limit", "-1", exit: 2, "invalid_input"),
      Line("task", "list", "--limit", "ten", exit: 2, "invalid_input"),
      Line("task", "list", "--limit", "9223372036854775808", exit: 2, "invalid_input"),
      Line("task", "list", "--status", "Done", exit: 2, "invalid_input", mentions: "Completed"),
      Line("task", "list", "--status", "", exit: 2, "invalid_input"),
      Line("task", "set-status", "{first}", "Finished", exit: 2, "invalid_input", person: true),
      Line("help", "request", "{first}", "--category", "panic", "-m", "x", exit: 2, "invalid_input"),
      Line("help", "respond", "{request}", "--option", "0", exit: 2, "invalid_input", person: true),
      Line("help", "respond", "{request}", "--option", "2", exit: 2, "invalid_input", person: true),
      Line("events", "list", "--limit", "0", exit: 2, "invalid_input"),
      Line("events", "list", "--after", "-1", exit: 2, "invalid_input"),
      Line("events", "list", "--after", "soon", exit: 2, "invalid_input"),
      Line("events", "list", "--type", "TaskCreatd", exit: 2, "invalid_input", mentions: "TaskCreated"),
      Line("events", "prune", "--before", "yesterday", exit: 2, "invalid_input", person: true),
      Line("events", "prune", "--before", "2026-13-01", exit: 2, "invalid_input", person: true),
      Line("completions", "tcsh", exit: 2, "invalid_input"),
    ])
  }

  @Test func `Blockers and parents that cannot be`() async throws {
    try await check([
      Line("task", "block", "{first}", "--by", "{first}", exit: 2, "invalid_input", mentions: "itself"),
      Line("task", "block", "{first}", "--by", "{second}", exit: 5, "conflict"),
      Line("task", "block", "{first}", "--by", "{third}", exit: 5, "conflict", mentions: "{third}"),
      Line("task", "block", "{subtask}", "--by", "{task}", exit: 5, "conflict"),
      Line("task", "block", "{subtask}", "--by", "{milestone}", exit: 5, "conflict"),
      Line("task", "block", "{milestone}", "--by", "{subtask}", exit: 5, "conflict"),
      Line("task", "block", "{cancelled}", "--by", "{first}", exit: 7, "invalid_state"),
      Line("task", "block", "{archived}", "--by", "{first}", exit: 6, "precondition_failed"),
      Line("task", "create", "-d", "x", "--parent", "{task}", "--blocked-by", "{task}", exit: 5, "conflict"),
      Line("task", "create", "-d", "x", "--parent", "{task}", "--blocked-by", "{milestone}", exit: 5, "conflict"),
      Line("task", "create", "-d", "x", "--parent", "{subtask}", exit: 2, "invalid_input", mentions: "parent_id"),
      Line("task", "create", "-d", "x", "--kind", "subtask", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--kind", "subtask", "--parent", "{milestone}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--kind", "milestone", "--parent", "{milestone}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--kind", "task", "--parent", "{task}", exit: 2, "invalid_input"),
      Line("task", "create", "-d", "x", "--parent", "{cancelled}", exit: 6, "precondition_failed"),
      Line("task", "create", "-d", "x", "--parent", "{archived}", exit: 6, "precondition_failed"),
      Line("task", "update", "{subtask}", "--parent", "none", exit: 2, "invalid_input"),
      Line("task", "update", "{subtask}", "--parent", "{milestone}", exit: 2, "invalid_input"),
      Line("task", "update", "{first}", "--parent", "{subtask}", exit: 2, "invalid_input"),
      Line("task", "update", "{milestone}", "--parent", "{milestone}", exit: 2, "invalid_input"),
      Line("task", "update", "{task}", "--parent", "{task}", exit: 2, "invalid_input"),
      Line("task", "update", "{foreign}", "--parent", "{milestone}", exit: 2, "invalid_input"),
      Line("task", "update", "{archived}", "-d", "x", exit: 6, "precondition_failed"),
    ])
  }

  @Test func `Steps that the state of a task does not allow`() async throws {
    try await check([
      Line("task", "start", "{second}", exit: 6, "precondition_failed", mentions: "{first}"),
      Line("task", "start", "{cancelled}", exit: 7, "invalid_state", mentions: "allowed"),
      Line("task", "cancel", "{cancelled}", exit: 7, "invalid_state"),
      Line("task", "cancel", "{milestone}", exit: 6, "precondition_failed", mentions: "--recursive"),
      Line("task", "claim", "{cancelled}", exit: 7, "invalid_state"),
      Line("task", "claim", "{second}", exit: 6, "precondition_failed"),
      Line("task", "claim", "{held}", "--as", "agent:other", exit: 5, "conflict", mentions: "holder"),
      Line("task", "start", "{held}", "--as", "agent:other", exit: 5, "conflict"),
      Line("task", "update", "{held}", "-d", "x", "--as", "agent:other", exit: 5, "conflict"),
      Line("task", "renew", "{held}", "--as", "agent:other", exit: 5, "conflict"),
      Line("task", "release", "{held}", "--as", "agent:other", exit: 5, "conflict"),
      Line("task", "archive", "{first}", exit: 7, "invalid_state"),
      Line("task", "reopen", "{first}", exit: 7, "invalid_state", person: true),
      Line("task", "reopen", "{archived}", exit: 6, "precondition_failed", person: true),
      Line("task", "force-complete", "{milestone}", "--reason", "x", exit: 6, "precondition_failed", person: true),
      Line("task", "force-complete", "{cancelled}", "--reason", "x", exit: 7, "invalid_state", person: true),
      Line("task", "set-status", "{milestone}", "Completed", exit: 6, "precondition_failed", person: true),
      Line("task", "set-status", "{first}", "InReview", exit: 6, "precondition_failed", person: true),
      Line("task", "set-status", "{first}", "AwaitingHuman", exit: 6, "precondition_failed", person: true),
      Line("task", "set-status", "{second}", "InProgress", exit: 6, "precondition_failed", person: true),
      Line("task", "delete", "{first}", exit: 6, "precondition_failed", mentions: "{second}", person: true),
      Line("help", "request", "{asked}", "-m", "again", exit: 7, "invalid_state"),
      Line("help", "request", "{cancelled}", "-m", "x", exit: 7, "invalid_state"),
      Line("help", "resume", "{asked}", exit: 7, "invalid_state", person: true),
      Line("help", "resume", "{first}", exit: 7, "invalid_state", person: true),
      Line("repo", "unregister", "{repo}", exit: 6, "precondition_failed", person: true),
      Line("repo", "relocate", "{repo}", "missing", exit: 4, "not_found", person: true),
      Line("init", "missing", exit: 4, "not_found"),
    ])
  }

  @Test func `Command lines that are wrong`() async throws {
    try await check([
      Line("tsk", "list", exit: 2, "invalid_input", mentions: "os task"),
      Line("task", "lst", exit: 2, "invalid_input", mentions: "os task list"),
      Line("task", "craete", "-d", "x", exit: 2, "invalid_input", mentions: "os task create"),
      Line("hepl", exit: 2, "invalid_input", mentions: "os help"),
      Line("xyzzy", exit: 2, "invalid_input", mentions: "xyzzy"),
      Line("task", "xyzzy", exit: 2, "invalid_input", mentions: "--help"),
      Line("task", "list", "--frob", exit: 2, "invalid_input", mentions: "--frob"),
      Line("task", "list", "--redy", exit: 2, "invalid_input", mentions: "--ready"),
      Line("task", "list", "extra", exit: 2, "invalid_input", mentions: "extra"),
      Line("task", "create", exit: 2, "invalid_input"),
      Line("task", "create", "words", exit: 2, "invalid_input"),
      Line("task", "show", exit: 2, "invalid_input"),
      Line("task", "block", "{first}", exit: 2, "invalid_input", mentions: "--by"),
      Line("task", "force-complete", "{first}", exit: 2, "invalid_input", mentions: "--reason", person: true),
      Line("task", "next", "--claim=yes", exit: 2, "invalid_input"),
      Line("task", "list", "--repo", "{repo}", "--all-repos", exit: 2, "invalid_input"),
      Line("events", "tail", "--after", exit: 2, "invalid_input"),
      Line("api", "tasks.lst", exit: 4, "not_found", mentions: "tasks.list"),
      Line("api", "tasks.list", "{}", "{}", exit: 2, "invalid_input"),
      Line("api", "tasks.list", "no such file", exit: 4, "not_found"),
      Line("data", "import", "missing.json", exit: 4, "not_found", person: true),
    ])
    // A value that is missing at the very end; here `--json` would be taken for it.
    let sandbox = try await Sandbox.ready()
    for words in [["task", "create", "--json", "-d"], ["task", "list", "--json", "--limit"], ["--json", "--as"]] {
      let outcome = try await sandbox.os(words: words)
      #expect(outcome.status == 2, "\(outcome)")
      #expect(outcome.stdout.isEmpty)
      #expect(try outcome.failure()["code"] == "invalid_input")
    }
  }

  @Test func `Without --json a refusal is lines for a person`() async throws {
    let sandbox = try await Sandbox.ready()
    for words in [["tsk", "\u{1B}[31m"], ["task", "show", "ZZZZZZZ"], ["task", "create", "-d", "a\nb\u{1B}[31m"]] {
      let outcome = try await sandbox.os(words: words)
      #expect([2, 4].contains(outcome.status))
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.hasPrefix("error: "), "\(outcome)")
      #expect(outcome.stderr.contains("\n hint: "), "\(outcome)")
      #expect(!outcome.stderr.contains("\u{1B}"))
    }
  }

  @Test func `Without a registered repository the way to it is told`() async throws {
    let sandbox = try Sandbox()
    for words in [["task", "create", "-d", "x"], ["task", "create", "-d", "x", "--priority", "1"]] {
      let outcome = try await sandbox.os(words: words + ["--json"])
      #expect(outcome.status == 6, "\(outcome)")
      #expect(try outcome.failure()["hint"]?.stringValue?.contains("os init") == true)
    }
  }
}

@Suite("Bytes that are no text", .timeLimit(.minutes(5)))
struct BadBytesTests {
  /// `\\377` and an overlong slash, a half surrogate, a cut sequence.
  static let wrong = [#"\377"#, #"\300\257"#, #"\355\240\200"#, #"ab\342\202"#]

  @Test(arguments: wrong)
  func `Invalid UTF-8 is refused wherever it comes in`(bytes: String) async throws {
    let prepared = try await BadInputSandbox()
    let before = try prepared.sandbox.contents()
    let commands = [
      #""$OS" task create -d "$BAD" --json"#, #""$OS" task create -d x --label "$BAD" --json"#,
      #""$OS" task create "--description=$BAD" --json"#, #""$OS" task show "$BAD" --json"#,
      #""$OS" task search "$BAD" --json"#, #""$OS" learning add {first} "$BAD" --json"#,
      #""$OS" "$BAD" --json"#, #""$OS" task list "--$BAD" --json"#,
      #""$OS" api tasks.create --json "{\"description\":\"$BAD\"}""#,
      #"printf "$BYTES" | "$OS" task create -d x --context - --json"#,
      #"printf "$BYTES" | "$OS" learning add {first} - --json"#,
      #"printf "$BYTES" >bad; "$OS" task create -d x --context @bad --json"#,
      #"printf "{\"description\":\"$BYTES\"}" | "$OS" api tasks.create --json -"#,
      #"printf "{\"description\":\"$BYTES\"}" >bad; "$OS" api tasks.create --json bad"#,
      #"printf "{\"description\":\"$BYTES\"}" >bad; "$OS" api tasks.create --json @bad"#,
    ]
    for command in commands {
      // The dot keeps what the shell would take away at the end.
      let script = "BAD=$(printf \"$BYTES.\"); BAD=${BAD%.}\n" + prepared.filled(command)
      let outcome = try await prepared.sandbox.shell(script, with: ["BYTES": bytes, "LC_ALL": "C"])
      try prepared.expectRefusal(
        outcome, 2, "invalid_input", as: command, unchanged: before, sourceLocation: #_sourceLocation)
    }
  }

  @Test func `A null byte in a text is refused`() async throws {
    let prepared = try await BadInputSandbox()
    let before = try prepared.sandbox.contents()
    for command in [
      #"printf 'a\000b' | "$OS" task create -d x --context - --json"#,
      #"printf 'a\000b' >bad; "$OS" learning add {first} @bad --json"#,
      #""$OS" api tasks.create --json '{"description":"a\u0000b"}'"#,
      #""$OS" api tasks.create --json '{"description":"x","context":"a\u0000b"}'"#,
      #""$OS" api tasks.create --json '{"description":"x","labels":["a\u0000b"]}'"#,
      #""$OS" api tasks.create --json '{"description":"x","metadata":{"a\u0000b":"c"}}'"#,
      #""$OS" api tasks.create --json '{"description":"x","metadata":{"a":"b\u0000c"}}'"#,
      #""$OS" api tasks.search --json '{"text":"a\u0000b"}'"#,
      #""$OS" api tasks.get --json '{"id":"{first}\u0000"}'"#,
      #""$OS" api repos.register --json '{"path":"/tmp\u0000/x"}'"#,
      #"printf '{"description":"a\000b"}' | "$OS" api tasks.create --json -"#,
    ] {
      let outcome = try await prepared.sandbox.shell(prepared.filled(command))
      try prepared.expectRefusal(
        outcome, 2, "invalid_input", as: command, unchanged: before, sourceLocation: #_sourceLocation)
    }
  }

  @Test func `What looks strange but is text is kept as it is`() async throws {
    let sandbox = try await Sandbox.ready()
    let texts = [
      "-d", "--json", "@home is no file", "null", "{}", "%s %n", "'; DROP TABLE tasks; --", "\u{301}e\u{301}",
      "👩‍👩‍👧‍👦 🇩🇪", "日本語", "אבג", "\u{FFFD}", "\u{FEFF}x", String(repeating: "é", count: 500), "\\u0000", "\"quoted\"",
    ]
    for text in texts {
      let words = ["task", "create", "-d", text, "--context", "\n\(text)\n\ttab", "--json"]
      let made = try await sandbox.os(words: words).json()
      #expect(made["description"]?.stringValue.map { Array($0.utf8) } == Array(text.utf8), "\(text)")
      #expect(made["context"]?.stringValue.map { Array($0.utf8) } == Array("\n\(text)\n\ttab".utf8), "\(text)")
      let id = try #require(made["id"]?.stringValue)
      #expect(try await sandbox.json("task", "show", id, "--json")["task"]?["description"] == made["description"])
    }
    // At the limits.
    let context = String(repeating: "x", count: 256 * 1024)
    let made = try await sandbox.json("task", "create", "-d", "  trimmed ", "--context", "-", "--json", text: context)
    #expect(made["description"] == "trimmed")
    #expect(made["context"]?.stringValue == context)
    try await sandbox.examine()
  }
}

@Suite("Bad input of os api", .timeLimit(.minutes(5)))
struct BadJSONTests {
  /// An operation and an input of it that is refused.
  private struct Call {
    let operation: String
    let input: String
    let mention: String?
    let code: String
    let status: Int32
    let location: SourceLocation

    init(
      _ operation: String, _ input: String, mentions mention: String? = nil, exit status: Int32 = 2,
      _ code: String = "invalid_input", location: SourceLocation = #_sourceLocation
    ) {
      self.operation = operation
      self.input = input
      self.mention = mention
      self.code = code
      self.status = status
      self.location = location
    }
  }

  private func check(_ calls: [Call]) async throws {
    let prepared = try await BadInputSandbox()
    let person = try prepared.person()
    let before = try prepared.sandbox.contents()
    for call in calls {
      // By standard input, where anything can be said.
      let outcome = try await prepared.sandbox.os(
        words: ["api", call.operation, "--json", "-"], with: person, text: prepared.filled(call.input))
      try prepared.expectRefusal(
        outcome, call.status, call.code, mentions: call.mention, as: "\(call.operation) \(call.input.prefix(200))",
        unchanged: before, sourceLocation: call.location)
    }
  }

  @Test func `What is not JSON`() async throws {
    try await check(
      [
        " ", "{", "}", "[", "\"", "nul", "{'description':'x'}", "{description:\"x\"}", "{\"description\":\"x\",}",
        "{\"description\":\"x\"} {}", "{\"description\":\"x\"}x", "{\"description\":\"x\"}\u{0}", "\u{FEFF}{}",
        "{\"description\":\"\\ud800\"}", "{\"description\":\"\\x41\"}", "{\"description\":\"a\tb\"}",
        "{\"description\":\"x\",\"priority\":01}", "{\"description\":\"x\",\"priority\":+1}",
        "{\"description\":\"x\",\"priority\":1.}", "{\"description\":\"x\",\"priority\":NaN}", "// {}",
        "{\"description\":\"x\",\"description\":\"y\"}", String(repeating: "[", count: 100_000),
        "{\"metadata\":" + String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5001),
      ].map { Call("tasks.create", $0) })
  }

  @Test func `JSON of another shape`() async throws {
    try await check([
      Call("tasks.create", "null"), Call("tasks.create", "[]"), Call("tasks.create", "\"x\""),
      Call("tasks.create", "1"),
      Call("tasks.create", "{}", mentions: "description"),
      Call("tasks.create", #"{"description":"x","descripton":"y"}"#, mentions: "descripton"),
      Call("tasks.create", #"{"description":"x","parentId":null}"#, mentions: "parent_id"),
      Call("tasks.create", #"{"description":"x","Priority":1}"#, mentions: "priority"),
      Call("tasks.create", #"{"description":null}"#, mentions: "description"),
      Call("tasks.create", #"{"description":1}"#, mentions: "description"),
      Call("tasks.create", #"{"description":["x"]}"#, mentions: "description"),
      Call("tasks.create", #"{"description":"x","priority":"1"}"#, mentions: "priority"),
      Call("tasks.create", #"{"description":"x","priority":4}"#, mentions: "priority"),
      Call("tasks.create", #"{"description":"x","priority":-1}"#),
      Call("tasks.create", #"{"description":"x","priority":1.5}"#),
      Call("tasks.create", #"{"description":"x","priority":1e400}"#),
      Call("tasks.create", #"{"description":"x","priority":99999999999999999999}"#),
      Call("tasks.create", #"{"description":"x","priority":true}"#),
      Call("tasks.create", #"{"description":"x","kind":"task"}"#, mentions: "Task"),
      Call("tasks.create", #"{"description":"x","labels":"a"}"#, mentions: "labels"),
      Call("tasks.create", #"{"description":"x","labels":[1]}"#, mentions: "labels[0]"),
      Call("tasks.create", #"{"description":"x","labels":["a","b c"]}"#, mentions: "labels[1]"),
      Call("tasks.create", #"{"description":"x","labels":{"0":"a"}}"#),
      Call("tasks.create", #"{"description":"x","metadata":{"a":1}}"#, mentions: "metadata.a"),
      Call("tasks.create", #"{"description":"x","metadata":[]}"#, mentions: "metadata"),
      Call("tasks.create", #"{"description":"x","metadata":{"":"a"}}"#, mentions: "metadata"),
      Call("tasks.create", #"{"description":"x","parent_id":"{learning}"}"#, mentions: "parent_id"),
      Call("tasks.create", #"{"description":"x","parent_id":"first"}"#, mentions: "parent_id"),
      Call("tasks.create", #"{"description":"x","blocked_by":["{first}","oops"]}"#, mentions: "blocked_by[1]"),
      Call("tasks.create", #"{"description":"x","repo_id":"{first}"}"#, mentions: "repo_id"),
      Call("tasks.create", #"{"description":"x","repo_id":"{other_repo}","parent_id":"{task}"}"#, mentions: "repo_id"),
      // Every wrong field is named at once.
      Call("tasks.create", #"{"description":2,"priority":"x","nonsense":1}"#, mentions: "nonsense"),
      Call("tasks.create", #"{"description":2,"priority":"x","nonsense":1}"#, mentions: "priority"),
      Call("tasks.get", "{}", mentions: "id"),
      Call("tasks.get", #"{"id":"{first}","extra":1}"#, mentions: "extra"),
      Call("tasks.get", #"{"id":"task_01arz3ndektsv4rrffq69g5fav"}"#),
      Call("tasks.get", #"{"id":"{repo}"}"#),
      Call("tasks.list", #"{"limit":0}"#, mentions: "limit"), Call("tasks.list", #"{"limit":1001}"#),
      Call("tasks.list", #"{"limit":9223372036854775807}"#), Call("tasks.list", #"{"limit":9223372036854775808}"#),
      Call("tasks.list", #"{"limit":"10"}"#), Call("tasks.list", #"{"status":"Pending"}"#),
      Call("tasks.list", #"{"status":["Done"]}"#), Call("tasks.list", #"{"ready":1}"#),
      Call("tasks.list", #"{"after":"task_01ARZ3NDEKTSV4RRFFQ69G5FAV"}"#, mentions: "after", exit: 4, "not_found"),
      Call("tasks.update", #"{"id":"{first}","description":null}"#, mentions: "description"),
      Call("tasks.update", #"{"id":"{first}","priority":null}"#, mentions: "priority"),
      Call("tasks.update", #"{"id":"{first}","generation":"1"}"#, mentions: "generation"),
      Call("tasks.update", #"{"id":"{held}","description":"x","generation":7}"#, exit: 5, "conflict"),
      Call("tasks.claim", #"{"id":"{learning}"}"#), Call("tasks.claim", #"{"milestone":"{first}"}"#),
      Call("tasks.block", #"{"id":"{first}"}"#, mentions: "by"),
      Call("tasks.search", "{}", mentions: "text"),
      Call("tasks.set_status", #"{"id":"{first}","status":"Open"}"#, mentions: "status"),
      Call("learnings.add", #"{"task_id":"{first}"}"#, mentions: "content"),
      Call("learnings.add", #"{"task_id":"{first}","content":"x","tags":[null]}"#, mentions: "tags[0]"),
      Call("help.request", #"{"task_id":"{first}","category":"decision","reason":"x"}"#, mentions: "Decision"),
      Call("help.respond", #"{"id":"{request}"}"#),
      Call("help.respond", #"{"id":"{request}","chosen_option":1}"#, exit: 4, "not_found"),
      Call("help.respond", #"{"id":"{request}","chosen_option":-1}"#),
      Call("events.list", #"{"after":"1"}"#), Call("events.list", #"{"limit":-5}"#),
      Call("events.list", #"{"types":["Nonsense"]}"#, mentions: "Nonsense"),
      Call("repos.register", #"{"path":1}"#), Call("repos.register", #"{"path":""}"#),
      Call("repos.register", #"{"path":"relative/missing"}"#, mentions: "path"),
      Call("repos.register", #"{"path":"/missing/folder"}"#, exit: 4, "not_found"),
      Call("data.import", "{}", mentions: "document"), Call("data.import", #"{"document":1}"#),
      Call("data.import", #"{"document":{"version":"0.1"}}"#),
      Call("data.import", #"{"document":{"format":"overseer","version":"999"}}"#, exit: 6, "precondition_failed"),
      Call("data.import", #"{"document":{"version":"1.1.0","tasks":[{}],"learnings":[],"blockers":[]}}"#),
    ])
  }
}

@Suite("Ends of ids", .timeLimit(.minutes(5)))
struct ShortIDTests {
  @Test func `A unique end is enough, in any case of its letters`() async throws {
    let sandbox = try await Sandbox.ready()
    let id = try await sandbox.task("the one")
    for text in [String(id.suffix(12)), id.suffix(12).lowercased(), String(id.suffix(26)), id] {
      #expect(try await sandbox.json("task", "show", text, "--json")["task"]?["id"]?.stringValue == id)
    }
    let renamed = try await sandbox.json("task", "update", String(id.suffix(10)), "-d", "renamed", "--json")
    #expect(renamed["id"]?.stringValue == id)
  }

  @Test func `An end that fits several is a conflict that lists them`() async throws {
    let sandbox = try await Sandbox.ready()
    let id = try await sandbox.task("the one")
    // A task with the same end and an earlier time.
    let twin = "task_01ARZ3NDEK" + id.suffix(16)
    let file = try SQLiteFile(writing: sandbox.database)
    let names = try file.rows("SELECT name FROM pragma_table_info('tasks') WHERE name NOT IN ('n', 'id')")
    let list = names.flatMap { $0 }.joined(separator: ", ")
    try file.run("INSERT INTO tasks (id, \(list)) SELECT '\(twin)', \(list) FROM tasks WHERE id = '\(id)'")
    let before = try sandbox.contents()
    for text in [String(id.suffix(4)), id.suffix(8).lowercased(), String(id.suffix(16))] {
      for words in [
        ["task", "show", text], ["task", "start", text], ["task", "create", "-d", "x", "--parent", text],
      ] {
        let outcome = try await sandbox.os(words: words + ["--json"])
        #expect(outcome.status == 5, "\(outcome)")
        let error = try outcome.failure()
        #expect(error["code"] == "conflict")
        let candidates = Set(error["details"]?["candidates"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        #expect(candidates == [id, twin])
      }
    }
    #expect(try sandbox.contents() == before)
    #expect(try await sandbox.json("task", "show", String(id.suffix(20)), "--json")["task"]?["id"]?.stringValue == id)
  }
}
