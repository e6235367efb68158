/// A name written to and read from JSON exactly as it stands, and the rule that turns Swift names into wire names.
///
/// Use it as the key type of a hand-written `Codable` conformance whose names are data (labels, paths, ids) rather
/// than properties: `encoder.container(keyedBy: JSONKey.self)`. Such names are never converted.
public struct JSONKey: CodingKey, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name as it stands in JSON.
  public let stringValue: String

  /// Always nil: JSON knows only textual keys.
  public var intValue: Int? { nil }

  /// The key with this name.
  public init(_ name: String) { stringValue = name }

  /// The key with this name.
  public init(stringValue: String) { self.stringValue = stringValue }

  /// The key with this name.
  public init(stringLiteral value: String) { stringValue = value }

  /// Always nil: JSON knows only textual keys.
  public init?(intValue: Int) { nil }
}

extension JSONKey {
  /// The snake_case name a camelCase Swift name has on the wire: `blockedBy` gives `blocked_by`, `repoID` gives
  /// `repo_id`, `repoIDs` gives `repo_ids`, `exportedSHA256` gives `exported_sha256`, `httpURLPath` gives
  /// `http_url_path`.
  ///
  /// A name without ASCII capitals comes back unchanged, so the function may be applied twice. Two Swift names can
  /// share one wire name (`repoID`, `repoId`); a type must not have both as properties.
  public static func wireName(_ name: String) -> String {
    var name = name
    let converted = name.withUTF8 { source -> String? in
      guard source.contains(where: isUpper) else { return nil }
      return String(unsafeUninitializedCapacity: source.count * 2) { target in
        guard let start = target.baseAddress else { return 0 }
        return snakeCase(source, to: start).count
      }
    }
    return converted ?? name
  }

  /// Whether a key type carries its own text, as `JSONKey` and the key type of plain dictionaries do. Names of such
  /// types are data and stay as they are; names of the enums the compiler makes for properties are converted.
  ///
  /// Enums without payload take at most a few bytes, so the size settles the common case without a call.
  @inline(__always)
  static func isVerbatim<Key: CodingKey>(_ type: Key.Type) -> Bool {
    MemoryLayout<Key>.size >= MemoryLayout<Int>.size && Key(stringValue: "\u{1}") != nil
  }

  /// Writes the snake_case form of `source` to `target`, which must have room for twice the bytes of `source`.
  /// `isPlain` is false when the result has to be escaped before it may stand in a JSON string.
  @inline(__always)
  static func snakeCase(
    _ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) -> (count: Int, isPlain: Bool) {
    var count = 0
    var isPlain = true
    var previous: UInt8 = 0
    for (position, byte) in source.enumerated() {
      if isUpper(byte) {
        let startsWord = isLower(previous) || isDigit(previous)
        if startsWord || (isUpper(previous) && endsAcronym(source, at: position)) {
          target[count] = UInt8(ascii: "_")
          count += 1
        }
        target[count] = byte | 0x20
      } else {
        isPlain = isPlain && byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        target[count] = byte
      }
      count += 1
      previous = byte
    }
    return (count, isPlain)
  }

  /// Whether the capital at `position` begins a new word after a run of capitals: the `P` of `URLPath`, but not the
  /// `D` of the plural `repoIDs`.
  private static func endsAcronym(_ source: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let next = position + 1
    guard next < source.count, isLower(source[next]) else { return false }
    let isPlural = source[next] == UInt8(ascii: "s") && (next + 1 == source.count || !isLower(source[next + 1]))
    return !isPlural
  }

  @inline(__always)
  private static func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

  @inline(__always)
  private static func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

extension JSONKey {
  /// The key of `type` whose wire name is `wireName`, or nil when there is none.
  ///
  /// snake_case has lost the capitals of acronyms, so each word is tried as `Id`, `ID` and, for plurals, `IDs`. Names
  /// of more than five words are tried only with plain capitals, and very long ones, which no property has, not at all.
  static func key<Key: CodingKey>(of type: Key.Type, wireName: String) -> Key? {
    if let key = Key(stringValue: wireName) { return key }
    guard wireName.utf8.count <= 128 else { return nil }
    let words = wireName.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    var candidates = [""]
    for (position, word) in words.enumerated() {
      var forms = [position == 0 ? word : capitalized(word)]
      if words.count <= 5 {
        forms.append(word.uppercased())
        if word.hasSuffix("s") { forms.append(word.dropLast().uppercased() + "s") }
        if position == 0 { forms.append(capitalized(word)) }
      }
      candidates = candidates.flatMap { candidate in forms.map { candidate + $0 } }
    }
    for candidate in candidates {
      if let key = Key(stringValue: candidate), Self.wireName(candidate) == wireName { return key }
    }
    return nil
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}

/// The place of an element in an array, as a step of an error path.
struct IndexKey: CodingKey {
  let index: Int

  var stringValue: String { "[\(index)]" }
  var intValue: Int? { index }

  init(_ index: Int) { self.index = index }
  init?(stringValue: String) { nil }
  init?(intValue: Int) { index = intValue }
}
