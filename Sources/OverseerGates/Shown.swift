extension String {
  /// The text as a person may see it who has to judge it: what a terminal would obey, and what would not be visible
  /// or look like a blank, stands as its number: `\u{1b}`. Line ends and tabs are no exception.
  public var shown: String {
    guard unicodeScalars.contains(where: \.misleads) else { return self }
    var safe = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.misleads {
        safe.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }
}

extension Unicode.Scalar {
  fileprivate var misleads: Bool {
    if (0x20..<0x7F).contains(value) { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned, .surrogate:
      return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
