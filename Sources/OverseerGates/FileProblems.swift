import OverseerModel

/// What is wrong with a file of the repository, collected so that all of it is said at once.
struct FileProblems {
  struct Problem: Error {
    /// Counted from 1.
    let line: Int
    let message: String
  }

  /// What the file is called: for one of a repository, its path inside of that.
  let file: String
  let hint: String
  private(set) var all: [Problem] = []

  init(
    file: String, hint: String = "Mend the file and commit it on the default branch, from which it is read.",
    _ problems: Problem...
  ) {
    self.file = file
    self.hint = hint
    all = problems
  }

  mutating func add(_ line: Int, _ message: String) { all.append(Problem(line: line, message: message)) }

  /// `invalid_input` that names every problem, in the order of the lines.
  var error: OverseerError {
    let sorted = all.sorted { $0.line < $1.line }
    return OverseerError(
      .invalidInput, sorted.map { "\(file):\($0.line): \($0.message)" }.joined(separator: "; "),
      hint: hint,
      details: [
        "problems": .array(
          sorted.map {
            ["file": .string(file), "line": .integer(Int64($0.line)), "message": .string($0.message)]
          })
      ])
  }
}
