import OverseerModel

// What an entry of a table says, where a setting of one kind is wanted. Every mistake goes into `problems`, with the
// key as a person knows it: after `table`, the keys of the tables around it.
extension TOMLTable.Entry {
  /// How many texts a list may hold.
  static let listLimit = 100

  /// The text; nil where there is none, or `mistake` finds something wrong with it.
  func text(
    in table: String = "", _ problems: inout FileProblems, mistake: (String) -> String? = { _ in nil }
  ) -> String? {
    guard case .string(let text) = node.value else {
      problems.add(line, "`\(table)\(key)` must be a text, not \(node.kind)")
      return nil
    }
    if let mistake = mistake(text) {
      problems.add(line, "`\(table)\(key)` \(mistake)")
      return nil
    }
    return text
  }

  /// The texts of a list, each once.
  func texts(in table: String = "", _ problems: inout FileProblems, mistake: (String) -> String?) -> [String] {
    guard case .array(let nodes) = node.value else {
      problems.add(line, "`\(table)\(key)` must be a list of texts, not \(node.kind)")
      return []
    }
    guard nodes.count <= Self.listLimit else {
      problems.add(line, "`\(table)\(key)` may hold at most \(Self.listLimit) texts, not \(nodes.count)")
      return []
    }
    var texts: [String] = []
    for node in nodes {
      guard case .string(let text) = node.value else {
        problems.add(node.line, "`\(table)\(key)` must be a list of texts; here stands \(node.kind)")
        continue
      }
      if let mistake = mistake(text) ?? (texts.contains(text) ? "is named twice" : nil) {
        problems.add(node.line, "`\(text.shown)` in `\(table)\(key)` \(mistake)")
      } else {
        texts.append(text)
      }
    }
    return texts
  }

  func number(
    in table: String = "", _ range: ClosedRange<Int>, _ value: inout Int, _ problems: inout FileProblems
  ) {
    guard case .integer(let number) = node.value else {
      problems.add(line, "`\(table)\(key)` must be a whole number, not \(node.kind)")
      return
    }
    guard let small = Int(exactly: number), range.contains(small) else {
      problems.add(
        line, "`\(table)\(key)` must be between \(range.lowerBound) and \(range.upperBound), not \(number)")
      return
    }
    value = small
  }

  func flag(in table: String = "", _ value: inout Bool, _ problems: inout FileProblems) {
    guard case .bool(let flag) = node.value else {
      problems.add(line, "`\(table)\(key)` must be true or false, not \(node.kind)")
      return
    }
    value = flag
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    in table: String = "", _ value: inout Choice, _ problems: inout FileProblems
  ) {
    guard let text = text(in: table, &problems) else { return }
    guard let choice = Choice(rawValue: text) else {
      let all = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
      problems.add(line, "`\(table)\(key)` must be \(all), not `\(text.shown)`")
      return
    }
    value = choice
  }
}

extension FileProblems {
  /// A key that has no meaning, with those that have one.
  mutating func addUnknown(_ entry: TOMLTable.Entry, in table: String = "", known: [String]) {
    let meant = NearestName.to(entry.key, among: known).map { "did you mean `\(table)\($0)`?" }
    let names = known.map { "`\(table)\($0)`" }
    let all = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
    add(
      entry.line,
      "`\(table)\(entry.key.shown)` is not known; " + (meant ?? "\(all) \(known.count == 1 ? "is" : "are")"))
  }
}
