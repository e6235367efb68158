import OverseerCodemode
import OverseerJSON
import OverseerModel
import OverseerSDK

extension HostFailure {
  /// The error as a script sees it.
  ///
  /// - Parameter spec: The operation that was called.
  init(_ error: OverseerError, of spec: OperationSpec? = nil) {
    var hint = error.hint.map(ScriptHint.translated)
    if error.code == .forbidden, let spec, spec.who == .human {
      hint = "Ask a person for it: help.request({task_id, category: \"Decision\", reason: \"…\"})"
    }
    let details = error.details.isEmpty ? nil : try? JSONCoder.encode(JSONValue.object(error.details))
    self.init(code: error.code.rawValue, message: error.message, hint: hint, details: details)
  }
}
