import TestSeed
import Testing

@testable import OverseerCodemode

/// Whatever the text, it is read to its end: without a crash, and in linear time.
struct HostileTextTests {
  static let pieces = [
    "a<", "(", "[", "{", "`${", "a<{", "a<[", "a<(", "c?(a):b=>", "c?(a):[", "x as [", "<T>(", "async<", "a<b,",
    "f(a<b,",
    "function f(){", "class A{x=", "=>", "a?b:", "type A={", "declare ", "interface ", "let a:[", "let a:{", "new ",
    "let a:A<", "let a:A extends B?", "let a:`${", "/", "/*", "\"", "\\", "a<`${", "async(", "(a?:", "export type {",
    "class{[a:", "class{static{", "if(", "for(", "case c?(a):b", "@", "a!", "\u{2028}", "é", "a<😀", "}", ")", "(x):(",
    "let x:(a)=>", "let x:<T>(", "let x = y as any\n(", "class{private ", "keyof ", "#", "enum", "a<b>c\n",
  ]

  /// What were read anew from each of its places would take far longer.
  @Test(.timeLimit(.minutes(5)), arguments: pieces) func repetitionEnds(_ piece: String) {
    let text = String(repeating: piece, count: (128 << 10) / piece.utf8.count)
    let plain = try? TypeStripping.javaScript(of: text)
    #expect(plain == nil || plain?.utf8.count == text.utf8.count)
  }

  @Test func whatIsNestedDeeplyIsRefused() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{a:", "}"), ("`${", "}`"), ("function(){", "}"), ("(x=>{", "})")] {
      let text = "x = " + String(repeating: open, count: 5000) + "1" + String(repeating: close, count: 5000)
      #expect(throws: Unerasable.self) { try TypeStripping.javaScript(of: text) }
    }
  }

  /// What looked like an index signature and was none was taken out from where it began to before that.
  @Test(arguments: ["class A { b; [a: ) ] }", "class A {\n  [a:", "class A { abstract [a: ;", "class A { declare"])
  func brokenIndexSignatureIsSurvived(text: String) throws {
    let stripped = try? TypeStripping.javaScript(of: text)
    #expect(stripped == nil || stripped?.utf8.count == text.utf8.count)
  }

  @Test func changedTextsKeepTheirLength() throws {
    var generator = PrintedSeed()
    let texts = trickyScripts + runnableScripts
    for round in 0..<3000 {
      let text = generator.changed(texts[round % texts.count], with: Self.pieces)
      guard let plain = try? TypeStripping.javaScript(of: text) else { continue }
      try #require(plain.utf16.count == text.utf16.count, "\(generator): \(text)")
      try #require(plain.filter(\.isNewline).count == text.filter(\.isNewline).count, "\(generator): \(text)")
    }
  }
}
