import Foundation
import Testing

/// Sessions at a shell, as a person would have them: `stories/*.txt` holds the commands with what they print.
///
/// `UPDATE_GOLDENS=1 swift test --filter StoryTests` writes the output anew.
@Suite("Stories", .timeLimit(.minutes(5)))
struct StoryTests {
  @Test(arguments: Story.names.filter { !$0.hasPrefix("jj-") && $0 != Tour.name })
  func `A session prints what it did before`(name: String) async throws { try await play(name) }

  @Test func `The tour in README.md works, and prints what it did before`() async throws {
    let commands = try Tour.commands()
    try #require(commands.count > 20)
    try await play(Tour.name, following: commands)
  }

  @Test(
    .enabled(if: Binary.isOnPath("jj"), "jj is not on the PATH; scripts/setup brings it"),
    arguments: Story.names.filter { $0.hasPrefix("jj-") })
  func `A session with jj prints what it did before`(name: String) async throws { try await play(name) }

  /// What is different through a server, and why.
  private static let exceptions = [
    "trust.txt": "OVERSEER_TRUST is about the commands of the process that runs them, which is the server",
    "token.txt": "a server names the fields of an operation where it refuses a value of one",
    "milestone.txt": "it goes on in a second installation, for which no server runs",
    "mistakes.txt": "a token that lets nobody in is refused before what was asked is looked at",
  ]

  @Test(arguments: Story.names.filter { !$0.hasPrefix("jj-") && $0 != Tour.name && exceptions[$0] == nil })
  func `Through a server a session prints the same`(name: String) async throws { try await play(name, served: true) }

  @Test func `The tour works through a server, and prints the same`() async throws {
    try await play(Tour.name, following: Tour.commands(), served: true)
  }

  @Test(
    .enabled(if: Binary.isOnPath("jj"), "jj is not on the PATH; scripts/setup brings it"),
    arguments: Story.names.filter { $0.hasPrefix("jj-") })
  func `Through a server a session with jj prints the same`(name: String) async throws {
    try await play(name, served: true)
  }

  private func play(_ name: String, following commands: [String]? = nil, served: Bool = false) async throws {
    let story = try Story(name)
    let played = try await story.played(following: commands, served: served)
    if !served, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try played.write(toFile: story.path, atomically: true, encoding: .utf8)
    }
    let expected = story.text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = played.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, found).prefix { $0 == $1 }.count
    #expect(
      played == story.text,
      """
      \(name), line \(line + 1):
      - \(line < expected.count ? expected[line] : "")
      + \(line < found.count ? found[line] : "")
      """)
  }
}

/// The commands under "A tour of two minutes" in README.md, as a story: what they print stands in `tour.txt`.
private enum Tour {
  static let name = "tour.txt"

  /// The lines of the blocks for a shell, without the remarks at their ends. An id of six characters stands for what
  /// was created first, the next one for what was created second, and so on. A block that is told of as an agent's is
  /// called by one.
  static func commands() throws -> [String] {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("README.md")
    let lines = try String(contentsOf: readme, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let tour = lines.drop { !$0.hasPrefix("## A tour") }.dropFirst().prefix { !$0.hasPrefix("## ") }
    var commands: [String] = []
    var ids: [Substring] = []
    var isCode = false
    var isAgent = false
    for line in tour {
      if line.hasPrefix("```") {
        isCode.toggle()
        if !isCode { isAgent = false }
      } else if isCode {
        let command = String(line).replacing(/\s+#\ .*$/, with: "")
        for match in command.matches(of: Story.shownID) where !ids.contains(match.output) { ids.append(match.output) }
        let named = command.replacing(Story.shownID) { match in
          "<new:\((ids.firstIndex(of: match.output) ?? 0) + 1)>"
        }
        commands.append(isAgent && named.hasPrefix("os ") ? "agent \(named)" : named)
      } else if line.hasPrefix("An agent") {
        isAgent = true
      }
    }
    return commands
  }
}

/// A file of commands with what they print.
///
/// `$ ` begins a command for `sh`, in which `os` is the program, `agent os …` is called by a coding agent and
/// `person os …` by somebody with the installation's token. `// ` begins a remark. Everything else is output, in which
/// `<task:1>` is the first task that was created, `<commit:1>` the first commit that is named, and ages and times are left open; in a
/// command `<task:1>` is its id.
private struct Story {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/stories"

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  let path: String
  let text: String

  init(_ name: String) throws {
    path = "\(Self.folder)/\(name)"
    text = try String(contentsOfFile: path, encoding: .utf8)
  }

  /// The end of an id, as people are shown it.
  static var shownID: Regex<Substring> { /\b[0-9A-HJKMNP-TV-Z]{6}\b/ }

  /// The story with what its commands print now.
  ///
  /// With other commands than its own it is a session at one shell, by a person who sits at a terminal and says yes.
  /// Where it is served, a server does what the commands call.
  func played(following session: [String]? = nil, served: Bool) async throws -> String {
    let sandbox = try Sandbox()
    let tools = sandbox.folder + "/bin"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: tools + "/os", withDestinationPath: Binary.path)
    let path = "\(tools):\(Binary.searchPath)"
    // Whoever commits needs a name: the shell, or the server for it.
    var variables = ["PATH": path]
    if session != nil {
      for role in ["AUTHOR", "COMMITTER"] {
        variables["GIT_\(role)_NAME"] = "Ada"
        variables["GIT_\(role)_EMAIL"] = "ada@example.org"
      }
    }
    let server = served ? try await Served(sandbox, variables) : nil
    if served { variables["OVERSEER_SERVER"] = "auto" }
    defer { server?.stop() }
    var names = Placeholders(sandbox)
    var played: [String] = []
    let kept = sandbox.folder + "/folder"
    let lines =
      session?.map { "$ \($0)" } ?? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in lines {
      if line.hasPrefix("// ") { played.append(line) }
      guard line.hasPrefix("$ ") else { continue }
      let line = names.named(line)
      played.append(line)
      let command: String
      do {
        command = try names.filled(String(line.dropFirst(2)))
      } catch {
        Issue.record("it went like this:\n\(played.suffix(8).joined(separator: "\n"))")
        throw error
      }
      var script = """
        agent() { CLAUDECODE=1 OVERSEER_SESSION=sess-7 "$@"; }
        person() { OVERSEER_TOKEN=$(cat "$OVERSEER_HOME/token") "$@"; }
        exec 2>&1
        \(command)
        """
      if session != nil { script = "cd \"$(cat '\(kept)' 2>&-)\"; trap 'pwd > \(kept)' EXIT\n\(script)" }
      let outcome = try await sandbox.shell(
        script, with: variables, input: session == nil ? .none : .terminal, text: session == nil ? "" : "y\n")
      try names.learn()
      var output = names.normalized(outcome.stdout)
      if outcome.status != 0 { output += "[exit \(outcome.status)]\n" }
      played.append(output)
    }
    return played.joined(separator: "\n")
  }
}

/// Names for what is different at every run.
private struct Placeholders {
  private let sandbox: Sandbox
  /// Ids with their names, in the order of their creation.
  private var names: [(id: String, name: String)] = []
  /// The first digits of commits, in the order in which they are named.
  private var commits: [Substring] = []

  /// A whole name of a commit, or as much of it as people are shown.
  private static var commit: Regex<Substring> {
    // A word of Unicode goes on after a colon.
    /\b[0-9a-f]{12}(?:[0-9a-f]{28})?\b/.wordBoundaryKind(.simple)
  }

  init(_ sandbox: Sandbox) { self.sandbox = sandbox }

  /// Learns the ids of what was created meanwhile.
  mutating func learn() throws {
    guard FileManager.default.fileExists(atPath: sandbox.database) else { return }
    let file = try SQLiteFile(sandbox.database)
    for query in [
      "SELECT id FROM repos ORDER BY created_at, id", "SELECT id FROM tasks ORDER BY n",
      "SELECT id FROM learnings ORDER BY n", "SELECT id FROM help_requests ORDER BY created_at, id",
      "SELECT id FROM reviews ORDER BY created_at, id", "SELECT id FROM review_comments ORDER BY n",
      "SELECT id FROM gates ORDER BY created_at, id", "SELECT id FROM gate_results ORDER BY started_at, id",
      "SELECT id FROM reviewer_jobs ORDER BY created_at, id", "SELECT id FROM tokens ORDER BY created_at, id",
    ] {
      for id in try file.rows(query).flatMap({ $0 }) where !names.contains(where: { $0.id == id }) {
        let kind = id.prefix { $0 != "_" }
        let number = names.count { $0.id.hasPrefix("\(kind)_") } + 1
        names.append((id, "<\(kind):\(number)>"))
      }
    }
  }

  /// A command in which `<new:1>` is the name of the first task or comment that was created.
  func named(_ command: String) -> String {
    let made = names.filter { ["ms", "task", "sub", "cmt"].contains($0.id.prefix { $0 != "_" }) }
    return made.enumerated().reduce(command) {
      $0.replacingOccurrences(of: "<new:\($1.offset + 1)>", with: $1.element.name)
    }
  }

  /// A command with ids in the place of their names.
  func filled(_ command: String) throws -> String {
    let filled = names.reduce(command) { $0.replacingOccurrences(of: $1.name, with: $1.id) }
    let left = filled.firstMatch(of: /<[a-z]+:\d+>/)
    try #require(left == nil, "\(left.map { String($0.output) } ?? "") was not created yet")
    return filled
  }

  mutating func normalized(_ output: String) -> String {
    var output = output.replacingOccurrences(of: sandbox.folder, with: "/sandbox")
    for match in output.matches(of: Self.commit) where !commits.contains(match.output.prefix(12)) {
      commits.append(match.output.prefix(12))
    }
    for (id, name) in names { output = output.replacingOccurrences(of: id, with: name) }
    // The ends of ids that people read.
    output = output.replacing(Story.shownID) { match in
      names.first { $0.id.hasSuffix(match.output) }?.name ?? String(match.output)
    }
    output = output.replacing(Self.commit) { match in
      commits.firstIndex(of: match.output.prefix(12)).map { "<commit:\($0 + 1)>" } ?? String(match.output)
    }
    output = output.replacing(/\b[k-z]{12}\b/, with: "<change>")
    output = output.replacing(/\b(evt|cor)_[0-9A-Z]{26}\b/) { "<\($0.output.1)>" }
    output = output.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, with: "<time>")
    output = output.replacing("just now", with: "0s ago").replacing(/\bin\ \d+\.\ds\b/, with: "in <age>")
    // In a column of its own an age is aligned to the right.
    output = output.replacing(/\ {2,}\d+(s|m|h)\b/, with: "  <age>").replacing(/\b\d+(s|m|h)\b/, with: "<age>")
    return output
  }
}
