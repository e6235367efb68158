import HTTPTypes
import OverseerModel
import Synchronization

/// What every request must meet before anything looks at its path. It knows nothing of operations.
final class Door: Sendable {
  /// Known once the server listens.
  private let name = Mutex<ServerName?>(nil)

  func open(as name: ServerName) { self.name.withLock { $0 = name } }

  /// Throws `misdirected` where the request was meant for another host, `forbidden` where a page of another origin
  /// sends it.
  func check(host: String?, origin: String?) throws(OverseerError) {
    guard let name = name.withLock({ $0 }) else { throw OverseerError(.unavailable, "the server is just starting") }
    guard let host, name.isOurs(host: host) else {
      throw OverseerError(
        .misdirected, "this server is not \(host.map(Self.shown) ?? "what the request names: it has no Host")",
        hint: "Use the address that os serve prints.")
    }
    guard let origin, !name.isOurs(origin: origin) else { return }
    throw OverseerError(
      .forbidden, "pages of \(Self.shown(origin)) may not use this server", hint: "Open the server's own page: os open")
  }

  /// Refuses a request that changes something and that a browser sends for a page of another site.
  func check(site: String?) throws(OverseerError) {
    guard let site, site != "same-origin", site != "none" else { return }
    throw OverseerError(.forbidden, "a page of another site may not change anything here")
  }

  private static func shown(_ text: String) -> String {
    let safe = text.unicodeScalars.prefix(80).map { scalar -> Unicode.Scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F ? scalar : "?"
    }
    return String(String.UnicodeScalarView(safe))
  }
}
