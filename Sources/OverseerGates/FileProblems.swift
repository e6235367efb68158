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

  /// How many problems are told; a file can have one in every line.
  static let told = 20

  /// `invalid_input` that names the problems, in the order of the lines, and how many more there are.
  var error: OverseerError {
    let sorted = all.sorted { $0.line < $1.line }.prefix(Self.told)
    let lines = sorted.map { "\(file):\($0.line): \($0.message)" }
    let more = all.count > sorted.count ? ["and \(all.count - sorted.count) more mistakes"] : []
    return OverseerError(
      .invalidInput, (lines + more).joined(separator: "; "),
      hint: hint,
      details: [
        "problems": .array(
          sorted.map {
            ["file": .string(file), "line": .integer(Int64($0.line)), "message": .string($0.message)]
          })
      ])
  }
}
