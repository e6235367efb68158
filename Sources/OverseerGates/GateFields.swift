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
      case "name": gate.name = entry.text(&problems, mistake: mistake(inName:)) ?? ""
      case "command": gate.command = entry.text(&problems, mistake: CommandText.mistake) ?? ""
      case "timeout_secs": entry.number(GateDefinition.timeoutRange, &gate.timeoutSecs, &problems)
      case "max_retries": entry.number(GateDefinition.retriesRange, &gate.maxRetries, &problems)
      case "poll_interval_secs": entry.number(GateDefinition.pollIntervalRange, &gate.pollIntervalSecs, &problems)
      case "max_pending_secs": entry.number(GateDefinition.pendingRange, &gate.maxPendingSecs, &problems)
      case "required": entry.flag(&gate.required, &problems)
      case "cache": entry.flag(&gate.cache, &problems)
      case "network": entry.flag(&gate.network, &problems)
      case "paths": gate.paths = entry.texts(&problems, mistake: mistake(inPath:)).compactMap { PathPattern($0) }
      case "pass_env": gate.passEnv = entry.texts(&problems, mistake: mistake(inVariable:))
      case "setup": gate.setup = entry.text(&problems, mistake: CommandText.mistake)
      case "checkout": entry.choice(&gate.checkout, &problems)
      case "sandbox": entry.choice(&gate.sandbox, &problems)
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
      problems.add(setup.line, "`setup` \(setupMistake)")
    }
    if let network = table["network"], gate.sandbox == .none {
      problems.add(network.line, "`network` \(networkMistake)")
    }
    return gate.name.isEmpty || gate.command.isEmpty ? nil : gate
  }

  static let setupMistake = "prepares a clean checkout; set `checkout` to \"clean\" too"
  static let networkMistake = "is a setting of the sandbox; set `sandbox` to \"bwrap\" too"

  /// What is wrong with the name of a gate; nil where nothing is.
  static func mistake(inName name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { $0.isLetterOrDigit || "-_.".utf8.contains($0) }
    guard isPlain, name.utf8.first?.isLetterOrDigit == true, name.utf8.count <= GateDefinition.nameLimit else {
      return "must be 1 to \(GateDefinition.nameLimit) letters, digits, `-`, `_` and `.`, and begin with one of the "
        + "first two"
    }
    return nil
  }

  static func mistake(inPath path: String) -> String? {
    if path.shown != path { return "must not hold characters that cannot be seen" }
    return PathPattern(path) == nil ? "is not a pattern for paths inside the repository, like src/**" : nil
  }

  static func mistake(inVariable name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
    guard let first = name.utf8.first, isPlain, !(0x30...0x39).contains(first) else {
      return "is not the name of a variable"
    }
    return name.hasPrefix("OVERSEER_") ? "is set by Overseer itself" : nil
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
