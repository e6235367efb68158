import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// Notes that follow commits which Overseer rewrites in git.
@Suite struct AuthorshipCarryTests {
  typealias Text = AuthorshipText

  /// A task of two commits with notes, on a branch that has moved on since.
  private struct Bench {
    let scratch: Scratch
    let (base, trunk, first, second): (CommitID, CommitID, CommitID, CommitID)

    init() throws {
      scratch = try Scratch()
      try scratch.emptyRepository()
      let commits = try scratch.commit([
        ScratchCommit(["a": words("1 2 3 4 5 6 7 8")]),
        ScratchCommit(["a": words("M M 1 2 3 4 5 6 7 8")], parents: [0]),
        ScratchCommit(["a": words("1 2 3 4 5 6 A B 7 8"), "b": words("N")], parents: [0], ref: "refs/heads/task/x"),
        ScratchCommit(["a": words("1 2 3 4 5 6 A C 7 8"), "b": words("N O")], parents: [2], ref: "refs/heads/task/x"),
      ])
      (base, trunk, first, second) = (commits[0], commits[1], commits[2], commits[3])
      try scratch.addNote(Text.note("a", "  \(Text.claude) 7-8", "b", "  \(Text.claude) 1"), to: first)
      try scratch.addNote(Text.note("a", "  \(Text.codex) 8", "b", "  \(Text.ada) 2"), to: second)
      // So that no branch is checked out.
      try scratch.git(in: "repo", "symbolic-ref", "HEAD", "refs/heads/nowhere")
    }

    var layer: RebaseLayer { RebaseLayer(ref: "task/x", base: base, head: second, onto: .commit(trunk)) }

    func carryOut(_ act: StackAct) async throws -> StackPlan {
      let repository = GitRepository(try scratch.checkout())
      return try await repository.carryOut(try repository.plan(act))
    }

    var notes: [String] { get throws { try scratch.lines("notes", "--ref=ai", "list").sorted() } }
  }

  private let marks = ["a 9-9 claude", "a 10-10 codex", "b 1-1 claude", "b 2-2 Ada <ada@example.org>"]

  @Test func aRestackTakesTheNotesAlong() async throws {
    let bench = try Bench()
    let before = try bench.notes
    let done = try await bench.carryOut(StackAct(layers: [bench.layer]))
    let head = done.layers[0].head
    let store = try bench.scratch.store()
    #expect(try store.marks(from: bench.trunk, to: head) == marks)
    let first = try #require(try store.commit(head).parents.first)
    #expect(try store.marks(from: bench.trunk, to: first) == ["a 9-10 claude", "b 1-1 claude"])
    // git reads what was written, and what was there has stayed.
    #expect(try bench.scratch.note(on: head)?.authors(of: "a").count == 1)
    #expect(try bench.scratch.note(on: first)?.text().contains("\(first)") == true)
    #expect(try Set(bench.notes).isSuperset(of: before) && bench.notes.count == 4)
    #expect(try bench.scratch.lines("reflog", "show", "refs/notes/ai")[0].contains("os: carry authorship"))
  }

  @Test func aSquashJoinsTheNotes() async throws {
    let bench = try Bench()
    var layer = bench.layer
    layer.onto = .landed
    let done = try await bench.carryOut(
      StackAct(
        layers: [layer], branch: "main", trunk: bench.trunk, landing: 1, style: .squash, messages: ["all of it\n"]))
    let landed = try #require(done.landed)
    #expect(try bench.scratch.store().marks(from: bench.trunk, to: landed) == marks)
    #expect(try bench.scratch.note(on: landed)?.paths == ["a", "b"])
    #expect(try bench.notes.count == 3)
  }

  @Test func aLandingByMergeOrInPlaceWritesNothing() async throws {
    for style in [StackAct.Landing.merge, .rebase] {
      let bench = try Bench()
      let before = try bench.notes
      var layer = bench.layer
      layer.onto = .landed
      let trunk = style == .merge ? bench.trunk : bench.base
      try bench.scratch.git(in: "repo", "update-ref", "refs/heads/main", "\(trunk)")
      _ = try await bench.carryOut(
        StackAct(layers: [layer], branch: "main", trunk: trunk, landing: 1, style: style, messages: ["landed\n"]))
      #expect(try bench.notes == before)
    }
  }

  @Test func withoutNotesNoneAreMade() async throws {
    let bench = try Bench()
    try bench.scratch.git(in: "repo", "update-ref", "-d", "refs/notes/ai")
    _ = try await bench.carryOut(StackAct(layers: [bench.layer]))
    #expect(try bench.scratch.lines("for-each-ref", "refs/notes").isEmpty)
  }

  @Test func notesThatCannotBeWrittenStopNothing() async throws {
    let bench = try Bench()
    _ = FileManager.default.createFile(atPath: bench.scratch.path("repo/.git/refs/notes/ai.lock"), contents: nil)
    let done = try await bench.carryOut(StackAct(layers: [bench.layer]))
    #expect(try bench.scratch.store().tip(of: "refs/heads/task/x") == done.layers[0].head)
    #expect(try bench.notes.count == 2)
  }

  /// git spreads many notes over folders.
  @Test func manyWritersLoseNoNote() async throws {
    let scratch = try Scratch()
    try scratch.emptyRepository()
    let commits = try scratch.commit((0..<360).map { ScratchCommit(["a": words("\($0)")]) })
    for commit in commits.prefix(2) { try scratch.addNote(Text.note("a", "  \(Text.claude) 1"), to: commit) }
    let blob = try scratch.lines("notes", "--ref=ai", "list")[0].prefix(40)
    // Enough for git to have made folders.
    var stream = "commit refs/notes/ai\ncommitter Ada <ada@example.org> 1700000000 +0000\ndata 0\n\n"
    stream += "from refs/notes/ai^0\n"
    for commit in commits[2..<300] { stream += "N \(blob) \(commit)\n" }
    _ = try scratch.output(input: stream, "fast-import", "--quiet")
    let note = try AuthorshipNote(Text.note("b", "  \(Text.codex) 7"))
    let checkout = try scratch.checkout()
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for commit in commits[(300 + writer * 15)..<(315 + writer * 15)] {
            do {
              try await ObjectStore(at: checkout, writingTo: .repository)
                .write([(commit: commits[0], note: note), (commit: commit, note: note)], message: "os: test")
            } catch { Issue.record(error) }
          }
        }
      }
    }
    #expect(try scratch.lines("notes", "--ref=ai", "list").count == 360)
    let notes = try #require(AuthorshipNotes(in: try scratch.store()))
    for (place, commit) in commits.enumerated() {
      #expect(notes.note(on: commit)?.paths == (place < 300 ? ["a"] : ["b"]))
    }
    #expect(try scratch.note(on: commits[359])?.paths == ["b"] && scratch.note(on: commits[0])?.paths == ["a"])
  }
}
