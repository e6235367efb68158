import ArgumentParser
import OverseerModel

/// What somebody may have meant who mistyped a command.
enum Suggestion {
  /// The error of a command line that the parser refused, with the command that comes nearest.
  static func usageError(for arguments: [String], _ message: String) -> OverseerError {
    var command: any ParsableCommand.Type = OS.self
    var path = ["os"]
    for word in arguments where !word.hasPrefix("-") {
      let children = command.configuration.subcommands
      guard !children.isEmpty else { break }
      if let child = children.first(where: { names(of: $0).contains(word) }) {
        command = child
        path.append(name(of: child))
        continue
      }
      let known = children.filter { $0.configuration.shouldDisplay }.flatMap(names(of:))
      let place = path.joined(separator: " ")
      if let near = nearest(to: word, in: known) {
        return ErrorReport.usage("there is no command '\(place) \(word)'", hint: "Did you mean '\(place) \(near)'?")
      }
      if path.count > 1 || command.configuration.defaultSubcommand == nil || !message.isEmpty {
        return ErrorReport.usage(
          "there is no command '\(place) \(word)'", hint: "`\(place) --help` lists the commands.")
      }
    }
    return ErrorReport.usage(
      message.isEmpty ? "the command line is wrong" : message, hint: "`\(path.joined(separator: " ")) --help` shows how.")
  }

  /// The candidate with the fewest edits, where these are few for the length of the word.
  static func nearest(to word: String, in candidates: [String]) -> String? {
    let scored = candidates.map { (name: $0, edits: edits(Array(word), Array($0))) }
    guard let best = scored.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }) else { return nil }
    return best.edits <= max(1, word.count / 3) ? best.name : nil
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [name(of: command)] + command.configuration.aliases
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? String(describing: command).lowercased()
  }

  /// The optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
  static func edits(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      for j in 0..<right.count {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
