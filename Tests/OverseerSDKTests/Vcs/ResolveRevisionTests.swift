import OverseerModel
import OverseerSDK
import OverseerVCS
import Testing

/// Names of commits, held against git and jj themselves.
struct ResolveRevisionTests {
  @Test func `git names are those of git`() async throws {
    let repo = try QuestionRepository()
    for number in 1...4 { try repo.commit("\(number)") }
    try repo.git("tag", "-a", "v1", "-m", "v1", "HEAD~1")
    try repo.git("branch", "task/one", "HEAD~2")
    let head = try repo.git("rev-parse", "HEAD")
    let reader = try repo.reader()
    for name in [
      "HEAD", "@", "main", "v1", "task/one", "HEAD~2", "main^", head, String(head.prefix(8)), "refs/tags/v1",
    ] {
      let found = try await reader.ask(ResolveRevision(revision: name))
      #expect(found.commit.description == (try repo.git("rev-parse", name + "^{commit}")), "\(name)")
      #expect(found.changeID == nil)
      #expect(found.commits == [found.commit])
    }
  }

  @Test(arguments: [
    ("nowhere", OverseerError.Code.notFound), ("0123456789012345678901234567890123456789", .notFound),
    ("HEAD:file", .notFound), ("", .invalidInput), ("main\0", .invalidInput), ("HEAD~9", .notFound),
    ("kkkkkkkkkkkk", .notFound), ("a..b", .notFound),
  ])
  func `what names no commit is refused`(name: String, code: OverseerError.Code) async throws {
    let repo = try QuestionRepository()
    try repo.write("x", to: "file")
    try repo.commit("one")
    let error = try await repo.reader().refusal(ResolveRevision(revision: name))
    #expect(error?.code == code, "\(error?.message ?? "")")
  }

  @Test(.enabled(if: QuestionRepository.jj != nil, "there is no jj"), arguments: [true, false])
  func `jj names are those of jj`(colocated: Bool) async throws {
    let repo = try QuestionRepository(.jj, colocated: colocated)
    for number in 1...6 {
      try repo.write("\(number)", to: "file\(number)")
      try repo.jj("commit", "-m", "\(number)")
      if number == 2 { try repo.jj("bookmark", "set", "main", "-r", "@-") }
      if number == 4 { try repo.jj("new", "main", "-m", "side") }
    }
    let reader = try repo.reader()
    let ids = try repo.jj(
      "log", "--no-graph", "-r", "all() ~ root()", "-T",
      #"self.commit_id() ++ " " ++ self.change_id() ++ " " ++ self.change_id().shortest() ++ "\n""#)
    for line in ids.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      // What is unique is so among all that there are, whatever jj's own log would show.
      for name in [words[0], String(words[0].prefix(10)), words[1], String(words[1].prefix(8)), words[2]] {
        let found = try await reader.ask(ResolveRevision(revision: name))
        #expect(found.commit.description == words[0], "\(name)")
        #expect(found.changeID == words[1], "\(name)")
      }
    }
    for name in ["@", "@-", "@--", "main", "main-"] {
      let found = try await reader.ask(ResolveRevision(revision: name))
      #expect([found.commit.description] == (try repo.commits(name)), "\(name)")
    }
    let up = try await reader.ask(ResolveRevision(revision: "@~2"))
    #expect([up.commit.description] == (try repo.commits("@--")))
    #expect(await reader.refusal(ResolveRevision(revision: "nowhere"))?.code == .notFound)
    #expect(await reader.refusal(ResolveRevision(revision: "zzzzzzzzzzzz"))?.code == .notFound)
    // What has been abandoned is visible no more, for a reader that has seen it, too.
    let change = try repo.jj("log", "--no-graph", "-r", "@-", "-T", "self.change_id()")
    _ = try await reader.ask(ResolveRevision(revision: change))
    try repo.jj("abandon", "-r", "@-")
    #expect(await reader.refusal(ResolveRevision(revision: change))?.code == .notFound)
  }

  @Test(.enabled(if: QuestionRepository.jj != nil, "there is no jj"))
  func `a divergent change is refused with its commits`() async throws {
    let repo = try QuestionRepository(.jj)
    try repo.write("1", to: "file")
    try repo.jj("commit", "-m", "one")
    let operation = try repo.jj("operation", "log", "--no-graph", "--limit=1", "-T", "self.id()")
    try repo.jj("describe", "-r", "@-", "-m", "first version")
    try repo.jj("describe", "-r", "@-", "-m", "second version", "--at-operation", operation)
    // Several have happened at once: jj is asked to reconcile them.
    #expect(JJOperationLog(workspace: repo.path)?.head() == .concurrent)
    let reader = try repo.reader()
    let change = try #require(
      try await reader.ask(ResolveRevision(revision: try repo.git("rev-parse", "HEAD"))).changeID)
    for name in [change, String(change.prefix(9))] {
      let error = try #require(await reader.refusal(ResolveRevision(revision: name)))
      #expect(error.code == .conflict)
      let commits = Set(error.details["commits"]?.arrayValue?.compactMap(\.stringValue) ?? [])
      #expect(commits == Set(try repo.commits(#"description(substring:"version")"#)))
      #expect(commits.count == 2)
      for commit in commits {
        let found = try await reader.ask(ResolveRevision(revision: commit))
        #expect(found.changeID == change)
      }
    }
  }

  @Test(.enabled(if: QuestionRepository.jj != nil, "there is no jj"))
  func `an ambiguous beginning and a conflicted bookmark are refused`() async throws {
    let repo = try QuestionRepository(.jj, colocated: false)
    for number in 1...40 { try repo.jj("new", "-m", "\(number)") }
    let reader = try repo.reader()
    // More changes than there are letters: two begin alike.
    let ids = try repo.jj("log", "--no-graph", "-r", "all() ~ root()", "-T", #"self.change_id() ++ "\n""#)
    let starts = Dictionary(grouping: ids.split(separator: "\n").map(String.init)) { $0.prefix(1) }
    let (start, same) = try #require(starts.first { $0.value.count > 1 })
    let error = try #require(await reader.refusal(ResolveRevision(revision: String(start))))
    #expect(error.code == .conflict)
    #expect(error.details["changes"]?.arrayValue?.count == min(10, same.count))

    try repo.jj("bookmark", "set", "both", "-r", "@")
    let operation = try repo.jj("operation", "log", "--no-graph", "--limit=1", "-T", "self.id()")
    try repo.jj("bookmark", "set", "both", "-r", "@-", "--allow-backwards")
    try repo.jj("bookmark", "set", "both", "-r", "@--", "--allow-backwards", "--at-operation", operation)
    let refusal = try #require(await reader.refusal(ResolveRevision(revision: "both")))
    #expect(refusal.code == .conflict)
    #expect(refusal.details["commits"]?.arrayValue?.count == 2)
  }
}
