import OverseerDiff
import OverseerModel

/// The lines of a file that a suggestion replaces, and what is to stand there.
struct SuggestionEdit: Sendable, Hashable {
  let comment: CommentID
  /// Counted from 0.
  let lines: Range<Int>
  let suggestion: String

  /// The text with all edits, of which no two may overlap.
  ///
  /// A suggestion that does not end its last line gets the end of the line that it replaces, and one for lines that end
  /// in CR LF gets such ends.
  static func apply(_ edits: [SuggestionEdit], to text: Lines) throws(OverseerError) -> [UInt8] {
    let edits = edits.sorted { ($0.lines.lowerBound, $0.lines.upperBound) < ($1.lines.lowerBound, $1.lines.upperBound) }
    for (edit, next) in zip(edits, edits.dropFirst()) where edit.lines.overlaps(next.lines) {
      throw OverseerError(
        .preconditionFailed, "\(edit.comment) and \(next.comment) suggest something for the same lines",
        hint: "Apply one of them.", details: ["comments": [.string("\(edit.comment)"), .string("\(next.comment)")]])
    }
    var result: [UInt8] = []
    var place = 0
    for edit in edits {
      result += text.bytes(place..<edit.lines.lowerBound)
      result += edit.replacement(in: text)
      place = edit.lines.upperBound
    }
    return result + text.bytes(place..<text.count)
  }

  private func replacement(in text: Lines) -> [UInt8] {
    var bytes = Array(suggestion.utf8)
    guard !bytes.isEmpty else { return [] }
    if bytes.last != newline, text.hasNewline(lines.upperBound - 1) { bytes.append(newline) }
    guard lines.allSatisfy({ text[$0].ends(with: [carriageReturn, newline]) }) else { return bytes }
    var ended: [UInt8] = []
    for byte in bytes {
      if byte == newline, ended.last != carriageReturn { ended.append(carriageReturn) }
      ended.append(byte)
    }
    return ended
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension Sequence<UInt8> where Self: BidirectionalCollection {
  fileprivate func ends(with bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
}
