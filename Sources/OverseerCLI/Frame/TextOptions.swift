/// The options that take text of any kind, also such that looks like an option.
enum TextOptions {
  private static let names = [
    "-d": "--description", "--description": "--description", "--context": "--context", "-m": "--message",
    "--message": "--message", "--reason": "--reason", "--option": "--option", "--label": "--label",
  ]

  /// The command line with text that the argument parser would refuse joined to its option: `--context=---` for the
  /// front matter that a context may open with. It takes all other text as it stands.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard let name = names[argument], let text = rest.first else {
        joined.append(argument)
        continue
      }
      rest.removeFirst()
      joined += text == "--" || text.hasPrefix("---") ? ["\(name)=\(text)"] : [argument, text]
    }
    return joined
  }
}
