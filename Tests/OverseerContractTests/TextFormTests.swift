import OverseerModel
import TestSeed
import Testing

@testable import OverseerContract

struct TextFormTests {
  /// What the words of the examples are made of: whatever one of the forms treats in its own way.
  private static let pieces = [
    "a", "Z", "k", "0", "9", "-", "_", ".", "..", "/", "//", "@", "@{", "{", "~", "^", ":", "?", "*", "[", "\\", ",",
    "lock", ".lock", "HEAD", "OVERSEER_", "base", "last-viewed", "12", " ", "\t", "\n", "\r\n", "\u{0}", "\u{1B}",
    "\u{1C}", "\u{7F}", "\u{85}", "\u{A0}", "\u{300}", "\u{600}", "\u{200B}", "\u{200D}", "\u{2028}", "\u{3000}",
    "\u{FEFF}", "ä", "İ", "🙂", "2026-02-05", "2026-02-05T08:06:12", "2026-02-05T08:06:12Z", "T", "08:06:12", "23:59:60",
    ".5", "Z", "+02:00", "0000", "9999",
    "01ff", String(repeating: "a", count: 12), String(repeating: "0", count: 64),
  ]

  /// The pattern is what others go by, the rule what callers are kept to.
  @Test(arguments: TextForm.allCases)
  func patternAndRuleAgree(form: TextForm) throws {
    let pattern = try Regex(form.pattern).matchingSemantics(.unicodeScalar)
    var generator = PrintedSeed()
    var taken = 0
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }.joined()
      // How long it may be is a rule of its own.
      guard text.unicodeScalars.count <= Text.labelLimit else { continue }
      let takes = form.takes(text)
      #expect(
        (text.wholeMatch(of: pattern) != nil) == takes, "\(form) \(text.debugDescription), \(generator)")
      if takes { taken += 1 }
    }
    #expect(taken > 0, "\(form) takes nothing of this")
  }

  @Test(arguments: [
    (TextForm.line, " Fix the parser \n", true), (.line, "a\nb", false), (.line, " \u{301} ", true), (.line, "", false),
    (.statement, "\n\n", false), (.statement, "a\n\tb\r\n", true), (.markdown, "", true), (.markdown, "a\u{1B}", false),
    (.label, "area/ui", true), (.label, "a b", false), (.label, "a,\u{301}", false), (.key, "Some Key", true),
    (.folder, "/home/ann", true), (.folder, "home", false), (.path, "src/a.c", true), (.path, "a\0", false),
    (.pathPattern, "src/**", true), (.pathPattern, "/src", false), (.pathPattern, "a/../b", false),
    (.gateName, "lint-2", true), (.gateName, "-lint", false), (.command, "make\tall", true), (.command, "a\nb", false),
    (.variable, "HOME", true), (.variable, "OVERSEER_HOME", false), (.variable, "2", false),
    (.branch, "feature/é", true), (.branch, "a..b", false), (.branch, "a.lock/b", false), (.branch, "HEAD", false),
    (.branch, "HEADS", true), (.branch, "-a", false), (.agentName, "codex.2", true), (.agentName, "Codex", false),
    (.digest, String(repeating: "af", count: 32), true), (.digest, String(repeating: "AF", count: 32), false),
    (.comparison, "12", true), (.comparison, "0", false), (.comparison, "last", false),
    (.moment, "2026-02-05T08:06:12Z", true), (.moment, "2026-02-05T08:06:12.3456+02:00", true),
    (.moment, "2026-02-05", false), (.moment, "2026-02-05T08:06:60Z", false),
    (.moment, "2026-02-05t08:06:12z", false), (.moment, "0000-01-01T00:00:00Z", false),
  ])
  func examples(form: TextForm, text: String, isTaken: Bool) throws {
    #expect(form.takes(text) == isTaken)
    let pattern = try Regex(form.pattern).matchingSemantics(.unicodeScalar)
    #expect((text.wholeMatch(of: pattern) != nil) == isTaken)
  }
}
