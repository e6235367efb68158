import OverseerJSON
import OverseerModel

/// All about one operation or one type, with the TypeScript declarations that belong to it.
public struct OperationDescription: Sendable, Hashable {
  public var name: String
  /// How the operation is called, or what the type is: `interface Task`.
  public var signature: String
  public var summary: String
  /// What it throws beyond what every call can meet; nil for a type.
  public var errors: [String]?
  /// A call of it; nil for a type.
  public var example: String?
  /// The declarations of what it takes and gives, each type once.
  public var types: String

  /// As `os.describe()` gives it.
  public var json: JSONValue {
    [
      "name": .string(name), "signature": .string(signature), "summary": .string(summary),
      "errors": errors.map { .array($0.map(JSONValue.string)) } ?? nil, "example": example.map(JSONValue.string) ?? nil,
      "types": .string(types),
    ]
  }
}

extension OperationIndex {
  /// What there is to say about an operation, or about a type of the declarations.
  ///
  /// - Throws: `not_found`, with the name that was probably meant.
  public func describe(_ name: String) throws(OverseerError) -> OperationDescription {
    if let entry = self[name] {
      return OperationDescription(
        name: entry.name, signature: entry.signature, summary: entry.summary, errors: entry.errors,
        example: entry.example, types: TypeDeclarations.shared.text(of: entry.types))
    }
    if let type = TypeDeclarations.shared[name] {
      return OperationDescription(
        name: name, signature: type.head, summary: type.summary, types: TypeDeclarations.shared.text(of: [name]))
    }
    let shown = String(name.prefix(100))
    let names = entries.map(\.name) + TypeDeclarations.shared.names
    let meant = NearestName.to(shown, among: names) ?? search(shown, limit: 1).first?.name
    throw OverseerError(
      .notFound, "there is no operation or type \(shown)" + (meant.map { "; did you mean \($0)?" } ?? ""),
      hint: "Find names by words: os.search(\"…\")", details: ["kind": "operation", "id": .string(shown)])
  }

  /// What `os.search()` and the tool `search` give: `{matches: [{name, signature, summary}]}`, with a `hint` where
  /// nothing fits.
  public func matches(of words: String, limit: Int = 10) -> JSONValue {
    let matches = search(words, limit: limit).map { entry -> JSONValue in
      ["name": .string(entry.name), "signature": .string(entry.signature), "summary": .string(entry.summary)]
    }
    guard matches.isEmpty else { return ["matches": .array(matches)] }
    let nouns = Set(entries.map { String($0.name.prefix { $0 != "." }) }).sorted().joined(separator: ", ")
    return ["matches": [], "hint": .string("nothing fits; look for one of \(nouns)")]
  }
}
