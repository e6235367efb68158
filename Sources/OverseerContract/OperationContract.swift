import OverseerModel
import OverseerSDK

/// What is published about one operation: everything that a surface needs to offer it.
public struct OperationContract: Sendable {
  /// What an operation may touch.
  public enum Kind: String, Sendable { case read, write, effect, stream }

  public let type: any SDKOperation.Type
  public let spec: OperationSpec
  public let kind: Kind
  /// The name of the input's type: `CreateTask`.
  public let inputName: String
  public let input: ObjectSchema
  /// The shape of the reply; of a stream, that of each event.
  public let output: Schema
  /// What the doc comment says: a sentence or two.
  public let documentation: String

  public var name: String { spec.name }
  public var isWriting: Bool { spec.method != .get }
  /// The route with `/api`.
  public var path: String { "/api" + spec.path }

  /// The names in braces of the route, in their order.
  public var pathFields: [String] {
    spec.path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map {
      String($0.dropFirst().dropLast())
    }
  }

  /// The fields that travel in the query (GET and DELETE) or in the body (POST and PATCH).
  public var remainingFields: [ObjectSchema.Property] {
    let inPath = Set(pathFields)
    return input.properties.filter { !inPath.contains($0.name) }
  }

  public var takesBody: Bool {
    switch spec.method {
    case .post, .patch: true
    case .get, .delete: false
    }
  }

  /// The only required field, where it is an id: callers may then give the id by itself.
  public var singleID: ObjectSchema.Property? {
    guard let only = input.onlyRequired, only.schema.idType != nil else { return nil }
    return only
  }

  /// Whether the reply is a page of a list, to be continued with `after`.
  public var isPaged: Bool {
    guard case .array = output else { return false }
    return input["after"] != nil && input["limit"] != nil
  }

  /// Everything that may go wrong over HTTP, by status: what the operation declares, and what any call can meet.
  public var errors: [OverseerError.Code] {
    var codes: Set<OverseerError.Code> = [
      .invalidInput, .unauthorized, .forbidden, .misdirected, .rateLimited, .internalError, .unavailable,
    ]
    if isWriting { codes.formUnion([.conflict, .tooLarge, .unsupportedMediaType]) }
    codes.formUnion(spec.errors)
    return codes.filter { $0.httpStatus != nil }.sorted { ($0.httpStatus ?? 0) < ($1.httpStatus ?? 0) }
  }
}

extension SDKOperation {
  static var kind: OperationContract.Kind {
    switch execution {
    case .read: .read
    case .write: .write
    case .effect: .effect
    case .stream: .stream
    }
  }
}
