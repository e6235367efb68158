import OverseerJSON
import OverseerModel

/// Where in a value something stands: `items[3].context`, `["an odd name"][0]`.
struct ResultPath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  var steps: [Step] = []

  func appending(_ step: Step) -> ResultPath { ResultPath(steps: steps + [step]) }

  /// As it is read again by ``init(_:)``.
  var text: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where Self.isPlain(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\(Self.quoted(key))]"
      }
    }
  }

  /// As a literal of JavaScript.
  static func quoted(_ text: String) -> String { (try? JSONValue.string(text).text()) ?? "" }

  private static func isPlain(_ key: String) -> Bool {
    guard let first = key.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return key.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "$")
    }
  }
}

extension ResultPath {
  /// Reads a path; an item may also be written `items.3`.
  init(_ text: String) throws(OverseerError) {
    var rest = Substring(text)
    while let first = rest.first {
      switch first {
      case "[":
        guard let end = Self.endOfBracket(rest), let step = Self.step(rest[rest.index(after: rest.startIndex)..<end])
        else { throw Self.malformed(text) }
        steps.append(step)
        rest = rest[rest.index(after: end)...]
      case "." where steps.isEmpty || rest.count == 1: throw Self.malformed(text)
      default:
        if first == "." { rest.removeFirst() }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { throw Self.malformed(text) }
        steps.append(.key(String(name)))
        rest = rest[name.endIndex...]
      }
    }
  }

  private static func malformed(_ text: String) -> OverseerError {
    OverseerError.invalidField(
      "path", "must be like `items[3].context`, not \(text.prefix(100))", hint: "Leave it out for the whole result.")
  }

  private static func endOfBracket(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    var isEscaped = false
    for index in text.indices.dropFirst() {
      let character = text[index]
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if character == "\\" { isEscaped = true }
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "]" {
        return index
      }
    }
    return nil
  }

  private static func step(_ text: Substring) -> Step? {
    if let index = Int(text) { return .index(index) }
    if text.first == "'", text.last == "'", text.count > 1 { return .key(String(text.dropFirst().dropLast())) }
    guard case .string(let key)? = try? JSONParser.parse(String(text)) else { return nil }
    return .key(key)
  }
}

extension ResultPath {
  /// What stands there in a value.
  /// - Throws: `not_found` that tells what is there instead.
  func value(in whole: JSONValue) throws(OverseerError) -> JSONValue {
    var value = whole
    var passed = ResultPath()
    for step in steps {
      guard let (inner, found) = Self.inner(value, step) else { throw Self.missing(step, in: value, at: passed) }
      value = inner
      passed = passed.appending(found)
    }
    return value
  }

  private static func inner(_ value: JSONValue, _ step: Step) -> (JSONValue, Step)? {
    switch (value, step) {
    case (.array, .index(let index)): value[index].map { ($0, step) }
    case (.array, .key(let name)): Int(name).flatMap { index in value[index].map { ($0, .index(index)) } }
    case (.object, .key(let key)): value[key].map { ($0, step) }
    case (.object, .index(let index)): value["\(index)"].map { ($0, .key("\(index)")) }
    default: nil
    }
  }

  private static func missing(_ step: Step, in value: JSONValue, at passed: ResultPath) -> OverseerError {
    let place = passed.steps.isEmpty ? "the result" : "`\(passed.text.prefix(200))`"
    var said = "\(place) is \(value.isNull ? "null" : "a single value") and has nothing inside"
    var hint: String?
    switch value {
    case .array(let items):
      said =
        items.isEmpty ? "\(place) is an empty array" : "\(place) is an array with the items 0 to \(items.count - 1)"
    case .object(let members):
      let names = members.keys
      let more = names.count > 12 ? ", … (\(names.count) in all)" : ""
      said =
        "\(place) is an object with " + (names.isEmpty ? "no members" : names.prefix(12).joined(separator: ", ") + more)
      if case .key(let name) = step, let nearest = NearestName.to(name, among: names) {
        hint = "Did you mean `\(passed.appending(.key(nearest)).text)`?"
      }
    default: break
    }
    return OverseerError.notFound(
      field: "path", "there is no `\(passed.appending(step).text.prefix(200))` in this result: \(said)", hint: hint)
  }
}
