import OverseerJSON

/// A TOML 1.0 file with the places of what stands in it, for changing some of it and nothing else.
public struct TOMLOutline: Sendable {
  /// Why a file is not TOML.
  public struct Mistake: Error, Hashable, Sendable {
    /// Counted from 1.
    public let line: Int
    /// What is wrong, in plain words.
    public let message: String
  }

  /// All headers and assignments, in the order of the file.
  public let statements: [TOMLStatement]
  /// The values of the whole file. A date or a number with a fraction is null.
  public let root: JSONValue

  /// Reads a file; throws its first mistake.
  public init(_ bytes: [UInt8]) throws(Mistake) {
    do throws(FileProblems.Problem) {
      let (root, statements) = try TOMLReader.outline(bytes)
      self.statements = statements
      self.root = root.json
    } catch {
      throw Mistake(line: error.line, message: error.message)
    }
  }
}

/// A header, `[a.b]` or `[[a.b]]`, or an assignment, `a.b = 1`.
public struct TOMLStatement: Hashable, Sendable {
  /// The keys from the root of the file: those of the header above an assignment, and its own.
  public let path: [String]
  /// The bytes from the bracket or key to the bracket or value that ends it.
  public let range: Range<Int>
  /// The bytes of the value; nil for a header.
  public let value: Range<Int>?

  init(path: [String], range: Range<Int>, value: Range<Int>? = nil) {
    self.path = path
    self.range = range
    self.value = value
  }
}

extension TOMLTable {
  fileprivate var json: JSONValue {
    .object(JSONObject(entries.map { (key: $0.key, value: $0.node.json) }))
  }
}

extension TOMLNode {
  fileprivate var json: JSONValue {
    switch value {
    case .string(let text): .string(text)
    case .integer(let number): .integer(number)
    case .bool(let truth): .bool(truth)
    case .other: .null
    case .array(let elements): .array(elements.map(\.json))
    case .table(let table): table.json
    case .tables(let tables): .array(tables.map(\.json))
    }
  }
}
