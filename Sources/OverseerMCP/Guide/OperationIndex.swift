import OverseerJSON
import OverseerModel

/// All operations, to be found by what they do. Nothing here reads the operations' types, which takes a while: all that
/// is known about them is generated.
public struct OperationIndex: Sendable {
  /// What is known about one operation.
  public struct Entry: Sendable, Hashable {
    /// `tasks.create`
    public var name: String
    /// How it is called, with types, as TypeScript.
    public var signature: String
    /// What it does, and who may call it where not all may.
    public var summary: String
    /// What it throws beyond what every call can meet.
    public var errors: [String]
    /// A call of it.
    public var example: String
    /// The names of the types that it takes and gives.
    var types: [String]
    /// What it is found by besides its name and its summary.
    var title: String
    /// What it takes.
    var fields: [String]
    /// What is in that which it gives.
    var gives: [String]
    /// Whether only people may call it.
    var isForPeople: Bool
  }

  /// In the order of the catalogue.
  public let entries: [Entry]
  private let words: WordIndex

  /// The operations of this program.
  public static let shared = OperationIndex(parsing: source)

  /// - Parameter source: An array of objects, as ``GuideEntries`` writes it.
  init(parsing source: String) {
    let values = (try? JSONParser.parse(source))?.arrayValue ?? []
    entries = values.map(Entry.init)
    words = WordIndex(entries)
  }

  /// The operations that the words fit, best first.
  ///
  /// - Parameter words: Names or parts of them, or plain words; a word may be unfinished, misspelt, or what other
  ///   programs call the thing.
  public func search(_ words: String, limit: Int = 10) -> [Entry] {
    // Longer questions say no more.
    let words = String(words.prefix(1_000))
    let found = self.words.ranked(words).map { entries[$0] }
    guard let named = self[words] else { return Array(found.prefix(limit)) }
    return Array(([named] + found.filter { $0.name != named.name }).prefix(limit))
  }

  /// The operation of this name, in snake_case or camelCase.
  public subscript(name: String) -> Entry? {
    if let found = entries.first(where: { $0.name == name }) { return found }
    let snake = JSONKey.wireName(name)
    return entries.first { $0.name == snake }
  }
}

extension OperationIndex.Entry {
  fileprivate init(_ value: JSONValue) {
    func text(_ key: String) -> String { value[key]?.stringValue ?? "" }
    func texts(_ key: String) -> [String] { value[key]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    name = text("name")
    signature = text("signature")
    summary = text("summary")
    errors = texts("errors")
    example = text("example")
    types = texts("types")
    title = text("title")
    fields = texts("fields")
    gives = texts("gives")
    isForPeople = value["for_people"]?.boolValue ?? false
  }
}
