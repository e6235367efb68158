import OverseerModel
import OverseerSDK

/// The gates that a call runs, as they stand at this moment.
struct GateBoard: Sendable {
  private struct Entry: Sendable {
    var result: GateResult
    /// When a gate that does not know yet is asked again.
    var until: Instant?
    /// What it printed last, newest at the end.
    var tail: [String] = []
  }

  /// How many lines of a running gate are kept to be shown.
  private static let mostLines = 3
  private static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

  private var order: [GateID] = []
  private var entries: [GateID: Entry] = [:]

  /// Whether no gate runs or waits to be asked again.
  var isIdle: Bool { !entries.values.contains { $0.result.status == .running || $0.result.status == .pending } }

  mutating func take(_ progress: GateProgress) {
    switch progress {
    case .started(let result): put(Entry(result: result))
    case .ended(let result): put(Entry(result: result))
    case .waiting(let result, let until): put(Entry(result: result, until: until))
    case .line(let name, let text, _):
      guard let id = order.last(where: { entries[$0]?.result.gateName == name }) else { return }
      let line = GateOutput.line(text)
      guard !line.allSatisfy(\.isWhitespace) else { return }
      entries[id]?.tail.append(line)
      if let count = entries[id]?.tail.count, count > Self.mostLines { entries[id]?.tail.removeFirst() }
    }
  }

  private mutating func put(_ entry: Entry) {
    if entries.updateValue(entry, forKey: entry.result.gateID) == nil { order.append(entry.result.gateID) }
  }

  /// A line for each gate, with what a running one printed last below it.
  ///
  /// - Parameters:
  ///   - frame: Counts up with every time it is shown; it turns the signs of what runs.
  ///   - height: How many lines there are. What is done already gives way first, then what was printed.
  func lines(frame: Int, height: Int, _ style: Style) -> [String] {
    let width = min(
      order.compactMap { entries[$0].map { DisplayWidth.of(Escaped.line($0.result.gateName)) } }.max() ?? 0, 24)
    let all = order.compactMap { entries[$0] }
    let open = all.filter { $0.result.status == .running || $0.result.status == .pending }
    let done = all.filter { $0.result.status != .running && $0.result.status != .pending }
    var lines: [String] = []
    if all.count <= height {
      lines = all.flatMap { [line(of: $0, nameWidth: width, frame, style)] }
      let room = height - all.count
      guard open.reduce(0, { $0 + $1.tail.count }) <= room else { return lines }
      return all.flatMap { self.lines(of: $0, nameWidth: width, frame, style) }
    }
    lines.append("  " + style.paint("\(done.count) of \(all.count) gates done", .dim))
    return lines + open.prefix(max(height - 1, 0)).map { line(of: $0, nameWidth: width, frame, style) }
  }

  private func lines(of entry: Entry, nameWidth: Int, _ frame: Int, _ style: Style) -> [String] {
    [line(of: entry, nameWidth: nameWidth, frame, style)]
      + entry.tail.map { style.paint(Layout.truncated("      │ " + $0, to: style.width - 1), .dim) }
  }

  private func line(of entry: Entry, nameWidth: Int, _ frame: Int, _ style: Style) -> String {
    let name = Layout.padded(Layout.truncated(Escaped.line(entry.result.gateName), to: nameWidth), to: nameWidth)
    switch entry.result.status {
    case .running:
      let sign = Self.spinner[frame % Self.spinner.count]
      return "  " + style.paint(sign, .yellow) + " \(name)  " + style.paint(style.age(entry.result.startedAt), .dim)
    case .pending:
      let next = entry.until.map { "asked again in \(Age.until($0, at: style.now))" } ?? "does not know yet"
      return "  " + style.paint("…", .yellow) + " \(name)  " + style.paint(next, .dim)
    case .passed, .failed, .timeout, .escalated, .waived, .notApplicable, .void:
      return GateLine(name: entry.result.gateName, result: entry.result, gate: nil).text(nameWidth: nameWidth, style)
    }
  }

  /// What is said of it where nothing can be rewritten: that a gate starts, and how it ended.
  static func plainLine(_ progress: GateProgress, _ style: Style) -> String? {
    switch progress {
    case .started(let result): "  ◐ \(Escaped.line(result.gateName))  started"
    case .ended(let result): GateLine.text([GateLine(name: result.gateName, result: result, gate: nil)], style).first
    case .waiting(let result, let until):
      "  … \(Escaped.line(result.gateName))  asked again in \(Age.until(until, at: style.now))"
    case .line: nil
    }
  }
}
