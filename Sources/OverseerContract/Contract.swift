import OverseerModel
import OverseerSDK

/// All that is published about a catalogue of operations, read from their types and doc comments.
public struct Contract: Sendable {
  /// In the order of the catalogue.
  public let operations: [OperationContract]
  /// Every named shape, by its name.
  public let types: [String: Definition]
  /// Where the shapes come from: paths of Swift types with the wire names of their fields.
  public let origins: [String: Set<String>]
  /// Types that could not be read to their end, so that what is published about them may lack fields.
  public let unread: [String]

  /// The contract of ``Catalogue/operations``.
  public static let current = Contract(of: Catalogue.operations, documentation: .published)

  public init(of operations: [any SDKOperation.Type], documentation: DocComments) {
    let inputs = SchemaReader(.input, documentation: documentation)
    let outputs = SchemaReader(.output, documentation: documentation)
    self.operations = operations.map { Self.read($0, inputs, outputs) }
    _ = outputs.schema(of: ErrorBody.self)
    types = inputs.definitions.merging(outputs.definitions) { _, output in output }
    origins = inputs.origins.merging(outputs.origins) { $0.union($1) }
    unread = inputs.unread + outputs.unread
  }

  private static func read<Operation: SDKOperation>(
    _ type: Operation.Type, _ inputs: SchemaReader, _ outputs: SchemaReader
  ) -> OperationContract {
    let path = TypeName.path(of: type)
    return OperationContract(
      type: type, spec: Operation.spec, kind: Operation.kind, inputName: TypeName.published(path),
      input: inputs.object(of: type), output: outputs.schema(of: Operation.Output.self),
      documentation: inputs.documentation.text(of: path) ?? "")
  }

  /// The operation of this name: `tasks.create`.
  public subscript(name: String) -> OperationContract? { operations.first { $0.name == name } }

  /// The nouns, in the order in which they first occur.
  public var nouns: [String] {
    var seen: Set<String> = []
    return operations.map(\.spec.noun).filter { seen.insert($0).inserted }
  }

  /// The operations of a noun.
  public func operations(of noun: String) -> [OperationContract] { operations.filter { $0.spec.noun == noun } }

  /// The named shapes, sorted by name.
  public var definitions: [Definition] { types.values.sorted { $0.name < $1.name } }
}
