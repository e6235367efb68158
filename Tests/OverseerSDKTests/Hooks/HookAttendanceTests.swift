import Foundation
import OverseerJSON
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Hooks that a server runs", .timeLimit(.minutes(5)))
struct HookAttendanceTests {
  private static let note = "echo \"$OVERSEER_EVENT_SEQ $OVERSEER_EVENT_TYPE $OVERSEER_TASK_ID\" >>'$SCRATCH/notes'"

  @Test func `Each event of its types is given once, in order, from the beginning of the hook on`() async throws {
    let bench = try await HookBench(
      (["TaskCreated", "TaskUpdated"], "cat >>'$SCRATCH/input'; pwd >>'$SCRATCH/folder'; \(Self.note)"))
    _ = try await bench.make("before")
    bench.begin()
    await bench.hearBegin()
    let task = try await bench.make("one")
    _ = try await bench.bench.call(StartTask(id: task))
    _ = try await bench.bench.call(UpdateTask(id: task, description: .set("another")))
    await bench.hearRuns(2)
    await bench.end()
    let created = try #require(try bench.events("TaskCreated").last)
    let updated = try #require(try bench.events("TaskUpdated").last)
    #expect(bench.lines("notes") == ["\(created.seq) TaskCreated \(task)", "\(updated.seq) TaskUpdated \(task)"])
    #expect(bench.lines("folder") == [bench.bench.root, bench.bench.root])
    let given = bench.bench.read("input", in: bench.bench.folder)
    #expect(given == String(decoding: try [created, updated].flatMap { try JSONCoder.encode($0) }, as: UTF8.self))
    #expect(try bench.positions() == [updated.seq])
    #expect(try bench.events("HookFailed").isEmpty)
  }

  @Test func `As long as nobody trusts it, it waits and misses nothing`() async throws {
    let bench = try await HookBench((["TaskCreated"], Self.note), isTrusted: false)
    bench.begin()
    await bench.hear { if case .untrusted("TaskCreated", _) = $0 { true } else { false } }
    let task = try await bench.make("one")
    try await bench.bench.trustAll()
    await bench.hearRuns(1)
    await bench.end()
    #expect(bench.lines("notes").map { $0.split(separator: " ")[2] } == ["\(task)"])
  }

  @Test func `A failure is told, and the next event follows`() async throws {
    let bench = try await HookBench((["TaskCreated"], "\(Self.note); echo why >&2; exit 3"))
    bench.begin()
    await bench.hearBegin()
    let tasks = [try await bench.make("one"), try await bench.make("two")]
    await bench.hearRuns(2)
    await bench.end()
    let failures = try bench.events("HookFailed")
    #expect(failures.map(\.taskID) == tasks)
    #expect(failures.allSatisfy { $0.repoID == bench.bench.repo.id && $0.actor == .system && $0.source == .system })
    guard case .hookFailed(let failure) = failures[0].body else {
      Issue.record("\(failures[0])")
      return
    }
    #expect(failure.hook == "TaskCreated" && failure.exitCode == 3 && failure.error.hasSuffix("it says: why"))
    #expect(failure.eventSeq == (try bench.events("TaskCreated").first { $0.taskID == tasks[0] })?.seq)
    #expect(bench.lines("notes").count == 2)
  }

  @Test func `What was broken off is given again`() async throws {
    let bench = try await HookBench(
      (["TaskCreated"], "\(Self.note); [ -e '$SCRATCH/go' ] || { echo up >'$SCRATCH/up'; sleep 1000; }"))
    try #require(mkfifo(bench.bench.folder + "/up", 0o600) == 0)
    bench.begin()
    await bench.hearBegin()
    let task = try await bench.make("one")
    let up = bench.bench.folder + "/up"
    _ = await Task(executorPreference: FileExecutor.shared) {
      FileHandle(forReadingAtPath: up)?.readDataToEndOfFile()
    }.value
    await bench.end()
    try Data().write(to: URL(fileURLWithPath: bench.bench.folder + "/go"))
    bench.begin()
    await bench.hearRuns(1)
    await bench.end()
    let notes = bench.lines("notes")
    #expect(notes.count == 2 && notes[0] == notes[1] && notes[0].hasSuffix("\(task)"))
    #expect(try bench.events("HookFailed").isEmpty)
  }

  @Test func `A hook that hangs holds up nobody else`() async throws {
    let bench = try await HookBench(
      (["TaskCreated"], "read -r line <'$SCRATCH/hold'"), (["TaskCreated"], Self.note))
    try #require(mkfifo(bench.bench.folder + "/hold", 0o600) == 0)
    bench.begin()
    await bench.hearBegin(2)
    for number in 1...3 { _ = try await bench.make("task \(number)") }
    await bench.hearRuns(3)
    await bench.end()
    #expect(bench.lines("notes").count == 3)
  }

  @Test func `Another command is another hook, and begins anew`() async throws {
    let bench = try await HookBench((["TaskCreated"], "\(Self.note); echo old >>'$SCRATCH/notes'"))
    bench.begin()
    await bench.hearBegin()
    _ = try await bench.make("one")
    await bench.hearRuns(1)
    try bench.land([(["TaskCreated"], "\(Self.note); echo new >>'$SCRATCH/notes'")])
    // Before anybody has looked: for nobody, as the old one is gone.
    let between = try await bench.make("between")
    try await bench.bench.trustAll()
    await bench.hearBegin()
    let task = try await bench.make("two")
    await bench.hearRuns(1)
    await bench.end()
    let notes = bench.lines("notes")
    #expect(notes.count == 4 && notes[1] == "old" && notes[3] == "new" && notes[2].hasSuffix("\(task)"))
    #expect(!notes.contains { $0.hasSuffix("\(between)") })
    #expect(try bench.positions().count == 1)
  }

  @Test func `A script that was changed in the folder does not run`() async throws {
    let bench = try await HookBench(
      (["TaskCreated"], "sh .overseer/note.sh '$SCRATCH/notes'"), files: [".overseer/note.sh": "echo good >>\"$1\"\n"])
    bench.begin()
    await bench.hearBegin()
    try bench.bench.write("echo bad >>\"$1\"\n", to: ".overseer/note.sh")
    let position = try bench.positions()
    _ = try await bench.make("one")
    await bench.hear { news in
      if case .trouble("TaskCreated", _, let error) = news { error.code == .preconditionFailed } else { false }
    }
    #expect(bench.lines("notes").isEmpty)
    #expect(try bench.positions() == position)
    try bench.bench.write("echo good >>\"$1\"\n", to: ".overseer/note.sh")
    await bench.hearRuns(1)
    await bench.end()
    #expect(bench.lines("notes") == ["good"])
  }
}
