import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List tasks under their parents.",
    discussion: """
      ○ ready   ◌ pending, but claimed or its children come first   ⊘ blocked
      ◐ in progress   ◉ in review   ? waits for a person   ✓ completed   ✗ cancelled
      """,
    aliases: ["ls"])

  @Flag(help: "Only what can be started now.")
  var ready = false

  @Option(help: ArgumentHelp("Only these: pending, in-progress, in-review, …", valueName: "a,b"))
  var status: String?

  @Option(help: ArgumentHelp("Only milestones, tasks or subtasks.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Only tasks with this label.", valueName: "word"))
  var label: String?

  @Option(help: ArgumentHelp("Only tasks directly under this one; none for those without a parent.", valueName: "id"))
  var parent: String?

  @Flag(help: "Archived tasks instead of the others.")
  var archived = false

  @Flag(name: .customLong("all-repos"), help: "Tasks of every repository.")
  var allRepos = false

  @Flag(help: "One below the other, in the order of the list.")
  var flat = false

  @Option(help: ArgumentHelp("How many at most: 100 unless told, up to 1000.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Go on after this task, the last of the list before.", valueName: "id"))
  var after: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let operation = try operation(session)
    try session.answer(operation) { tasks, style throws(OverseerError) in
      let list = TaskListText(
        tasks: tasks, offered: try offered(among: tasks, operation, session), parents: try parents(of: tasks, session),
        repos: try repos(of: tasks, session), isCut: tasks.count == operation.limit ?? Page.standard,
        emptyText: emptyText)
      return flat ? list.flat(style) : list.tree(style)
    }
  }

  private func operation(_ session: Session) throws(OverseerError) -> ListTasks {
    if allRepos, global.repo != nil {
      throw ErrorReport.usage("--repo and --all-repos exclude each other", hint: "Give one of them.")
    }
    var operation = ListTasks(
      allRepos: allRepos ? true : nil, kind: try kind.map { text throws(OverseerError) in try Words.kind(text) },
      status: try status.map { text throws(OverseerError) in try Words.statuses(text) }, ready: ready ? true : nil,
      label: label, archived: archived ? true : nil, limit: limit,
      after: try after.map { text throws(OverseerError) in try session.taskID(text) })
    if let parent { operation.parentID = parent == "none" ? .clear : .set(try session.taskID(parent)) }
    return operation
  }

  /// Those of the list that the ready queue offers: the same list once more, narrowed.
  private func offered(
    among tasks: [WorkItem], _ operation: ListTasks, _ session: Session
  ) throws(OverseerError) -> Set<AnyTaskID> {
    guard !ready else { return Set(tasks.map(\.id)) }
    guard !archived, !tasks.isEmpty else { return [] }
    var narrowed = operation
    narrowed.ready = true
    return Set(try session.call(narrowed).map(\.id))
  }

  /// The tasks above those of the list that are not in the list themselves.
  private func parents(of tasks: [WorkItem], _ session: Session) throws(OverseerError) -> [AnyTaskID: WorkItem] {
    guard !flat else { return [:] }
    let known = Set(tasks.map(\.id))
    var found: [AnyTaskID: WorkItem] = [:]
    var missing = Set(tasks.compactMap(\.parentID)).subtracting(known)
    while !missing.isEmpty {
      let more = try session.tasks(missing)
      found.merge(more) { $1 }
      missing = Set(more.values.compactMap(\.parentID)).subtracting(known).subtracting(found.keys)
    }
    return found
  }

  private func repos(of tasks: [WorkItem], _ session: Session) throws(OverseerError) -> [Repo] {
    let ids = Set(tasks.map(\.repoID))
    guard ids.count > 1 else { return [] }
    var repos: [Repo] = []
    for id in ids { repos.append(try session.call(GetRepo(id: id))) }
    return repos.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  private var emptyText: String {
    let isNarrowed = ready || archived || status != nil || kind != nil || label != nil || parent != nil || after != nil
    return isNarrowed ? "No such tasks." : "No tasks yet. Create the first: os task create -d TEXT"
  }
}
