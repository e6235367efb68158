import ArgumentParser

/// The help of every command as a page of Markdown.
enum CLIReference {
  /// The whole page; ends with a line break.
  static func text(of root: any ParsableCommand.Type) -> String {
    var lines = [
      "<!-- Written by `os-dev generate` from the commands. Do not edit. -->",
      "# Command line",
      "",
    ]
    var commands: [Command] = []
    collect(root, below: [], into: &commands)
    for command in commands {
      let indent = String(repeating: "  ", count: command.path.count - 1)
      lines.append("\(indent)- [\(command.name)](#\(command.path.joined(separator: "-")))")
    }
    for command in commands {
      lines += ["", "## \(command.name)", "", "```text"] + help(for: command.type, of: root) + ["```"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Command {
    let type: any ParsableCommand.Type
    /// The words that call it: `os`, `task`, `create`.
    let path: [String]
    var name: String { path.joined(separator: " ") }
  }

  /// Adds the command and all below it that are shown in help.
  private static func collect(
    _ type: any ParsableCommand.Type, below path: [String], into commands: inout [Command]
  ) {
    let configuration = type.configuration
    let command = Command(
      type: type, path: path + [configuration.commandName ?? String(describing: type).lowercased()])
    commands.append(command)
    for child in configuration.subcommands where child.configuration.shouldDisplay {
      collect(child, below: command.path, into: &commands)
    }
  }

  private static func help(for command: any ParsableCommand.Type, of root: any ParsableCommand.Type) -> [String] {
    let help = root.helpMessage(for: command, columns: 80)
    // The text is padded in places; nobody sees it, and git complains.
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    return Array(lines.reversed().drop(while: \.isEmpty).reversed())
  }
}
