/// The web app's client: a method for every operation, which `caller.ts` sends.
public enum TypeScriptClient {
  /// One module, which ends with a line break.
  public static func text(of contract: Contract) -> String {
    var lines = [
      "// Written by `os-dev generate` from the operation catalogue. Do not edit.",
      "",
      "import { Caller, type CallOptions, type ClientOptions } from \"./caller.ts\";",
    ]
    lines += imports(of: contract) + [""]
    lines += [
      "export * from \"./caller.ts\";",
      "export type * from \"./types.ts\";",
      "",
    ]
    lines += client(contract)
    for noun in contract.nouns {
      lines += [""] + calls(of: noun, contract.operations(of: noun))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `await client.tasks.create({ description: "Fix the parser" })`.
  private static func client(_ contract: Contract) -> [String] {
    var lines = [
      "/** Every operation of a server, grouped by what it is about. */",
      "export class Client {",
    ]
    for noun in contract.nouns {
      lines.append("  readonly \(Declarations.camelCase(noun)): \(className(of: noun));")
    }
    lines += ["", "  constructor(options: ClientOptions = {}) {", "    const caller = new Caller(options);"]
    for noun in contract.nouns {
      lines.append("    this.\(Declarations.camelCase(noun)) = new \(className(of: noun))(caller);")
    }
    return lines + ["  }", "}"]
  }

  private static func calls(of noun: String, _ operations: [OperationContract]) -> [String] {
    var lines = [
      "export class \(className(of: noun)) {",
      "  readonly #caller: Caller;",
      "",
      "  constructor(caller: Caller) {",
      "    this.#caller = caller;",
      "  }",
    ]
    for operation in operations {
      lines.append("")
      lines += TypeScript.comment(
        operation.documentation.isEmpty ? "\(operation.spec.summary)." : operation.documentation, indent: "  ")
      lines += method(operation)
    }
    return lines + ["}"]
  }

  static func method(_ operation: OperationContract) -> [String] {
    let fields = operation.input.properties
    var parameters: [String] = []
    if !fields.isEmpty {
      parameters.append("input: \(operation.inputName)\(fields.contains(where: \.isRequired) ? "" : " = {}")")
    }
    parameters.append("options?: CallOptions")
    let output = TypeScript.type(operation.output)
    let isStream = operation.kind == .stream
    return [
      "  \(Declarations.camelCase(operation.spec.verb))(\(parameters.joined(separator: ", "))): "
        + "\(isStream ? "AsyncGenerator" : "Promise")<\(output)> {",
      "    return this.#caller.\(isStream ? "stream" : "call")(\"\(operation.name)\", "
        + "\(fields.isEmpty ? "{}" : "input"), options);",
      "  }",
    ]
  }

  /// The names that the methods' signatures mention, sorted as formatters do.
  private static func imports(of contract: Contract) -> [String] {
    var names: Set<String> = []
    for operation in contract.operations {
      if !operation.input.properties.isEmpty { names.insert(operation.inputName) }
      add(operation.output, to: &names)
    }
    let sorted = names.sorted { $0.lowercased() < $1.lowercased() }
    return ["import type {"] + sorted.map { "  \($0)," } + ["} from \"./types.ts\";"]
  }

  private static func add(_ schema: Schema, to names: inout Set<String>) {
    switch schema {
    case .reference(let name): names.insert(name)
    case .array(let inner, _), .map(let inner, _), .nullable(let inner): add(inner, to: &names)
    case .object(let object): for property in object.properties { add(property.schema, to: &names) }
    case .oneOf(let shapes, _): for shape in shapes { add(shape, to: &names) }
    case .string, .choice, .integer, .number, .boolean, .any: break
    }
  }

  /// `GitAiCalls` for `git_ai`.
  private static func className(of noun: String) -> String {
    let name = Declarations.camelCase(noun)
    return "\(name.prefix(1).uppercased())\(name.dropFirst())Calls"
  }
}
