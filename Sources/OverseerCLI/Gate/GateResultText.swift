import OverseerModel

/// What gates have said, as text for people.
enum GateResultText {
  /// One run a line, with the end of its id.
  static func list(_ results: [GateResult], _ style: Style) -> String {
    guard !results.isEmpty else { return "The gates have said nothing yet.\n" }
    // The id and two spaces stand before each line.
    var narrow = style
    narrow.width -= results.map { $0.id.short.count }.max() ?? 0
    let lines = results.map { GateLine(name: $0.gateName, result: $0, gate: nil) }
    return zip(results, GateLine.text(lines, narrow)).map { result, line in
      style.paint(result.id.short, .cyan) + line + "\n"
    }.joined()
  }

  /// A piece of a log: as it was printed, but made safe to show.
  static func log(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { GateOutput.line(String($0)) }
      .joined(separator: "\n")
  }
}
