import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An address of this machine to listen on.
struct ListeningAddress: Sendable {
  /// In digits, without brackets.
  let text: String
  /// Whether only programs of this machine reach it.
  let isLoopback: Bool

  /// Throws `invalid_input` for a name, which could mean any address, and for the wildcard, under which nobody calls.
  init(_ text: String) throws(OverseerError) {
    let text = text == "localhost" ? "127.0.0.1" : text
    guard let bytes = Self.bytes(of: text, AF_INET, 4) ?? Self.bytes(of: text, AF_INET6, 16) else {
      throw OverseerError.invalidField("listen", "\"\(text)\" is no address in digits, like 127.0.0.1 or ::1")
    }
    guard bytes.contains(where: { $0 != 0 }) else {
      throw OverseerError.invalidField(
        "listen", "\(text) is every address of this machine; requests are answered under one name only",
        hint: "Name the address that others use.")
    }
    self.text = text
    isLoopback = bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  private static func bytes(of text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
