import OverseerJSON
import OverseerModel

/// The OpenAPI 3.1 description of a contract.
public struct OpenAPIDocument: Sendable {
  /// The document as JSON, with its keys in the order in which they are meant to be read.
  public let json: JSONValue

  public init(of contract: Contract, version: String) {
    json = .object([
      "openapi": "3.1.0",
      "info": [
        "title": "Overseer",
        "version": .string(version),
        "summary": "Local tasks, code review and agent orchestration.",
        "description": .string(Self.introduction),
      ],
      "servers": [["url": "http://127.0.0.1:4820", "description": "The local server; it listens on loopback only."]],
      "security": [["bearer": []]],
      "tags": .array(contract.nouns.map { ["name": .string($0)] }),
      "paths": .object(Self.paths(of: contract)),
      "components": .object(Self.components(of: contract)),
    ])
  }

  private static let introduction = """
    Every operation of Overseer. What is left out of a request is the default; in a PATCH it stays as it is, and null \
    clears it. In replies every key is there: an absent value is null. Instants are RFC 3339 in UTC with milliseconds. \
    `x-who` names who may call an operation.
    """

  private static func paths(of contract: Contract) -> JSONObject {
    var paths = JSONObject()
    for operation in contract.operations {
      var item = paths[operation.path]?.objectValue ?? [:]
      item[operation.spec.method.rawValue] = .object(OpenAPIOperation(operation, in: contract).json)
      paths[operation.path] = .object(item)
    }
    return paths
  }

  private static func components(of contract: Contract) -> JSONObject {
    var bodies: [String: JSONValue] = [:]
    for operation in contract.operations where operation.takesBody && !operation.remainingFields.isEmpty {
      bodies[operation.inputName] = .object(
        OpenAPISchema.object(operation.remainingFields, isClosed: true, description: operation.documentation))
    }
    var schemas = JSONObject()
    let defined = contract.types.mapValues { OpenAPISchema.definition($0) }
    for (name, schema) in bodies.merging(defined, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
      schemas[name] = schema
    }
    let codes = Set(contract.operations.flatMap(\.errors)).sorted { $0.responseName < $1.responseName }
    return [
      "schemas": .object(schemas),
      "responses": .object(JSONObject(codes.map { (key: $0.responseName, value: response(to: $0)) })),
      "parameters": [
        "IdempotencyKey": [
          "name": "Idempotency-Key", "in": "header",
          "description": """
          Names this write: within 24 hours the same key with the same body gives the same answer again, with \
          another body a conflict.
          """,
          "schema": ["type": "string", "pattern": "^[!-~]{1,128}$"],
        ]
      ],
      "headers": [
        "CorrelationId": [
          "description": "Names the call in the log and in the events that it caused.", "required": true,
          "schema": ["type": "string"],
        ],
        "Link": [
          "description": "The next page, with `rel=\"next\"`; missing on the last one.", "schema": ["type": "string"],
        ],
      ],
      "securitySchemes": [
        "bearer": [
          "type": "http", "scheme": "bearer", "description": "A token of the installation: `os token create`.",
        ]
      ],
    ]
  }

  private static func response(to code: OverseerError.Code) -> JSONValue {
    [
      "description": .string("`\(code.rawValue)`: \(code.explanation)"),
      "headers": ["X-Correlation-Id": ["$ref": "#/components/headers/CorrelationId"]],
      "content": ["application/json": ["schema": ["$ref": "#/components/schemas/ErrorBody"]]],
    ]
  }
}
