import Foundation
import OverseerModel
import OverseerStore
import OverseerVCS
import Testing

@testable import OverseerSDK

@Suite("The version control step of a submit", .timeLimit(.minutes(5)))
struct VcsSubmitTests {
  @Test(arguments: Backend.here) func `Everything is committed, pinned and told`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make("Describe it")
    let path = try await bench.isolated(id)
    try bench.write("one\n", to: "a", in: path)
    try bench.write("changed\n", to: "README", in: path)
    try FileManager.default.removeItem(atPath: path + "/.gitignore")
    let before = try bench.store.read { reading throws(OverseerError) in try reading.headSeq() }
    let revision = try await bench.submit(id)
    #expect(try bench.git("ls-tree", "-r", "--name-only", "\(revision.head)") == "README\na")
    #expect(try bench.git("log", "-1", "--format=%B", "\(revision.head)") == "Describe it\n\nTask: \(id)")
    #expect(try bench.git("rev-parse", "\(revision.head)^{tree}") == "\(revision.tree)")
    #expect(try bench.git("rev-parse", "\(revision.head)^") == "\(revision.base)")
    let refs = try bench.refs()
    #expect(refs["refs/overseer/reviews/\(VcsBench.review)/1/base"] == "\(revision.base)")
    #expect(refs["refs/overseer/reviews/\(VcsBench.review)/1/head"] == "\(revision.head)")
    #expect(refs["refs/heads/task/\(id)"] == "\(revision.head)")
    let vcs = try bench.vcs(of: id)
    #expect(vcs == revision.vcs && vcs.headCommit == revision.head)
    let events = try bench.store.read { reading throws(OverseerError) in
      try reading.events(EventFilter(), after: before, before: nil, limit: 10)
    }
    #expect(events.map(\.body.parts.type) == ["Committed"])
    #expect(try await bench.call(GetVcsStatus(id: id)).workspace?.isClean == true)
    // The next round: the change is closed, so what comes is a commit of its own.
    try bench.write("two\n", to: "a", in: path)
    let next = try await bench.submit(id, message: "Better\n", round: 2)
    #expect(try bench.git("rev-parse", "\(next.head)^") == "\(revision.head)")
    #expect(next.base == revision.base)
    #expect(try bench.git("log", "-1", "--format=%B", "\(next.head)") == "Better")
    #expect(try bench.git("show", "refs/overseer/reviews/\(VcsBench.review)/1/head:a") == "one")
  }

  @Test(arguments: Backend.here) func `Commits made by hand count as they are`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    for name in ["a", "b"] {
      try bench.write("\(name)\n", to: name, in: path)
      try bench.commit("by hand: \(name)", in: path)
    }
    let revision = try await bench.submit(id)
    #expect(try bench.git("log", "--format=%s", "\(revision.base)..\(revision.head)") == "by hand: b\nby hand: a")
    // And with more on top.
    try bench.write("c\n", to: "c", in: path)
    let next = try await bench.submit(id, round: 2)
    #expect(try bench.git("log", "--format=%s", "\(revision.base)..\(next.head)") == "a task\nby hand: b\nby hand: a")
    #expect(try await bench.submit(id, round: 3).head == next.head, "what is submitted can be submitted again")
    let status = try await bench.call(GetVcsStatus(id: id))
    #expect(status.commits == 3 && status.unsubmitted == 0 && !status.drift && !status.conflicted)
  }

  @Test(arguments: Backend.here) func `What changes nothing is refused, or allowed`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    try await bench.isolated(id)
    let error = try await bench.refusalWithoutTrace { try await bench.submit(id) }
    #expect(error.code == .preconditionFailed && error.message.contains("no changes"))
    let revision = try await bench.submit(id, allowsEmpty: true)
    #expect(try bench.git("diff", "--stat", "\(revision.base)", "\(revision.head)").isEmpty)
    #expect(try bench.vcs(of: id).headCommit == revision.head)
  }

  @Test(arguments: Backend.here) func `Work in place counts while the ref is checked out`(backend: Backend) async throws
  {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    try await bench.call(StartTask(id: id))
    try bench.write("mine\n", to: "a")
    if backend == .git { try bench.git("switch", "-q", "main") } else { try bench.jj("new", "--quiet", "main") }
    try bench.write("mine\n", to: "b")
    if backend == .jj { try bench.jj("status", "--quiet") }
    let error = try await bench.refusalWithoutTrace { try await bench.submit(id) }
    #expect(error.code == .preconditionFailed && error.message.contains("task/\(id)"), "\(error)")
    #expect(error.details["branch"] == "main")
    #expect(bench.read("b") == "mine\n")
    if backend == .git {
      try bench.git("switch", "-q", "task/\(id)")
    } else {
      try bench.jj("edit", "--quiet", "task/\(id)")
    }
    let head = try await bench.submit(id).head
    #expect(try bench.files(at: "\(head)") == (backend == .git ? ["a": "mine", "b": "mine"] : ["a": "mine"]))
  }

  @Test(arguments: Backend.here) func `A task without a ref has nothing to submit`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.make()
    #expect(try await bench.refusalWithoutTrace { try await bench.submit(id) }.code == .preconditionFailed)
    let path = try await bench.isolated(id)
    try FileManager.default.removeItem(atPath: path)
    let error = try await bench.refusalWithoutTrace { try await bench.submit(id) }
    #expect(error.code == .preconditionFailed && error.message.contains("is gone"), "\(error)")
  }

  @Test(arguments: Backend.here) func `Pins survive what is rewritten`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.worked("a task", ["a": "one\n"])
    let first = try #require(try bench.vcs(of: id).headCommit)
    let path = try await bench.isolated(id)
    switch backend {
    case .git:
      try bench.write("two\n", to: "a", in: path)
      try bench.git("commit", "-q", "--all", "--amend", "-m", "amended", in: path)
      try bench.git("reflog", "expire", "--expire=now", "--all")
      try bench.git("gc", "-q", "--prune=now")
    case .jj:
      try bench.jj("edit", "--quiet", "task/\(id)", in: path)
      try bench.write("two\n", to: "a", in: path)
      try bench.jj("describe", "--quiet", "-m", "amended", in: path)
    }
    #expect(try bench.files(at: "\(first)") == ["a": "one"])
    let next = try await bench.submit(id, round: 2)
    #expect(next.head != first)
    #expect(try bench.files(at: "\(next.head)") == ["a": "two"])
    #expect(try bench.git("log", "--format=%s", "\(next.base)..\(next.head)") == "amended")
    #expect(try bench.files(at: "refs/overseer/reviews/\(VcsBench.review)/1/head") == ["a": "one"])
  }

  @Test(arguments: Backend.here) func `Who rebases by hand shows nobody else's commits`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    let id = try await bench.worked("a task", ["a": "one\n"])
    let path = try await bench.isolated(id)
    try bench.moveTrunk()
    switch backend {
    case .git: try bench.git("rebase", "-q", "main", in: path)
    case .jj:
      try bench.jj("status", "--quiet")
      try bench.jj("rebase", "--quiet", "-b", "task/\(id)", "-d", "main", in: path)
    }
    let trunk = try bench.trunk()
    #expect("\(try await bench.call(GetVcsStatus(id: id)).base)" == trunk)
    #expect(try await bench.submit(id, round: 2).base.description == trunk)
    // Merged in, it is the base as well.
    try bench.moveTrunk()
    switch backend {
    case .git: try bench.git("merge", "-q", "-m", "merge", "main", in: path)
    case .jj:
      try bench.jj("status", "--quiet")
      try bench.jj("new", "--quiet", "-m", "merge", "task/\(id)", "main", in: path)
    }
    let merged = try await bench.submit(id, round: 3)
    #expect("\(merged.base)" == (try bench.trunk()))
    #expect(try bench.git("diff", "--name-only", "\(merged.base)", "\(merged.head)") == "a")
  }

  @Test func `Hooks run, and their word counts`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    try bench.write("#!/bin/sh\necho 'not like this' >&2; exit 1\n", to: ".git/hooks/pre-commit")
    chmod(bench.root + "/.git/hooks/pre-commit", 0o755)
    try bench.write("mine\n", to: "a", in: path)
    let error = try await bench.refusalWithoutTrace { try await bench.submit(id) }
    #expect(
      error.code == .vcsFailed && error.details["git"]?.stringValue?.contains("not like this") == true, "\(error)")
    #expect(bench.read("a", in: path) == "mine\n")
    try bench.write("#!/bin/sh\necho hooked > hooked && git add hooked\n", to: ".git/hooks/pre-commit")
    let head = try await bench.submit(id).head
    #expect(try bench.files(at: "\(head)") == ["a": "mine", "hooked": "hooked"])
  }

  @Test func `A merge that is not finished is not submitted`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.worked("a task", ["a": "mine\n"])
    let path = try await bench.isolated(id)
    try bench.moveTrunk("a", "theirs\n")
    _ = try? bench.git("merge", "-q", "main", in: path)
    var error = try await bench.refusalWithoutTrace { try await bench.submit(id, round: 2) }
    #expect(error.code == .preconditionFailed && error.message.contains("merge"), "\(error)")
    #expect(error.texts("conflicts") == ["a"])
    try bench.write("both\n", to: "a", in: path)
    try bench.git("add", "a", in: path)
    error = try await bench.refusalWithoutTrace { try await bench.submit(id, round: 2) }
    #expect(error.code == .preconditionFailed, "resolved, but not committed")
    try bench.git("commit", "-q", "--no-edit", in: path)
    #expect(try bench.files(at: "\(try await bench.submit(id, round: 2).head)") == ["a": "both"])
  }

  @Test func `In jj an edit of a change below keeps those above`() async throws {
    try #require(Backend.jjPath != nil)
    let bench = try VcsBench(.jj)
    let id = try await bench.make()
    let path = try await bench.isolated(id)
    for name in ["a", "b", "c"] {
      try bench.write("\(name)\n", to: name, in: path)
      try bench.commit(name, in: path)
    }
    let first = try await bench.submit(id)
    try bench.jj("edit", "--quiet", "task/\(id)-", in: path)
    try bench.write("better\n", to: "b", in: path)
    let next = try await bench.submit(id, round: 2)
    #expect(next.vcs.changeID == first.vcs.changeID && next.head != first.head)
    #expect(try bench.git("log", "--format=%s", "\(next.base)..\(next.head)") == "c\nb\na")
    #expect(try bench.files(at: "\(next.head)") == ["a": "a", "b": "better", "c": "c"])
    // Where those above conflict with it, they have to be settled first.
    try bench.write("above\n", to: "b", in: path)
    try bench.jj("edit", "--quiet", "task/\(id)", in: path)
    try bench.write("above\n", to: "b", in: path)
    try await bench.submit(id, round: 3)
    try bench.jj("edit", "--quiet", "task/\(id)-", in: path)
    try bench.write("below\n", to: "b", in: path)
    let error = try await bench.refusal { try await bench.submit(id, round: 4) }
    #expect(error.code == .preconditionFailed && error.message.contains("conflicts"), "\(error)")
    #expect(try bench.refs()["refs/overseer/reviews/\(VcsBench.review)/4/head"] == nil)
  }
}
