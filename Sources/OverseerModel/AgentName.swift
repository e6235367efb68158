/// What an agent may be called.
public enum AgentName {
  /// Whether `text` is 1 to 64 of `a-z`, `0-9`, `.`, `_` and `-`.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    let isWord = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2E, 0x5F, 0x2D].contains(byte)
    }
    return (1...64).contains(text.utf8.count) && isWord
  }
}
