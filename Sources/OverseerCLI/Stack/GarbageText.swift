import OverseerModel
import OverseerSDK

/// What a collection cleared away, or would, as text for people.
struct GarbageText {
  let report: GarbageReport
  /// What was asked for; nil where it was not said.
  let days: Int?
  let tasks: [AnyTaskID: WorkItem]

  func text(_ style: Style) -> String {
    guard !report.refs.isEmpty || !report.kept.isEmpty || !report.pins.isEmpty else {
      return "Nothing is left over from tasks that were finished \(days ?? 30) days ago or earlier.\n"
    }
    let isApplied = report.applied
    var lines: [String] = []
    if !report.refs.isEmpty {
      lines.append(
        isApplied
          ? "Archived, with all commits pinned for 90 days:" : "Would be archived, with all commits pinned for 90 days:"
      )
      for ref in report.refs {
        lines.append(StackText.line(ref.taskID, tasks, style))
        if let path = ref.workspacePath { lines.append("            " + style.paint(Escaped.line(path), .dim)) }
      }
    }
    if !report.pins.isEmpty {
      lines.append(
        isApplied ? "Let go of what was archived 90 days ago:" : "Would let go of what was archived 90 days ago:")
      lines += report.pins.map { "  " + Escaped.line($0) }
    }
    if !report.kept.isEmpty {
      lines.append(style.paint("Kept:", .yellow))
      for kept in report.kept {
        lines.append(StackText.line(kept.taskID, tasks, style))
        lines += style.block(kept.reason, indent: 12)
      }
    }
    if !isApplied {
      let age = days.map { " --older-than \($0)d" } ?? ""
      lines += ["", style.heading("Nothing was done.") + " To do it: os gc\(age) --apply"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
