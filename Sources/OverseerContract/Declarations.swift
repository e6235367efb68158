import OverseerModel

/// The TypeScript declarations that scripts are written against: the globals, an object for each noun among them.
public enum Declarations {
  /// All of them; ends with a line break. Streams are left out: a script ends, and they do not.
  public static func text(of contract: Contract) -> String {
    var lines = [
      "// Written by `os-dev generate` from the operation catalogue. Do not edit.",
      "//",
      "// Every method returns a promise. Arguments are one object, or the id itself where an id is all it takes.",
      "// Names of several words also exist in camelCase: tasks.next_ready() and tasks.nextReady() are the same.",
      "// Results are plain objects. A failed call throws a CallError.",
      "",
    ]
    lines += os + ["", globals, ""]
    for noun in contract.nouns { lines += global(noun, contract) }
    for operation in scriptable(contract.operations) where !operation.input.properties.isEmpty {
      lines += TypeScript.interface(operation.inputName, operation.input.properties, export: "") + [""]
    }
    for definition in contract.definitions { lines += TypeScript.declaration(definition, export: "") + [""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private static func scriptable(_ operations: [OperationContract]) -> [OperationContract] {
    operations.filter { $0.kind != .stream }
  }

  private static func global(_ noun: String, _ contract: Contract) -> [String] {
    let operations = scriptable(contract.operations(of: noun))
    guard !operations.isEmpty else { return [] }
    let lines = ["declare const \(noun): {"] + operations.flatMap(methods) + ["};", ""]
    let alias = camelCase(noun)
    guard alias != noun else { return lines }
    return lines + TypeScript.comment("The same as `\(noun)`.") + ["declare const \(alias): typeof \(noun);", ""]
  }

  private static func methods(_ operation: OperationContract) -> [String] {
    let verb = operation.spec.verb
    let signatures = signatures(of: operation)
    var lines = TypeScript.comment(text(about: operation), indent: "  ", tags: tags(of: operation))
    lines += signatures.map { "  \(verb)\($0)" }
    let alias = camelCase(verb)
    if alias != verb {
      lines += TypeScript.comment("The same as `\(operation.name)`.", indent: "  ")
      lines += signatures.map { "  \(alias)\($0)" }
    }
    return lines
  }

  /// What stands behind the name, once for each way of calling it: `(input: GetTask): Promise<Task>;`.
  static func signatures(of operation: OperationContract) -> [String] {
    let output = "Promise<\(TypeScript.type(operation.output))>;"
    guard !operation.input.properties.isEmpty else { return ["(): \(output)"] }
    let optional = operation.input.properties.contains(where: \.isRequired) ? "" : "?"
    let whole = "(input\(optional): \(operation.inputName)): \(output)"
    // A patch of nothing but an id would change nothing.
    guard let id = operation.singleID, operation.spec.method != .patch else { return [whole] }
    return ["(\(id.name): \(TypeScript.type(id.schema))): \(output)", whole]
  }

  private static func text(about operation: OperationContract) -> String {
    operation.documentation.isEmpty ? "\(operation.spec.summary)." : operation.documentation
  }

  private static func tags(of operation: OperationContract) -> [String] {
    var tags: [String] = []
    if operation.spec.who != .any { tags.append("Only by \(operation.spec.who.explanation).") }
    let errors = operation.spec.errors.map(\.rawValue)
    if !errors.isEmpty { tags.append("@throws \(errors.joined(separator: ", "))") }
    return tags
  }

  /// `nextReady` of `next_ready`.
  static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_")
    return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
