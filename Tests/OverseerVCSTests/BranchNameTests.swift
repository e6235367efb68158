import OverseerVCS
import Testing

@Suite struct BranchNameTests {
  private static let names = [
    "main", "task/task_01J0", "a.b", "a..b", ".a", "a/.b", "a.", "a.lock", "a.lock/b", "a/b.lock", "/a", "a/", "a//b",
    "a b", "a~1", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a@{1}", "a@b", "{a}", "-a", "a-", "HEAD", "ü", "a\tb",
    "a\u{7F}", "a/HEAD", "'a'", "$(a)", "lock", "@a",
  ]

  @Test(arguments: names)
  func whatGitTakesIsTakenAndNothingElse(name: String) throws {
    let scratch = try Scratch()
    let taken = (try? scratch.git("check-ref-format", "--branch", name)) != nil
    #expect(BranchName.isValid(name) == taken)
  }

  @Test(arguments: ["", "@", String(repeating: "x", count: 251)])
  func neitherNothingNorTooMuchIsAName(name: String) {
    #expect(!BranchName.isValid(name))
  }
}
