import OverseerModel

/// What is wrong with a document. A hundred are named, the others counted.
struct ProblemList {
  private var problems: [FieldProblem] = []
  private var unnamed = 0
  private static let most = 100

  var isEmpty: Bool { problems.isEmpty }

  mutating func add(_ field: String, _ message: String) {
    if problems.count < Self.most {
      problems.append(FieldProblem(field, message))
    } else {
      unnamed += 1
    }
  }

  /// Adds what `rule` throws, as a problem of `field`.
  mutating func check(_ field: @autoclosure () -> String, _ rule: () throws(OverseerError) -> Void) {
    do {
      try rule()
    } catch {
      add(field(), error.details["fields"]?[0]?["message"]?.stringValue ?? error.message)
    }
  }

  /// Throws `invalid_input` with all of them.
  func throwIfAny() throws(OverseerError) {
    guard !isEmpty else { return }
    throw OverseerError.invalidFields(
      problems, hint: unnamed == 0 ? nil : "There are \(unnamed) more problems. Nothing was imported.")
  }
}
