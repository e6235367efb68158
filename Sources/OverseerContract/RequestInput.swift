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
  /// name may also be repeated), `null` where null means something. What is not of its type stays text, for the check
  /// to name. Throws `invalid_input` where a field is not in the part of the request that it belongs into.
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
    for (name, value) in query { add(value, name, to: &input) }
    for name in inPath {
      if let value = path[name] { add(value, name, to: &input) }
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

  private func add(_ text: String, _ name: String, to input: inout JSONObject) {
    let value = read(text, operation.input[name]?.schema ?? .text)
    if case .array(let more) = value, case .array(let known)? = input[name] {
      input[name] = .array(known + more)
    } else {
      input[name] = value
    }
  }

  private func read(_ text: String, _ schema: Schema) -> JSONValue {
    switch schema {
    case .nullable(let inner): text == "null" ? .null : read(text, inner)
    case .array(let element): .array(text.split(separator: ",").map { read(String($0), element) })
    case .integer: Int64(text).map { .integer($0) } ?? .string(text)
    case .number: Double(text).map { .number($0) } ?? .string(text)
    case .boolean: text == "true" ? true : text == "false" ? false : .string(text)
    case .choice(let choices): choices.first { $0 == Int64(text).map { .integer($0) } } ?? .string(text)
    case .reference(let name): contract.types[name].map { read(text, $0.schema) } ?? .string(text)
    case .string, .map, .any, .object, .oneOf: .string(text)
    }
  }
}
