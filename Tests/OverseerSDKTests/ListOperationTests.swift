import OverseerJSON
import OverseerModel
import OverseerSDK
import TestSeed
import Testing

@testable import OverseerStore

@Suite("Lists, trees, progress and search")
struct ListOperationTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// Some forty tasks of all kinds, statuses, priorities and labels, in two repositories.
  private func fill() throws {
    var generator = PrintedSeed()
    var parents: [AnyTaskID] = []
    for number in 0..<40 {
      let parent = Bool.random(using: &generator) ? parents.randomElement(using: &generator) : nil
      let task = try bench.make(
        "task number\(number)", parent == nil && number.isMultiple(of: 4) ? .milestone : nil, under: parent,
        priority: Priority.allCases.randomElement(using: &generator),
        labels: ["l\(number % 3)"] + (number.isMultiple(of: 2) ? ["even"] : []),
        in: parent == nil && number.isMultiple(of: 5) ? bench.otherRepo : nil)
      if task.kind != .subtask { parents.append(task.id) }
      // Several tasks share a moment.
      if Int.random(in: 0..<3, using: &generator) == 0 { bench.clock.advance(.milliseconds(1)) }
    }
    for task in try bench.call(ListTasks(allRepos: true)) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: _ = try? bench.cancel(task.id)
      case 1: _ = try? bench.complete(task.id)
      case 2: _ = try? bench.call(StartTask(id: task.id))
      case 3: _ = try? bench.ask(task.id)
      case 4:
        _ = try? bench.cancel(task.id)
        _ = try? bench.call(ArchiveTask(id: task.id))
      default: break
      }
    }
  }

  // MARK: list

  /// Filters, each with the rule that its name promises.
  private func filters() throws -> [(name: String, list: ListTasks, passes: (WorkItem) -> Bool)] {
    let repo = bench.repo.id
    let all = try bench.call(ListTasks(allRepos: true))
    let parent = try #require(all.compactMap(\.parentID).first)
    let ready = try Set(all.filter { try bench.call(ExplainTask(id: $0.id)).offered }.map(\.id))
    return [
      ("all of a repository", ListTasks(), { $0.repoID == repo }),
      ("another repository", ListTasks(repoID: bench.otherRepo.id), { $0.repoID == bench.otherRepo.id }),
      ("every repository", ListTasks(allRepos: true), { _ in true }),
      ("roots", ListTasks(allRepos: true, parentID: .clear), { $0.parentID == nil }),
      ("children", ListTasks(allRepos: true, parentID: .set(parent)), { $0.parentID == parent }),
      ("kind", ListTasks(allRepos: true, kind: .subtask), { $0.kind == .subtask }),
      ("milestones", ListTasks(allRepos: true, kind: .milestone), { $0.kind == .milestone }),
      ("one status", ListTasks(allRepos: true, status: [.inProgress]), { $0.status == .inProgress }),
      (
        "two statuses", ListTasks(allRepos: true, status: [.cancelled, .completed]), { $0.status.isFinished }
      ),
      ("no status", ListTasks(allRepos: true, status: []), { _ in false }),
      ("ready", ListTasks(allRepos: true, ready: true), { ready.contains($0.id) }),
      ("not ready", ListTasks(allRepos: true, ready: false), { !ready.contains($0.id) }),
      ("label", ListTasks(allRepos: true, label: "Even"), { $0.labels.contains("even") }),
      ("priority", ListTasks(allRepos: true, priority: .high), { $0.priority == .high }),
      ("text", ListTasks(allRepos: true, text: "task number1"), { $0.description.hasPrefix("task number1") }),
      (
        "several at once", ListTasks(kind: .task, status: [.pending], ready: true, label: "even"),
        {
          $0.repoID == repo && $0.kind == .task && $0.status == .pending && ready.contains($0.id)
            && $0.labels.contains("even")
        }
      ),
    ]
  }

  /// The order of the lists, written down once more.
  private func isInOrder(_ left: WorkItem, _ right: WorkItem) -> Bool {
    (left.priority.rawValue, left.createdAt, left.id.description)
      < (right.priority.rawValue, right.createdAt, right.id.description)
  }

  @Test("Every filter gives what it promises, in the order of the lists")
  func filtering() throws {
    try fill()
    let all = try bench.call(ListTasks(allRepos: true))
    for (name, list, passes) in try filters() {
      #expect(try bench.call(list) == all.filter(passes).sorted(by: isInOrder), "\(name)")
    }
    let archived = try bench.call(ListTasks(allRepos: true, archived: true))
    #expect(Set(all.map(\.id)).isDisjoint(with: archived.map(\.id)))
    #expect(archived == archived.sorted(by: isInOrder))
    #expect(all.count + archived.count == 40)
  }

  @Test("Walking through the pages of every filter gives the whole list", arguments: [1, 3, 7])
  func paging(size: Int) throws {
    try fill()
    for (name, list, _) in try filters() {
      let whole = try bench.call(list)
      var walked: [WorkItem] = []
      while true {
        var page = list
        page.limit = size
        page.after = walked.last?.id
        let found = try bench.call(page)
        try #require(found.count == min(size, whole.count - walked.count), "\(name)")
        if found.isEmpty { break }
        walked += found
      }
      #expect(walked == whole, "\(name)")
    }
  }

  @Test("A hundred tasks unless told, a thousand at most")
  func limits() throws {
    for number in 0..<105 { _ = try bench.make("task \(number)") }
    #expect(try bench.call(ListTasks()).count == 100)
    #expect(try bench.call(ListTasks(limit: 1000)).count == 105)
    for limit in [0, -1, 1001, .max] {
      #expect(try bench.refusal(ListTasks(limit: limit))?.fields == ["limit"])
    }
  }

  @Test("A page goes on after a task that is no longer in the list")
  func pagingAfterChange() throws {
    let tasks = try (0..<5).map { try bench.make("task \($0)") }
    try bench.cancel(tasks[1].id)
    let rest = try bench.call(ListTasks(status: [.pending], after: tasks[1].id))
    #expect(rest.map(\.id) == tasks[2...].map(\.id))
  }

  // MARK: tree

  @Test("The tree holds every task once, below its parent, in the order of the lists")
  func tree() throws {
    try fill()
    let all = try bench.call(ListTasks())
    func flat(_ tree: TaskTree) -> [WorkItem] {
      #expect(tree.children.allSatisfy { $0.task.parentID == tree.task.id })
      #expect(tree.children.map(\.task) == tree.children.map(\.task).sorted(by: isInOrder))
      return [tree.task] + tree.children.flatMap(flat)
    }
    let forest = try bench.call(GetTaskTree())
    #expect(Set(forest.trees.flatMap(flat)) == Set(all))
    #expect(forest.trees.map(\.task) == all.filter { $0.parentID == nil })
    for tree in forest.trees {
      #expect(try bench.call(GetTaskTree(root: tree.task.id)) == .tree(tree))
      for child in tree.children { #expect(try bench.call(GetTaskTree(root: child.task.id)) == .tree(child)) }
    }
    var walked: [TaskTree] = []
    while case .forest(let page) = try bench.call(GetTaskTree(limit: 2, after: walked.last?.task.id)), !page.isEmpty {
      walked += page
      try #require(walked.count <= forest.trees.count)
    }
    #expect(walked == forest.trees)
  }

  // MARK: progress

  @Test("Progress counts what the lists show")
  func progress() throws {
    try fill()
    func counted(_ tasks: [WorkItem]) throws -> TaskProgress {
      func count(_ status: TaskStatus) -> Int { tasks.count { $0.status == status } }
      return TaskProgress(
        total: tasks.count, completed: count(.completed), cancelled: count(.cancelled),
        ready: try tasks.count { try bench.call(ExplainTask(id: $0.id)).offered },
        blocked: tasks.count { $0.effectivelyBlocked && [.pending, .inProgress].contains($0.status) },
        inProgress: count(.inProgress), inReview: count(.inReview), awaitingHuman: count(.awaitingHuman),
        pending: count(.pending))
    }
    let tasks = try bench.call(ListTasks())
    let open = try #require(tasks.first { !$0.status.isFinished })
    try bench.call(BlockTask(id: open.id, by: bench.make("blocker").id), as: bench.person)
    let all = try bench.call(ListTasks())
    #expect(try bench.call(GetTaskProgress()) == counted(all))
    for root in all where root.kind != .subtask {
      let children = all.filter { $0.parentID == root.id }
      let below = children + all.filter { task in children.contains { $0.id == task.parentID } }
      #expect(try bench.call(GetTaskProgress(root: root.id)) == counted(below), "below \(root.id)")
    }
    let empty = try bench.make("no child")
    #expect(try bench.call(GetTaskProgress(root: empty.id)).total == 0)
  }

  // MARK: search

  @Test("Search finds titles, contexts, results and learnings, the title first")
  func search() throws {
    let inContext = try bench.call(CreateTask(description: "one", context: "The parser is slow."))
    let inTitle = try bench.make("Write the parser")
    let inResult = try bench.make("three")
    try bench.call(ForceCompleteTask(id: inResult.id, reason: "r", result: "parser done"), as: bench.person)
    let onTask = try bench.make("four")
    let learning = try bench.call(AddLearning(taskID: onTask.id, content: "parsers need tests"))
    _ = try bench.make("parser elsewhere", in: bench.otherRepo)

    let hits = try bench.call(SearchTasks(text: "parser"))
    #expect(
      Set(hits.map(\.id)) == ["\(inContext.id)", "\(inTitle.id)", "\(inResult.id)", "\(learning.id)"])
    #expect(hits.filter { $0.kind == .task }.first?.id == "\(inTitle.id)")
    #expect(hits.filter { $0.kind == .learning }.map(\.taskID) == [onTask.id])
    #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    #expect(hits.allSatisfy { $0.excerpt.lowercased().contains("pars") })
    #expect(try bench.call(SearchTasks(text: "parser", allRepos: true)).count == 5)
    #expect(try bench.call(SearchTasks(text: "parser", limit: 2)) == Array(hits.prefix(2)))
  }

  @Test("Every word must occur, the last one may be unfinished, forms of a word are found")
  func searchWords() throws {
    let task = try bench.make("Connecting large databases quickly")
    for text in ["connect", "CONNECTING database", "quick", "large quic", "data", "  large   databases  "] {
      #expect(try bench.call(SearchTasks(text: text)).map(\.taskID) == [task.id], "\(text)")
    }
    for text in ["dat connecting", "slow", "large slow", "bases"] {
      #expect(try bench.call(SearchTasks(text: text)) == [], "\(text)")
    }
  }

  @Test("The search follows every change of a task")
  func searchFollows() throws {
    let task = try bench.make("walnut")
    #expect(try bench.call(SearchTasks(text: "walnut")).count == 1)
    try bench.call(UpdateTask(id: task.id, description: .set("hazel"), context: .set("almond")))
    #expect(try bench.call(SearchTasks(text: "walnut")) == [])
    #expect(try bench.call(SearchTasks(text: "hazel")).count == 1)
    #expect(try bench.call(SearchTasks(text: "almond")).count == 1)
    try bench.call(UpdateTask(id: task.id, context: .clear))
    #expect(try bench.call(SearchTasks(text: "almond")) == [])
    try bench.call(DeleteTask(id: task.id), as: bench.person)
    #expect(try bench.call(SearchTasks(text: "hazel")) == [])
  }

  @Test("Nothing that is typed has a meaning for the query language")
  func searchSyntax() throws {
    let task = try bench.make("a-b c:d \"quoted\" (x) * ^ NEAR OR AND NOT +plus äöü 語 O'Neill")
    let typed = [
      "a-b", "c:d", "\"quoted\"", "(x)", "NEAR", "OR", "AND", "NOT", "+plus", "äöü", "語", "O'Neill", "near(a b)",
      "quoted\"", "description:a",
    ]
    for text in typed { _ = try bench.call(SearchTasks(text: text)) }
    #expect(try bench.call(SearchTasks(text: "OR plus")).map(\.taskID) == [task.id])
    var generator = PrintedSeed()
    let marks = Array("ab\"'*():^-+{}[]<>~!?#$%&/\\|;,.=@`_ \n\täß語🙂")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 1...12, using: &generator)).compactMap { _ in
          marks.randomElement(using: &generator)
        })
      for search in [SearchTasks(text: text), SearchTasks(text: text, allRepos: true)] {
        do throws(OverseerError) {
          _ = try bench.call(search)
          _ = try bench.call(SearchLearnings(text: text))
          _ = try bench.call(ListTasks(text: text))
        } catch {
          #expect(error.code == .invalidInput, "\(text.debugDescription): \(error.message)")
        }
      }
    }
  }

  // MARK: statements

  /// How many statements an operation takes.
  private func statements(_ operation: some SDKOperation) throws -> Int {
    func count() throws -> Int {
      try bench.store.use { connection throws(OverseerError) in connection.statementCount }
    }
    let before = try count()
    try bench.call(operation)
    return try count() - before
  }

  @Test("No question asks the database once per row")
  func constantStatements() throws {
    let milestone = try bench.make("milestone", .milestone)
    guard case .milestone(let id) = milestone.id else { return }
    let first = try bench.make("first", under: milestone.id)
    try bench.call(AddLearning(taskID: first.id, content: "first"))
    let waiting = try bench.make("waiting", blockedBy: [first.id])
    // Of a task that nobody has started there are no reviews to be read.
    try bench.call(StartTask(id: try bench.make("begun", under: milestone.id).id))
    let questions: [any SDKOperation] = [
      ListTasks(), ListTasks(ready: true), ListTasks(label: "even"), ListTasks(parentID: .set(milestone.id)),
      GetTaskTree(), GetTaskTree(root: milestone.id), NextReadyTask(), NextReadyTask(milestone: id),
      GetTask(id: milestone.id), GetTask(id: first.id), GetTask(id: waiting.id), SearchTasks(text: "task"),
      GetTaskProgress(), GetTaskProgress(root: milestone.id), ListLearnings(taskID: first.id),
      GetInheritedLearnings(taskID: first.id), ListHelp(), ExplainTask(id: waiting.id),
    ]
    let few = try questions.map { try statements($0) }
    for number in 0..<60 {
      let task = try bench.make("task \(number)", under: milestone.id, labels: ["even"])
      try bench.call(BlockTask(id: waiting.id, by: task.id))
      try bench.call(AddLearning(taskID: first.id, content: "task \(number)"))
      let subtask = try bench.make("task below \(number)", under: task.id)
      if number.isMultiple(of: 2) { try bench.call(StartTask(id: subtask.id)) }
      if number.isMultiple(of: 3) { _ = try bench.ask(subtask.id) }
    }
    let many = try questions.map { try statements($0) }
    for (question, (few, many)) in zip(questions, zip(few, many)) {
      #expect(few == many, "\(question)")
      #expect(many <= 10, "\(question)")
    }
  }
}
