/// Why a value could not be written as JSON or read from it, in words for the person who wrote the document.
public struct JSONCodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The way from the document's root to the culprit, as wire names and indices: `["blocked_by", "[0]"]`. Empty for the
  /// root itself.
  public var path: [String]

  /// What is wrong there: "expected a string, found a number".
  public var message: String

  /// The syntax error, when the text was not JSON at all; `message` then names line and column.
  public var parseError: JSONParseError?

  /// An error about the value at `path`, for checks made after decoding.
  public init(path: [String] = [], message: String) {
    self.path = path
    self.message = message
  }

  /// The syntax error as a coding error.
  public init(_ parseError: JSONParseError) {
    self.init(message: parseError.description)
    self.parseError = parseError
  }

  /// The path as one text: `blocked_by[0]`, `owner.name`; empty for the root.
  public var renderedPath: String {
    var text = ""
    for step in path {
      if !text.isEmpty, !step.hasPrefix("[") { text += "." }
      text += step
    }
    return text
  }

  /// Path and message: `blocked_by[0]: expected a string, found a number`.
  public var description: String { path.isEmpty ? message : "\(renderedPath): \(message)" }
}

extension JSONCodingError {
  init(path: [any CodingKey], message: String) {
    self.init(path: path.map { Self.step($0) }, message: message)
  }

  init(path: [any CodingKey], key: some CodingKey, message: String) {
    self.init(path: path.map { Self.step($0) } + [Self.step(key)], message: message)
  }

  /// Any error a type's own `encode(to:)` or `init(from:)` throws, keeping its words and its path.
  init(wrapping error: any Error) {
    switch error {
    case let error as JSONCodingError:
      self = error
    case let error as JSONParseError:
      self.init(error)
    case DecodingError.keyNotFound(let key, let context):
      self.init(path: context.codingPath + [key], message: Self.missing)
    case DecodingError.dataCorrupted(let context),
      DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context):
      self.init(path: context.codingPath, message: context.debugDescription)
    case EncodingError.invalidValue(_, let context):
      self.init(path: context.codingPath, message: context.debugDescription)
    default:
      self.init(message: "\(error)")
    }
  }

  /// The same error seen from further up: `codingPath` in this codec is relative to the value being coded, which keeps
  /// the paths off the success path; every level that an error passes puts its own part in front.
  func below(_ path: [any CodingKey], _ key: some CodingKey) -> JSONCodingError {
    var error = self
    error.path = path.map { Self.step($0) } + [Self.step(key)] + error.path
    return error
  }

  static let missing = "required value is missing"
  static let notFinite = "NaN and infinity cannot be written as JSON"
  static let outOfRange = "number out of range"

  private static func step<Key: CodingKey>(_ key: Key) -> String {
    if let index = key.intValue { return "[\(index)]" }
    return JSONKey.isVerbatim(Key.self) ? key.stringValue : JSONKey.wireName(key.stringValue)
  }
}
