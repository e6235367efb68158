/// Makes JavaScript of TypeScript.
enum TypeStripping {
  /// The text with blanks in place of everything that is only there for types, so that what stays keeps its line and
  /// column. Text that is JavaScript already comes back as it is; what is neither comes back as something that does not
  /// compile either. It takes linear time.
  ///
  /// Blanking instead of printing anew is the approach of Bloomberg's ts-blank-space.
  /// - Throws: where a construct has a meaning at run time, or the text is nested absurdly deep.
  static func javaScript(of text: String) throws(Unerasable) -> String {
    var stripper = TypeStripper(Array(text.utf8))
    try stripper.strip()
    return stripper.blanks.applied(to: stripper.lexer.bytes)
  }
}
