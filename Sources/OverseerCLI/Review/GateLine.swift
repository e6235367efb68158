import OverseerModel

/// A gate on one line: `✗ test   exit 1, attempt 2 of 3`.
struct GateLine {
  let name: String
  /// The last result that counts; nil where nothing was said of the present revision.
  let result: GateResult?
  /// nil where the gate itself is not known any more.
  let gate: Gate?
  /// Whether there is nothing that it could look at, as the round has no revisions of its own.
  var isMoot = false

  /// The gates of a review in the order in which they count.
  ///
  /// - Parameter results: Of the review, oldest first.
  static func lines(_ gates: [Gate], _ review: Review, _ results: [GateResult]) -> [GateLine] {
    gates.map { gate in
      guard let revision = review.revision else {
        return GateLine(name: gate.name, result: nil, gate: gate, isMoot: true)
      }
      let standing = gate.standing(at: revision, in: review.id, results: results)
      let last = results.last {
        $0.gateID == gate.id && $0.reviewID == review.id && $0.tree == revision.tree && $0.command == gate.command
      }
      let counts = (standing != .missing && standing != .stale) || last?.status == .void
      return GateLine(name: gate.name, result: counts ? last : nil, gate: gate)
    }
  }

  /// The last result of each gate, in the order in which the gates were first run.
  static func lines(_ results: [GateResult]) -> [GateLine] {
    var order: [GateID] = []
    var last: [GateID: GateResult] = [:]
    for result in results where last.updateValue(result, forKey: result.gateID) == nil { order.append(result.gateID) }
    return order.compactMap { last[$0] }.map { GateLine(name: $0.gateName, result: $0, gate: nil) }
  }

  /// The lines below each other, with the names in one column.
  static func text(_ lines: [GateLine], _ style: Style) -> [String] {
    let width = min(lines.map { DisplayWidth.of(Escaped.line($0.name)) }.max() ?? 0, 24)
    return lines.map { $0.text(nameWidth: width, style) }
  }

  func text(nameWidth: Int, _ style: Style) -> String {
    let name = Layout.padded(Layout.truncated(Escaped.line(name), to: nameWidth), to: nameWidth)
    let words = Layout.truncated(Escaped.line(words(style)), to: style.width - nameWidth - 6)
    return "  " + style.paint(glyph, color) + " " + name + "  " + style.paint(words, wordsColor)
  }

  private var glyph: String {
    switch result?.status {
    case nil: isMoot ? "-" : "◌"
    case .running: "◐"
    case .pending: "…"
    case .passed: "✓"
    case .failed, .timeout, .escalated: "✗"
    case .waived, .notApplicable, .void: "-"
    }
  }

  private var color: Style.Color {
    switch result?.status {
    case .passed: .green
    case .failed, .timeout, .escalated: .red
    case .running, .pending: .yellow
    case nil, .waived, .notApplicable, .void: .dim
    }
  }

  private var wordsColor: Style.Color? {
    switch result?.status {
    case .failed, .timeout, .escalated, .pending, .running: nil
    case nil, .passed, .waived, .notApplicable, .void: .dim
    }
  }

  private func words(_ style: Style) -> String {
    let state = result.map { Self.words(of: $0, gate, style) } ?? (isMoot ? "does not apply" : "not run yet")
    return gate?.required == false ? "\(state) (optional)" : state
  }

  private static func words(of result: GateResult, _ gate: Gate?, _ style: Style) -> String {
    switch result.status {
    case .running: return "runs for \(style.age(result.startedAt))"
    case .pending: return "does not know yet, since \(style.age(result.startedAt))"
    case .passed:
      let took = result.cachedFrom == nil ? "passed in \(Self.span(result.durationMs))" : "passed this tree before"
      return result.flaky ? "\(took), flaky: it failed this very tree before" : took
    case .failed, .escalated, .timeout: return "\(end(of: result))\(attempt(result, gate))"
    case .waived: return result.reason.map { "waived: \($0)" } ?? "waived"
    case .notApplicable: return result.reason.map { "does not apply: \($0)" } ?? "does not apply"
    case .void: return result.reason.map { "says nothing: \($0)" } ?? "says nothing"
    }
  }

  private static func end(of result: GateResult) -> String {
    // One that was Pending for too long still has the end of its last run, which is not why.
    if let reason = result.reason { return reason }
    if result.status == .timeout { return "timed out after \(span(result.durationMs))" }
    if let code = result.exitCode { return "exit \(code)" }
    if let signal = result.signal { return "ended by signal \(signal)" }
    return "failed"
  }

  private static func attempt(_ result: GateResult, _ gate: Gate?) -> String {
    let count = ", attempt \(result.attempt)" + (gate.map { " of \($0.maxRetries)" } ?? "")
    return result.status == .escalated ? count + ", none left" : count
  }

  /// A span that a gate took: `0.3s`, `12s`, `3m`.
  static func span(_ milliseconds: Int) -> String {
    if milliseconds < 10_000 { return "\(milliseconds / 1000).\(milliseconds % 1000 / 100)s" }
    return Age.of(Instant(milliseconds: 0), at: Instant(milliseconds: Int64(milliseconds)))
  }
}
