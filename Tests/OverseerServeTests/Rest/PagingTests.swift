import Foundation
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Lists in pages")
struct PagingTests {
  /// All pages of a list, from its first one on.
  private func pages(_ path: String, _ live: LiveServer) async throws -> [[JSONValue]] {
    var pages: [[JSONValue]] = []
    var next: String? = path
    while let path = next, pages.count < 100 {
      let answer = try await live.get(path)
      #expect(answer.status == 200, "\(path): \(answer)")
      pages.append(answer.elements)
      next = answer.next
    }
    return pages
  }

  /// Walks with several sizes of pages, and expects each time what one large page has.
  private func expectWhole(_ path: String, _ count: Int, _ live: LiveServer, fromNewest: Bool = false) async throws {
    let separator = path.contains("?") ? "&" : "?"
    let all = try await live.get(path + separator + "limit=1000")
    #expect(all.elements.count == count && all.next == nil, "\(path): \(all)")
    for size in [1, 2, 3, count, count + 1] {
      let pages = try await pages(path + separator + "limit=\(size)", live)
      #expect(pages.dropLast().allSatisfy { $0.count == size }, "\(path): \(pages.map(\.count))")
      let items = fromNewest ? pages.reversed().flatMap { $0 } : pages.flatMap { $0 }
      #expect(items == all.elements, "\(path) by \(size)")
    }
  }

  @Test("Every list is given to its end, each item once")
  func lists() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan("plan")
      for name in ["a", "b", "c", "d"] { _ = try await live.plan(name) }
      let tasks = try await live.addTasks(5, to: repo)
      let id = tasks[0].id
      for number in 0..<5 {
        let learnt = try await live.post("/api/learnings/\(id)", #"{"content":"Lesson \#(number)"}"#)
        #expect(learnt.status == 200, "\(learnt)")
        _ = try await live.overseer.call(CreateToken(name: "t\(number)", scope: .readOnly), as: live.person)
        let task = tasks[number].id
        _ = try await live.post("/api/tasks/\(task)/start")
        let asked = try await live.post(
          "/api/help", #"{"task_id":"\#(task)","category":"Decision","reason":"How is it done?"}"#)
        #expect(asked.status == 200, "\(asked)")
      }
      try await expectWhole("/api/tasks?repo_id=\(repo.id)", 5, live)
      try await expectWhole("/api/repos", 5, live)
      try await expectWhole("/api/tokens", 5, live)
      try await expectWhole("/api/learnings/\(id)", 5, live)
      try await expectWhole("/api/help?repo_id=\(repo.id)", 5, live)
      let last = Int(try await live.end())
      try await expectWhole("/api/events/replay?after=0", last, live)
      try await expectWhole("/api/events?after=0", last, live)
      try await expectWhole("/api/events?after=3&before=9", 5, live)
      try await expectWhole("/api/events", last, live, fromNewest: true)
      try await expectWhole("/api/events?before=8", 7, live, fromNewest: true)
      try await expectWhole("/api/events?types=TaskCreated,RepoRegistered", 10, live, fromNewest: true)
    }
  }

  /// A list that is given in pages, and whose items this server cannot name, would end after the first page.
  @Test("The items of every list can be gone on from")
  func items() throws {
    let paged = Contract.current.operations.filter(\.isPaged).map(\.name)
    let known = [
      "tasks.list", "reviews.list", "vcs.list", "help.list", "learnings.list", "repos.list", "events.list",
      "events.replay", "tokens.list",
    ]
    #expect(Set(paged) == Set(known))
  }

  @Test("The address of the next page holds all that narrows the list, as it was written")
  func address() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      for _ in 0..<3 { #expect(try await live.post("/api/tasks", task("Ä & b", in: repo)).status == 200) }
      let answer = try await live.get("/api/tasks?text=%C3%84+%26+b&status=Pending,Cancelled&limit=2")
      let next = try #require(answer.next)
      #expect(next.hasPrefix("/api/tasks?") && next.utf8.allSatisfy { (0x21...0x7E).contains($0) })
      #expect(next.contains("limit=2") && next.contains("text=%C3%84%20%26%20b"))
      #expect(try await live.get(next).elements.count == 1)
    }
  }

  @Test("A place that is not there is no empty page")
  func unknown() async throws {
    try await LiveServer.run { live in
      let gone = try await live.get("/api/tasks?after=task_01ARZ3NDEKTSV4RRFFQ69G5FAV")
      #expect(gone.status == 404, "\(gone)")
      #expect(try await live.get("/api/events?after=99").status == 404)
    }
  }
}
