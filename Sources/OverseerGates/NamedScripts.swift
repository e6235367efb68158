extension RunnableCommand {
  /// The paths into `.overseer/` that a command line names, each once, in order: those of the files whose contents
  /// belong to what is trusted.
  ///
  /// The line is not run through a shell. Whatever may be a path counts, so that one too many is found rather than one
  /// too few: `sh -c 'cd x && ../.overseer/a.sh'`, `--with=.overseer/b.json`, `"$PWD"/.overseer/c.sh`. A path that is
  /// put together only when the command runs cannot be found; `.overseer` alone stands for the folder.
  public static func scripts(namedIn command: String) -> [String] {
    let loose = words(of: command, keepsQuoted: false).compactMap(path)
    // In quotes a path may hold blanks, but what looks like a longer command is not a path.
    let quoted = words(of: command, keepsQuoted: true).compactMap(path).filter { path in
      !path.contains(where: ";|&<>$\n".utf8.contains)
    }
    // As bytes, for to a file system two paths can differ that are one text to Swift.
    return Set(loose + quoted).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files that command lines name, each once, with what `content` gives for them.
  static func scripts<Failure>(
    namedIn commands: [String], _ content: (_ path: String) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> [Script] {
    // As bytes, for to a file system two paths can differ that are one text to Swift.
    let paths = Set(commands.flatMap(scripts).map { Array($0.utf8) })
    var scripts: [Script] = []
    for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let path = String(decoding: path, as: UTF8.self)
      scripts.append(Script(path: path, content: try content(path)))
    }
    return scripts
  }

  /// The part of a word that leads into `.overseer`, in whatever capitals: some file systems do not tell them apart.
  private static func path(in word: String) -> [UInt8]? {
    let folder = Array(".overseer".utf8)
    let bytes = Array(word.utf8)
    let lower = bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    for start in lower.indices where lower[start...].starts(with: folder) {
      let end = start + folder.count
      guard end == bytes.count || bytes[end] == UInt8(ascii: "/") else { continue }
      let parts = bytes[start...].split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
      return Array(parts.joined(separator: [UInt8(ascii: "/")]))
    }
    return nil
  }

  /// The line taken apart at blanks and at what means something to a shell; where `keepsQuoted`, not inside quotes.
  private static func words(of command: String, keepsQuoted: Bool) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    var scalars = command.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\\" && quote != "'" {
        if let escaped = scalars.popFirst(), escaped != "\n" { word.append(escaped) }
      } else if keepsQuoted && (scalar == quote || quote == nil && (scalar == "'" || scalar == "\"")) {
        quote = quote == nil ? scalar : nil
      } else if quote == nil && (scalar.properties.isWhitespace || "'\"`;|&()<>=,:".unicodeScalars.contains(scalar)) {
        words.append(String(word))
        word = String.UnicodeScalarView()
      } else {
        word.append(scalar)
      }
    }
    words.append(String(word))
    return words
  }
}
