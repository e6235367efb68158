import ArgumentParser

/// The options that every command takes.
public struct GlobalOptions: ParsableArguments, Sendable {
  @Flag(name: .long, help: "Print JSON instead of text.")
  var json = false

  @Option(
    name: .long, help: ArgumentHelp("The repository, by id or name; else found from the folder.", valueName: "id"))
  var repo: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("Act as an agent.", valueName: "agent:name"))
  var actor: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Let a running server do it: its address, or auto.", valueName: "url"))
  var server: String?

  public init() {}

  /// Those of them that take a value.
  static let valued: Set<String> = ["--repo", "--as", "--server"]

  /// The same as plain values, for commands that were read without the argument parser.
  public struct Values: Sendable, Hashable {
    public var json = false
    public var repo: String?
    public var actor: String?
    /// The address of the server that is to do it, or `auto` for the installation's.
    public var server: String?

    public init(json: Bool = false, repo: String? = nil, actor: String? = nil, server: String? = nil) {
      self.json = json
      self.repo = repo
      self.actor = actor
      self.server = server
    }
  }

  var values: Values { Values(json: json, repo: repo, actor: actor, server: server) }

  /// The command line with what of these options stands before the command put behind its name, where the argument
  /// parser looks for them: `--repo x task list` is `task list --repo x`.
  static func moved(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var options: [String] = []
    while let word = rest.first {
      if word == "--json" || valued.contains(where: { word.hasPrefix("\($0)=") }) {
        options.append(word)
        rest.removeFirst()
      } else if valued.contains(word), rest.count > 1 {
        options += rest.prefix(2)
        rest.removeFirst(2)
      } else {
        break
      }
    }
    guard !options.isEmpty else { return arguments }
    var command: any ParsableCommand.Type = OS.self
    var name: [String] = []
    while let word = rest.first,
      let child = command.configuration.subcommands.first(where: { Suggestion.names(of: $0).contains(word) })
    {
      command = child
      name.append(word)
      rest.removeFirst()
    }
    return name + options + rest
  }
}
