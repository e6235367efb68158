import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

/// How a script gives an operation its input.
struct ScriptShape: Sendable {
  private let name: String
  private let check: InputCheck
  private let fields: [String]
  /// The field that may be given by value.
  private let byValue: String?
  private let waits: Bool

  init<Operation: SDKOperation>(_ type: Operation.Type) {
    name = Operation.spec.name
    check = InputCheck(type)
    fields = check.input.properties.map(\.name)
    let required = check.input.properties.filter(\.isRequired)
    byValue = check.input.onlyRequired?.name ?? (required.isEmpty ? check.input["id"]?.name : nil)
    waits = check.input["wait"] != nil
  }

  /// Reads the arguments of a call, a JSON array: one object; or the value of the only field that must be there, with
  /// an object for the others after it where there are some. Fields may be written in camelCase.
  func decode<Operation: SDKOperation>(
    _ type: Operation.Type, from arguments: [UInt8]
  ) throws(OverseerError) -> Operation {
    try check.decode(type, from: .object(try members(of: arguments)))
  }

  /// What kind of id the field takes, or the items of its list: `AnyTaskID`; nil where it takes none.
  func idType(of field: String) -> String? {
    guard let schema = check.input[field]?.schema else { return nil }
    if case .array(let element, _) = schema.nonNull { return element.idType }
    return schema.idType
  }

  func members(of arguments: [UInt8]) throws(OverseerError) -> JSONObject {
    let given: [JSONValue]
    do throws(JSONParseError) {
      given = try JSONParser.parse(arguments).arrayValue ?? []
    } catch {
      throw OverseerError(.internalError, "the arguments of \(name) cannot be read: \(error)")
    }
    var members = try object(from: given)
    for (key, value) in members where !fields.contains(key) {
      let wire = JSONKey.wireName(key)
      guard fields.contains(wire), members[wire] == nil else { continue }
      members[key] = nil
      members[wire] = value
    }
    if waits { try refuseToWait(&members) }
    return members
  }

  /// A script has no time to wait for gates: it asks with os.wait() what has become of them.
  private func refuseToWait(_ members: inout JSONObject) throws(OverseerError) {
    guard members["wait"] != true else {
      throw OverseerError.invalidField(
        "wait", "must be false: no call of a script waits for gates",
        hint: "Leave it out, and wait with os.wait(review) for what becomes of it.")
    }
    if members["wait"]?.isNull ?? true { members["wait"] = false }
  }

  private func object(from given: [JSONValue]) throws(OverseerError) -> JSONObject {
    switch (given.count, given.first) {
    case (0, _), (1, .null): return [:]
    case (1, .object(let members)): return members
    case (1, let value?):
      guard let byValue else { throw refusal("is given one object, not \(Self.words(for: value))") }
      return [byValue: value]
    case (2, let value?):
      guard let byValue, value.objectValue == nil, var members = given[1].objectValue ?? (given[1].isNull ? [:] : nil),
        members[byValue] == nil
      else { throw refusal("is given one argument, not 2") }
      members[byValue] = value
      return members
    default: throw refusal("is given one argument, not \(given.count)")
    }
  }

  private func refusal(_ problem: String) -> OverseerError {
    let example = fields.isEmpty ? "()" : "({\(fields.joined(separator: ", "))})"
    return OverseerError(
      .invalidInput, "\(name) \(problem)", hint: "Everything goes into one object: \(name)\(example)")
  }

  private static func words(for value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
