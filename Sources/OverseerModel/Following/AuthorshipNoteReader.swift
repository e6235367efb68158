import OverseerJSON

extension AuthorshipNote {
  /// Why a text is not an authorship note that can be read.
  public struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line of the note, counted from 1.
    public let line: Int
    public let reason: String

    public var description: String { "line \(line): \(reason)" }
  }

  /// Reads a note as it stands in the repository.
  ///
  /// - Throws: ``Unreadable`` at the first line that the format does not allow. A note is taken as a whole or not at
  ///   all: half of one would name the wrong author where later entries win.
  public init(_ text: String) throws(Unreadable) {
    var rest = text.utf8[...]
    var number = 0
    files = []
    metadata = [:]
    while true {
      guard !rest.isEmpty else { throw Unreadable(line: number + 1, reason: "there is no line ---") }
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = text[rest.startIndex..<end]
      rest = rest[end...].dropFirst()
      number += 1
      if line.utf8.elementsEqual("---".utf8) { break }
      do throws(Mistake) {
        try read(line)
      } catch {
        throw Unreadable(line: number, reason: error.reason)
      }
    }
    do {
      metadata = try Self.metadata(String(decoding: rest, as: UTF8.self))
    } catch {
      throw Unreadable(line: number + error.line, reason: error.reason)
    }
    files.removeAll { $0.entries.isEmpty }
  }

  private struct Mistake: Error {
    let reason: String
  }

  private mutating func read(_ line: Substring) throws(Mistake) {
    if line.utf8.isEmpty { return }
    guard line.utf8.starts(with: "  ".utf8) else {
      files.append(File(path: try Self.path(line), entries: []))
      return
    }
    guard !files.isEmpty else { throw Mistake(reason: "lines of a file come before any file") }
    let parts = line.utf8.dropFirst(2).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw Mistake(reason: "expected two blanks, a key, a blank and the lines")
    }
    var lines: [ClosedRange<Int>] = []
    for range in parts[1].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      lines.append(try Self.lines(range))
    }
    files[files.count - 1].entries.append(Entry(key: String(Substring(parts[0])), lines: lines))
  }

  /// A path at the beginning of a line, in double quotes if it has white space. Nothing in it is escaped.
  private static func path(_ line: Substring) throws(Mistake) -> String {
    let quote = UInt8(ascii: "\"")
    if line.utf8.first == quote {
      guard line.utf8.count > 2, line.utf8.last == quote else {
        throw Mistake(reason: "a path is not closed by a quote")
      }
      return String(Substring(line.utf8.dropFirst().dropLast()))
    }
    guard line.utf8.first != UInt8(ascii: " ") else { throw Mistake(reason: "expected a path or two blanks") }
    return String(line)
  }

  /// `7` or `7-9`.
  private static func lines(_ text: Substring.UTF8View) throws(Mistake) -> ClosedRange<Int> {
    let ends = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(line)
    switch (ends.first, ends.last, ends.count) {
    case (let only??, _, 1): return only...only
    case (let first??, let last??, 2) where first <= last: return first...last
    default: throw Mistake(reason: "\(Substring(text)) are no lines: expected numbers from 1 as in 7 or 7-9")
    }
  }

  private static func line(_ digits: Substring.UTF8View) -> Int? {
    guard let first = digits.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first) else { return nil }
    return Int32(Substring(digits)).map(Int.init)
  }

  private static func metadata(_ text: String) throws(Unreadable) -> JSONObject {
    let value: JSONValue
    do { value = try JSONParser.parse(text) } catch { throw Unreadable(line: error.line, reason: error.message) }
    guard case .object(let metadata) = value else { throw Unreadable(line: 1, reason: "expected a JSON object") }
    guard let version = metadata["schema_version"]?.stringValue, version.utf8.starts(with: "authorship/3.".utf8) else {
      throw Unreadable(line: 1, reason: "expected the schema_version authorship/3.0.0")
    }
    return metadata
  }
}
