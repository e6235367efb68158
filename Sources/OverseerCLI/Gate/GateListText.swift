import OverseerModel
import OverseerSDK

/// Gates as text for people.
enum GateListText {
  static func text(_ list: EffectiveGateList, _ style: Style) -> String {
    guard !list.gates.isEmpty || !list.shadowed.isEmpty else {
      return style.heading("No gates.") + " A sample to begin with: os gate init\n"
    }
    let untrusted = Set(list.untrusted)
    var lines = list.gates.flatMap { self.lines(of: $0, isTrusted: !untrusted.contains($0.id), style) }
    lines += list.shadowed.flatMap { self.lines(of: $0, style) }
    if !untrusted.isEmpty {
      lines.append("")
      lines += style.block("A person looks at what is not trusted yet, and trusts it: os gate trust", indent: 0)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One gate after something was done with it.
  static func done(_ verb: String, _ gate: Gate, _ style: Style) -> String {
    ([verb + ":"] + lines(of: gate, isTrusted: true, style)).joined(separator: "\n") + "\n"
  }

  private static func lines(of gate: Gate, isTrusted: Bool, _ style: Style) -> [String] {
    let mark = isTrusted ? style.paint("✓", .green) : style.paint("?", .yellow)
    let note = place(of: gate) + (isTrusted ? "" : ", not trusted")
    return [mark + " " + head(gate, note, style)] + style.block(gate.command, indent: 4)
      + style.block(settings(of: gate).joined(separator: "\n"), indent: 4).map { style.paint($0, .dim) }
  }

  private static func lines(of shadowed: EffectiveGateList.Shadowed, _ style: Style) -> [String] {
    let mark = style.paint("!", .yellow)
    let advice = "It does not count, as a gate further up has its name. Give it another one."
    return [mark + " " + head(shadowed.gate, place(of: shadowed.gate), style)]
      + style.block(shadowed.gate.command, indent: 4)
      + style.block(advice, indent: 4).map { style.paint($0, .yellow) }
  }

  private static func head(_ gate: Gate, _ note: String, _ style: Style) -> String {
    let name = Layout.truncated(Escaped.line(gate.name), to: max(8, style.width - 5 - DisplayWidth.of(note)))
    return style.paint(name, .bold) + style.paint(" (\(note))", .dim)
  }

  private static func place(of gate: Gate) -> String {
    switch (gate.source, gate.scope) {
    case (.database, .repo): "added as \(gate.id.short)"
    case (.database, .task(let task)): "added as \(gate.id.short) for \(task.short)"
    case (.file, _): ".overseer/gates.toml"
    case (.frontMatter, .task(let task)): "context of \(task.short)"
    case (.frontMatter, .repo): "front matter"
    }
  }

  /// What differs from what counts unless told, as `os gate add` takes it.
  private static func settings(of gate: Gate) -> [String] {
    let usual = Gate(
      id: gate.id, scope: gate.scope, name: "", command: "", source: gate.source, createdAt: gate.createdAt,
      updatedAt: gate.updatedAt)
    var words: [String] = []
    func add(_ option: String, _ value: Int, _ usual: Int) { if value != usual { words.append("\(option) \(value)") } }
    add("--timeout", gate.timeoutSecs, usual.timeoutSecs)
    add("--max-retries", gate.maxRetries, usual.maxRetries)
    add("--poll-interval", gate.pollIntervalSecs, usual.pollIntervalSecs)
    add("--max-pending", gate.maxPendingSecs, usual.maxPendingSecs)
    if !gate.required { words.append("--optional") }
    if !gate.cache { words.append("--no-cache") }
    if gate.checkout == .clean { words.append("--clean") }
    if gate.sandbox == .bwrap { words.append("--sandbox bwrap") }
    if !gate.network { words.append("--no-network") }
    words += gate.passEnv.map { "--pass-env \($0)" }
    var lines = words.isEmpty ? [] : [words.joined(separator: " ")]
    if !gate.paths.isEmpty { lines.append(gate.paths.map { "--path \($0.text)" }.joined(separator: " ")) }
    if let setup = gate.setup { lines.append("--setup \(setup)") }
    return lines
  }
}
