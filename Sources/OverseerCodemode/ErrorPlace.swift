import CQuickJS

/// Where in the script an error was made.
extension Sandbox {
  /// The name under which the engine knows the script, in the stacks of errors.
  static let scriptName = "script.js"

  /// The place in the script's text; nil where the error does not say.
  func place(ofError value: JSValue) -> ScriptFailure.Place? {
    guard let position = position(ofError: value) else { return nil }
    return work?.source.place(line: position.line, byteColumn: position.byteColumn)
  }

  /// The first place in the script that the error's stack names, as the engine counts.
  func position(ofError value: JSValue) -> (line: Int, byteColumn: Int)? {
    guard let stack = textProperty(names.stack, of: value) else { return nil }
    for line in stack.split(separator: "\n") {
      // A line ends in `(script.js:3:14)`, or in `script.js:3:14` for errors of syntax; what stands before is the name
      // of a function, which may be anything.
      let words = line.split { $0 == " " || $0 == "(" || $0 == ")" }
      let parts = words.last?.split(separator: ":") ?? []
      guard parts.count == 3, parts[0] == Self.scriptName, let line = Int(parts[1]), let column = Int(parts[2])
      else { continue }
      return (line, column)
    }
    return nil
  }
}
