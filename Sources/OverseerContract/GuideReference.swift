/// What models are told, as a page for people.
public enum GuideReference {
  /// Markdown; ends with a line break.
  public static func text(of contract: Contract) -> String {
    let parts = [
      ("Instructions", GuideInstructions.text(of: contract)),
      ("execute", GuideDescriptions.execute(of: contract)),
      ("query", GuideDescriptions.query),
      ("search", GuideDescriptions.search),
    ]
    var lines = [
      "<!-- Written by `os-dev generate` from the operation catalogue. Do not edit. -->",
      "# What models are told",
      "",
      "`os mcp` and `/mcp` of a server tell clients of the Model Context Protocol what follows: the instructions when they",
      "connect, and a description of each tool. The types of everything are in [overseer.d.ts](overseer.d.ts).",
    ]
    for (heading, text) in parts { lines += ["", "## \(heading)", "", "````markdown", text, "````"] }
    return lines.joined(separator: "\n") + "\n"
  }
}
