/// The members of a JSON object in the order they were added; every key occurs once.
///
/// Two objects are equal when they have the same members in any order, as JSON defines it. Keys are compared byte by
/// byte, so canonically equivalent spellings of a character are different keys, unlike in Swift's dictionaries. Look-up
/// takes constant time however many members there are; removing takes time proportional to their number.
public struct JSONObject: Sendable {
  private struct Member: Sendable {
    var key: String
    var value: JSONValue
  }

  /// A key as the dictionary of positions sees it.
  private struct Name: Hashable {
    let text: String

    static func == (left: Name, right: Name) -> Bool { areSame(left.text, right.text) }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The lengths settle most comparisons without a call.
    @inline(__always)
    static func areSame(_ left: String, _ right: String) -> Bool {
      left.utf8.count == right.utf8.count && haveSameBytes(left, right)
    }

    private static func haveSameBytes(_ left: String, _ right: String) -> Bool {
      var (left, right) = (left, right)
      return left.withUTF8 { leftBytes in
        right.withUTF8 { ByteScan.commonPrefix(leftBytes, $0) == leftBytes.count }
      }
    }
  }

  private var members: [Member] = []

  /// Positions by key; kept only once scanning would be slower than hashing.
  private var positions: [Name: Int]?

  private static let scanLimit = 32

  /// An object without members.
  public init() {}

  /// The keys in insertion order.
  public var keys: [String] { members.map(\.key) }

  /// The value of `key`, nil when there is none. Setting a value keeps the place of an existing key and appends a new
  /// one; setting nil removes the member (use `.null` for a JSON null).
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): remove(at: position)
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Adds a member at the end; false, changing nothing, when the key is there already.
  mutating func appendIfNew(_ key: String, _ value: JSONValue) -> Bool {
    guard position(of: key) == nil else { return false }
    append(key, value)
    return true
  }

  private func position(of key: String) -> Int? {
    if let positions { return positions[Name(text: key)] }
    return members.firstIndex { Name.areSame($0.key, key) }
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    members.append(Member(key: key, value: value))
    if positions != nil {
      positions?[Name(text: key)] = members.count - 1
    } else if members.count > Self.scanLimit {
      indexMembers()
    }
  }

  private mutating func remove(at position: Int) {
    members.remove(at: position)
    if positions != nil { indexMembers() }
  }

  private mutating func indexMembers() {
    var positions: [Name: Int] = Dictionary(minimumCapacity: members.count * 2)
    for (position, member) in members.enumerated() { positions[Name(text: member.key)] = position }
    self.positions = positions
  }
}

extension JSONObject: RandomAccessCollection {
  public typealias Element = (key: String, value: JSONValue)

  public var startIndex: Int { 0 }
  public var endIndex: Int { members.count }

  /// The member at a place in insertion order.
  public subscript(position: Int) -> Element { (members[position].key, members[position].value) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// When a key is written twice the last value wins, at the place of the first.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// The members in the order of the sequence; for a repeated key the last value wins, at the place of the first.
  public init<Members: Sequence>(_ members: Members) where Members.Element == (key: String, value: JSONValue) {
    for (key, value) in members { self[key] = value }
  }
}

extension JSONObject: Hashable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }

  /// Members are hashed one by one and summed, because their order must not count.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var memberHasher = hasher
      memberHasher.combine(member.key)
      memberHasher.combine(member.value)
      sum &+= memberHasher.finalize()
    }
    hasher.combine(sum)
  }
}

extension JSONObject: Codable {
  /// Reads the members with their keys as they stand.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: JSONKey.self)
    for key in container.allKeys {
      self[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
    }
  }

  /// Writes the members with their keys as they stand.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder { return try encoder.state.write(.object(self), in: encoder.frame) }
    var container = encoder.container(keyedBy: JSONKey.self)
    for member in members { try container.encode(member.value, forKey: JSONKey(member.key)) }
  }
}
