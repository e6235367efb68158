import OverseerJSON
import OverseerModel

/// Puts an operation's input together from the parts of an HTTP request, where all but the body is text.
public struct RequestInput: Sendable {
  private let operation: OperationContract
  private let contract: Contract

  public init(of operation: OperationContract, in contract: Contract = .current) {
    self.operation = operation
    self.contract = contract
  }

  /// The input as JSON, still to be checked by ``InputCheck``.
  ///
  /// Values of path and query are read by the type of their field: numbers, `true` and `false`, lists with commas (a
  /// name may also be repeated) or as arrays of JSON, `null` where null means something else than nothing. What is not
  /// of its type stays text, for the check to name. ``parts(of:)`` is the way back.
  ///
  /// Throws `invalid_input` where a field is not in the part of the request that it belongs into, and where one that is
  /// no list is given twice.
  public func assembled(
    path: [String: String], query: [(name: String, value: String)], body: JSONValue?
  ) throws(OverseerError) -> JSONValue {
    var input = try members(of: body)
    var problems: [FieldProblem] = []
    let inPath = operation.pathFields
    for name in inPath where input[name] != nil || query.contains(where: { $0.name == name }) {
      problems.append(FieldProblem(name, "stands in the path already"))
    }
    if operation.takesBody {
      for (name, _) in query { problems.append(FieldProblem(name, "belongs into the body")) }
    }
    guard problems.isEmpty else { throw OverseerError.invalidFields(problems) }
    for (name, value) in query {
      if !add(value, name, to: &input) { problems.append(FieldProblem(name, "is given twice")) }
    }
    guard problems.isEmpty else { throw OverseerError.invalidFields(problems) }
    for name in inPath {
      if let value = path[name] { _ = add(value, name, to: &input) }
    }
    return .object(input)
  }

  private func members(of body: JSONValue?) throws(OverseerError) -> JSONObject {
    guard let body else { return [:] }
    guard operation.takesBody else {
      throw OverseerError.invalidField("body", "\(operation.name) takes none: its fields belong into the query")
    }
    guard case .object(let members) = body else { throw OverseerError.invalidField("body", "must be an object") }
    return members
  }

  /// False for a second value of what can have only one.
  private func add(_ text: String, _ name: String, to input: inout JSONObject) -> Bool {
    let property = operation.input[name]
    let value = property?.isClearable == true && text == "null" ? .null : read(text, property?.schema ?? .text)
    guard let known = input[name] else {
      input[name] = value
      return true
    }
    guard case .array(let more) = value, case .array(let first) = known else { return false }
    input[name] = .array(first + more)
    return true
  }

  private func read(_ text: String, _ schema: Schema) -> JSONValue {
    switch schema {
    case .nullable(let inner): read(text, inner)
    case .array(let element, _): jsonArray(text) ?? .array(text.split(separator: ",").map { read(String($0), element) })
    case .integer, .number: number(text) ?? .string(text)
    case .boolean: text == "true" ? true : text == "false" ? false : .string(text)
    case .choice(let choices): choices.first { $0.stringValue == nil && $0 == number(text) } ?? .string(text)
    case .reference(let name): contract.types[name].map { read(text, $0.schema) } ?? .string(text)
    case .string, .map, .any, .object, .oneOf: .string(text)
    }
  }
}

/// The parts of an HTTP request that carry an operation's input.
public struct RequestParts: Sendable, Hashable {
  /// The path and the query, percent-encoded: `/api/tasks?ready=true`.
  public var target: String
  /// nil where the method takes none.
  public var body: JSONValue?
}

extension RequestInput {
  /// The parts of which ``assembled(path:query:body:)`` makes the input again.
  ///
  /// - Parameter input: An input that ``InputCheck`` takes. What is null in it is left out of the query, unless null
  ///   means something there.
  public func parts(of input: JSONObject) -> RequestParts {
    var rest = input
    var target = "/api"
    for part in operation.spec.path.split(separator: "/") {
      let isField = part.hasPrefix("{") && part.hasSuffix("}")
      let name = String(isField ? part.dropFirst().dropLast() : part)
      target += "/" + (isField ? PercentEncoding.encoded(rest[name].map(Self.text) ?? "") : name)
      if isField { rest[name] = nil }
    }
    if operation.takesBody { return RequestParts(target: target, body: .object(rest)) }
    var query: [String] = []
    for (name, value) in rest where !value.isNull || operation.input[name]?.isClearable == true {
      query.append("\(PercentEncoding.encoded(name))=\(PercentEncoding.encoded(Self.text(value)))")
    }
    return RequestParts(target: target + (query.isEmpty ? "" : "?" + query.joined(separator: "&")), body: nil)
  }

  /// A value as ``read(_:_:)`` reads it.
  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return text
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .integer(let number): return "\(number)"
    case .number(let number): return "\(number)"
    case .array(let elements):
      let words = elements.map(text)
      // Splitting at commas gives back only words without any, and no empty ones.
      let isPlain = words.allSatisfy { !$0.isEmpty && !$0.contains(",") } && words.first?.hasPrefix("[") != true
      return isPlain && !words.isEmpty ? words.joined(separator: ",") : json(value)
    case .object: return json(value)
    }
  }

  private static func json(_ value: JSONValue) -> String { (try? value.text()) ?? "" }

  /// Anything else that begins with a bracket is the first word of a list.
  private func jsonArray(_ text: String) -> JSONValue? {
    guard text.hasPrefix("["), case .array(let elements)? = try? JSONParser.parse(text),
      elements.allSatisfy({ $0.stringValue != nil })
    else { return nil }
    return .array(elements)
  }

  /// A number as JSON has it.
  private func number(_ text: String) -> JSONValue? {
    guard text.utf8.allSatisfy({ $0 > 0x20 }), let value = try? JSONParser.parse(text), value.numberValue != nil else {
      return nil
    }
    return value
  }
}
