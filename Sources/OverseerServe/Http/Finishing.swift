import Crypto
import HTTPTypes
import NIOCore

/// Puts a reply into the form that the client asked for: not at all where it has it already, compressed where that is
/// worth it, and without a body for a HEAD.
enum Finishing {
  /// Bodies below this gain nothing: they fill one packet on the wire as it is.
  private static let leastToCompress = 1400

  static func finished(_ reply: Reply, to request: HTTPRequest, correlationID: String) -> FinishedReply {
    var fields = reply.fields
    fields[.correlationID] = correlationID
    fields[.nosniff] = "nosniff"
    if reply.status == .contentTooLarge || request.headerFields[.connection] == "close" {
      fields[.connection] = "close"
    }
    fields[.referrerPolicy] = "no-referrer"
    if fields[.contentSecurityPolicy] == nil { fields[.contentSecurityPolicy] = ContentSecurity.strict }
    guard case .bytes(var body) = reply.body else {
      return FinishedReply(reply.status, fields, request.method == .head ? nil : reply.body)
    }
    if fields[.cacheControl] == nil {
      let isReading = request.method == .get || request.method == .head
      fields[.cacheControl] = isReading ? "no-cache" : "no-store"
    }
    if reply.status == .ok, request.method == .get || request.method == .head {
      let tag = fields[.eTag] ?? tag(of: body)
      fields[.eTag] = tag
      if let known = request.headerFields[.ifNoneMatch], matches(known, tag) {
        fields[.contentType] = nil
        return FinishedReply(.notModified, fields)
      }
    }
    if body.readableBytes >= leastToCompress, fields[.contentEncoding] == nil {
      fields[.vary] = "Accept-Encoding"
      if accepts(gzip: request), let packed = Gzip.compressed(body) {
        body = packed
        fields[.contentEncoding] = "gzip"
      }
    }
    if request.method == .head {
      fields[.contentLength] = "\(body.readableBytes)"
      return FinishedReply(reply.status, fields)
    }
    return FinishedReply(reply.status, fields, .bytes(body))
  }

  private static func tag(of body: ByteBuffer) -> String {
    var digest = SHA256()
    body.withUnsafeReadableBytes { digest.update(bufferPointer: $0) }
    var text: [UInt8] = [UInt8(ascii: "\"")]
    for byte in digest.finalize().prefix(12) {
      text.append(Self.digits[Int(byte >> 4)])
      text.append(Self.digits[Int(byte & 15)])
    }
    text.append(UInt8(ascii: "\""))
    return String(decoding: text, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// Whether `If-None-Match` names the tag. A body that was compressed on its way keeps its tag here.
  private static func matches(_ known: String, _ tag: String) -> Bool {
    known == tag
      || known.split(separator: ",").contains { part in
        let part = part.filter { $0 != " " && $0 != "\t" }
        return part == "*" || part == tag || part.dropFirst(2) == tag && part.hasPrefix("W/")
      }
  }

  static func accepts(gzip request: HTTPRequest) -> Bool {
    guard let accepted = request.headerFields[.acceptEncoding] else { return false }
    var acceptsOthers = false
    for part in accepted.split(separator: ",") {
      let words = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      let isRefused = words.dropFirst().contains { word in
        word.hasPrefix("q=0") && !word.dropFirst(3).contains { "123456789".contains($0) }
      }
      if words.first == "gzip" { return !isRefused }
      if words.first == "*" { acceptsOthers = !isRefused }
    }
    return acceptsOthers
  }
}

/// A reply in the form in which it goes out.
struct FinishedReply: Sendable {
  let head: HTTPResponse
  /// nil where nothing follows the head.
  let body: Reply.Body?

  init(_ status: HTTPResponse.Status, _ fields: HTTPFields, _ body: Reply.Body? = nil) {
    var fields = fields
    switch body {
    case .bytes(let bytes): fields[.contentLength] = "\(bytes.readableBytes)"
    case .stream: break
    case nil: if fields[.contentLength] == nil { fields[.contentLength] = "0" }
    }
    head = HTTPResponse(status: status, headerFields: fields)
    self.body = body
  }
}

/// What pages of this server may load and do.
enum ContentSecurity {
  static let strict = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'"
}
