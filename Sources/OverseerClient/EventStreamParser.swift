/// Reads server-sent events, as the HTML standard says how, from bytes that come in pieces.
struct EventStreamParser {
  struct Message: Sendable, Hashable {
    /// The place to resume from; nil where none was ever told.
    var id: String?
    /// The kind; empty where none was told.
    var event = ""
    /// Empty for a message that only tells a place.
    var data = ""
  }

  /// The place that was told last.
  private(set) var lastID: String?
  private var line: [UInt8] = []
  private var endedWithCR = false
  private var event = ""
  private var data: [String] = []
  private var toldPlace = false

  /// The messages that end in these bytes.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [Message] {
    var messages: [Message] = []
    for byte in bytes {
      defer { endedWithCR = byte == UInt8(ascii: "\r") }
      switch byte {
      case UInt8(ascii: "\n") where endedWithCR: continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if let message = endLine() { messages.append(message) }
      default: line.append(byte)
      }
    }
    return messages
  }

  private mutating func endLine() -> Message? {
    defer { line.removeAll(keepingCapacity: true) }
    guard !line.isEmpty else { return dispatch() }
    let colon = line.firstIndex(of: UInt8(ascii: ":"))
    let name = String(decoding: line[..<(colon ?? line.endIndex)], as: UTF8.self)
    var value = colon.map { line[line.index(after: $0)...] } ?? []
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    switch name {
    case "event": event = String(decoding: value, as: UTF8.self)
    case "data": data.append(String(decoding: value, as: UTF8.self))
    case "id" where !value.contains(0):
      lastID = String(decoding: value, as: UTF8.self)
      toldPlace = true
    // Comments and what is not known.
    default: break
    }
    return nil
  }

  private mutating func dispatch() -> Message? {
    defer {
      event = ""
      data = []
      toldPlace = false
    }
    guard !data.isEmpty || toldPlace else { return nil }
    return Message(id: lastID, event: event, data: data.joined(separator: "\n"))
  }
}
