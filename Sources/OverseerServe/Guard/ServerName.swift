/// The names under which this server is reached. Everything that names it otherwise comes from somewhere else: a page
/// whose host name was bound to this machine's address, or a request that was sent on.
struct ServerName: Sendable {
  private let hosts: Set<String>
  private let origins: Set<String>

  /// - Parameter address: The address that is listened on, besides the loopback's names.
  init(address: String, port: Int) {
    let names: Set<String> = ["localhost", "127.0.0.1", "[::1]", address.contains(":") ? "[\(address)]" : address]
    let suffixes = port == 80 ? ["", ":80"] : [":\(port)"]
    hosts = Set(names.flatMap { name in suffixes.map { name + $0 } })
    origins = Set(hosts.map { "http://\($0)" })
  }

  /// Whether a Host header, exactly as it was sent, names this server. Host names have no case.
  func isOurs(host: String) -> Bool { hosts.contains(host) || hosts.contains(Self.lowercased(host)) }

  /// Whether an Origin header names a page of this server. Browsers send it in lower case.
  func isOurs(origin: String) -> Bool { origins.contains(origin) }

  /// Of ASCII only: what else has a lower case is no name of ours.
  private static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
