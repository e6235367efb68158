import OverseerJSON
import Testing

@testable import OverseerMCP

@Suite("What a script has called")
struct CallLogTests {
  @Test("Neighbours of one name that ended alike are one entry")
  func folding() {
    var log = CallLog()
    for (name, ok) in [("a", true), ("a", true), ("a", false), ("b", true), ("a", true)] {
      log.note(name, ok: ok, time: .milliseconds(1))
    }
    #expect(log.count == 5)
    #expect(log.entries.map(\.count) == [2, 1, 1, 1])
    #expect(log.json[0] == ["name": "a", "ms": 2, "ok": true, "count": 2])
    #expect(log.json[1] == ["name": "a", "ms": 1, "ok": false])
  }

  @Test("There are 50 entries at most, and none is lost")
  func limit() {
    var log = CallLog()
    for number in 0..<1000 { log.note(number.isMultiple(of: 2) ? "a" : "b", ok: number != 700, time: .zero) }
    #expect(log.entries.count == 50)
    #expect(log.entries.reduce(0) { $0 + $1.count } == 1000)
    #expect(log.entries[49].name == "…")
    #expect(!log.entries[49].ok)
  }

  @Test("The things that were changed are named, and those of a transaction that was kept are added")
  func changes() {
    var log = CallLog()
    log.noteChange(by: "tasks.create", Array(#"{"id":"task_1","x":1}"#.utf8))
    var inner = CallLog()
    inner.noteChange(by: "tasks.create", Array(#"{"id":"task_2"}"#.utf8))
    inner.noteChange(by: "tasks.create", Array(#"{"id":"task_1"}"#.utf8))
    inner.noteChange(by: "tasks.cancel", Array(#"{"task":{"id":"task_3"}}"#.utf8))
    inner.noteChange(by: "tasks.cancel", Array("null".utf8))
    log.keep(inner.changes)
    #expect(log.changes.map(\.ids) == [["task_1", "task_2"], ["task_3"]])
    #expect(log.changes.map(\.count) == [3, 2])
  }

  @Test("Calls that have begun are under way until they end, each by itself")
  func underWay() {
    var log = CallLog()
    for name in ["a", "b", "a"] { log.begin(name) }
    log.end("a")
    log.end("c")
    log.note("a", ok: true, time: .zero)
    #expect(log.underWay == ["b", "a"])
    #expect(log.begun == 3)
  }
}

@Suite("Hints for scripts")
struct ScriptHintTests {
  @Test(
    "Commands become calls, but those for people",
    arguments: [
      ("Take it first: os task claim task_1", "Take it first: tasks.claim(\"task_1\")"),
      ("Take another with `os task next --claim`, or wait.", "Take another with `tasks.claim()`, or wait."),
      ("A submit opens one: os task submit", "A submit opens one: tasks.submit()"),
      ("`os review list TASK` shows those of a task.", "`reviews.list(task)` shows those of a task."),
      ("Start it: os task start task_1 --workspace in-place", "Start it: tasks.start({…})"),
      ("Reopen it: os task reopen task_1", "Reopen it: os task reopen task_1"),
      ("Move it: os restack task_1", "Move it: vcs.restack(\"task_1\")"),
      ("Give the whole id.", "Give the whole id."),
      ("The pos task, os", "The pos task, os"),
      ("os", "os"),
      ("", ""),
    ])
  func translation(hint: String, expected: String) {
    #expect(ScriptHint.translated(hint) == expected)
  }
}
