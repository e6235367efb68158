import OverseerJSON

/// Facts about an error, for programs.
public typealias JSONDetails = JSONObject

/// What goes wrong, in the one taxonomy of every surface.
public struct OverseerError: Error, Sendable, Hashable {
  /// The closed list of what can be wrong.
  public enum Code: String, Codable, Sendable, CaseIterable {
    case invalidInput = "invalid_input"
    case tooLarge = "too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case methodNotAllowed = "method_not_allowed"
    case misdirected
    case unauthorized
    case forbidden
    case notFound = "not_found"
    case conflict
    case preconditionFailed = "precondition_failed"
    case invalidState = "invalid_state"
    case unavailable
    case rateLimited = "rate_limited"
    case vcsFailed = "vcs_failed"
    case gateFailed = "gate_failed"
    case internalError = "internal_error"
  }

  public var code: Code
  /// What is wrong and why, in one sentence.
  public var message: String
  /// What to do next. Never a command that destroys something.
  public var hint: String?
  public var details: JSONDetails

  public init(_ code: Code, _ message: String, hint: String? = nil, details: JSONDetails = [:]) {
    self.code = code
    self.message = message
    self.hint = hint
    self.details = details
  }
}

extension OverseerError.Code {
  /// The HTTP status; nil for the one code that is only an exit status.
  public var httpStatus: Int? {
    switch self {
    case .invalidInput: 400
    case .tooLarge: 413
    case .unsupportedMediaType: 415
    case .methodNotAllowed: 405
    case .misdirected: 421
    case .unauthorized: 401
    case .forbidden: 403
    case .notFound: 404
    case .conflict: 409
    case .preconditionFailed: 412
    case .invalidState: 422
    case .unavailable: 503
    case .rateLimited: 429
    case .vcsFailed: 502
    case .gateFailed: nil
    case .internalError: 500
    }
  }

  /// The exit status of a command that ends with this error.
  public var exitStatus: Int32 {
    switch self {
    case .invalidInput, .tooLarge, .unsupportedMediaType, .methodNotAllowed, .misdirected: 2
    case .unauthorized, .forbidden: 3
    case .notFound: 4
    case .conflict: 5
    case .preconditionFailed: 6
    case .invalidState: 7
    case .unavailable, .rateLimited: 8
    case .vcsFailed: 9
    case .gateFailed: 10
    case .internalError: 1
    }
  }
}

/// One wrong field of an input.
public struct FieldProblem: Codable, Sendable, Hashable {
  /// The path of the field: `blocked_by[0]`.
  public var field: String
  public var message: String

  public init(_ field: String, _ message: String) {
    self.field = field
    self.message = message
  }
}

extension OverseerError {
  /// `invalid_input` that names every wrong field.
  public static func invalidFields(_ problems: [FieldProblem], hint: String? = nil) -> OverseerError {
    OverseerError(
      .invalidInput, problems.map { "\($0.field): \($0.message)" }.joined(separator: "; "), hint: hint,
      details: [
        "fields": .array(
          problems.map { .object(["field": .string($0.field), "message": .string($0.message)]) })
      ])
  }

  /// `invalid_input` about one field.
  public static func invalidField(_ field: String, _ message: String, hint: String? = nil) -> OverseerError {
    invalidFields([FieldProblem(field, message)], hint: hint)
  }

  /// `not_found` about what a field names by its place in something.
  public static func notFound(field: String, _ message: String, hint: String? = nil) -> OverseerError {
    OverseerError(
      .notFound, message, hint: hint,
      details: ["fields": [["field": .string(field), "message": .string(message)]]])
  }

  /// `not_found` about a thing that is named by an id or a path.
  public static func notFound(_ what: String, _ name: String, hint: String? = nil) -> OverseerError {
    OverseerError(
      .notFound, "there is no \(what) \(name)", hint: hint,
      details: ["kind": .string(what), "id": .string(name)])
  }
}

/// An error as it is written: in an HTTP body, and on stderr with `--json`.
public struct ErrorBody: Codable, Sendable, Hashable {
  public var code: OverseerError.Code
  public var message: String
  public var hint: String?
  public var details: JSONValue
  /// Names the call in the log and in the events it caused.
  public var correlationID: String

  public init(_ error: OverseerError, correlationID: String) {
    code = error.code
    message = error.message
    hint = error.hint
    details = .object(error.details)
    self.correlationID = correlationID
  }
}
