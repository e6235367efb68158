import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerContract

/// The walk through the catalogue: what every operation must keep so that all surfaces can be derived from it.
struct CatalogueTests {
  private static let contract = Contract.current

  @Test func namesAreUnique() {
    let names = Self.contract.operations.map(\.name)
    #expect(Set(names).count == names.count)
    let inputs = Self.contract.operations.map(\.inputName)
    #expect(Set(inputs).count == inputs.count)
    #expect(Set(inputs).isDisjoint(with: Self.contract.types.keys), "an input is called like another type")
  }

  @Test func routesAreUnique() {
    let routes = Self.contract.operations.map { "\($0.spec.method) \(Self.shape(of: $0.path))" }
    #expect(Set(routes).count == routes.count)
  }

  /// OpenAPI and routers take two paths for one that differ only in the names of their fields.
  @Test func equalPathsNameTheirFieldsEqually() {
    let paths = Dictionary(grouping: Set(Self.contract.operations.map(\.path)), by: Self.shape(of:))
    for (_, same) in paths { #expect(same.count == 1, "\(same.sorted())") }
  }

  @Test func everyTypeIsReadToItsEnd() {
    #expect(Self.contract.unread == [])
  }

  @Test func everyReferenceIsDefined() {
    let shapes = Self.contract.types.values.map(\.schema) + Self.contract.operations.map(\.output)
    let names = (shapes + Self.contract.operations.map { .object($0.input) }).flatMap(Self.references(in:))
    #expect(Set(names).subtracting(Self.contract.types.keys) == [])
  }

  @Test(arguments: contract.operations)
  func nameIsWellFormed(operation: OperationContract) throws {
    #expect(try /[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*/.wholeMatch(in: operation.name) != nil)
    #expect(try /(\/([a-z]+(-[a-z]+)*|\{[a-z_]+\}))+/.wholeMatch(in: operation.spec.path) != nil)
  }

  @Test(arguments: contract.operations)
  func pathFieldsAreRequiredFields(operation: OperationContract) {
    for name in operation.pathFields {
      let field = operation.input[name]
      #expect(field?.isRequired == true, "\(name)")
      #expect(field.map { isText($0.schema) } == true, "\(name)")
    }
  }

  @Test(arguments: contract.operations.filter { !$0.takesBody })
  func queryFieldsCanBeText(operation: OperationContract) {
    for field in operation.remainingFields {
      var schema = field.schema.nonNull
      if case .array(let element, _) = schema { schema = element }
      #expect(isText(schema), "\(field.name)")
    }
  }

  @Test(arguments: contract.operations)
  func methodSuitsTheKind(operation: OperationContract) {
    switch operation.kind {
    case .read, .stream: #expect(operation.spec.method == .get)
    case .write: #expect(operation.spec.method != .get)
    case .effect: break
    }
  }

  @Test(arguments: contract.operations)
  func everythingIsDocumented(operation: OperationContract) {
    #expect(!operation.spec.summary.isEmpty)
    #expect(!operation.spec.summary.hasSuffix(".") && !operation.spec.summary.contains("\n"))
    #expect(!operation.documentation.isEmpty)
    for field in operation.input.properties { #expect(!field.description.isEmpty, "\(field.name)") }
  }

  @Test(arguments: contract.definitions)
  func everyFieldIsDocumented(definition: Definition) {
    guard case .object(let object) = definition.schema else { return }
    for field in object.properties { #expect(!field.description.isEmpty, "\(definition.origin).\(field.name)") }
  }

  /// An operation declares what is peculiar to it; what any call can meet is added by the contract.
  @Test(arguments: contract.operations)
  func errorsAreThoseOfTheOperation(operation: OperationContract) {
    let declared = operation.spec.errors
    #expect(Set(declared).count == declared.count)
    #expect(
      Set(declared).isDisjoint(with: [
        .invalidInput, .unauthorized, .unsupportedMediaType, .methodNotAllowed, .misdirected, .rateLimited,
        .internalError, .gateFailed,
      ]))
    if operation.pathFields.contains(where: { $0.hasSuffix("id") }) { #expect(declared.contains(.notFound)) }
  }

  /// A comment tells which task it is about, so that its operation looks at the claim itself.
  @Test(arguments: contract.operations.filter { $0.spec.who == .holder && $0.name != "reviews.apply_suggestion" })
  func holdersAreChecked(operation: OperationContract) throws {
    #expect(try sample(of: operation.type).lease != nil)
  }

  @Test(arguments: contract.operations)
  func theContractFindsIt(operation: OperationContract) {
    #expect(Self.contract[operation.name]?.inputName == operation.inputName)
    #expect(Self.contract.operations(of: operation.spec.noun).contains { $0.name == operation.name })
  }

  // MARK: - Helpers

  /// The path with its fields made nameless.
  private static func shape(of path: String) -> String { path.replacing(/\{\w+\}/, with: "{}") }

  private static func references(in schema: Schema) -> [String] {
    switch schema {
    case .reference(let name): [name]
    case .array(let inner, _), .map(let inner, _), .nullable(let inner): references(in: inner)
    case .object(let object): object.properties.flatMap { references(in: $0.schema) }
    case .oneOf(let shapes, _): shapes.flatMap(references(in:))
    case .string, .choice, .integer, .number, .boolean, .any: []
    }
  }

  /// Whether a value can stand in a path or a query.
  private func isText(_ schema: Schema) -> Bool {
    switch schema {
    case .string, .choice, .integer, .number, .boolean: true
    case .reference(let name): Self.contract.types[name].map { isText($0.schema) } ?? false
    case .array, .map, .any, .object, .oneOf, .nullable: false
    }
  }

  private func sample<Operation: SDKOperation>(of type: Operation.Type) throws -> any SDKOperation {
    let reader = SchemaReader(.input, documentation: DocComments())
    return try Operation(from: Probe(record: ProbeRecord(reader: reader, origin: "")))
  }
}

extension OperationContract: CustomTestStringConvertible {
  public var testDescription: String { name }
}

extension Definition: CustomTestStringConvertible {
  public var testDescription: String { name }
}
