import NIOHTTP1

/// How far the requests of a connection and their answers have come.
struct ConnectionProgress {
  /// Requests that have begun, and whose answers have not ended.
  private(set) var open = 0
  /// Between the head of a request and its end, be it answered already or not.
  private(set) var isReading = false
  /// Between the head of an answer and its end.
  private(set) var isAnswering = false
  /// Whether the client has said that this request is its last.
  private var isLast = false

  mutating func read(_ part: HTTPServerRequestPart) {
    switch part {
    case .head(let head):
      open += 1
      isReading = true
      isLast = head.headers.first(name: "connection") == "close"
    case .body: break
    case .end: isReading = false
    }
  }

  mutating func write(_ part: HTTPServerResponsePart) {
    switch part {
    case .head(let head): isAnswering = head.status.code >= 200
    case .body: break
    case .end:
      open -= 1
      isAnswering = false
    }
  }

  /// Whether nothing more is to be read: what a client sends after its last request is not answered, and must not be
  /// waited for either.
  var isOver: Bool { isLast && !isReading }

  /// Whether the head of an answer may be written that is to no request that could be answered yet: it would be taken
  /// for the answer to the request that comes next, or is in the middle of coming.
  var mayRefuse: Bool { isReading ? open == 1 && !isAnswering : open == 0 && !isLast }
}
