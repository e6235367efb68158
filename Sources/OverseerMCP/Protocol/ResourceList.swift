import OverseerJSON
import OverseerModel

/// What can be read, and what is said where it cannot.
enum ResourceList {
  static let resources: JSONValue = [
    [
      "uri": .string(ResourceText.declarations), "name": "api.d.ts", "title": "Declarations for scripts",
      "description": "All that a script may call, as TypeScript.", "mimeType": "text/typescript",
      "size": .integer(Int64(GuideTexts.declarations.utf8.count)),
    ]
  ]

  static let templates: JSONValue = [
    [
      "uriTemplate": .string(ResourceText.task), "name": "task", "title": "A task",
      "description": "A milestone, task or subtask in its context.", "mimeType": "application/json",
    ],
    [
      "uriTemplate": .string(ResourceText.review), "name": "review", "title": "A review",
      "description": "A round of judging a task, with its feedback.", "mimeType": "application/json",
    ],
  ]

  static func failure(_ error: OverseerError, reading uri: String, in version: ProtocolVersion) -> RPCFailure {
    let message = error.hint.map { "\(error.message) (\($0))" } ?? error.message
    let data: JSONValue = ["uri": .string(uri), "code": .string(error.code.rawValue)]
    return switch error.code {
    case .notFound where !version.isStateless: RPCFailure(.resourceNotFound, message, data: data)
    case .notFound, .invalidInput, .forbidden: RPCFailure(.invalidParams, message, data: data)
    default: RPCFailure(.internalError, message, data: data)
    }
  }
}
