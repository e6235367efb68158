import OverseerModel

/// The address of a server: `http://127.0.0.1:4820`.
public struct ServerURL: Sendable, Hashable, CustomStringConvertible {
  /// The port on which a server listens unless told.
  public static let standardPort = 4820

  /// A name or an address, that of IPv6 without brackets.
  public let host: String
  public let port: Int

  /// Reads an address; throws `invalid_input` for what is not `http://HOST` with or without a port.
  public init(_ text: String) throws(OverseerError) {
    guard let (host, port) = Self.parts(text) else {
      throw OverseerError.invalidField(
        "server", "\"\(text)\" is no address of a server, like http://127.0.0.1:\(Self.standardPort)",
        hint: text.lowercased().hasPrefix("https:")
          ? "Servers speak HTTP, for this machine alone. One of another machine can be reached through a tunnel of SSH."
          : "With `auto` it is the server of the installation, wherever it listens.")
    }
    self.host = host
    self.port = port
  }

  private static func parts(_ text: String) -> (host: String, port: Int)? {
    let scheme = "http://"
    guard text.lowercased().hasPrefix(scheme) else { return nil }
    var rest = text.dropFirst(scheme.count)
    if rest.hasSuffix("/") { rest.removeLast() }
    let host: Substring
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      host = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
    } else {
      host = rest.prefix { $0 != ":" }
      rest = rest.dropFirst(host.count)
      let isName = host.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
      }
      guard !host.isEmpty, isName else { return nil }
    }
    guard !rest.isEmpty else { return (String(host), standardPort) }
    let digits = rest.dropFirst()
    guard rest.first == ":", (1...5).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits), (1...65535).contains(port)
    else { return nil }
    return (String(host), port)
  }

  /// Whether it is this machine, whatever the network says.
  public var isLoopback: Bool {
    if host == "::1" || host.lowercased() == "localhost" { return true }
    let bytes = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return bytes.count == 4 && bytes.first == 127 && !bytes.contains(nil)
  }

  /// As the header `Host` has it.
  var authority: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

  public var description: String { "http://\(authority)" }
}
