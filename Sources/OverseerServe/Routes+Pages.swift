import HTTPTypes
import OverseerModel

extension Routes {
  /// The files for browsers that are part of the program. They tell nothing of this installation.
  mutating func addPages() {
    for (place, path) in Assets.paths.enumerated() {
      add(.get, path, .open) { exchange in Assets.all[place].reply(to: exchange.request.head) }
    }
  }
}

extension Asset {
  fileprivate func reply(to request: HTTPRequest) -> Reply {
    let (bytes, encoding) = body(acceptsGzip: Finishing.accepts(gzip: request))
    var fields: HTTPFields = [
      .contentType: mediaType, .eTag: tag, .contentSecurityPolicy: contentSecurityPolicy,
    ]
    if let encoding {
      fields[.contentEncoding] = encoding
      fields[.vary] = "Accept-Encoding"
    }
    return Reply(.ok, fields, .bytes(bytes))
  }
}
