import OverseerModel
import Testing

@testable import OverseerCLI

/// What somebody is told who mistyped a command.
struct SuggestionTests {
  private func error(_ line: String, _ message: String = "Unexpected argument") -> OverseerError {
    Suggestion.usageError(for: line.split(separator: " ").map(String.init), message)
  }

  static let meant = [
    ("tsk list", "Did you mean 'os task'?"), ("task lst", "Did you mean 'os task list'?"),
    ("task crate -d x", "Did you mean 'os task create'?"), ("--repo x task lits", "Did you mean 'os task list'?"),
    ("learnings list", "Did you mean 'os learning'?"), ("doctr", "Did you mean 'os doctor'?"),
    ("--json docter", "Did you mean 'os doctor'?"), ("task force-complet x", "Did you mean 'os task force-complete'?"),
  ]

  @Test(arguments: meant)
  func `the nearest command is named`(_ line: String, _ hint: String) { #expect(error(line).hint == hint) }

  @Test func `what is near to nothing gets the list`() {
    #expect(error("frobnicate").message == "there is no command 'os frobnicate'")
    #expect(error("frobnicate").hint == "`os --help` lists the commands.")
    #expect(error("task frobnicate").hint == "`os task --help` lists the commands.")
  }

  @Test func `a known command keeps the parser's words`() {
    let error = error("task show", "Missing expected argument '<id>'")
    #expect(error.code == .invalidInput)
    #expect(error.message == "missing expected argument '<id>'")
    #expect(error.hint == "`os task show --help` shows how.")
  }

  @Test func `hidden commands are not named`() { #expect(error("overvew").hint == "`os --help` lists the commands.") }
}
