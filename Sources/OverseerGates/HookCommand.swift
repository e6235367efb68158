import OverseerModel

/// A command that runs after events, with the event on its standard input: `[[hook]]` in the repository's configuration.
///
/// A hook whose command brings about events of a type that it runs after starts itself again, for ever: the command has
/// to tell those from others. That a hook has failed starts none.
public struct HookCommand: Sendable, Hashable {
  /// The types of the events that it runs after, each once: `TaskCompleted`.
  public var on: [String]
  /// For `/bin/sh -c`; one line.
  public var command: String

  public init(on: [String], command: String) {
    self.on = on
    self.command = command
  }

  /// How many hooks there may be.
  public static let countLimit = 100

  /// What a person trusts, or does not, before it runs.
  ///
  /// - Parameter script: What a file of the repository in `.overseer/` holds; nil where there is none.
  public func runnable<Failure>(
    script: (_ path: String) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> RunnableCommand {
    RunnableCommand(
      kind: .hook, name: on.joined(separator: ","), text: command,
      scripts: try RunnableCommand.scripts(namedIn: [command], script))
  }
}

extension HookCommand {
  /// The hooks of a file; of a hook in which something is missing or wrong there is none.
  static func read(_ tables: [TOMLTable], _ problems: inout FileProblems) -> [HookCommand] {
    if tables.count > countLimit {
      problems.add(tables[countLimit].line, "there may be at most \(countLimit) hooks")
      return []
    }
    let types = EventBody.catalogue.map(\.type)
    return tables.compactMap { table in
      var hook = HookCommand(on: [], command: "")
      for entry in table.entries {
        switch entry.key {
        case "on": hook.on = entry.texts(in: "hook.", &problems) { mistake(inType: $0, types) }
        case "command": hook.command = entry.text(in: "hook.", &problems, mistake: CommandText.mistake) ?? ""
        default: problems.addUnknown(entry, in: "hook.", known: ["on", "command"])
        }
      }
      for key in ["on", "command"] where table[key] == nil {
        problems.add(table.line, "the hook has no `hook.\(key)`")
      }
      if let on = table["on"], case .array(let types) = on.node.value, types.isEmpty {
        problems.add(on.line, "`hook.on` must name at least one event")
      }
      return hook.on.isEmpty || hook.command.isEmpty ? nil : hook
    }
  }

  private static func mistake(inType type: String, _ types: [String]) -> String? {
    if type == "HookFailed" { return "starts no hook, or one that fails would start itself" }
    if types.contains(type) { return nil }
    return "is no type of event" + (NearestName.to(type, among: types).map { "; did you mean `\($0)`?" } ?? "")
  }
}
