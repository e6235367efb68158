import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTPTypes
import OverseerModel

/// The body of a request: JSON, of a bounded size.
enum RequestContent {
  /// All of the body. Throws `unsupported_media_type` for a body that is not `application/json`, `too_large` for one
  /// above the limit. A client that asks first whether it shall send the body is told to.
  @concurrent static func read(
    _ request: Request, upTo limit: Int, on channel: any Channel
  ) async throws(OverseerError) -> [UInt8] {
    let declared = request.headers[.contentLength].flatMap { Int($0) }
    if let declared, declared > limit { throw tooLarge(limit) }
    let isEmpty = declared ?? 0 == 0 && request.headers[.transferEncoding] == nil
    let type = request.headers[.contentType]
    guard isEmpty && type == nil || type.map(isJSON) == true else {
      throw OverseerError(
        .unsupportedMediaType, "the body must be JSON, not \(type ?? "without a type")",
        hint: "Send it with the header `Content-Type: application/json`.")
    }
    if isEmpty { return [] }
    guard request.headers[.contentEncoding] == nil else {
      throw OverseerError(.unsupportedMediaType, "the body must not be compressed")
    }
    do {
      if request.headers[.expect]?.lowercased() == "100-continue" {
        try await channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)))
      }
      let buffer = try await request.body.collect(upTo: limit)
      return Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw tooLarge(limit)
    } catch {
      throw OverseerError(.invalidInput, "the body did not arrive whole")
    }
  }

  private static func isJSON(_ type: String) -> Bool {
    let parts = type.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    return parts.first == "application/json"
      && parts.dropFirst().allSatisfy { $0 == "charset=utf-8" || $0 == "charset=\"utf-8\"" }
  }

  private static func tooLarge(_ limit: Int) -> OverseerError {
    OverseerError(
      .tooLarge, "the body is larger than \(limit >> 10) KiB", details: ["limit": .integer(Int64(limit))])
  }
}
