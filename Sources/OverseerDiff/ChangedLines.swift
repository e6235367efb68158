/// The removed or the added lines of several files one after the other, without white space at their ends. A place that
/// holds no line stands between changes, so that no run of lines crosses it.
struct ChangedLines {
  struct Place {
    var file: Int
    var line: Int
    /// Counted over all files.
    var change: Int
  }

  private(set) var places: [Place?] = []
  /// The bytes of all lines, and where those of each place begin.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// How many characters that are not blank stand before each place.
  private var characters: [Int] = [0]

  var count: Int { places.count }

  /// How many characters of a stretch are not blank.
  func characters(in stretch: Range<Int>) -> Int { characters[stretch.upperBound] - characters[stretch.lowerBound] }

  mutating func add(_ lines: Lines, _ range: Range<Int>, file: Int, change: Int) {
    guard !range.isEmpty else { return }
    for line in range {
      var text = lines.content(line)
      while let last = text.last, isBlank(last) { text.removeLast() }
      append(Place(file: file, line: line, change: change), text.drop(while: isBlank))
    }
    append(nil, [])
  }

  private mutating func append(_ place: Place?, _ text: ArraySlice<UInt8>) {
    var count = 0
    for byte in text where !isBlank(byte) && byte & 0xC0 != 0x80 { count += 1 }
    places.append(place)
    bytes += text
    starts.append(bytes.count)
    characters.append(characters[characters.count - 1] + count)
  }

  /// Two sides as numbers, equal where the lines are; nil where no line stands. One more than the highest besides.
  static func ids(_ old: ChangedLines, _ new: ChangedLines) -> (old: [Int32?], new: [Int32?], limit: Int) {
    var interner = Interner(capacity: old.count + new.count)
    // Empty memory may have no address.
    let (oldBytes, newBytes) = (old.bytes + [0], new.bytes + [0])
    let ids = oldBytes.withUnsafeBufferPointer { oldBytes in
      newBytes.withUnsafeBufferPointer { newBytes in (old.ids(oldBytes, &interner), new.ids(newBytes, &interner)) }
    }
    return (ids.0, ids.1, Int(interner.count))
  }

  private func ids(_ bytes: UnsafeBufferPointer<UInt8>, _ interner: inout Interner) -> [Int32?] {
    guard let base = bytes.baseAddress else { return [] }
    return places.indices.map { place in
      places[place] == nil ? nil : interner.add(base + starts[place], starts[place + 1] - starts[place])
    }
  }
}
