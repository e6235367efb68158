import NIOCore
import OverseerStore

/// How events are written for those who follow them.
enum EventForm: Sendable {
  /// The lines `id: 7`, `event: TaskCreated`, `data: {…}` and an empty one, as the log gives them.
  case serverSent
  /// `{"type":"event","event":{…}}`, a message of its own over a WebSocket.
  case message
}

/// A page of the log as it goes over the wire, in one buffer that everybody who gets it shares.
struct EventText: Sendable {
  let form: EventForm
  private let all: ByteBuffer
  /// Where each event stands in ``all``.
  private let places: [Range<Int>]

  init(_ page: EventFrames, _ form: EventForm) {
    self.form = form
    switch form {
    case .serverSent:
      all = ByteBuffer(bytes: page.bytes)
      places = page.frames.map(\.range)
    case .message: (all, places) = Self.messages(page)
    }
  }

  private static func messages(_ page: EventFrames) -> (ByteBuffer, [Range<Int>]) {
    let (lead, tail): (StaticString, StaticString) = (#"{"type":"event","event":"#, "}")
    var all = ByteBuffer()
    all.reserveCapacity(page.bytes.count + page.frames.count * (lead.utf8CodeUnitCount + tail.utf8CodeUnitCount))
    var places: [Range<Int>] = []
    page.bytes.withUnsafeBytes { bytes in
      for frame in page.frames {
        let start = all.writerIndex
        all.writeStaticString(lead)
        all.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[frame.json]))
        all.writeStaticString(tail)
        places.append(start..<all.writerIndex)
      }
    }
    return (all, places)
  }

  /// The text as it is sent: in one piece, or in a piece for each event where each is a message.
  var pieces: [ByteBuffer] {
    switch form {
    case .serverSent: all.readableBytes == 0 ? [] : [all]
    case .message: places.map(slice)
    }
  }

  /// Like ``pieces``, of some events only: their numbers, which grow.
  func pieces(of events: [Int]) -> [ByteBuffer] {
    guard let first = events.first, let last = events.last else { return [] }
    guard form == .serverSent else { return events.map { slice(places[$0]) } }
    if last - first == events.count - 1 { return [slice(places[first].lowerBound..<places[last].upperBound)] }
    var some = ByteBuffer()
    for event in events { some.writeImmutableBuffer(slice(places[event])) }
    return [some]
  }

  private func slice(_ range: Range<Int>) -> ByteBuffer {
    all.getSlice(at: range.lowerBound, length: range.count) ?? ByteBuffer()
  }
}
