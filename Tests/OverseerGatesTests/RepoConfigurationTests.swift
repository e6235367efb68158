import OverseerGates
import OverseerModel
import TestSeed
import Testing

@Suite struct RepoConfigurationTests {
  private func mistakes(_ text: String) -> [String] {
    let error = refusal { () throws(OverseerError) in _ = try RepoConfiguration(Array(text.utf8)) }
    guard let error else { return [] }
    #expect(error.code == .invalidInput)
    return error.message.components(of: "; ")
  }

  @Test func readsWhatItKnows() throws {
    let text = """
      # How workspaces are made ready.
      [workspace]
      link = [
        "node_modules", # large
        'target/debug',
      ]
      setup = "npm ci --offline"
      """
    let configuration = try RepoConfiguration(Array(text.utf8))
    #expect(configuration.workspace == .init(link: ["node_modules", "target/debug"], setup: "npm ci --offline"))
    #expect(try RepoConfiguration([]) == RepoConfiguration())
    #expect(try RepoConfiguration(Array("workspace.setup = 'make'".utf8)).workspace.setup == "make")
    #expect(try RepoConfiguration(Array("workspace = { link = ['a'] }".utf8)).workspace.link == ["a"])
  }

  @Test(arguments: [
    ("[reviews]\nagent = 'skip'", ["1: `reviews` is not known; did you mean `review`?"]),
    ("[gates]", ["1: `gates` is not known; `workspace`, `review` and `hook` are"]),
    ("workspace = 1", ["1: `workspace` must be a table, not a whole number"]),
    ("[[workspace]]", ["1: `workspace` must be a table, not a list of tables"]),
    (
      "[workspace]\n\nlinks = []",
      ["3: `workspace.links` is not known; did you mean `workspace.link`?"]
    ),
    ("[workspace]\nlink = 'a'", ["2: `workspace.link` must be a list of texts, not a text"]),
    ("[workspace]\nlink = ['a',\n1]", ["3: `workspace.link` must be a list of texts; here stands a whole number"]),
    ("[workspace]\nlink = [[]]", ["2: `workspace.link` must be a list of texts; here stands a list"]),
    ("[workspace]\nsetup = true", ["2: `workspace.setup` must be a text, not true or false"]),
    (
      "[workspace]\nsetup = 1979-05-27",
      ["2: `workspace.setup` must be a text, not a date or a number with a fraction"]
    ),
    ("[workspace]\nsetup = ' '", ["2: `workspace.setup` must not be empty"]),
    (
      "[workspace]\nsetup = '''\na\nb'''",
      ["2: `workspace.setup` must be one line; put more into a script in .overseer/"]
    ),
    (#"[workspace]"# + "\n" + #"setup = "a\u001b[2K""#, ["2: `workspace.setup` must not hold control characters"]),
    (#"[workspace]"# + "\n" + #"setup = "a\u0000b""#, ["2: `workspace.setup` must not hold control characters"]),
    (
      "[workspace]\n\"a\\u001b\" = 1",
      [#"2: `workspace.a\u{1b}` is not known; `workspace.link` and `workspace.setup` are"#]
    ),
  ])
  func refusesWithTheLine(text: String, expected: [String]) {
    #expect(mistakes(text) == expected.map { ".overseer/config.toml:" + $0 })
  }

  @Test func namesEveryMistakeAtOnceInOrder() throws {
    let text = """
      [gate]
      [workspace]
      setup = 3
      link = ["/etc", "ok",
        "..", ""]
      colour = "red"
      """
    let error = try #require(refusal { () throws(OverseerError) in _ = try RepoConfiguration(Array(text.utf8)) })
    let lines = error.details["problems"].map { problems -> [Int64] in
      guard case .array(let problems) = problems else { return [] }
      return problems.compactMap { problem in
        guard case .object(let object) = problem, case .integer(let line) = object["line"] else { return nil }
        return line
      }
    }
    #expect(lines == [1, 3, 4, 5, 5, 6])
    #expect(error.hint != nil)
  }

  @Test(arguments: [
    "", "/", "/etc", "..", "../x", "a/..", "a/../b", ".", "./a", "a//b", "a/", ".git", ".git/hooks", ".GIT", "sub/.git",
    ".jj", ".jj/repo", ".overseer", ".overseer/config.toml", ".OverSeer/x", "a\\u0000b", "a\\u001bb", "a\\nb",
    ".g\\u200cit", "a/../\\u0301b", "x/\\u0301y/../..",
  ])
  func aLinkStaysInTheRepositoryAndOutOfWhatIsOurs(path: String) {
    let found = mistakes("[workspace]\nlink = [\"\(path)\"]")
    #expect(found.count == 1, "\(path)")
    #expect(found.allSatisfy { $0.hasPrefix(".overseer/config.toml:2: the link `") })
  }

  @Test(arguments: [
    ("'a', 'a'", "is named twice"), ("'a', 'a/b'", "lies in `a`"), ("'a/b', 'a'", "holds `a/b`"),
    (#""\u00e9", "e\u0301""#, "is named twice"),
  ])
  func linksDoNotOverlap(links: String, expected: String) {
    let found = mistakes("[workspace]\nlink = [\(links)]")
    #expect(found.count == 1 && found[0].contains(expected), "\(found)")
  }

  @Test(arguments: ["node_modules", "a b", ".venv", ".gitignore", "...", "a/..b/c", "é", "a", "~x", "-rf"])
  func aPlainPathIsTaken(path: String) throws {
    #expect(try RepoConfiguration(Array("[workspace]\nlink = [\"\(path)\"]".utf8)).workspace.link == [path])
  }

  @Test func isNotReadAtAnyLength() {
    let long = [UInt8](repeating: UInt8(ascii: "#"), count: RepoConfiguration.limit + 1)
    #expect(refusal { () throws(OverseerError) in _ = try RepoConfiguration(long) }?.code == .tooLarge)
    #expect(refusal { () throws(OverseerError) in _ = try RepoConfiguration(long.dropLast()) } == nil)
  }

  @Test func noBytesCrashIt() {
    var seed = PrintedSeed()
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0..<200, using: &seed)).map { _ in UInt8.random(in: 0...255, using: &seed) }
      _ = refusal { () throws(OverseerError) in _ = try RepoConfiguration(bytes) }
    }
  }

  @Test func noPiecesOfTOMLCrashIt() {
    let pieces = [
      "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "\\", "\\u", "\\U0001F600", "\n",
      "\r\n",
      "\r", " ", "\t", "#", "a", "link", "setup", "workspace", "[workspace]\n", "link = [", "true", "inf", "-1", "0x",
      "_",
      "1e9", "99999999999999999999", "1979-05-27", "é", "\u{0}", "\u{1B}", "\u{FEFF}", "\u{2028}", "..", "/",
    ]
    var seed = PrintedSeed()
    var accepted = 0
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0..<16, using: &seed)).map { _ in pieces.randomElement(using: &seed) ?? "" }
        .joined()
      if refusal({ () throws(OverseerError) in _ = try RepoConfiguration(Array(text.utf8)) }) == nil { accepted += 1 }
    }
    #expect(accepted > 0)
  }

  @Test(arguments: [
    "[", "{a=", "a.", "[a.", "[[a.", "'''", "\"\"\"", "[workspace.", "a='x'\n", "[[a]]\n", "a={b.c.d.", "\\",
  ])
  func noDepthAndNoLengthCrashesIt(piece: String) {
    for text in [piece, "a=" + piece, "[workspace]\nlink=" + piece] {
      let count = RepoConfiguration.limit / text.utf8.count - 1
      let repeated = text + String(repeating: piece, count: max(0, count))
      _ = refusal { () throws(OverseerError) in _ = try RepoConfiguration(Array(repeated.utf8)) }
    }
  }
}

extension String {
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init).reduce(into: []) { parts, part in
      // A message may hold the separator itself.
      if part.hasPrefix(".overseer/") || parts.isEmpty {
        parts.append(part)
      } else {
        parts[parts.count - 1] += separator + part
      }
    }
  }
}
