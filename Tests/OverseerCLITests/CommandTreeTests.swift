import ArgumentParser
import OverseerSDK
import Testing

@testable import OverseerCLI

/// The commands as a whole: each operation has one, and all have what every command has.
struct CommandTreeTests {
  /// Where the operations are on the command line.
  static let commands: [String: String] = [
    "tasks.create": "task create", "tasks.get": "task show", "tasks.list": "task list", "tasks.search": "task search",
    "tasks.update": "task update", "tasks.delete": "task delete", "tasks.start": "task start",
    "tasks.cancel": "task cancel", "tasks.reopen": "task reopen", "tasks.force_complete": "task force-complete",
    "tasks.set_status": "task set-status", "tasks.block": "task block", "tasks.unblock": "task unblock",
    "tasks.next_ready": "task next", "tasks.explain": "task next", "tasks.claim": "task claim",
    "tasks.renew": "task renew", "tasks.release": "task release", "tasks.tree": "task tree",
    "tasks.progress": "task progress", "tasks.archive": "task archive", "tasks.unarchive": "task unarchive",
    "help.request": "help request", "help.respond": "help respond", "help.resume": "help resume",
    "help.list": "help list", "learnings.add": "learning add", "learnings.list": "learning list",
    "learnings.get_inherited": "learning list", "learnings.search": "learning search",
    "learnings.retire": "learning retire", "repos.register": "init", "repos.get": "repo show",
    "repos.list": "repo list", "repos.relocate": "repo relocate", "repos.unregister": "repo unregister",
    "events.list": "events list", "events.subscribe": "events tail", "events.verify": "events verify",
    "events.prune": "events prune", "data.export": "data export", "data.import": "data import",
    "system.doctor": "doctor", "vcs.compare": "vcs diff", "vcs.interdiff": "vcs interdiff", "vcs.kind": "vcs kind",
    "vcs.port": "vcs port", "vcs.resolve": "vcs resolve",
    "vcs.stack": "stack", "vcs.diff": "diff", "vcs.restack": "restack", "vcs.land": "land", "vcs.undo": "undo",
    "vcs.gc": "gc", "vcs.status": "vcs status", "vcs.list": "vcs list", "vcs.get_task_vcs": "vcs show",
    "vcs.remove_workspace": "vcs remove-workspace", "trust.list": "trust", "trust.grant": "trust",
    "tasks.submit": "task submit", "tasks.withdraw": "task withdraw", "reviews.get": "review show",
    "reviews.list": "review list", "reviews.diff": "review diff", "reviews.comment": "review comment",
    "reviews.list_comments": "review comments", "reviews.resolve_comment": "review resolve",
    "reviews.move_comment": "review move", "reviews.apply_suggestion": "review apply",
    "reviews.approve": "review approve", "reviews.request_changes": "review reject", "reviews.wait": "review wait",
    "reviews.feedback": "review feedback", "reviews.viewed": "review viewed", "git_ai.start": "review agent",
    "git_ai.result": "review agent", "inbox.list": "inbox",
    "gates.list": "gate list", "gates.get_effective": "gate list", "gates.add": "gate add",
    "gates.update": "gate update", "gates.remove": "gate remove", "gates.results": "gate results",
    "tokens.create": "token create", "tokens.list": "token list", "tokens.revoke": "token revoke",
    "gates.log": "gate log", "gates.rerun": "gate rerun", "gates.waive": "gate waive",
  ]

  /// Operations without a command of their own, and why.
  static let exceptions: [String: String] = [
    "ids.resolve": "every command takes the end of an id",
    "tasks.get_many": "`task list` and `task show`; for the titles that other commands show",
    "reviews.get_latest": "commands about a review take a task as well",
    "reviews.get_comment": "`review comments` shows them all",
    "help.get": "`help list` shows them",
    "repos.get_current": "every command finds the repository of its folder by itself",
    "reviews.get_active": "commands about a review take a task as well, and mean the one that is under way",
    "reviews.file": "the file is in the checkout, and `git show` has it at any revision",
    "git_ai.status": "`review agent` waits, and `review agent --last` shows how far it is",
    "help.get_active": "`help respond` looks the open request of a task up, and `task show` shows it",
    "repos.get_by_path": "every command finds the repository of its folder by itself",
    "vcs.current": "commands about a task take the one that is checked out where none is named",
    "events.replay": "`events list` is the same for people",
    "events.stream": "the WebSocket's form of events.subscribe",
    "system.version": "`os --version`",
    "system.health": "a command that answers is healthy; `os doctor` says more",
  ]

  /// Every command with its path, nouns and hidden ones included.
  static func walk(
    _ command: any ParsableCommand.Type = OS.self, _ path: [String] = []
  ) -> [(path: String, type: any ParsableCommand.Type)] {
    [(path.joined(separator: " "), command)]
      + command.configuration.subcommands.flatMap { walk($0, path + [Suggestion.name(of: $0)]) }
  }

  @Test func `every operation has a command`() {
    let paths = Set(Self.walk().map(\.path))
    for type in Catalogue.operations {
      let name = type.spec.name
      let command = Self.commands[name]
      #expect(command != nil || Self.exceptions[name] != nil, "\(name) has no command")
      #expect(command == nil || Self.exceptions[name] == nil, "\(name) stands in both lists")
      if let command { #expect(paths.contains(command), "there is no command \(command)") }
    }
  }

  @Test func `every command says what it does`() {
    for (path, type) in Self.walk() {
      #expect(!type.configuration.abstract.isEmpty, "os \(path)")
      #expect(type.configuration.abstract.hasSuffix("."), "os \(path)")
      let page = UsageText.text(OS.helpMessage(for: type, columns: 80), Style(width: 80))
      for line in page.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "os \(path): \(line)") }
    }
  }

  @Test func `every command takes --json, --repo and --as`() {
    for (path, type) in Self.walk() where type.configuration.subcommands.isEmpty && type != HelpUsage.self {
      #expect(type is any OSCommand.Type, "os \(path)")
      let help = OS.helpMessage(for: type, includeHidden: true, columns: 80)
      for option in ["--json", "--repo <id>", "--as <agent:name>"] { #expect(help.contains(option), "os \(path)") }
    }
  }

  @Test func `every argument is explained`() {
    for (path, type) in Self.walk() {
      let lines = OS.helpMessage(for: type, columns: 200).split(separator: "\n")
      for (index, line) in lines.enumerated() where line.hasPrefix("  -") || line.hasPrefix("  <") {
        let follows = index + 1 < lines.count && lines[index + 1].hasPrefix("      ")
        #expect(line.dropFirst(2).contains("  ") || line.contains("> ") || follows, "os \(path): \(line)")
      }
    }
  }

  @Test func `names of commands are unique among their neighbours`() {
    for (path, type) in Self.walk() {
      let names = type.configuration.subcommands.flatMap { Suggestion.names(of: $0) }
      #expect(Set(names).count == names.count, "os \(path)")
    }
  }

  @Test(arguments: [
    ["task", "create", "-d", "- a list item"], ["task", "create", "-d", "--json"], ["task", "create", "-d", "-"],
    ["task", "create", "-d", "---"], ["task", "create", "-d", "--"], ["task", "create", "-d", "--- x=y"],
    ["task", "create", "-d", "-x=y"], ["task", "create", "-d", "--help"], ["task", "create", "-d", "--json=x"],
  ])
  func `a text may begin with a dash`(_ arguments: [String]) throws {
    let create = try #require(try OS.parseAsRoot(TextOptions.joined(arguments)) as? TaskCreate)
    #expect(create.description == arguments[3])
    #expect(!create.global.json)
  }

  @Test(arguments: [
    ["learning", "add", "X", "- dash"], ["learning", "add", "X", "- dash", "--tag", "a"],
    ["learning", "add", "X", "--tag", "a", "--", "- dash"], ["--json", "learning", "add", "X", "- dash"],
  ])
  func `a text without an option may begin with a dash`(_ arguments: [String]) throws {
    let arguments = TextOptions.joined(GlobalOptions.moved(arguments))
    let add = try #require(try OS.parseAsRoot(arguments) as? LearningAdd)
    #expect(add.task == "X" && add.text == "- dash")
  }

  @Test func `a context may open with front matter`() throws {
    let context = "---\ngates: []\n---\nText"
    let arguments = ["task", "create", "-d", "x", "--context", context]
    let create = try #require(try OS.parseAsRoot(TextOptions.joined(arguments)) as? TaskCreate)
    #expect(create.context == context)
  }
}
