import OverseerJSON
import OverseerModel

/// One operation as OpenAPI has it.
struct OpenAPIOperation {
  private let operation: OperationContract
  private let contract: Contract

  init(_ operation: OperationContract, in contract: Contract) {
    self.operation = operation
    self.contract = contract
  }

  var json: JSONObject {
    var object: JSONObject = [
      "operationId": .string(operation.name),
      "tags": [.string(operation.spec.noun)],
      "summary": .string(operation.spec.summary),
    ]
    if !operation.documentation.isEmpty { object["description"] = .string(operation.documentation) }
    object["x-who"] = .string(operation.spec.who.rawValue)
    let parameters = parameters
    if !parameters.isEmpty { object["parameters"] = .array(parameters) }
    if operation.takesBody, !operation.remainingFields.isEmpty {
      object["requestBody"] = [
        "required": .bool(operation.remainingFields.contains(where: \.isRequired)),
        "content": ["application/json": ["schema": OpenAPISchema.reference(operation.inputName)]],
      ]
    }
    object["responses"] = .object(responses)
    return object
  }

  private var parameters: [JSONValue] {
    var parameters = operation.pathFields.compactMap { operation.input[$0] }.map { parameter($0, in: "path") }
    if !operation.takesBody { parameters += operation.remainingFields.map { parameter($0, in: "query") } }
    if operation.isWriting { parameters.append(["$ref": "#/components/parameters/IdempotencyKey"]) }
    return parameters
  }

  private func parameter(_ property: ObjectSchema.Property, in place: String) -> JSONValue {
    var object: JSONObject = ["name": .string(property.name), "in": .string(place)]
    if property.isRequired { object["required"] = true }
    if !property.description.isEmpty { object["description"] = .string(property.description) }
    let schema = property.schema.nonNull
    if case .array = schema {
      object["style"] = "form"
      object["explode"] = false
    }
    object["schema"] = property.isClearable ? OpenAPISchema.textOrNull(schema) : OpenAPISchema.json(schema)
    return .object(object)
  }

  private var responses: JSONObject {
    var headers: JSONObject = ["X-Correlation-Id": ["$ref": "#/components/headers/CorrelationId"]]
    if operation.isPaged { headers["Link"] = ["$ref": "#/components/headers/Link"] }
    let media = operation.kind == .stream ? "text/event-stream" : "application/json"
    var responses: JSONObject = [
      "200": [
        "description": .string(describe(operation.output)),
        "headers": .object(headers),
        "content": [media: ["schema": OpenAPISchema.json(operation.output)]],
      ]
    ]
    for code in operation.errors {
      if let status = code.httpStatus {
        responses["\(status)"] = ["$ref": .string("#/components/responses/\(code.responseName)")]
      }
    }
    return responses
  }

  private func describe(_ schema: Schema) -> String {
    if operation.kind == .stream {
      return "Server-sent events without end; the data of each is one of these."
    }
    switch schema {
    case .reference(let name):
      let text = TextLines.firstSentence(contract.types[name]?.description ?? "")
      return text.isEmpty ? "The reply." : text
    case .array: return operation.isPaged ? "A page of the list." : "The list."
    case .nullable(let inner): return "\(describe(inner).dropLast()), or null."
    case .string, .choice, .integer, .number, .boolean, .map, .any, .object, .oneOf: return "The reply."
    }
  }
}
