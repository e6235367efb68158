import OverseerSDK

/// What went out or came in, as text for people.
enum DataText {
  static func exported(_ document: ExportDocument, to file: WrittenFile) -> String {
    let parts = [
      count(document.repos.count, "repository", "repositories"), count(document.tasks.count, "task", "tasks"),
      count(document.learnings.count, "learning", "learnings"), count(document.events.count, "event", "events"),
    ]
    return "Exported \(parts.joined(separator: ", ")) to \(Escaped.line(file.path))\n"
  }

  static func imported(_ report: ImportReport, _ style: Style) -> String {
    let counts = [
      (report.repos, "repository", "repositories"), (report.tasks, "task", "tasks"),
      (report.learnings, "learning", "learnings"), (report.blockers, "blocker", "blockers"),
      (report.helpRequests, "request for help", "requests for help"), (report.events, "event", "events"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { count($0.0, $0.1, $0.2) }
    let verb = report.dryRun ? "Would import" : "Imported"
    var lines = style.block(
      "\(verb) \(parts.isEmpty ? "nothing" : parts.joined(separator: ", ")) (\(report.format))", indent: 0)
    for note in report.notes.prefix(20) { lines += style.block("- \(note)", indent: 2) }
    if report.notes.count > 20 { lines.append("  and \(report.notes.count - 20) more notes; --json has them all") }
    if report.dryRun { lines.append(style.paint("Nothing has changed: this was a trial.", .dim)) }
    return lines.joined(separator: "\n") + "\n"
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
}
