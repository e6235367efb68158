/// A line of feedback, read from its start.
struct FeedbackLine {
  /// What has not been read.
  private(set) var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) { rest = line }

  var isAtEnd: Bool { rest.isEmpty }

  /// Whether the rest begins with `text`, which is then read.
  mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  /// All up to a space, a comma or the mark behind it that ends a word.
  mutating func word() -> String {
    var word = rest.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
    // A moment holds colons; what one ends is followed by a space.
    if word.last == UInt8(ascii: ":") { word = word.dropLast() }
    rest = rest[word.endIndex...]
    return String(decoding: word, as: UTF8.self)
  }

  /// A name between backticks.
  mutating func name() -> String? {
    guard take("`") else { return nil }
    let name: String?
    if rest.first == UInt8(ascii: "\"") {
      name = quoted()
    } else {
      name = plain { $0 == UInt8(ascii: "`") }
    }
    return take("`") ? name : nil
  }

  /// `by`, who it was and when.
  mutating func author() -> (ReviewComment.Author, name: String, at: Instant)? {
    guard take(" by "), let author = ReviewComment.Author(rawValue: word()), take(" "), let name = name(),
      take(", "), let at = Instant(word())
    else { return nil }
    return (author, name, at)
  }

  /// A place between backticks, the revision it is at, and its side. It ends the line.
  mutating func place() -> (CommentPlace, revision: CommitID?)? {
    guard take("`") else { return nil }
    var path: String?
    if !take(FeedbackSpan.round) {
      path = rest.first == UInt8(ascii: "\"") ? quoted() : plainPath()
      guard path != nil else { return nil }
    }
    var lines: ClosedRange<Int>?
    if take(":") {
      lines = range()
      guard lines != nil else { return nil }
    }
    var revision: CommitID?
    if take(FeedbackSpan.at) {
      revision = CommitID(plain { $0 == UInt8(ascii: "`") })
      guard revision != nil else { return nil }
    }
    guard take("` "), let side = DiffSide(rawValue: word()), isAtEnd else { return nil }
    return (CommentPlace(filePath: path, lines: lines, side: side), revision)
  }

  /// A mark and the value behind it, if it is there at all.
  mutating func value<Value>(after mark: String, _ read: (String) -> Value?) -> Value?? {
    guard take(mark) else { return .some(nil) }
    return read(word()).map { .some($0) }
  }
}

extension FeedbackLine {
  private mutating func plain(until isEnd: (UInt8) -> Bool) -> String {
    let text = rest.prefix { !isEnd($0) }
    rest = rest[text.endIndex...]
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest[digits.endIndex...]
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private mutating func range() -> ClosedRange<Int>? {
    guard let first = number() else { return nil }
    guard take("-") else { return first...first }
    return number().flatMap { first <= $0 ? first...$0 : nil }
  }

  /// A path that is not quoted has no colon and no `@` in it.
  private mutating func plainPath() -> String {
    var path = rest.prefix { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "@") }
    if rest[path.endIndex...].first == UInt8(ascii: "@") { path = path.dropLast() }
    rest = rest[path.endIndex...]
    return String(decoding: path, as: UTF8.self)
  }

  /// A text between quotation marks, in which bytes can be written `\x0A`.
  private mutating func quoted() -> String? {
    guard take("\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard take("x"), let escaped = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        rest = rest.dropFirst(2)
        bytes.append(escaped)
      default: bytes.append(byte)
      }
    }
    return nil
  }
}
