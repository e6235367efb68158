import OverseerModel
import TestSeed
import Testing

/// Patterns as they are defined, without a thought of speed: by trying every way.
private enum Definition {
  static func matches(_ pattern: String, _ path: String) -> Bool {
    let whole = pattern.hasSuffix("/") ? pattern + "**" : pattern
    return matches(parts(whole)[...], parts(path)[...])
  }

  private static func parts(_ text: String) -> [[Character]] {
    text.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
  }

  private static func matches(_ names: ArraySlice<[Character]>, _ parts: ArraySlice<[Character]>) -> Bool {
    guard let name = names.first else { return parts.isEmpty }
    guard name == ["*", "*"] else {
      guard let part = parts.first else { return false }
      return matches(name: name[...], part[...]) && matches(names.dropFirst(), parts.dropFirst())
    }
    if names.count == 1 { return !parts.isEmpty }
    return (0...parts.count).contains { matches(names.dropFirst(), parts.dropFirst($0)) }
  }

  private static func matches(name: ArraySlice<Character>, _ part: ArraySlice<Character>) -> Bool {
    guard let mark = name.first else { return part.isEmpty }
    if mark == "*" { return (0...part.count).contains { matches(name: name.dropFirst(), part.dropFirst($0)) } }
    guard let first = part.first else { return false }
    return (mark == "?" || mark == first) && matches(name: name.dropFirst(), part.dropFirst())
  }
}

@Suite("Patterns for paths")
struct PathPatternTests {
  @Test(
    "Paths that a pattern describes",
    arguments: [
      ("src/**", "src/a.swift"), ("src/**", "src/a/b/c.swift"), ("src/", "src/a/b"), ("**", "a"), ("**", "a/b/c"),
      ("**/*.swift", "a.swift"), ("**/*.swift", "x/y/a.swift"), ("*.md", "README.md"), ("a/**/b", "a/b"),
      ("a/**/b", "a/x/y/b"), ("docs/?.md", "docs/é.md"), ("a[1].txt", "a[1].txt"), ("*", ".hidden"),
      ("a/*/c", "a/b/c"), ("**/test/**", "x/test/y/z"), ("a*b*c", "aXbYbZc"), ("Makefile", "Makefile"),
      ("**/**/x", "x"), ("ab**", "abc"),
    ])
  func matching(pattern: String, path: String) throws {
    #expect(try #require(PathPattern(pattern)).matches(path))
    #expect(Definition.matches(pattern, path))
  }

  @Test(
    "Paths that it does not",
    arguments: [
      ("src/**", "src"), ("src/**", "lib/src/a"), ("src/**", "srcs/a"), ("*.md", "docs/a.md"), ("a/*/c", "a/c"),
      ("a/*/c", "a/b/d/c"), ("docs/?.md", "docs/.md"), ("Makefile", "makefile"), ("**/x", "y"), ("a.c", "abc"),
      ("a/**/b", "a/x/bb"), ("src", "src/a"), ("?", "a/b"), ("a/?", "a/"), ("ab**", "ab/c"),
    ])
  func notMatching(pattern: String, path: String) throws {
    #expect(try !#require(PathPattern(pattern)).matches(path))
    #expect(!Definition.matches(pattern, path))
  }

  @Test(
    "Texts that no path can match are no patterns",
    arguments: ["", "/", "/src", "a//b", "./a", "../a", "a/..", "src//"])
  func refused(text: String) { #expect(PathPattern(text) == nil) }

  @Test("Any pattern matches what the definition says")
  func anyPattern() {
    var generator = PrintedSeed()
    var matched = 0
    for _ in 0..<20_000 {
      func text(_ alphabet: [Character], _ count: ClosedRange<Int>) -> String {
        String(
          (0..<Int.random(in: count, using: &generator)).map { _ in
            alphabet.randomElement(using: &generator) ?? "a"
          })
      }
      let text1 = text(["a", "b", "*", "*", "?", "/", "/"], 1...9)
      guard let pattern = PathPattern(text1) else { continue }
      let path = text(["a", "b", "/"], 1...8)
      let expected = Definition.matches(text1, path)
      matched += expected ? 1 : 0
      #expect(pattern.matches(path) == expected, "\(text1) and \(path)")
    }
    #expect(matched > 300)
  }

  @Test("Many wildcards take no long time")
  func manyWildcards() throws {
    let pattern = try #require(PathPattern(String(repeating: "**/*a*a*/", count: 60) + "b"))
    #expect(!pattern.matches(String(repeating: "aaaaaaaaaaaaaaaa/", count: 200) + "c"))
  }
}
