import Foundation
import OverseerDiff
import OverseerModel
import Testing

@testable import OverseerVCS

/// Notes as git-ai writes them, put into real repositories by git itself.
enum AuthorshipText {
  static let claude = "s_00000000000001::t_0000000000000a"
  static let codex = "s_00000000000002::t_0000000000000b"
  static let ada = "h_00000000000003"

  private static let records = [
    "sessions": [
      "s_00000000000001": #"{"agent_id": {"tool": "claude", "id": "c1", "model": "opus"}}"#,
      "s_00000000000002": #"{"agent_id": {"tool": "codex", "id": "c2", "model": "gpt"}}"#,
    ],
    "humans": ["h_00000000000003": #"{"author": "Ada <ada@example.org>"}"#],
  ]

  /// The note of these lines, with records of those authors only that it names.
  static func note(_ lines: String...) -> String {
    let text = lines.map { $0 + "\n" }.joined()
    let groups = records.map { group, records in
      let used = records.filter { text.contains($0.key) }.map { #""\#($0.key)": \#($0.value)"# }
      return #""\#(group)": {\#(used.joined(separator: ", "))}"#
    }
    return text + "---\n{\"schema_version\": \"authorship/3.0.0\", \(groups.sorted().joined(separator: ", "))}\n"
  }
}

extension Scratch {
  func addNote(_ text: String, to commit: CommitID, in name: String = "repo") throws {
    let file = path(".note-\(UUID().uuidString)")
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    try git(in: name, "notes", "--ref=ai", "add", "-F", file, "\(commit)")
  }

  func note(on commit: CommitID, in name: String = "repo") throws -> AuthorshipNote? {
    guard let text = try? output(in: name, "notes", "--ref=ai", "show", "\(commit)") else { return nil }
    return try AuthorshipNote(String(decoding: text, as: UTF8.self))
  }
}

extension ObjectStore {
  /// Who wrote what of a change, in a few characters: `a 1-3 claude`. nil where nothing is noted.
  func marks(from base: CommitID, to head: CommitID) throws -> [String]? {
    guard let authorship = try authorship(from: base, to: head) else { return nil }
    return try changes(from: tree(of: base), to: tree(of: head)).flatMap { file in
      try diff(of: file, authorship: authorship).authors.map {
        "\(file.path) \($0.lineStart)-\($0.lineEnd) \($0.agent?.tool ?? $0.human ?? "?")"
      }
    }
  }

  /// The share of everybody in a change, with the number of its added lines.
  func share(from base: CommitID, to head: CommitID) throws -> (share: AuthorshipShare, added: Int)? {
    guard let authorship = try authorship(from: base, to: head) else { return nil }
    var (share, added) = (AuthorshipShare(), 0)
    for file in try changes(from: tree(of: base), to: tree(of: head)) {
      let texts = try texts(of: file)
      let diff = LineDiff(texts.old, texts.new)
      authorship.count(file.path, adding: diff, in: &share)
      added += diff.added
    }
    return (share, added)
  }
}

/// A text of one line for each word.
func words(_ text: String) -> ScratchCommit.File {
  ScratchCommit.File(text.split(separator: " ").map { $0 + "\n" }.joined())
}
