import Crypto
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Puts a reply into the form that the client asked for: not at all where it has it already, compressed where that is
/// worth it, and without a body for a HEAD.
enum Finishing {
  /// Bodies below this gain nothing: they fill one packet on the wire as it is.
  private static let leastToCompress = 1400

  static func response(_ reply: Reply, to request: HTTPRequest, correlationID: String) -> Response {
    var fields = reply.fields
    fields[.correlationID] = correlationID
    fields[.nosniff] = "nosniff"
    if reply.status == .contentTooLarge || request.headerFields[.connection] == "close" {
      fields[.connection] = "close"
    }
    fields[.referrerPolicy] = "no-referrer"
    if fields[.contentSecurityPolicy] == nil { fields[.contentSecurityPolicy] = ContentSecurity.strict }
    guard case .bytes(var body) = reply.body else {
      return stream(reply, fields, request)
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
        return Response(status: .notModified, headers: fields)
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
      return Response(status: reply.status, headers: fields)
    }
    return Response(status: reply.status, headers: fields, body: ResponseBody(byteBuffer: body))
  }

  private static func stream(_ reply: Reply, _ fields: HTTPFields, _ request: HTTPRequest) -> Response {
    guard case .stream(let body) = reply.body, request.method != .head else {
      return Response(status: reply.status, headers: fields)
    }
    return Response(status: reply.status, headers: fields, body: body)
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

/// What pages of this server may load and do.
enum ContentSecurity {
  static let strict = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'"
}
