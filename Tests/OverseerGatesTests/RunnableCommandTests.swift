import OverseerGates
import TestSeed
import Testing

@Suite struct RunnableCommandTests {
  private func command(
    _ kind: RunnableCommand.Kind = .gate, name: String = "test", text: String = "make", settings: String = "",
    scripts: [(String, String?)] = []
  ) -> RunnableCommand {
    RunnableCommand(
      kind: kind, name: name, text: text, settings: settings,
      scripts: scripts.map { .init(path: $0.0, content: $0.1.map { Array($0.utf8) }) })
  }

  /// Recorded grants and `OVERSEER_TRUST` hold these sums: they may not change with a release.
  @Test func theSumIsAlwaysTheSame() {
    // printf '16:overseer-trust-14:gate4:test4:make0:' | sha256sum
    #expect(command().sha256 == "ff482a7391f4de9d188976b6b0f2dc12c430bc10b5dfda65d7b8364a7345de8c")
    // The part of a script is its path and the SHA-256 of its content.
    #expect(
      command(scripts: [(".overseer/a.sh", "echo\n")]).sha256
        == "c75f17649f45c1bb8c1d3e01d9f47a326db6fb4ec7fc566dab150d0e63144255")
  }

  @Test func everythingThatShapesTheRunCounts() {
    let variants = [
      command(), command(.setup), command(.hook), command(.reviewer), command(name: "test2"), command(text: "make "),
      command(text: "make\u{0}"), command(settings: "network"), command(name: "tes", text: "tmake"),
      command(text: "mak", settings: "e"), command(text: "make0:"), command(text: "", settings: "make"),
      command(scripts: [("a", nil)]), command(scripts: [("a", "")]), command(scripts: [("a", "b")]),
      command(scripts: [("a", "c")]), command(scripts: [("b", "b")]), command(scripts: [("a", "b"), ("b", nil)]),
      command(text: "caf\u{E9}"), command(text: "cafe\u{301}"), command(scripts: [("a", nil), ("b", "b")]),
    ]
    #expect(Set(variants.map(\.sha256)).count == variants.count)
  }

  @Test func theOrderInWhichScriptsAreGivenDoesNotCount() {
    let one = command(scripts: [("a", "1"), ("b", "2")])
    #expect(one == command(scripts: [("b", "2"), ("a", "1")]))
  }

  @Test func anyByteOfAScriptCounts() {
    var seed = PrintedSeed()
    var content = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &seed) }
    func sum() -> String {
      RunnableCommand(kind: .gate, name: "n", text: "t", scripts: [.init(path: "s", content: content)]).sha256
    }
    let before = sum()
    for _ in 0..<200 {
      let place = Int.random(in: content.indices, using: &seed)
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &seed)
      content[place] ^= bit
      #expect(sum() != before)
      content[place] ^= bit
    }
    #expect(sum() == before)
  }

  @Test(arguments: [
    (".overseer/a.sh", [".overseer/a.sh"]), ("make test", []), ("./.overseer/a.sh --fast", [".overseer/a.sh"]),
    ("sh -c 'cd x && ../.overseer/a.sh; .overseer/b.sh'", [".overseer/a.sh", ".overseer/b.sh"]),
    ("tool --config=.overseer/lint.json", [".overseer/lint.json"]),
    ("\"$PWD\"/.overseer/c.sh", [".overseer/c.sh"]), ("$(pwd)/.overseer/d.sh", [".overseer/d.sh"]),
    ("/work/repo/.overseer/e.sh|tee x", [".overseer/e.sh"]), ("`.overseer/f.sh`", [".overseer/f.sh"]),
    ("\"$PWD/.overseer/my script.sh\"", [".overseer/my", ".overseer/my script.sh"]),
    (#".overseer/my\ script.sh"#, [".overseer/my script.sh"]), (".overseer//x/./y.sh", [".overseer/x/y.sh"]),
    ("cd .overseer && ./run.sh", [".overseer"]), ("sh .overseer/*.sh", [".overseer/*.sh"]),
    (".overseer/b.sh && .overseer/a.sh && .overseer/b.sh", [".overseer/a.sh", ".overseer/b.sh"]),
    (".Overseer/A.sh", [".Overseer/A.sh"]), ("ls .overseerx/a my.overseerish", []),
    ("make > .overseer/log", [".overseer/log"]),
    ("a\n.overseer/x.sh\t.overseer/y.sh", [".overseer/x.sh", ".overseer/y.sh"]),
    (#"".overs""eer/a.sh"#, [".overseer/a.sh"]), ("curl -d @.overseer/q.json", [".overseer/q.json"]),
    (".overseer/\u{E9} .overseer/e\u{301}", [".overseer/e\u{301}", ".overseer/\u{E9}"]),
    ("'unended .overseer/x.sh", [".overseer/x.sh"]), ("\\", []), ("", []),
  ])
  func namesWhatIsInTheFolder(command: String, expected: [String]) {
    let found = RunnableCommand.scripts(namedIn: command)
    #expect(
      found.map { Array($0.utf8) }
        == Array(Set(expected.map { Array($0.utf8) })).sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func aJoinedNameIsFoundWhereTheShellJoinsIt() {
    #expect(RunnableCommand.scripts(namedIn: #"sh ".overseer"/a.sh"#).contains(".overseer/a.sh"))
    #expect(RunnableCommand.scripts(namedIn: #"sh .over'seer/a.sh'"#).contains(".overseer/a.sh"))
  }
}

@Suite struct ShownTests {
  @Test(arguments: [
    ("make test", "make test"), ("ä 漢 😀", "ä 漢 😀"), ("a\u{1B}[2Kb", #"a\u{1b}[2Kb"#), ("a\rb", #"a\u{d}b"#),
    ("a\r\nb", #"a\u{d}\u{a}b"#), ("a\tb", #"a\u{9}b"#), ("a\u{202E}b", #"a\u{202e}b"#), ("a\u{200B}b", #"a\u{200b}b"#),
    ("a\u{2028}b", #"a\u{2028}b"#), ("a\u{A0}b", #"a\u{a0}b"#), ("a\u{9B}2Jb", #"a\u{9b}2Jb"#), ("\u{0}", #"\u{0}"#),
    ("\u{7F}", #"\u{7f}"#), ("a\u{E0041}", #"a\u{e0041}"#), ("a\u{3164}b", #"a\u{3164}b"#), ("\u{FEFF}", #"\u{feff}"#),
    ("e\u{301}", "e\u{301}"),
  ])
  func showsWhatATerminalWouldObeyOrHide(text: String, expected: String) {
    #expect(text.shown.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }
}
