import OverseerModel

/// What an old task's flags and times say about its life, in a way that keeps every invariant.
struct ImportedState {
  var status: TaskStatus
  var startedAt: Instant?
  var completedAt: Instant?
  var archivedAt: Instant?

  /// Whether it is archived without being finished, which ours cannot be.
  private(set) var wasArchivedUnfinished = false
  /// What it was before it was opened again for the sake of a child.
  private(set) var finishedStatus: TaskStatus?

  /// The state of a task with the given children.
  init(_ task: OldTask, children: [ImportedState], _ notes: inout ImportNotes) {
    startedAt = task.startedAt
    status =
      if task.isCompleted { .completed } else if task.isCancelled { .cancelled } else { Self.open(task.startedAt) }
    if task.isCompleted, task.isCancelled { notes.add(.completedAndCancelled, task.id) }
    let open = children.filter { !$0.status.isFinished }
    if status.isFinished, !open.isEmpty {
      notes.add(.reopened, task.id)
      finishedStatus = status
      status = Self.open(task.startedAt)
    }
    let started = open.filter { $0.status != .pending }
    if status == .pending, !started.isEmpty {
      notes.add(.startedByChild, task.id)
      status = .inProgress
      startedAt = started.compactMap(\.startedAt).min()
    }
    if status == .completed { completedAt = task.completedAt ?? task.updatedAt }
    guard task.isArchived else { return }
    if status.isFinished {
      archivedAt = task.archivedAt ?? completedAt ?? task.updatedAt
    } else {
      notes.add(.archivedUnfinished, task.id)
      wasArchivedUnfinished = true
    }
  }

  /// The status of a task that is not finished.
  private static func open(_ startedAt: Instant?) -> TaskStatus { startedAt == nil ? .pending : .inProgress }
}
