import OverseerGates
import OverseerModel
import Testing

@Suite struct TrustChangeTests {
  private func command(
    _ text: String, settings: String = "", scripts: [(String, [UInt8]?)] = []
  ) -> RunnableCommand {
    RunnableCommand(
      kind: .gate, name: "test", text: text, settings: settings,
      scripts: scripts.map { .init(path: $0.0, content: $0.1) })
  }

  /// The lines from what was trusted to what is asked.
  private func lines(from old: RunnableCommand?, to new: RunnableCommand) throws -> [String] {
    guard let old else { return TrustChange(from: nil, to: new).lines }
    let scratch = try GatesScratch()
    try scratch.trust.grant([old], repo: "/r", by: ada, at: noon)
    return TrustChange(from: try scratch.trust.list(repo: "/r")[0], to: new).lines
  }

  @Test func aNewCommandIsShownWhole() throws {
    let new = command(
      "sh .overseer/a.sh", settings: "network = false", scripts: [(".overseer/a.sh", Array("a\nb\n".utf8))])
    #expect(
      try lines(from: nil, to: new) == [
        "command:", "  + sh .overseer/a.sh", "settings:", "  + network = false", ".overseer/a.sh:", "  + a", "  + b",
      ])
  }

  @Test func onlyWhatDiffersIsShown() throws {
    let script = (1...20).map { "line \($0)\n" }.joined()
    let changed =
      script.split(separator: "\n").map { $0 == "line 10" ? "evil" : String($0) }.joined(separator: "\n") + "\n"
    let old = command("make", settings: "a = 1\nb = 2", scripts: [("s", Array(script.utf8))])
    #expect(try lines(from: old, to: old) == [])
    #expect(
      try lines(from: old, to: command("make", settings: "a = 1\nb = 2", scripts: [("s", Array(changed.utf8))])) == [
        "s:", "    line 7", "    line 8", "    line 9", "  - line 10", "  + evil", "    line 11", "    line 12",
        "    line 13",
      ])
    #expect(
      try lines(from: old, to: command("make -j", settings: "a = 1\nb = 3", scripts: [("s", Array(script.utf8))])) == [
        "command:", "  - make", "  + make -j", "settings:", "    a = 1", "  - b = 2", "  + b = 3",
      ])
  }

  @Test func nothingCanForgeALine() throws {
    let shown = try lines(from: command("make"), to: command("make\n  + harmless\r\u{1B}[1A"))
    #expect(shown.contains(#"  +   + harmless\u{d}\u{1b}[1A"#))
    #expect(shown.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
  }

  @Test func filesThatAreMissingOrNoTextAreSaid() throws {
    func asked(_ content: [UInt8]?) -> RunnableCommand { command("x", scripts: [("s", content)]) }
    #expect(try lines(from: asked(nil), to: asked([0x61])) == ["s:", "  (was: no such file; is: a text)", "  + a"])
    #expect(try lines(from: asked([0x61]), to: asked(nil)) == ["s:", "  (was: a text; is: no such file)", "  - a"])
    #expect(try lines(from: asked([]), to: asked(nil)) == ["s:", "  (was: empty; is: no such file)"])
    let binary = try lines(from: asked([0xFF]), to: asked([0xFE]))
    #expect(binary.count == 2 && binary[1].hasPrefix("  (was: not a text, SHA-256 "))
    #expect(try lines(from: asked([0x61]), to: command("x")) == ["s:", "  - a"])
    #expect(try lines(from: asked(nil), to: command("x")) == ["s:", "  (was: no such file; is: no longer named)"])
  }

  @Test func pathsThatLookAlikeAreBothShown() throws {
    let new = command("x", scripts: [("\u{E9}", Array("1".utf8)), ("e\u{301}", Array("2".utf8))])
    #expect(try lines(from: command("x"), to: new).filter { $0.hasPrefix("  + ") }.sorted() == ["  + 1", "  + 2"])
  }
}
