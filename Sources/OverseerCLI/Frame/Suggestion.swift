import ArgumentParser
import OverseerContract
import OverseerModel

/// What somebody may have meant who mistyped a command.
enum Suggestion {
  /// The error of a command line that the parser refused, with the command that comes nearest.
  static func usageError(for arguments: [String], _ message: String) -> OverseerError {
    var command: any ParsableCommand.Type = OS.self
    var path = ["os"]
    for word in words(in: arguments) {
      let children = command.configuration.subcommands
      guard !children.isEmpty else { break }
      if let child = children.first(where: { names(of: $0).contains(word) }) {
        command = child
        path.append(name(of: child))
        continue
      }
      let place = path.joined(separator: " ")
      let known = children.filter { $0.configuration.shouldDisplay }.flatMap(names(of:))
      let near = nearest(to: word, in: known).map { "Did you mean '\(place) \($0)'?" }
      return ErrorReport.usage(
        "there is no command '\(place) \(word)'", hint: near ?? "`\(place) --help` lists the commands.")
    }
    return ErrorReport.usage(
      message.isEmpty ? "the command line is wrong" : lowercased(message),
      hint: "`\(path.joined(separator: " ")) --help` shows how.")
  }

  /// The one of `candidates` that `word` was probably meant to be.
  static func nearest(to word: String, in candidates: [String]) -> String? {
    NearestName.to(word, among: candidates)
  }

  /// The words that may name commands: not the options, nor the values of those that every command takes.
  private static func words(in arguments: [String]) -> [String] {
    var words: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst(), argument != "--" {
      if GlobalOptions.valued.contains(argument) {
        _ = rest.popFirst()
      } else if !argument.hasPrefix("-") {
        words.append(argument)
      }
    }
    return words
  }

  /// The parser's sentence in the middle of ours.
  private static func lowercased(_ message: String) -> String { message.prefix(1).lowercased() + message.dropFirst() }

  static func names(of command: any ParsableCommand.Type) -> [String] {
    [name(of: command)] + command.configuration.aliases
  }

  static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }
}
