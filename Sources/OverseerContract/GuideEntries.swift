import OverseerJSON

/// What is searched when somebody looks for an operation: all that is said about each, as JSON.
public enum GuideEntries {
  /// An object a line, in the order of the catalogue; ends without a line break.
  public static func text(of contract: Contract) throws -> String {
    let operations = contract.operations.filter { $0.kind != .stream }.map { entry(of: $0, in: contract) }
    let lines = try (operations + Declarations.functions.map(entry)).map { try $0.text() }
    return "[\n\(lines.joined(separator: ",\n"))\n]"
  }

  private static func entry(of operation: OperationContract, in contract: Contract) -> JSONValue {
    let documentation = operation.documentation.isEmpty ? "\(operation.spec.summary)." : operation.documentation
    let isForAll = operation.spec.who == .any
    let fields = operation.input.properties.map { JSONValue.string($0.name) }
    return [
      "name": .string(operation.name),
      "signature": .string(GuideSignature.typed(operation)),
      "title": .string(operation.spec.summary),
      "summary": .string(documentation + (isForAll ? "" : " Only by \(operation.spec.who.explanation).")),
      "fields": .array(fields),
      "gives": .array(given(by: operation.output, in: contract).map(JSONValue.string)),
      "types": .array(types(of: operation).map(JSONValue.string)),
      "errors": .array(operation.spec.errors.map { .string($0.rawValue) }),
      "example": .string(GuideExample.call(of: operation, in: contract)),
      "for_people": .bool(operation.spec.who == .human),
    ]
  }

  private static func entry(of function: Declarations.Function) -> JSONValue {
    [
      "name": .string("os.\(function.name)"),
      "signature": .string("os.\(function.name)\(function.signature)"),
      "title": "",
      "summary": .string(function.documentation),
      "fields": [],
      "gives": [],
      "types": .array(function.types.map(JSONValue.string)),
      "errors": [],
      "example": .string(function.example),
      "for_people": false,
    ]
  }

  /// The fields of what it gives, and of what those hold.
  private static func given(by output: Schema, in contract: Contract, depth: Int = 0) -> [String] {
    named(in: output).flatMap { name -> [String] in
      guard case .object(let object)? = contract.types[name]?.schema else { return [] }
      return object.properties.flatMap { property in
        [property.name] + (depth == 0 ? given(by: property.schema, in: contract, depth: 1) : [])
      }
    }
  }

  /// The named types that it takes and gives, its own input first.
  private static func types(of operation: OperationContract) -> [String] {
    var names: [String] = operation.input.properties.isEmpty ? [] : [operation.inputName]
    for name in named(in: operation.output) where !names.contains(name) { names.append(name) }
    return names
  }

  private static func named(in schema: Schema) -> [String] {
    switch schema {
    case .reference(let name): [name]
    case .array(let element, _), .map(let element, _), .nullable(let element): named(in: element)
    case .object(let object): object.properties.flatMap { named(in: $0.schema) }
    case .oneOf(let shapes, _): shapes.flatMap(named)
    case .string, .choice, .integer, .number, .boolean, .any: []
    }
  }
}
