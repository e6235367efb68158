/// Text as one word of a shell's command line.
enum ShellWord {
  private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:@%,=".utf8)

  /// Quoted where it has to be. Control characters are shown as they are everywhere.
  static func quoted(_ text: String) -> String {
    guard !text.isEmpty, text.utf8.allSatisfy(plain.contains) else {
      return "'" + Escaped.text(text).replacing("'", with: "'\\''") + "'"
    }
    return text
  }
}
