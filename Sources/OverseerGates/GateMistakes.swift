import OverseerModel

extension GateDefinition {
  /// What is wrong with a gate that does not come from a file, by the rules for those that do; empty where nothing is.
  public var mistakes: [FieldProblem] {
    var mistakes: [FieldProblem] = []
    func add(_ field: String, _ mistake: String?) {
      if let mistake { mistakes.append(FieldProblem(field, mistake)) }
    }
    func check(_ field: String, _ value: Int, _ range: ClosedRange<Int>) {
      if range.contains(value) { return }
      add(field, "must be between \(range.lowerBound) and \(range.upperBound), not \(value)")
    }
    func check(_ field: String, _ texts: [String], _ mistake: (String) -> String?) {
      guard texts.count <= TOMLTable.Entry.listLimit else {
        return add(field, "may hold at most \(TOMLTable.Entry.listLimit) texts, not \(texts.count)")
      }
      for (index, text) in texts.enumerated() {
        add("\(field)[\(index)]", mistake(text) ?? (texts[..<index].contains(text) ? "is named twice" : nil))
      }
    }
    add("name", GateFields.mistake(inName: name))
    add("command", CommandText.mistake(in: command))
    check("timeout_secs", timeoutSecs, Self.timeoutRange)
    check("max_retries", maxRetries, Self.retriesRange)
    check("poll_interval_secs", pollIntervalSecs, Self.pollIntervalRange)
    check("max_pending_secs", maxPendingSecs, Self.pendingRange)
    check("paths", paths.map(\.text), GateFields.mistake(inPath:))
    check("pass_env", passEnv, GateFields.mistake(inVariable:))
    add("setup", setup.flatMap(CommandText.mistake))
    if setup != nil, checkout == .workspace { add("setup", GateFields.setupMistake) }
    if !network, sandbox == .none { add("network", GateFields.networkMistake) }
    return mistakes
  }
}
