/// Text on the command line that looks like an option, put so that the argument parser takes it for text.
enum TextOptions {
  /// The options that take text of any kind.
  private static let names = [
    "-d": "--description", "--description": "--description", "--context": "--context", "-m": "--message",
    "--message": "--message", "--reason": "--reason", "--option": "--option", "--label": "--label",
    "--result": "--result",
    "--suggest": "--suggest",
  ]

  /// The command line with text that the parser would not take for it in another place: what an option takes is
  /// joined to it where it begins with `---`, as the front matter of a context does; any other argument that begins
  /// with a dash and has spaces, as a list item, comes behind `--`.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    var texts: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return joined + ["--"] + texts + rest }
      if let name = names[argument], let text = rest.popFirst() {
        joined += text == "--" || text.hasPrefix("---") ? ["\(name)=\(text)"] : [argument, text]
      } else if isText(argument) {
        texts.append(argument)
      } else {
        joined.append(argument)
      }
    }
    return texts.isEmpty ? joined : joined + ["--"] + texts
  }

  /// No name of an option has a space; the value behind its `=` may.
  private static func isText(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument.prefix { $0 != "=" }.contains(where: \.isWhitespace)
  }
}
