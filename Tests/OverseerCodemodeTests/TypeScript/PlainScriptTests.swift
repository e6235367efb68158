import Testing

@testable import OverseerCodemode

struct PlainScriptTests {
  @Test(arguments: trickyScripts) func javaScriptStaysAsItIs(_ text: String) throws {
    #expect(try TypeStripping.javaScript(of: text) == text)
  }

  /// Each inside of what can hold statements, as its surroundings decide about colons and slashes.
  @Test(arguments: [
    ("async function* f() {\n", "\n}"), ("x = () => {\n", "\n}"), ("class A { m() {\n", "\n} }"),
    ("a ? () => {\n", "\n} : b"),
    ("`${(() => {\n", "\n})()}`"), ("switch (a) { case (b): {\n", "\n} }"), ("({ a: function () {\n", "\n}, b: 1 })"),
    ("let t: T = 1\n", "\nlet u = 1 as U"),
  ]) func surroundingsChangeNothing(_ before: String, _ after: String) throws {
    for text in trickyScripts where !text.hasPrefix("#!") {
      let plain = try TypeStripping.javaScript(of: before + text + after)
      #expect(plain.contains(text), "\(plain)")
    }
  }
}
