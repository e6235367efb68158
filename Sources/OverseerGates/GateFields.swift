import OverseerModel

/// Reads the keys of a gate, whatever kind of file they stand in.
enum GateFields {
  private static let names = [
    "name", "command", "timeout_secs", "max_retries", "poll_interval_secs", "max_pending_secs", "required", "cache",
    "paths", "checkout", "setup", "pass_env", "sandbox", "network",
  ]

  /// The gate, or nil where its name or its command is missing or wrong. Every mistake goes into `problems`.
  static func read(_ table: TOMLTable, _ problems: inout FileProblems) -> GateDefinition? {
    var gate = GateDefinition(name: "", command: "", line: table.line)
    for entry in table.entries {
      switch entry.key {
      case "name": gate.name = text(entry, &problems, mistake: mistake(inName:)) ?? ""
      case "command": gate.command = text(entry, &problems, mistake: CommandText.mistake) ?? ""
      case "timeout_secs": number(entry, GateDefinition.timeoutRange, &gate.timeoutSecs, &problems)
      case "max_retries": number(entry, GateDefinition.retriesRange, &gate.maxRetries, &problems)
      case "poll_interval_secs": number(entry, GateDefinition.pollIntervalRange, &gate.pollIntervalSecs, &problems)
      case "max_pending_secs": number(entry, GateDefinition.pendingRange, &gate.maxPendingSecs, &problems)
      case "required": flag(entry, &gate.required, &problems)
      case "cache": flag(entry, &gate.cache, &problems)
      case "network": flag(entry, &gate.network, &problems)
      case "paths": gate.paths = texts(entry, &problems, mistake: mistake(inPath:)).compactMap { PathPattern($0) }
      case "pass_env": gate.passEnv = texts(entry, &problems, mistake: mistake(inVariable:))
      case "setup": gate.setup = text(entry, &problems, mistake: CommandText.mistake)
      case "checkout": choice(entry, &gate.checkout, &problems)
      case "sandbox": choice(entry, &gate.sandbox, &problems)
      default:
        let meant = NearestName.to(entry.key, among: names).map { "; did you mean `\($0)`?" }
        let all = names.map { "`\($0)`" }.joined(separator: ", ")
        problems.add(entry.line, "`\(entry.key.shown)` is not known" + (meant ?? "; a gate has \(all)"))
      }
    }
    for key in ["name", "command"] where table[key] == nil {
      problems.add(table.line, "the gate has no `\(key)`")
    }
    if let setup = table["setup"], gate.checkout == .workspace {
      problems.add(setup.line, "`setup` prepares a clean checkout; set `checkout` to \"clean\" too")
    }
    if let network = table["network"], gate.sandbox == .none {
      problems.add(network.line, "`network` is a setting of the sandbox; set `sandbox` to \"bwrap\" too")
    }
    return gate.name.isEmpty || gate.command.isEmpty ? nil : gate
  }

  /// What is wrong with the name of a gate; nil where nothing is.
  static func mistake(inName name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { $0.isLetterOrDigit || "-_.".utf8.contains($0) }
    guard isPlain, name.utf8.first?.isLetterOrDigit == true, name.utf8.count <= GateDefinition.nameLimit else {
      return "must be 1 to \(GateDefinition.nameLimit) letters, digits, `-`, `_` and `.`, and begin with one of the "
        + "first two"
    }
    return nil
  }

  private static func mistake(inPath path: String) -> String? {
    if path.shown != path { return "must not hold characters that cannot be seen" }
    return PathPattern(path) == nil ? "is not a pattern for paths inside the repository, like src/**" : nil
  }

  private static func mistake(inVariable name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
    guard let first = name.utf8.first, isPlain, !(0x30...0x39).contains(first) else {
      return "is not the name of a variable"
    }
    return name.hasPrefix("OVERSEER_") ? "is set by Overseer itself" : nil
  }
}

extension GateFields {
  private typealias Entry = TOMLTable.Entry

  private static func text(
    _ entry: Entry, _ problems: inout FileProblems, mistake: (String) -> String?
  ) -> String? {
    guard case .string(let text) = entry.node.value else {
      problems.add(entry.line, "`\(entry.key)` must be a text, not \(entry.node.kind)")
      return nil
    }
    if let mistake = mistake(text) {
      problems.add(entry.line, "`\(entry.key)` \(mistake)")
      return nil
    }
    return text
  }

  private static func texts(
    _ entry: Entry, _ problems: inout FileProblems, mistake: (String) -> String?
  ) -> [String] {
    guard case .array(let nodes) = entry.node.value else {
      problems.add(entry.line, "`\(entry.key)` must be a list of texts, not \(entry.node.kind)")
      return []
    }
    var texts: [String] = []
    for node in nodes {
      guard case .string(let text) = node.value else {
        problems.add(node.line, "`\(entry.key)` must be a list of texts; here stands \(node.kind)")
        continue
      }
      if let mistake = mistake(text) ?? (texts.contains(text) ? "is named twice" : nil) {
        problems.add(node.line, "`\(text.shown)` in `\(entry.key)` \(mistake)")
      } else {
        texts.append(text)
      }
    }
    return texts
  }

  private static func number(
    _ entry: Entry, _ range: ClosedRange<Int>, _ value: inout Int, _ problems: inout FileProblems
  ) {
    guard case .integer(let number) = entry.node.value else {
      problems.add(entry.line, "`\(entry.key)` must be a whole number, not \(entry.node.kind)")
      return
    }
    guard let small = Int(exactly: number), range.contains(small) else {
      problems.add(
        entry.line, "`\(entry.key)` must be between \(range.lowerBound) and \(range.upperBound), not \(number)")
      return
    }
    value = small
  }

  private static func flag(_ entry: Entry, _ value: inout Bool, _ problems: inout FileProblems) {
    guard case .bool(let flag) = entry.node.value else {
      problems.add(entry.line, "`\(entry.key)` must be true or false, not \(entry.node.kind)")
      return
    }
    value = flag
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ entry: Entry, _ value: inout Choice, _ problems: inout FileProblems
  ) {
    let all = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
    guard let text = text(entry, &problems, mistake: { _ in nil }) else { return }
    guard let choice = Choice(rawValue: text) else {
      problems.add(entry.line, "`\(entry.key)` must be \(all), not `\(text.shown)`")
      return
    }
    value = choice
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
