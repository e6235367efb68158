import OverseerModel

/// A page of the log as it goes over the wire, made once for all who get it.
///
/// The bytes hold one server-sent event after the other (`id: 7`, `event: TaskCreated`, `data: {…}` and an empty line
/// each; WHATWG HTML, 9.2.6), so a page of which everything is wanted is sent as it is. The data is byte for byte what
/// the JSON coder makes of the ``Event``.
public struct EventFrames: Sendable {
  public internal(set) var bytes: [UInt8]
  /// Oldest first.
  public internal(set) var frames: [EventFrame]
  /// How far the page goes; it need not be the seq of a frame, for others may not have passed the filter.
  public internal(set) var last: Int64
  /// Whether there was nothing more to read.
  public internal(set) var isAtHead: Bool

  /// Whether an event of this page is one that the filter names.
  public func passes(_ frame: EventFrame, _ filter: EventFrameFilter) -> Bool {
    filter.conditions.allSatisfy { condition in
      let value = bytes[Int(frame.places[condition.field])...]
      return condition.texts.contains { value.starts(with: $0) }
    }
  }
}

/// Where one event of a page stands.
public struct EventFrame: Sendable {
  public let seq: Int64
  let places: EventFramePlaces

  init(seq: Int64, places: EventFramePlaces) {
    self.seq = seq
    self.places = places
  }

  /// The whole server-sent event, with the empty line that ends it.
  public var range: Range<Int> { Int(places.start)..<Int(places.end) }
  /// The event as JSON, which is one line.
  public var json: Range<Int> { Int(places.json)..<Int(places.end) - 2 }
}

/// The offsets of an event in its page. A page is far smaller than what they can count.
struct EventFramePlaces {
  enum Field { case source, repo, task, type }

  var start: Int32 = 0
  var json: Int32 = 0
  var source: Int32 = 0
  var repo: Int32 = 0
  var task: Int32 = 0
  var type: Int32 = 0
  var end: Int32 = 0

  /// Where the JSON value of a field stands.
  subscript(field: Field) -> Int32 {
    switch field {
    case .source: source
    case .repo: repo
    case .task: task
    case .type: type
    }
  }
}

/// An ``EventFilter`` in the form in which a frame is compared with it.
public struct EventFrameFilter: Sendable {
  /// A field, and the JSON values of which it must have one.
  struct Condition {
    let field: EventFramePlaces.Field
    let texts: [[UInt8]]
  }

  let conditions: [Condition]

  public init(_ filter: EventFilter) {
    var conditions: [Condition] = []
    func add(_ field: EventFramePlaces.Field, _ values: [String]?) {
      guard let values else { return }
      // No type has a character that JSON escapes, so what has one equals none.
      let plain = values.filter { !$0.contains("\"") }
      conditions.append(Condition(field: field, texts: plain.map { Array("\"\($0)\"".utf8) }))
    }
    add(.source, filter.sources?.map(\.rawValue))
    add(.repo, filter.repoID.map { [$0.description] })
    add(.task, filter.taskID.map { [$0.description] })
    add(.type, filter.types)
    self.conditions = conditions
  }
}

extension Reading {
  /// How many events one page passes over at most in search of some that pass the filter.
  private static let span: Int64 = 10_000

  /// The events after `last` that pass `filter`, oldest first: at most `limit`, and not many more bytes than 256 KiB.
  ///
  /// Throws `precondition_failed` where events that should come next have been pruned.
  public func frames(after last: Int64, filter: EventFilter, limit: Int) throws(OverseerError) -> EventFrames {
    let log = try logEnds()
    guard log.head > last else { return EventFrames(bytes: [], frames: [], last: last, isAtHead: true) }
    try checkLog(after: last, log)
    let end = log.head - last > Self.span ? last + Self.span : log.head
    var bindings: [Binding] = []
    let conditions = conditions(of: filter, after: last, before: end + 1, &bindings)
    bindings.append(.integer(limit))
    let framer = EventFramer()
    var hasStopped = false
    try connection.each(
      "SELECT \(EventTable.columns) FROM events\(conditions) ORDER BY seq LIMIT ?", bindings
    ) { row throws(OverseerError) in
      try framer.add(row)
      hasStopped = framer.frames.count == limit || framer.isFull
      return !hasStopped
    }
    let reached = hasStopped ? framer.frames.last?.seq ?? end : end
    return EventFrames(bytes: framer.finish(), frames: framer.frames, last: reached, isAtHead: reached == log.head)
  }
}

extension Store {
  /// Like ``Reading/frames(after:filter:limit:)``, on the calling thread.
  public func frames(after last: Int64, filter: EventFilter, limit: Int) throws(OverseerError) -> EventFrames {
    try read { reading throws(OverseerError) in try reading.frames(after: last, filter: filter, limit: limit) }
  }
}
