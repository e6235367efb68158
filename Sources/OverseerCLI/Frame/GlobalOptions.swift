import ArgumentParser

/// The options that every command takes.
public struct GlobalOptions: ParsableArguments {
  @Flag(name: .long, help: "Print JSON instead of text.")
  var json = false

  @Option(name: .long, help: ArgumentHelp("The repository, by id or name; else found from the folder.", valueName: "id"))
  var repo: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("Act as an agent.", valueName: "agent:name"))
  var actor: String?

  public init() {}

  /// The same as plain values, for commands that were read without the argument parser.
  public struct Values: Sendable {
    public var json = false
    public var repo: String?
    public var actor: String?

    public init(json: Bool = false, repo: String? = nil, actor: String? = nil) {
      self.json = json
      self.repo = repo
      self.actor = actor
    }
  }

  var values: Values { Values(json: json, repo: repo, actor: actor) }
}
