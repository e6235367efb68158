import Testing

@testable import OverseerCodemode

/// What has a meaning at run time is named, with its place.
struct UnerasableTests {
  @Test(arguments: [
    ("enum A { B }", "an enum", 1, 1), ("let a = 1\n  const enum A { B }", "an enum", 2, 3),
    ("export enum A {}", "an enum", 1, 8), ("namespace A.B { c() }", "a namespace", 1, 1),
    ("module A { }", "a module", 1, 1), ("export namespace A { }", "a namespace", 1, 8),
    ("class A { constructor(private b: C) {} }", "a parameter property", 1, 23),
    ("class A { constructor(b, readonly c) {} }", "a parameter property", 1, 26),
    ("import a = require('b')", "an import with `=`", 1, 1), ("export = a", "an export with `=`", 1, 1),
    ("@a class B {}", "a decorator", 1, 1), ("class A {\n  @b() c }", "a decorator", 2, 3),
    ("class A { b(@c d) {} }", "a decorator", 1, 13), ("let é = 'é', a = <div>b</div>", "JSX", 1, 18),
    ("a = <br />", "JSX", 1, 5), ("a = <A b={c} />", "JSX", 1, 5), ("a = <></>", "JSX", 1, 5),
    ("a = <B>c", "a cast with `<T>` (write `as T`)", 1, 5), ("f(<B[]>(c))", "a cast with `<T>` (write `as T`)", 1, 3),
    ("a + b as C * d", "a type assertion amid arithmetic, without parentheses around it,", 1, 7),
  ]) func constructsAreNamed(_ text: String, _ construct: String, _ line: Int, _ column: Int) {
    #expect(throws: Unerasable(construct: construct, line: line, column: column)) {
      try TypeStripping.javaScript(of: text)
    }
  }
}
