/// The operations and types of a contract in few words: with the fields that are used most.
struct GuideBrief {
  /// An operation or a type, and which of its fields are told.
  struct Part: Sendable {
    let name: String
    let fields: [String]

    /// - Parameter fields: Their names, with spaces in between.
    init(_ name: String, _ fields: String) {
      self.name = name
      self.fields = fields.split(separator: " ").map(String.init)
    }
  }

  private let contract: Contract
  /// The choices whose values have been told.
  private var told: Set<String> = []

  init(of contract: Contract) { self.contract = contract }

  /// How each is called: `tasks.list({status?: ("Pending"|…)[], ready?, …}): Task[]`.
  mutating func signatures(of parts: [Part]) -> [String] {
    var lines: [String] = []
    for part in parts {
      guard let operation = contract[part.name] else { continue }
      let output = TypeScript.type(operation.output)
      lines.append("\(part.name)(\(parameter(of: operation, part.fields))): \(output)")
    }
    return lines
  }

  /// What each holds: `Review {id, status: "GatesPending"|…, …}`.
  mutating func shapes(of parts: [Part]) -> [String] {
    var lines: [String] = []
    for part in parts {
      guard case .object(let object)? = contract.types[part.name]?.schema else { continue }
      lines.append("\(part.name) {\(fields(part.fields, of: object))}")
    }
    return lines
  }

  private mutating func parameter(of operation: OperationContract, _ names: [String]) -> String {
    // The type of an id is clear by its name.
    if let id = operation.singleID, names == [id.name] { return id.name }
    return "{\(fields(names, of: operation.input))}"
  }

  private mutating func fields(_ names: [String], of object: ObjectSchema) -> String {
    var parts: [String] = []
    for name in names {
      guard let property = object[name] else { continue }
      let choices = choices(property.schema.nonNull).map { ": \($0)" } ?? ""
      parts.append("\(name)\(property.isRequired ? "" : "?")\(choices)")
    }
    return parts.joined(separator: ", ") + (names.count < object.properties.count ? ", …" : "")
  }

  /// The values of a choice, or of a list of them, where they have not been told before.
  private mutating func choices(_ schema: Schema) -> String? {
    switch schema {
    case .choice(let choices): return choices.map(TypeScript.literal).joined(separator: "|")
    case .reference(let name):
      guard case .choice(let choices)? = contract.types[name]?.schema, told.insert(name).inserted else { return nil }
      return choices.map(TypeScript.literal).joined(separator: "|")
    case .array(let element, _): return choices(element).map { "(\($0))[]" }
    default: return nil
    }
  }
}
