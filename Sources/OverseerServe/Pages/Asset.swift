import CWebApp
import Crypto
import NIOCore

/// A file for browsers that is part of the program.
struct Asset: Sendable {
  /// The path it is served at: `/assets/status.css`.
  let path: String
  let mediaType: String
  /// Names the content, in quotes, as the header `ETag` has it.
  let tag: String
  /// What the page may load and do, as the header `Content-Security-Policy` has it.
  let contentSecurityPolicy: String
  private let content: Content

  private enum Content: Sendable {
    case plain(ByteBuffer)
    /// As it was embedded: compressed.
    case packed(ByteBuffer)
  }

  init(_ embedded: os_asset) {
    path = String(cString: embedded.path)
    mediaType = String(cString: embedded.type)
    let bytes = UnsafeBufferPointer(start: embedded.bytes, count: embedded.count)
    let digest = SHA256.hash(data: bytes).prefix(12).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }
    tag = "\"\(digest.joined())\""
    contentSecurityPolicy = path == "/api/docs" ? ContentSecurity.swaggerUI : ContentSecurity.strict
    let body = ByteBuffer(bytes: bytes)
    content = embedded.is_gzip ? .packed(body) : .plain(body)
  }

  /// The content as it goes to a client, and how it is encoded: `gzip`, or nil for as it is.
  ///
  /// It is compressed only where it was embedded so; the others are small.
  func body(acceptsGzip: Bool) -> (bytes: ByteBuffer, encoding: String?) {
    switch content {
    case .plain(let bytes): (bytes, nil)
    case .packed(let bytes): acceptsGzip ? (bytes, "gzip") : (Gzip.expanded(bytes) ?? ByteBuffer(), nil)
    }
  }
}

extension ContentSecurity {
  /// For Swagger UI, whose style sheet holds its pictures.
  static let swaggerUI = strict + "; img-src 'self' data:"
}
