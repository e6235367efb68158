import Foundation
import OverseerModel
import Testing

@testable import OverseerCLI

struct SkillTests {
  @Test func `the skills are those of the repository`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: TextCommands.root + "/skills").sorted()
    #expect(Skill.all.map(\.name) == folders)
    for skill in Skill.all {
      let file = "\(TextCommands.root)/skills/\(skill.name)/SKILL.md"
      #expect(try skill.text == String(contentsOfFile: file, encoding: .utf8))
      #expect(skill.purpose.hasSuffix("."))
    }
  }

  @Test func `a changed file is told from one of another version`() throws {
    let skill = try #require(Skill.all.first)
    let older = Skill(name: skill.name, text: "---\nname: overseer\n---\nOld\n")
    let written = InstalledSkill.bytes(of: skill)
    #expect(InstalledSkill.state(nil, of: skill) == .absent)
    #expect(InstalledSkill.state(written, of: skill) == .current)
    #expect(InstalledSkill.state(InstalledSkill.bytes(of: older), of: skill) == .outdated)
    #expect(InstalledSkill.state(Array(skill.text.utf8), of: skill) == .changed)
    #expect(InstalledSkill.state([], of: skill) == .changed)
    for place in stride(from: 0, to: written.count, by: 97) {
      var changed = written
      changed[place] ^= 1
      #expect(InstalledSkill.state(changed, of: skill) == .changed)
    }
  }

  @Test(arguments: Skill.all.map(\.name) + ["docs/agents.md"])
  func `every command line that agents are told is one`(_ name: String) throws {
    let text =
      try Skill.all.first { $0.name == name }?.text
      ?? String(contentsOfFile: "\(TextCommands.root)/\(name)", encoding: .utf8)
    let commands = TextCommands.all(in: text)
    #expect(commands.count >= 5)
    for command in commands {
      let words = GlobalOptions.moved(TextCommands.words(of: command))
      #expect(throws: Never.self, "os \(command)") { try OS.parseAsRoot(TextOptions.joined(words)) }
    }
  }
}

/// The command lines that a text names in code.
private enum TextCommands {
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// What follows `os ` in code within a line, and at the start of a line of a block for a shell.
  static func all(in text: String) -> [String] {
    let spans = text.matches(of: #/`os ((?s:[^`]+))`/#).map { String($0.output.1) }
    let blocks = text.matches(of: #/```sh\n((?s:.*?))\n```/#).flatMap { block in
      block.output.1.split(separator: "\n").compactMap { line in
        line.hasPrefix("os ") ? String(line.dropFirst(3).replacing(/\s+#\ .*$/, with: "")) : nil
      }
    }
    return spans + blocks
  }

  /// The words of a command line without escapes: quotes and blanks.
  static func words(of command: String) -> [String] {
    command.matches(of: /"([^"]*)"|(\S+)/).map { String($0.output.1 ?? $0.output.2 ?? "") }
  }
}
