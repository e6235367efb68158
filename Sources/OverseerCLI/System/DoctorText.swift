import OverseerSDK

/// The report of the doctor as text for people.
enum DoctorText {
  static func text(_ report: DoctorReport, _ style: Style) -> String {
    let width = report.checks.map(\.name.rawValue.count).max() ?? 0
    let checks = report.checks.flatMap { lines($0, nameWidth: width, style) }
    return (checks + ["", summary(report, style)]).joined(separator: "\n") + "\n"
  }

  private static func lines(_ check: DoctorCheck, nameWidth: Int, _ style: Style) -> [String] {
    let indent = 2 + nameWidth + 2
    let (mark, color): (String, Style.Color) =
      switch check.status {
      case .ok: ("✓", .green)
      case .warning: ("!", .yellow)
      case .error: ("✗", .red)
      }
    let message = style.block(check.message, indent: indent)
    let first = String((message.first ?? "").dropFirst(indent))
    let head = style.paint(mark, color) + " " + Layout.padded(check.name.rawValue, to: nameWidth) + "  " + first
    let mend = check.mend.map { style.block("→ \($0)", indent: indent).map { style.paint($0, color) } } ?? []
    return [head] + message.dropFirst() + mend
  }

  private static func summary(_ report: DoctorReport, _ style: Style) -> String {
    let errors = report.checks.count { $0.status == .error }
    let warnings = report.checks.count { $0.status == .warning }
    var parts: [String] = []
    if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    return parts.isEmpty ? style.paint("All is well.", .green) : style.heading(parts.joined(separator: ", "))
  }
}
