/// How an operation is called, on one line, for models to read.
enum GuideSignature {
  /// With all types, as TypeScript has it: `tasks.get(id: AnyTaskID): Promise<TaskInContext>`.
  static func typed(_ operation: OperationContract) -> String {
    "\(operation.name)(\(parameter(of: operation))): Promise<\(TypeScript.type(operation.output))>"
  }

  private static func parameter(of operation: OperationContract) -> String {
    let properties = inputs(of: operation)
    guard !properties.isEmpty else { return "" }
    let fields = properties.map { property in
      // That null may stand for nothing is no news, but where it says something else.
      let schema = property.isClearable ? property.schema : property.schema.nonNull
      return "\(TypeScript.key(property.name))\(property.isRequired ? "" : "?"): \(TypeScript.type(schema))"
    }
    let whole = "{ \(fields.joined(separator: ", ")) }"
    guard let id = loneID(of: operation) else {
      return "input\(properties.contains(where: \.isRequired) ? "" : "?"): \(whole)"
    }
    let type = TypeScript.type(id.schema)
    return properties.count == 1 ? "\(id.name): \(type)" : "\(id.name): \(type) | \(whole)"
  }

  /// With the names of the fields alone: `create(description, parent_id?, …)`.
  static func short(_ operation: OperationContract) -> String {
    let names = inputs(of: operation).filter { !isCommon($0) }.map {
      "\($0.name)\($0.isRequired ? "" : "?")"
    }
    return "\(operation.spec.verb)(\(names.joined(separator: ", ")))"
  }

  /// Fields that mean the same in every operation, said once instead.
  static let common = ["repo_id", "all_repos", "limit", "after", "generation"]

  private static func isCommon(_ property: ObjectSchema.Property) -> Bool {
    !property.isRequired && common.contains(property.name)
  }

  /// The field that a call may give by itself.
  private static func loneID(of operation: OperationContract) -> ObjectSchema.Property? {
    // A patch of nothing but an id would change nothing.
    operation.spec.method == .patch ? nil : operation.singleID
  }

  /// What a script may give, the required first. It never waits for gates.
  private static func inputs(of operation: OperationContract) -> [ObjectSchema.Property] {
    let properties = operation.input.properties.filter { $0.name != "wait" }
    return properties.filter(\.isRequired) + properties.filter { !$0.isRequired }
  }
}
