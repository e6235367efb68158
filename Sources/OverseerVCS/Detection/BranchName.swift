/// What git takes as the name of a branch.
public enum BranchName {
  /// Whether `name` can name a branch, by the rules of `git check-ref-format --branch`.
  public static func isValid(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, bytes.count <= 250, name != "@", name != "HEAD" else { return false }
    guard first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: ".") else { return false }
    guard !bytes.contains(where: isForbidden), !has("..", in: bytes), !has("@{", in: bytes) else { return false }
    return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.first != UInt8(ascii: ".") && !part.reversed().starts(with: ".lock".utf8.reversed())
    }
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "~^:?*[\\".utf8.contains(byte)
  }

  private static func has(_ pair: StaticString, in bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == pair.utf8Start[0] && $1 == pair.utf8Start[1] }
  }
}
