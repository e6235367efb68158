import OverseerJSON
import OverseerModel

/// Reads the arguments of a tool, and notes all that is wrong with them.
struct ToolArguments {
  /// The most that a script may be long, in bytes.
  static let codeLimit = 1 << 20

  private let members: JSONObject
  private let tool: String
  private let known: [String]
  private var problems: [FieldProblem] = []

  /// Throws `invalid_input` where the arguments are no object.
  init(_ arguments: JSONValue?, of tool: String, known: [String]) throws(OverseerError) {
    guard let members = (arguments ?? [:]).objectValue else {
      throw OverseerError.invalidField("arguments", "must be an object: {\(known.joined(separator: ", "))}")
    }
    self.members = members
    self.tool = tool
    self.known = known
    for (name, _) in members where !known.contains(name) {
      let free = known.filter { members[$0] == nil }
      let meant = NearestName.to(name, among: free).map { "; did you mean \($0)?" }
      problems.append(FieldProblem(String(name.prefix(100)), "there is no such argument" + (meant ?? "")))
    }
  }

  /// The text of a script.
  mutating func code(_ name: String) -> String? {
    guard let code = required(name) else { return nil }
    guard code.utf8.count <= Self.codeLimit else {
      problems.append(FieldProblem(name, "must be 1 MiB at most, not \(code.utf8.count) bytes"))
      return nil
    }
    return code
  }

  /// A text that must be there.
  mutating func text(_ name: String, upTo limit: Int) -> String? {
    guard let text = required(name) else { return nil }
    guard (1...limit).contains(text.utf8.count) else {
      problems.append(FieldProblem(name, "must be 1 to \(limit) bytes, not \(text.utf8.count)"))
      return nil
    }
    return text
  }

  mutating func integer(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = members[name], !value.isNull else { return nil }
    // 1e3 and 1000.0 are whole numbers too.
    if let number = value.numberValue, let whole = Int(exactly: number), range.contains(whole) { return whole }
    problems.append(FieldProblem(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }

  mutating func flag(_ name: String) -> Bool? {
    guard let value = members[name], !value.isNull else { return nil }
    if let flag = value.boolValue { return flag }
    problems.append(FieldProblem(name, "must be true or false"))
    return nil
  }

  /// What was read, unless something was wrong.
  func checked<Value>(_ value: Value?) throws(OverseerError) -> Value {
    if problems.isEmpty, let value { return value }
    throw OverseerError.invalidFields(problems, hint: "\(tool) takes \(known.joined(separator: ", ")).")
  }

  private mutating func required(_ name: String) -> String? {
    guard let value = members[name], !value.isNull else {
      problems.append(FieldProblem(name, "is required: a string"))
      return nil
    }
    guard let text = value.stringValue else {
      problems.append(FieldProblem(name, "must be a string"))
      return nil
    }
    return text
  }
}
