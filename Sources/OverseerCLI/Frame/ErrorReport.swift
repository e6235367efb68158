import ArgumentParser
import OverseerModel

/// How an error leaves the process: JSON or lines on stderr, and the exit status of its code.
enum ErrorReport {
  /// Prints `error` to stderr and answers with the exit status.
  static func report(_ error: OverseerError, json: Bool, correlationID: String, _ environment: Environment) -> Int32 {
    if json, let body = try? Session.encoded(ErrorBody(error, correlationID: correlationID)) {
      Terminal.write(body + "\n", to: 2)
    } else {
      Terminal.write(text(of: error, Style.of(2, environment)), to: 2)
    }
    return error.code.exitStatus
  }

  /// What is wrong, and what to do next.
  static func text(of error: OverseerError, _ style: Style) -> String {
    var lines = "\(style.paint("error:", .red)) \(Escaped.text(error.message))\n"
    if let hint = error.hint { lines += "\(style.paint(" hint:", .cyan)) \(Escaped.text(hint))\n" }
    return lines
  }

  /// A mistake on the command line, in the taxonomy's shape.
  static func usage(_ message: String, hint: String?) -> OverseerError {
    OverseerError(.invalidInput, message, hint: hint)
  }
}

/// Text that comes from repositories and agents, safe to print: control characters are shown, not obeyed.
enum Escaped {
  /// Keeps line ends and tabs.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        safe.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return false }
    let isBidi = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || isBidi
  }
}
