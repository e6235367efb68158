import OverseerModel
import OverseerSDK
import Testing

@Suite("Learnings")
struct LearningOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  private func contents(_ id: AnyTaskID, retired: Bool? = nil) throws -> [String] {
    try bench.call(ListLearnings(taskID: id, retired: retired)).map(\.content)
  }

  @Test("A learning stands on its task with its tags")
  func add() throws {
    let task = try bench.make()
    var added: Learning?
    let marks = try bench.recorded {
      added = try bench.call(AddLearning(taskID: task.id, content: "Use *WAL*.\n", tags: ["SQL", "db", "sql"]))
    }
    #expect(marks == [Mark("LearningAdded", task.id)])
    let learning = try #require(added)
    #expect(
      learning
        == Learning(
          id: learning.id, taskID: task.id, content: "Use *WAL*.\n", tags: ["db", "sql"], createdAt: bench.clock.now))
    #expect(try bench.call(ListLearnings(taskID: task.id)) == [learning])
  }

  @Test("Adding the same text again gives the one that is there")
  func addAgain() throws {
    let task = try bench.make()
    let first = try bench.call(AddLearning(taskID: task.id, content: "same"))
    let marks = try bench.recorded {
      let again = try bench.call(AddLearning(taskID: task.id, content: "same", tags: ["new"]), as: bench.person)
      #expect(again == first)
    }
    #expect(marks == [])
    try bench.call(AddLearning(taskID: task.id, content: "same "))
    #expect(try contents(task.id) == ["same", "same "])
  }

  @Test("Completing copies learnings to the parent, from there to the milestone, each with where it came from")
  func bubbling() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    let learning = try bench.call(AddLearning(taskID: subtask, content: "deep", tags: ["t"]))
    try bench.call(AddLearning(taskID: task, content: "middle"))
    bench.clock.advance(.seconds(1))
    let marks = try bench.recorded { try bench.complete(subtask) }
    #expect(
      marks == [Mark("TaskCompleted", subtask), Mark("LearningBubbled", task), Mark("ChildrenFinished", task)])
    let copy = try #require(try bench.call(ListLearnings(taskID: task)).last)
    #expect(copy.id != learning.id)
    #expect(copy.content == "deep" && copy.tags == ["t"])
    #expect(copy.sourceTaskID == subtask)
    #expect(copy.createdAt == bench.clock.now)
    #expect(try contents(milestone) == [], "only the immediate parent gets it")

    try bench.complete(task)
    let top = try bench.call(ListLearnings(taskID: milestone))
    #expect(Set(top.map(\.content)) == ["deep", "middle"])
    #expect(top.first { $0.content == "deep" }?.sourceTaskID == subtask, "the source is where it was written")
    #expect(top.first { $0.content == "middle" }?.sourceTaskID == task)
    #expect(try bench.recorded { try bench.complete(milestone) } == [Mark("TaskCompleted", milestone)])
  }

  @Test("Completing again adds nothing that is there, and what is new")
  func bubblingTwice() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    try bench.call(AddLearning(taskID: child.id, content: "one"))
    try bench.complete(child.id)
    try bench.call(ReopenTask(id: child.id), as: bench.person)
    let again = try bench.recorded { try bench.complete(child.id) }
    #expect(again == [Mark("TaskCompleted", child.id), Mark("ChildrenFinished", parent.id)])
    try bench.call(ReopenTask(id: child.id), as: bench.person)
    try bench.call(AddLearning(taskID: child.id, content: "two"))
    try bench.complete(child.id)
    #expect(try contents(parent.id) == ["one", "two"])
  }

  @Test("The same words of two children are two learnings of the parent")
  func bubblingFromTwo() throws {
    let parent = try bench.make()
    for number in 0..<2 {
      let child = try bench.make("child \(number)", under: parent.id)
      try bench.call(AddLearning(taskID: child.id, content: "same words"))
      try bench.complete(child.id)
    }
    let copies = try bench.call(ListLearnings(taskID: parent.id))
    #expect(copies.count == 2)
    #expect(Set(copies.map(\.sourceTaskID)).count == 2)
  }

  @Test("A retired learning is not handed on, and a retired copy does not come back")
  func retiredDoNotBubble() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    let wrong = try bench.call(AddLearning(taskID: child.id, content: "wrong"))
    try bench.call(AddLearning(taskID: child.id, content: "right"))
    try bench.call(RetireLearning(id: wrong.id))
    try bench.complete(child.id)
    #expect(try contents(parent.id) == ["right"])
    let copy = try #require(try bench.call(ListLearnings(taskID: parent.id)).first)
    try bench.call(RetireLearning(id: copy.id))
    try bench.call(ReopenTask(id: child.id), as: bench.person)
    try bench.complete(child.id)
    #expect(try contents(parent.id) == [])
  }

  @Test("Cancelling hands nothing on")
  func cancelling() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    try bench.call(AddLearning(taskID: child.id, content: "one"))
    try bench.cancel(child.id)
    #expect(try contents(parent.id) == [])
    try bench.call(SetTaskStatus(id: child.id, status: .completed), as: bench.person)
    #expect(try contents(parent.id) == ["one"], "completing it by hand does")
  }

  @Test("However many there are, all are handed on")
  func bubblingMany() throws {
    let parent = try bench.make()
    let child = try bench.make("child", under: parent.id)
    for number in 0..<1005 { try bench.call(AddLearning(taskID: child.id, content: "learning \(number)")) }
    let marks = try bench.recorded { try bench.complete(child.id) }
    #expect(marks.count { $0.type == "LearningBubbled" } == 1005)
  }

  @Test("Retiring takes a learning out of lists, search and inheritance; doing so twice is nothing")
  func retire() throws {
    let task = try bench.make()
    let learning = try bench.call(AddLearning(taskID: task.id, content: "needle"))
    bench.clock.advance(.seconds(1))
    let marks = try bench.recorded {
      let retired = try bench.call(RetireLearning(id: learning.id))
      #expect(retired.retiredAt == bench.clock.now)
    }
    #expect(marks == [Mark("LearningRetired", task.id)])
    #expect(try contents(task.id) == [])
    #expect(try contents(task.id, retired: true) == ["needle"])
    #expect(try bench.call(SearchLearnings(text: "needle")) == [])
    #expect(try bench.call(SearchTasks(text: "needle")) == [])
    #expect(try bench.call(GetTask(id: task.id)).learnings.own == [])
    #expect(try bench.recorded { try bench.call(RetireLearning(id: learning.id)) } == [])
  }

  @Test("A task works with its own learnings, its parent's and its milestone's")
  func inherited() throws {
    let (milestone, task, subtask) = try bench.makeFamily()
    for (id, text) in [(milestone, "M"), (task, "T"), (subtask, "S")] {
      try bench.call(AddLearning(taskID: id, content: text))
    }
    func texts(_ id: AnyTaskID) throws -> [[String]] {
      let found = try bench.call(GetInheritedLearnings(taskID: id))
      #expect(try bench.call(GetTask(id: id)).learnings == found)
      return [found.own, found.parent, found.milestone].map { $0.map(\.content) }
    }
    #expect(try texts(subtask) == [["S"], ["T"], ["M"]])
    #expect(try texts(task) == [["T"], [], ["M"]])
    #expect(try texts(milestone) == [["M"], [], []])
    let alone = try bench.make("alone")
    let below = try bench.make("below", under: alone.id)
    try bench.call(AddLearning(taskID: alone.id, content: "A"))
    #expect(try texts(below.id) == [[], ["A"], []])
  }

  @Test("Search finds learnings by their words, within a repository or in all")
  func search() throws {
    let here = try bench.make("here")
    let there = try bench.make("there", in: bench.otherRepo)
    let first = try bench.call(AddLearning(taskID: here.id, content: "The parser keeps positions."))
    let second = try bench.call(AddLearning(taskID: there.id, content: "Parsers are fun."))
    #expect(try bench.call(SearchLearnings(text: "parser")).map(\.id) == ["\(first.id)"])
    let all = try bench.call(SearchLearnings(text: "pars", allRepos: true))
    #expect(Set(all.map(\.id)) == ["\(first.id)", "\(second.id)"])
    #expect(all.allSatisfy { $0.kind == .learning && $0.excerpt.lowercased().contains("parser") })
    #expect(try bench.call(SearchLearnings(text: "parser position")).map(\.taskID) == [here.id])
    #expect(try bench.call(SearchLearnings(text: "parser nothing")) == [])
    #expect(try bench.call(SearchLearnings(text: "pars", allRepos: true, limit: 1)).count == 1)
  }

  @Test("Walking through the pages gives the whole list", arguments: [1, 2, 4, 100])
  func pages(size: Int) throws {
    let task = try bench.make()
    for number in 0..<8 { try bench.call(AddLearning(taskID: task.id, content: "learning \(number)")) }
    let all = try bench.call(ListLearnings(taskID: task.id))
    #expect(all.map(\.content) == (0..<8).map { "learning \($0)" })
    var walked: [Learning] = []
    while true {
      let page = try bench.call(ListLearnings(taskID: task.id, limit: size, after: walked.last?.id))
      #expect(page.count <= size)
      if page.isEmpty { break }
      walked += page
      try #require(walked.count <= all.count)
    }
    #expect(walked == all)
  }
}
