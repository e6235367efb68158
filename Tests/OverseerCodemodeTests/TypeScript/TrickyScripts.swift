/// JavaScript that is easily taken for TypeScript, or for other JavaScript.
let trickyScripts = [
  #"a < b > c; a < b; c > d; x = a < b, y = c > d; if (a < b && c > (d)) e; while (i < n || m > (k)) i++"#,
  #"f(i < n, m > k); a = b < (c) ; d = e<f>=g; h = i<j>>k>>>l<<m; n <= o; p >= q; r >>= 1; s >>>= 2; t <<= 3"#,
  #"a = b ? (c) : d; a = b ? (c, d) : (e); a = b ? c ? (d) : (e) : (f); a = b ? (c) : d => e; f(a ? (b) : [c])"#,
  #"a = b ? { c: d } : { e: f }; a = b ? [c] : d; a = b ? () => c : () => ({}); a ? b : c ? d : e; a?.b?.[c]?.(d)"#,
  #"a ? async (b) : c; a ? async (b) => c : d; a ? (b) => (c) : (d) => (e); a ? function () {} : class {}"#,
  #"label: for (;;) { continue label } a: { break a } b: c: d: while (e) { break c }"#,
  #"switch (a) { case b: c; case (d): e; case f ? (g) : h: i(); case 'j': default: k } switch (l) { case (m) => n: }"#,
  #"a = /[/\]]+/g.test(b) ? c / d / e : f; g = (h) / i / j; k = [l] / m; n++ / o; p = `q` / r; if (s) /t/.test(u)"#,
  #"a = b / c; /re/g.exec(d); return /x/ / y; typeof /z/; e = { f: /g'"`/ }; h = i ? /j/ : /k/; (l) ? /m/ : n"#,
  "a\n/b/g\nc = {}\n/d/.e; while (f) /g{/.test(h); x = y => /z}/; yield /w\\//; ({}) / 1; +{} / 2",
  #"a = `b ${c} d ${`e ${f ? `g` : `${h}`} i`} j`; `\${` + `\`` + `$` + `${{ a: `}` }.a}`; tag`x${y}`.z`w`"#,
  #"({ a, b: c, d: { e }, f = 1, ...g }) => a; ([a, , b = 2, ...[c]]) => d; ({ a: [b] } = c); [d.e, f[g]] = h"#,
  #"""
  x = { get: 1, set: 2, async: 3, static: 4, type: 5, of: 6, as: 7, is: 8, new: 9, in: 10, get a() {}, set a(b) \#
  {} }
  """#,
  #"x = { async a() {}, *b() {}, async *c() {}, [d]: e, 'f': g, 1: h, get [i]() {}, async: j, get, set, async }"#,
  #"""
  class A extends (b, C) { #d = 1; static #e; static { f } get g() {} set g(h) {} static async *i() {} 'j' = 1; 2 \#
  = 3; [k] = l; get; set; static; async }
  """#,
  #"""
  class A { static = 1; get = 2; async = 3; type = 4; declare = 5; readonly = 6; abstract = 7; public() {} \#
  private }
  """#,
  #"class A { constructor() { super(); new.target; super.b(); this.#c; #c in this } } new A; new A().b; new (a())(b)"#,
  """
  let type = 1, as = 2, is = 3, of = 4, from = 5, declare = 6, namespace = 7, module = 8, abstract = 9, \
  satisfies\ntype = as\nas = is
  """,
  "type\nA = 1\ndeclare\nfoo\nnamespace\nB\nmodule\n{}\nabstract\nclass C {}\nas\nD\nsatisfies\nE",
  "var let_ = 1; async = 2; async (a); async\n(b); async in c; async ? d : e; get = set; async => async; async x => y",
  "a = b\n++c\nd\n--e\nf = g\n!h\ni = !!j\n!k; l\n!== m; n != o; p = ! q; if (!(r)) s",
  "import(a).then(b); import.meta.url; const { c } = await import('d')",
  """
  import a, { b as c, default as d } from 'e'; import * as f from 'g'; import 'h'; export { a as b, c }; export * \
  as i from 'j'; export default k
  """,
  """
  export const a = 1, b = 2; export function c() {} export class D {} export async function e() {} export default \
  async () => {}
  """,
  "function* a() { yield; yield* b; const c = yield d; yield\ne; yield (f); yield [g]; [yield]; (yield) }",
  "async function a() { for await (const b of c) await d; await (e); (await f).g; await [h]; return await i }",
  "a = 1..toString(); b = .5 + 5. + 0x1F + 0b1 + 0o7 + 1e-5 + 1E+5 + 1_000n; c = d?.5:6; [...e, ...1.5.f]; 0xe+1",
  """
  if (a) { } else if (b) { } else { } do a(); while (b) c; try { } catch { } finally { } with (d) e; for (a in b) \
  ; for (;;) ;
  """,
  """
  for (const a of b) ; for (let [c, d] of e) ; for (const { f } of g) ; for (h.i in j) ; for (var k = 0, l = 1; k \
  < l; k++) ; for (let of of of) ;
  """,
  "// a: B\n/* c as D */ e /* : F */ /* g\n */ ; '// not'; \"/* not\"; `// ${a /* b */} not`; /\\/\\//",
  """
  x = function a() {}; y = function () {}(); (function () {})(); (() => {})(); !function () {}(); z = class B {}; \
  w = class {}\n(v)
  """,
  """
  a = b in c; d = e instanceof f; g = typeof h; void 0; delete i.j; a = b, c; a &&= b; c ||= d; e ??= f; g **= h; \
  i = j ?? k
  """,
  "a.type; a.as.is.of.satisfies; a.enum.interface.namespace; a.class.function.new; a?.in?.default",
  """
  const interface_ = 1, enum_ = 2; ({ enum: 1, interface: 2, namespace: 3, declare: 4, abstract: 5, private: 6, \
  readonly: 7 })
  """,
  """
  a = b => c => d => e; a = (b) => ({ c }); a = async () => { }; f(a => a, (b, c) => b < c, ({ d }) => d, ([e]) \
  => e, (...g) => g)
  """,
  """
  a = \"\\\"\" + '\\'' + 'b\\\nc'; d = 'e\\\\'; \u{2028} f\u{A0}= 1; \u{FEFF}g; h\u{3000}= \u{2003}2; const ünï = \
  'é', 変数 = 1, \\u0061bc = 2, \\u{62}c = 3
  """,
  "#!/usr/bin/env node\na = b",
  "var a = b ? c : d, e = f ? (g) : h, i = { j: k ? (l) : m, n: (o) }; p = [q ? (r) : s, t]",
  """
  x = y < 0 ? -y : y; z = a < b ? (c) : d > (e); lo < hi ? lo : hi; const mid = (lo + hi) >> 1; a < b.c; a < b[c] \
  || d > (e + 1)
  """,
  "a = b; c\nas (d); e = f\nsatisfies",
  """
  ({ a(b) { c }, 'd'(e) { }, [f](g) { }, 1() { } }); ({ __proto__: null, async *[h]() { } }); ({ a }) ; ({ }); [] \
  ; ({}).b
  """,
  """
  const {a = 1, b: {c} = {}, ...d} = e; let [f = 2, [g], ...h] = i; function j({k, l = m ? (n) : o} = {}, [p] = \
  []) {}
  """,
  "a ? (b, c) : d; a ? (b = c) : d; a ? ({ b }) : d; a ? (b)[c] : (d); a ? (b)(c) : d; a ? ((b)) : (c); a ? `b` : (c)",
  "if (a) (b); else (c); if (a) [b] = c; else [d] = e; return (f); throw (g); return [h]; return\n(i)",
  "let\na; let\n[b] = c; var d\nvar e; const f = 1\nconst g = 2",
]
