import Testing

@testable import OverseerCodemode

/// What is taken out, which is written in `⟦⟧`.
struct ErasureTests {
  private static let cases = [
    // Variables.
    "let a⟦: number⟧ = 1", "const a⟦: Map<string, Array<X>>⟧ = b, c⟦: d⟧", "let a⟦: Array<Map<string, X>>⟧= b",
    "let a⟦!: string⟧", "const { a, b: [c] }⟦: { a: X; b: [Y] }⟧ = d", "for (const a of b ⟦as C[]⟧) d(a⟦!⟧)",
    "for (let i⟦: number⟧ = 0; i < n; i++) {}", "try {} catch (e⟦: unknown⟧) {}",
    // Parameters and results.
    "function f(a⟦: A⟧, b⟦?: B⟧, c⟦: C⟧ = 1, ...d⟦: D[]⟧)⟦: E⟧ {}",
    "function f({ a, b: c = 1 }⟦: X⟧ = {}, [d]⟦: Y⟧) {}", "function f(⟦this: Window,⟧ a⟦: A⟧) {}",
    "function f(⟦this: Window⟧) {}", "function f(a)⟦: a is string⟧ {}", "function f(a)⟦: asserts a is B⟧ {}",
    "function f(a)⟦: asserts this⟧ {}", "function* f⟦<T extends A = B, const U>⟧(a⟦: T⟧) {}",
    "async function f()⟦: Promise<void>⟧ { await g⟦<A>⟧() }",
    "export default function ⟦<T>⟧(a⟦: T⟧)⟦: T⟧ { return a }",
    // Arrow functions.
    "const f = (a⟦: A⟧, b⟦?⟧)⟦: C⟧ => d", "const f = async (a⟦: A⟧)⟦: Promise<B>⟧ => { c }",
    "const f = ⟦<T,>⟧(a⟦: T⟧)⟦: T⟧ => a", "const f = async ⟦<T>⟧(a⟦: T⟧) => a",
    "f((a)⟦: a is B⟧ => a, ()⟦: void⟧ => {})", "(a⟦: A⟧) => (b⟦: B⟧)⟦: C⟧ => (c)⟦: D⟧ => e",
    "const f = ({ a }⟦: { a: A }⟧) => a", "const f = (a)⟦: (() => void)⟧ => b",
    "const f = (a)⟦: (keyof B)[]⟧ => b", "let f⟦: (keyof B | 'c')[]⟧", "let f⟦: (a: (b?) => C, ...d: E) => (F)[]⟧ = g",
    "const f = (a)⟦: { b: B }⟧ => d",
    // Conditionals, whose colons are none of types.
    "a ? (b) : c", "a ? (b) : c => d", "a ? (b)⟦: C⟧ => d : e", "a ? (b⟦: B⟧) => c : (d⟦: D⟧)⟦: E⟧ => f",
    "a ? (b) : (c) => d", "a ? (b)⟦: C[]⟧ => d : e", "a ? b ? (c) : d => e : f", "a ? ()⟦: B⟧ => c : d",
    "a ? b ⟦as C⟧ : d ⟦as E⟧", "a ? async (b)⟦: Promise<C>⟧ => d : e", "a?.5:b",
    // Assertions.
    "a ⟦as B⟧", "a ⟦as const⟧", "a ⟦satisfies B<C>⟧", "a ⟦as unknown as B⟧", "(a ⟦as any⟧).b", "a ⟦as B⟧ || c",
    "a ⟦as B[]⟧ ?? c", "[a ⟦as B⟧, ...c ⟦as D[]⟧]", "`${a ⟦as B⟧} ${`${c⟦!⟧}`}`", "a = b ⟦as (c: D) => E⟧",
    "a + b ⟦as C⟧ - d", "a ⟦as B extends C ? D : E⟧", "a⟦!⟧.b⟦!⟧()⟦!⟧[0]⟦!⟧", "a⟦!⟧ != b, a⟦!⟧ == c, a !== d",
    "a⟦!⟧ / b⟦!⟧ / c", "a⟦!⟧\n(b)",
    // Arguments for types.
    "f⟦<A>⟧(b)", "new Map⟦<string, A[]>⟧()", "new Set⟦<A>⟧", "f⟦<A>⟧`b`", "f?.⟦<A>⟧(b)", "f⟦<A>⟧?.(b)",
    "const f = g⟦<A>⟧;", "f⟦<{ a: B }, [c: D, e?: F], (g: H) => I>⟧(j)", "f⟦<typeof a, 'b' | 1 | -2 | `c${D}`>⟧()",
    "f(a < b, c > d)", "a < b > c", "a < (b) && c > (d)", "for (; a < b; c >> 1) {}", "a<b>=c", "a<b>>c",
    "async < a; async (b); async\n(c)",
    // Declarations of types.
    "⟦type A = B⟧", "⟦type A<T> =\n  | 'b'\n  | 'c';⟧", "⟦interface A extends B<C>, D { e(): F; g?: H }⟧",
    "⟦declare const a: B, c: D;⟧\ne", "⟦declare function a(b: C): D⟧", "⟦declare module 'a' { b }⟧",
    "⟦declare global { var a: B }⟧", "⟦declare enum A { B = 1 }⟧", "⟦export type A = B⟧", "⟦export interface A {}⟧",
    "⟦import type { A } from 'b';⟧", "⟦import type A from 'b'⟧", "⟦export type { A } from 'b'⟧",
    "⟦type A = new <T>(a: T) => B⟧\nc", "⟦type A = { readonly [K in keyof B as `c${K}`]?: D }⟧\ne",
    "⟦type A = B extends (infer C)[] ? C : never⟧\nd", "⟦type A = typeof import('b')['c']⟧\nd",
    "⟦type A = abstract new () => void⟧\nd", "⟦type A = unique symbol⟧\nb",
    "type = 1; type\nA\ninterface_\ndeclare.b; namespace.c", "⟦function f(a: A): B;⟧\nfunction f(a) {}",
    "⟦async function f(a: A): B⟧\nasync function f(a) {}",
    // Classes.
    "class A⟦<T>⟧ extends B⟦<T> implements C, D<E>⟧ {}", "class A extends b(c)⟦<D>⟧ { }", "⟦abstract⟧ class A {}",
    "class A { ⟦private⟧ b⟦: C⟧ = 1; static ⟦readonly⟧ d⟦?: E⟧; f⟦!: G⟧ }", "class A { ⟦b(c: D): E;⟧ b(c⟦: F⟧) {} }",
    "class A { ⟦[key: string]: B;⟧ c = 1 }", "class A { ⟦abstract b: C; abstract d(): E;⟧ f() {} }",
    "class A { ⟦declare b: C;⟧ d }", "class A { ⟦protected⟧ async *b⟦<T>⟧(c⟦: T⟧)⟦: D⟧ {} }",
    "class A { get b()⟦: C⟧ { return 1 } set b(v⟦: C⟧) {} }",
    "class A { ⟦override⟧ b()⟦: void⟧ {} declare() {} readonly = 1 }", "class A { #b⟦?: C⟧; static { let d⟦: E⟧ } }",
    "class A { static static⟦: B⟧; get; set; async }", "new (class⟦<T>⟧ { a⟦: T⟧ })",
    // Objects.
    "a = { b: c ⟦as D⟧, e⟦<T>⟧(f⟦: T⟧)⟦: G⟧ {}, async *h(i⟦?: J⟧) {} }",
    "a = { get b()⟦: C⟧ { d }, get: 1, [e ⟦as F⟧]: 2, type: 3, as: 4 }",
  ]

  @Test(arguments: cases) func typesBecomeBlanks(_ marked: String) throws {
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let expected = marked.replacing(/⟦([^⟧]*)⟧/) { $0.1.map { $0 == "\n" ? "\n" : " " }.joined() }
    #expect(try TypeStripping.javaScript(of: text) == expected)
    #expect(try TypeStripping.javaScript(of: expected) == expected, "once is enough")
  }

  /// A line may end neither before `=>` nor behind `async` or `return`, so a parenthesis takes another place.
  @Test(arguments: [
    ("f = (a): {\n  b: C\n} => d", "f = (a····\n······\n) => d"),
    ("f = (a):\n  | B\n  | C => d", "f = (a··\n·····\n····) => d"),
    ("f = async <\n  T\n>(a: T) => b", "f = async (\n···\n··a···) => b"),
    ("return <\nT>(a: T) => b", "return (\n···a···) => b"),
  ]) func parenthesesStayOnTheirLine(_ text: String, _ expected: String) throws {
    #expect(try TypeStripping.javaScript(of: text) == expected.replacing("·", with: " "))
  }

  /// Where a statement ended because of a type, or because a type followed, it still ends.
  @Test(arguments: [
    ("a = b as C\n(d)", "a = b ;···\n(d)"), ("a = b as C\n[d]", "a = b ;···\n[d]"),
    ("a = b satisfies C\n`d`", "a = b ;··········\n`d`"),
    ("a = b as C\nd", "a = b·····\nd"), ("a = b\ntype C = D\n(e)", "a = b\n;·········\n(e)"),
    ("a = b\ninterface C {}\n[d]", "a = b\n;·············\n[d]"),
    ("a = b;\ntype C = D\n(e)", "a = b;\n··········\n(e)"),
    ("type A = B\n(c)", "··········\n(c)"), ("{ type A = B\n(c) }", "{ ··········\n(c) }"),
    ("class A { b = 1\npublic [c] = 2 }", "class A { b = 1\n;······[c] = 2 }"),
    ("class A { b = 1\ndeclare c: D\n*e() {} }", "class A { b = 1\n;···········\n*e() {} }"),
    ("class A { b = c as D\n[e] = 1 }", "class A { b = c ;···\n[e] = 1 }"),
    ("class A { get: B\nc() {} }", "class A { get;··\nc() {} }"),
    ("class A { static?: B\nc = 1 }", "class A { static·;··\nc = 1 }"),
  ]) func statementsStayApart(_ text: String, _ expected: String) throws {
    #expect(try TypeStripping.javaScript(of: text) == expected.replacing("·", with: " "))
  }

  @Test func everyLineKeepsItsLength() throws {
    let text = "let a: 'é' | 'ﬀ' | '😀' = 1 // 😀\r\nlet b: {\n  ü: string\n} = 'é' as any\n"
    let plain = try TypeStripping.javaScript(of: text)
    #expect(plain.utf8.count == text.utf8.count)
    let lines = text.split(separator: /\r?\n/, omittingEmptySubsequences: false)
    let plainLines = plain.split(separator: /\r?\n/, omittingEmptySubsequences: false)
    #expect(lines.map(\.utf16.count) == plainLines.map(\.utf16.count))
    #expect(plain.contains(" = 1 // 😀"))
    #expect(!plain.contains("ﬀ") && !plain.contains("ü"))
  }
}
