import NIOCore
import OverseerModel
import OverseerStore

/// What one look at the log has found for all subscribers. Each event is put into each form once.
struct EventBatch: Sendable {
  private let page: EventFrames
  private let texts: [EventText]
  /// Whether a token was revoked, which may be the one that a subscriber came in with.
  let revokesToken: Bool
  /// The seq of its last event.
  var last: Int64 { page.last }

  private static let revocation = EventFrameFilter(EventFilter(types: ["TokenRevoked"]))

  init(_ page: EventFrames, in forms: [EventForm]) {
    self.page = page
    texts = forms.map { EventText(page, $0) }
    revokesToken = page.frames.contains { page.passes($0, Self.revocation) }
  }

  /// The events after `after` that pass `filter`, as they are sent. Without a filter all of them pass.
  func pieces(after: Int64, _ filter: EventFrameFilter?, in form: EventForm) -> [ByteBuffer] {
    guard let text = texts.first(where: { $0.form == form }), let first = page.frames.first else { return [] }
    guard after >= first.seq || filter != nil else { return text.pieces }
    return text.pieces(
      of: page.frames.indices.filter { index in
        let frame = page.frames[index]
        return frame.seq > after && filter.map { page.passes(frame, $0) } ?? true
      })
  }
}

extension EventFrames {
  /// The type of an event, which stands in its second line.
  func type(of frame: EventFrame) -> String {
    let lines = bytes[frame.range.lowerBound..<frame.json.lowerBound]
    let start = lines.firstIndex(of: UInt8(ascii: "\n")).map { $0 + "\nevent: ".utf8.count } ?? lines.endIndex
    return String(decoding: lines[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
