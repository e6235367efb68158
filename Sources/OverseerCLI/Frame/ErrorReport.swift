import OverseerModel

/// How an error leaves the process: JSON or lines on stderr, and the exit status of its code.
enum ErrorReport {
  /// Prints `error` to stderr and answers with the exit status.
  static func report(_ error: OverseerError, json: Bool, correlationID: String, _ environment: Environment) -> Int32 {
    if json, let body = try? Session.encoded(ErrorBody(error, correlationID: correlationID)) {
      Terminal.tell(body + "\n")
    } else {
      Terminal.tell(text(of: error, correlationID: correlationID, Style.of(2, environment)))
    }
    return error.code.exitStatus
  }

  /// What is wrong, and what to do next.
  static func text(of error: OverseerError, correlationID: String, _ style: Style) -> String {
    var lines = "\(style.paint("error:", .red)) \(Escaped.text(error.message))\n"
    if let hint = error.hint { lines += "\(style.paint(" hint:", .cyan)) \(Escaped.text(hint))\n" }
    if error.code == .internalError {
      lines += "\(style.paint(" note:", .dim)) this is a defect of Overseer; the call was \(correlationID)\n"
    }
    return lines
  }

  /// A mistake on the command line, in the taxonomy's shape.
  static func usage(_ message: String, hint: String?) -> OverseerError {
    OverseerError(.invalidInput, message, hint: hint)
  }
}
