/// A value in a TOML file.
struct TOMLNode: Sendable {
  enum Value: Sendable {
    case string(String)
    case integer(Int64)
    case bool(Bool)
    /// A date, a time or a number with a fraction: valid TOML that no setting takes.
    case other
    case array([TOMLNode])
    case table(TOMLTable)
    /// What `[[name]]` makes.
    case tables([TOMLTable])
  }

  var value: Value
  /// Where it begins, counted from 1.
  var line: Int

  /// What a person calls a value of this kind.
  var kind: String {
    switch value {
    case .string: "a text"
    case .integer: "a whole number"
    case .bool: "true or false"
    case .other: "a date or a number with a fraction"
    case .array: "a list"
    case .table: "a table"
    case .tables: "a list of tables"
    }
  }
}

/// A table in a TOML file, with its entries in the order of the file.
struct TOMLTable: Sendable {
  /// What made the table, which decides how it may be added to.
  enum Origin: Sendable {
    /// Its own header, which may come once.
    case header
    /// The header of a table inside it; its own may still come.
    case implied
    /// A key with dots, and only such keys add to it.
    case dotted
    /// Braces; nothing adds to it.
    case inline
  }

  struct Entry: Sendable {
    let key: String
    /// Where the key stands, counted from 1.
    let line: Int
    var node: TOMLNode
  }

  var origin: Origin
  let line: Int
  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]

  init(_ origin: Origin, line: Int) {
    self.origin = origin
    self.line = line
  }

  subscript(key: String) -> Entry? { places[key].map { entries[$0] } }
}

extension TOMLTable {
  typealias Problem = FileProblems.Problem

  /// Sets the value of a key, which may have dots.
  mutating func set(_ path: ArraySlice<String>, to node: TOMLNode, line: Int) throws(Problem) {
    guard let key = path.first else { return }
    let found = places[key]
    if path.count == 1 {
      if let found { throw Self.twice(key, line, before: entries[found].line) }
      append(key, node, line: line)
      return
    }
    let place = found ?? append(key, TOMLTable(.dotted, line: line), line: line)
    guard case .table(var table) = entries[place].node.value, table.origin == .dotted else {
      throw Self.twice(key, line, before: entries[place].line)
    }
    // The table is taken out, for changing it where it stands would copy it each time.
    entries[place].node.value = .other
    try table.set(path.dropFirst(), to: node, line: line)
    entries[place].node.value = .table(table)
  }

  /// Begins the table of a header: `[a.b]`, or `[[a.b]]` where `isElement`.
  mutating func begin(_ path: ArraySlice<String>, isElement: Bool, line: Int) throws(Problem) {
    guard let key = path.first else { return }
    if path.count > 1 {
      if places[key] == nil { append(key, TOMLTable(.implied, line: line), line: line) }
      try change(key, line: line) { (table) throws(Problem) in
        try table.begin(path.dropFirst(), isElement: isElement, line: line)
      }
      return
    }
    guard let place = places[key] else {
      let table = TOMLTable(.header, line: line)
      append(key, TOMLNode(value: isElement ? .tables([table]) : .table(table), line: line), line: line)
      return
    }
    switch entries[place].node.value {
    case .tables(var tables) where isElement:
      entries[place].node.value = .other
      tables.append(TOMLTable(.header, line: line))
      entries[place].node.value = .tables(tables)
    case .table(var table) where !isElement && table.origin == .implied:
      table.origin = .header
      entries[place].node.value = .table(table)
    default: throw Self.twice(key, line, before: entries[place].line)
    }
  }

  /// Sets the value of a key in the table of the last header.
  mutating func set(
    _ path: ArraySlice<String>, to node: TOMLNode, line: Int, below header: ArraySlice<String>
  ) throws(Problem) {
    guard let key = header.first else { return try set(path, to: node, line: line) }
    try change(key, line: line) { (table) throws(Problem) in
      try table.set(path, to: node, line: line, below: header.dropFirst())
    }
  }

  /// Changes the table that `key` stands for in a header: of a list of tables the last one.
  private mutating func change(
    _ key: String, line: Int, _ body: (inout TOMLTable) throws(Problem) -> Void
  ) throws(Problem) {
    guard let place = places[key] else { return }
    switch entries[place].node.value {
    case .table(var table) where table.origin != .inline:
      entries[place].node.value = .other
      try body(&table)
      entries[place].node.value = .table(table)
    case .tables(var tables) where !tables.isEmpty:
      entries[place].node.value = .other
      try body(&tables[tables.count - 1])
      entries[place].node.value = .tables(tables)
    default: throw Self.twice(key, line, before: entries[place].line)
    }
  }

  @discardableResult
  private mutating func append(_ key: String, _ table: TOMLTable, line: Int) -> Int {
    append(key, TOMLNode(value: .table(table), line: line), line: line)
  }

  @discardableResult
  private mutating func append(_ key: String, _ node: TOMLNode, line: Int) -> Int {
    places[key] = entries.count
    entries.append(Entry(key: key, line: line, node: node))
    return entries.count - 1
  }

  private static func twice(_ key: String, _ line: Int, before: Int) -> Problem {
    Problem(line: line, message: "`\(key.shown)` is set again; line \(before) sets it already")
  }
}
