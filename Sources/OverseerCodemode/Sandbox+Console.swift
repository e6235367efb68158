import CQuickJS

/// What a script logs.
extension Sandbox {
  /// Characters of a line; what is beyond is cut off.
  private static let longestLine = 2000

  func log(_ level: ScriptReport.Line.Level, _ arguments: UnsafeBufferPointer<JSValue>) {
    guard let work else { return }
    var line = ""
    for (index, argument) in arguments.enumerated() {
      if index > 0 { line += " " }
      line += logText(of: argument)
      if line.utf8.count > Self.longestLine * 4 { break }
    }
    if line.count > Self.longestLine { line = line.prefix(Self.longestLine) + "…" }
    work.run.write(ScriptReport.Line(level: level, text: line))
  }

  private func logText(of value: JSValue) -> String {
    if JS_IsUndefined(value) { return "undefined" }
    if JS_IsError(value) { return logText(ofError: value) }
    if !JS_IsObject(value), !JS_IsSymbol(value) {
      return text(of: value) ?? ""
    }
    var text = JSONText(self, for: .log, limit: Self.longestLine * 4)
    // What is too long or throws is logged as far as it goes.
    do throws(Unwritable) { try text.append(value) } catch { release(error) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func logText(ofError value: JSValue) -> String {
    let name = textProperty(names.name, of: value) ?? "Error"
    let message = textProperty(names.message, of: value) ?? ""
    let line = place(ofError: value).map { " (line \($0.line), column \($0.column))" } ?? ""
    return "\(name): \(message)\(line)"
  }

  func release(_ unwritable: Unwritable) {
    if case .threw(let value) = unwritable { JS_FreeValue(context, value) }
  }
}
