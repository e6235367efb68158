// Written by `os-dev generate` from the doc comments of OverseerModel, OverseerStore, OverseerSDK. Do not edit.
// swift-format-ignore-file

extension DocComments {
  static let source = ##"""
    AddLearning
      Keeps something worth knowing on a task. When the task completes, its parent gets a copy. Adding the same text
      again changes nothing.
    AddLearning.content
      The text, at most 64 KiB of Markdown.
    AnyTaskID
      The id of a milestone, a task or a subtask: the prefix says which.
    ArchiveTask
      Hides a finished task, with everything below it, from lists and search. It can only be read then.
    BlockTask
      Makes a task wait until another one, of any repository, is Completed.
    BlockTask.by
      The task to wait for.
    CancelTask
      Cancels a task. A cancelled blocker still blocks: the reply names the tasks that are stuck now.
    CancelTask.Cancelled
      The cancelled task, and who waits for it in vain.
    CancelTask.Cancelled.stuck
      Open tasks that a task which was cancelled blocks.
    CancelTask.recursive
      Cancel its open children as well.
    ChildrenFinishedPayload.task_id
      The parent, all of whose children are finished.
    Claim
      A lease on a task: who works on it, and until when that counts.
    Claim.expires_at
      When the lease runs out; null for a person's, which does not.
    Claim.generation
      Grows by one whenever the holder changes. A stale number shows that the task has changed hands.
    ClaimTask
      Takes a task, or the next one that is ready, and gives it in its context; null where none is ready. No two callers
      ever get the same task.
    ClaimTask.id
      The task to take; the next ready one where it is left out.
    ClaimTask.milestone
      Only tasks of this milestone.
    ClaimTask.repo_id
      The repository to take from; the caller's where it is left out, all where there is none.
    CreateTask
      Creates a milestone, a task or a subtask.
    CreateTask.blocked_by
      Tasks that must be Completed before it can start; of any repository.
    CreateTask.context
      Markdown that explains it, at most 256 KiB. Children inherit it.
    CreateTask.description
      The title: one line of 1 to 500 characters.
    CreateTask.kind
      Milestone only if said; else a Task under a milestone or at the root, a Subtask under a task.
    CreateTask.labels
      Words to find it by.
    CreateTask.metadata
      Text of other tools; Overseer never interprets it.
    CreateTask.parent_id
      The milestone or task that it belongs to.
    CreateTask.priority
      0 is urgent, 1 high, 2 normal (unless told), 3 low.
    CreateTask.repo_id
      The repository; the caller's where it is left out.
    DataImportedPayload.format
      What was read: `overseer-export 1.1.0` or `tasks.db 5`.
    DeleteTask
      Deletes a task with everything below it and all that stands on it. Its events stay.
    DeleteTask.force
      Also where other tasks are blocked by one of them.
    DoctorCheck
      One thing that was looked at.
    DoctorCheck.Name
      What can be looked at.
    DoctorCheck.Name.counters
      The counters that say what is ready, against a recount.
    DoctorCheck.Name.database
      Whether the database can be opened, is ours, and has a layout that this program knows.
    DoctorCheck.Name.disk
      Room on the disk.
    DoctorCheck.Name.events
      The event log, which must have no gap.
    DoctorCheck.Name.file
      The database's file and rights.
    DoctorCheck.Name.folder
      The folder of the installation, its owner and rights.
    DoctorCheck.Name.integrity
      SQLite's own check of every page and index.
    DoctorCheck.Name.journal
      The journal that makes writes safe, and its size.
    DoctorCheck.Name.references
      References from row to row.
    DoctorCheck.Name.repositories
      The folders of the registered repositories.
    DoctorCheck.Name.token
      The file with the human token.
    DoctorCheck.Status
      How it stands.
    DoctorCheck.Status.error
      Something does not work, or may not for long.
    DoctorCheck.Status.warning
      It works, and should be seen to.
    DoctorCheck.mend
      What to do about it; null where nothing need be done.
    DoctorCheck.message
      What was found, in a sentence.
    DoctorReport
      What an examination of the installation found.
    DoctorReport.checks
      Everything that was looked at, in the order in which it was.
    DoctorReport.ok
      Whether there is no error; warnings may be.
    ErrorBody
      An error as it is written: in an HTTP body, and on stderr with `--json`.
    ErrorBody.correlation_id
      Names the call in the log and in the events it caused.
    Event
      One entry of the append-only log: what happened, when, by whom.
    Event.correlation_id
      The call that caused it.
    Event.seq
      The place in the log: grows by exactly one from entry to entry.
    EventBody
      What happened, with full after-images of what changed: replaying the bodies in order rebuilds the state.
    EventSource
      The surface through which something happened.
    EventsPrunedPayload.before
      Events before this moment were removed.
    EventsPrunedPayload.through_seq
      The seq of the last event that was removed; a checkpoint holds the state after it.
    ExplainTask
      Tells why a task is offered by the ready queue, or everything that keeps it from being offered.
    ExplainTask.Explanation
      Why a task is offered or not.
    ExplainTask.Explanation.obstacles
      What keeps it from being offered.
    ExplainTask.Explanation.why
      Why it is offered.
    ExplainTask.Obstacle
      One thing that keeps a task from being offered.
    ExplainTask.Obstacle.message
      The same in words.
    ExplainTask.Obstacle.task_ids
      The tasks that it is about.
    ExportData
      Gives everything that the installation holds as one document. `data.import` makes of it, in an empty installation,
      the same again: ids, times and events included.
    ExportDocument
      Everything that an installation holds, as one document.
    ExportDocument.Checkpoint
      The state that stands for a pruned part of the log.
    ExportDocument.Checkpoint.seq
      The seq of the last event that it stands for.
    ExportDocument.LastClaim
      The last claim that a task had: the next one counts on from its generation.
    ExportDocument.LastClaim.released
      Whether it was given back.
    ExportDocument.checkpoint
      What stands for the pruned part of the log.
    ExportDocument.events
      The whole log, as far as it has not been pruned.
    ExportDocument.format
      Always `overseer`.
    ExportDocument.schema
      The layout of the database that it comes from.
    ExportDocument.tasks
      Every task, archived ones as well, parents before their children.
    ExportDocument.version
      The version of this format: `1`.
    ForceCompleteTask
      Completes a task without an approved review, for a reason that is kept.
    ForceCompleteTask.reason
      Why no review was needed.
    ForceCompleteTask.result
      Markdown that says what came of it.
    GetActiveHelp
      Gives the open request for help of a task; null where there is none.
    GetInheritedLearnings
      Gives what a task can build on: its own learnings, those of its parent and of its milestone, without retired ones.
    GetRepo
      Gives a repository.
    GetRepoByPath
      Gives the repository that a folder belongs to: the nearest registered one at or above it, or the one whose
      worktree or workspace it is; null where there is none.
    GetRepoByPath.path
      The folder, or a file in it; it need not exist any more.
    GetTask
      Gives a task with its context, learnings, question, claim and children.
    GetTaskProgress
      Counts how far a repository, or what is below a task, has come. Archived tasks are not counted.
    GetTaskProgress.repo_id
      The repository; the caller's where it is left out, all where there is none.
    GetTaskProgress.root
      Count what is below this task.
    GetTaskTree
      Gives a task and everything below it, or those trees of a repository.
    GetTaskTree.after
      The id of the top of the last tree of the page before.
    GetTaskTree.limit
      How many trees: 100 unless told, 1,000 at most.
    GetTaskTree.repo_id
      The repository; the caller's where it is left out, all where there is none.
    GetTaskTree.root
      The task at the top; without it the reply is an array of the trees of the repository.
    GetVersion
      Gives the version of the program that answers, and of the database's layout that it writes.
    GetVersion.Answer
      What answers.
    GetVersion.Answer.schema
      The number of the database's layout.
    GetVersion.Answer.swift
      The version of Swift that compiled the program, as far as it is known.
    GetVersion.Answer.version
      The version of the program.
    HelpRequest
      A question of an agent to a person. The task waits until it is answered and resumed.
    HelpRequest.Category
      What kind of help is needed.
    HelpRequest.chosen_option
      The place of the chosen option in `suggested_options`, counted from 0.
    HelpRequest.from_status
      The status that the task goes back to.
    ImportData
      Imports a document: one of our own into an empty installation, exactly as it stands; one of the older program into
      a repository, with new ids and new events. Either all of it, or nothing and a list of what is wrong.
    ImportData.document
      What `data.export` gave, or an export or database of the older program.
    ImportData.dry_run
      Only say what would happen.
    ImportData.repo_id
      The repository that an older document is added to; the caller's where it is left out.
    ImportReport
      What an import brought, or would bring.
    ImportReport.blockers
      How many times a task waits for another.
    ImportReport.dry_run
      Whether it was only tried: then nothing has changed.
    ImportReport.events
      The events that were added to the log.
    ImportReport.format
      What was read: `overseer 1`, `overseer-export 1.1.0` or `tasks.db 5`.
    ImportReport.notes
      What could not be taken over as it stood, and what became of it.
    InheritedLearnings
      The learnings that a task works with: its own first, then those of its parent and its milestone. Retired ones are
      left out.
    Instant
      A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC: `2026-02-05T08:06:12.345Z`.
    Learning
      Something worth knowing that was found while a task was worked on.
    Learning.content
      The text, at most 64 KiB of Markdown.
    Learning.retired_at
      Since when it is no longer handed on.
    Learning.source_task_id
      The task on which it was first written down, when it was copied from there.
    LearningBubbledPayload.learning
      The copy.
    ListEvents
      Lists events, oldest first: the newest ones, or those after or before a place in the log.
    ListEvents.after
      Only events behind this seq, the first ones of them.
    ListEvents.before
      Only events below this seq; without `after` the last ones of them.
    ListEvents.limit
      How many: 100 unless told, 1,000 at most.
    ListEvents.sources
      The surfaces through which something happened.
    ListEvents.types
      Names of event types, as `TaskCreated`.
    ListHelp
      Lists requests for help, oldest first: all of a task, or the open ones of a repository.
    ListHelp.after
      The id of the last request of the page before.
    ListHelp.all_repos
      Open requests of every repository.
    ListHelp.limit
      How many: 100 unless told, 1,000 at most.
    ListHelp.repo_id
      The repository; the caller's where it is left out, all where there is none.
    ListHelp.task_id
      All requests of this task; without it the open ones.
    ListLearnings
      Lists the learnings that stand on a task itself, oldest first.
    ListLearnings.after
      The id of the last learning of the page before.
    ListLearnings.limit
      How many: 100 unless told, 1,000 at most.
    ListLearnings.retired
      Retired ones as well.
    ListRepos
      Lists the registered repositories by name.
    ListRepos.after
      The id of the last repository of the page before.
    ListRepos.limit
      How many: 100 unless told, 1,000 at most.
    ListTasks
      Lists tasks by priority, creation and id.
    ListTasks.after
      The id of the last task of the page before.
    ListTasks.all_repos
      Tasks of every repository.
    ListTasks.archived
      Archived tasks instead of the others.
    ListTasks.limit
      How many: 100 unless told, 1,000 at most.
    ListTasks.parent_id
      Tasks directly under this one; null for those without a parent.
    ListTasks.ready
      Only tasks that are offered (true) or are not (false).
    ListTasks.repo_id
      The repository; the caller's where it is left out, all where there is none.
    ListTasks.text
      Words that occur in title, context or result.
    NextReadyTask
      Gives the task to work on next, in its context; null where none is ready. It only looks.
    NextReadyTask.milestone
      Only tasks of this milestone.
    NextReadyTask.repo_id
      The repository; the caller's where it is left out, all where there is none.
    OverseerError.Code
      The closed list of what can be wrong.
    Principal
      Who acts.
    Principal.Kind
      The three kinds as they are written in JSON.
    Priority
      How urgent a task is: a smaller number is more urgent.
    PruneEvents
      Removes old events for good. The state that they lead to is kept in their place, so that a replay and the numbers
      of the events stay right. The newest event always stays.

      Throws `precondition_failed` where the log cannot be replayed, `conflict` where another prunes at the same time.
    PruneEvents.before
      Events before this moment are removed.
    Readiness.Obstacle
      Why a task is not offered.
    Readiness.Reason
      Why a task is offered.
    ReadyTask
      A task that is offered, with why.
    RegisterRepo
      Registers a folder, so that tasks can belong to it, and gives it as a repository. Registering it again gives the
      same repository, brought up to date with what is found in the folder and said in the request.

      The root of the checkout of jj or git that holds the folder is registered, and for a worktree or workspace the
      main one's. A folder in no checkout is registered itself: its tasks can be planned, but have no refs.
    RegisterRepo.default_branch
      The branch that work lands on; found from the refs where it is left out.
    RegisterRepo.name
      What to call it; the name of its folder where it is left out.
    RegisterRepo.path
      The folder, or one inside of it; the one that the call comes from where it is left out.
    ReleaseTask
      Gives a task back. Its status stays as it is, so it is offered again.
    ReleaseTask.generation
      The generation of the claim that the caller believes in; another one is a conflict.
    RelocateRepo
      Tells where a repository lies after its folder was moved, and gives it with the new path. Nothing is moved.
    RelocateRepo.path
      The folder at its new place, or one inside of it.
    RenewTask
      Prolongs the caller's lease on a task. A lease that ran out is taken anew where nobody else took it.
    RenewTask.generation
      The generation of the claim that the caller believes in; another one is a conflict.
    ReopenTask
      Opens a finished task again. What waits for it is blocked again by itself.
    ReplayEvents
      Gives the log from one place on, without a gap, so that a state can be rebuilt from it.

      Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
    ReplayEvents.after
      The seq of the last event that the caller has; 0 for none.
    ReplayEvents.limit
      How many: 100 unless told, 1,000 at most.
    Repo
      A registered folder that tasks belong to.
    Repo.default_branch
      The branch that work lands on; null where none is known.
    Repo.path
      The real, absolute path of its root.
    RequestHelp
      Asks a person for help. The task waits, in AwaitingHuman, until it is answered and resumed.
    RequestHelp.reason
      What is needed and why, at most 64 KiB of Markdown.
    RequestHelp.suggested_options
      Answers to choose from, at most 20 of one line each.
    RespondToHelp
      Answers a request for help. The answer is part of what `tasks.get` gives from then on.
    RespondToHelp.chosen_option
      The place of the chosen option in `suggested_options`, counted from 0.
    RespondToHelp.response
      The answer in words, at most 64 KiB of Markdown.
    ResumeTask
      Lets a task go on from where it was, after its request for help was answered.
    RetireLearning
      Takes a learning out of use: it is no longer handed on, found or copied to a parent.
    RunDoctor
      Examines the installation and gives what is in order, what is not, and how to mend it. It changes nothing.
    SearchHit
      A place that a search found.
    SearchHit.excerpt
      The words around the place.
    SearchHit.id
      The id of the task or the learning.
    SearchHit.score
      Larger is better; only the order within one search means something.
    SearchLearnings
      Finds learnings that hold all the words, best first.
    SearchLearnings.all_repos
      Search in every repository.
    SearchLearnings.limit
      How many: 100 unless told, 1,000 at most.
    SearchLearnings.repo_id
      The repository; the caller's where it is left out, all where there is none.
    SearchLearnings.text
      The words; the last one may be unfinished.
    SearchTasks
      Finds tasks and learnings that hold all the words, best first.
    SearchTasks.all_repos
      Search in every repository.
    SearchTasks.limit
      How many: 100 unless told, 1,000 at most.
    SearchTasks.repo_id
      The repository; the caller's where it is left out, all where there is none.
    SearchTasks.text
      The words; the last one may be unfinished.
    SetTaskStatus
      Sets the status of a task by hand. It must leave every invariant true.
    StartTask
      Ensures that the caller works on a task: takes or keeps the claim, and moves a Pending task and its Pending
      ancestors to InProgress.
    SubscribeEvents
      Gives events as they happen, each once and in order; with `after` first those that have happened since.

      Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
    SubscribeEvents.after
      The seq of the last event that the caller has; without it only new events are given.
    SubscribeEvents.sources
      The surfaces through which something happened.
    SubscribeEvents.types
      Names of event types, as `TaskCreated`.
    TaskCompletedPayload.forced
      Whether a person completed it without an approved review.
    TaskDeletedPayload.deleted
      The task and everything below it.
    TaskInContext
      A task with everything that somebody needs who works on it.
    TaskInContext.Contexts
      The texts that explain the task, its own and the inherited ones.
    TaskInContext.children
      The direct children, in the order of the lists.
    TaskInContext.help_request
      The open or last answered question of the task.
    TaskKind
      Where a task may stand in the hierarchy. The prefix of its id says the same.
    TaskProgress
      How far a repository or a subtree is. Archived tasks are not counted.
    TaskStatus
      The status of a task as every surface writes it. `Lifecycle` is the same with its evidence.
    TaskTree
      A task and everything below it.
    TreeReply
      One tree where a root was named, else all trees.
    UnarchiveTask
      Brings an archived task back into lists and search.
    UnblockTask
      Takes a blocker away from a task. Taking away one that is not there changes nothing.
    UnblockTask.by
      The task it need not wait for any more.
    UnregisterRepo
      Forgets a repository that has no tasks, and gives what it was. Its folder stays as it is.
    UpdateTask
      Changes what a task says or where it stands. What is left out stays as it is; null clears.
    UpdateTask.add_labels
      Labels to add to those it has.
    UpdateTask.context
      Markdown that explains it, at most 256 KiB.
    UpdateTask.description
      The title: one line of 1 to 500 characters.
    UpdateTask.generation
      The generation of the claim that the caller believes in; another one is a conflict.
    UpdateTask.labels
      All labels it shall have.
    UpdateTask.metadata
      All metadata it shall have.
    UpdateTask.parent_id
      The milestone or task to move it under; null makes it stand alone.
    UpdateTask.priority
      0 is urgent, 1 high, 2 normal, 3 low.
    UpdateTask.remove_labels
      Labels to take away.
    VCSType
      What keeps the history of a repository. `None` is planning mode: tasks without refs.
    Verification
      What a comparison of the log with the tables found.
    Verification.Difference
      Something that the log tells otherwise.
    Verification.Difference.id
      What names the row: its id, its two ids, or the seq of an event.
    Verification.differences
      The differences, at most ten of a table.
    Verification.events
      How many events were replayed.
    Verification.ok
      Whether the tables are what the log says.
    Verification.through_seq
      The last event that was replayed.
    VerifyEvents
      Replays the log and compares the state that comes out with the tables. What differs is part of the reply.
    WorkItem
      A milestone, a task or a subtask. On every surface and in prose it is called *task*.
    WorkItem.archived_at
      Since when the task and everything below it is hidden from lists and search.
    WorkItem.blocked_by
      The tasks that must be Completed before this one can start.
    WorkItem.blocks
      The tasks that wait for this one.
    WorkItem.claim
      The lease on the task, live or run out; null where nobody holds it.
    WorkItem.context
      Markdown that explains the task, at most 256 KiB. Children inherit it.
    WorkItem.depth
      0 without a parent, at most 2.
    WorkItem.description
      The title: one line of 1 to 500 characters.
    WorkItem.effectively_blocked
      Whether a blocker of this task or of an ancestor is not Completed.
    WorkItem.id
      The id; its prefix is the kind.
    WorkItem.labels
      Lower-case words, sorted.
    WorkItem.metadata
      Text of other tools under names of theirs; Overseer never interprets it.
    WorkItem.parent_id
      The milestone of a task, or the task of a subtask.
    WorkItem.priority
      0 is urgent, 1 high, 2 normal, 3 low.
    WorkItem.repo_id
      The repository it belongs to; a parent and its children share one.
    WorkItem.result
      Markdown that says what came of it.
    """##
}
