// Written by `os-dev generate` from the operation catalogue. Do not edit.
//
// Every method returns a promise. Arguments are one object, or the id itself where an id is all it takes.
// Names of several words also exist in camelCase: tasks.next_ready() and tasks.nextReady() are the same.
// Results are plain objects. A failed call throws an ErrorBody.

declare const tasks: {
  /**
   * Creates a milestone, a task or a subtask.
   * @throws not_found, conflict, precondition_failed, too_large
   */
  create(input: CreateTask): Promise<Task>;
  /**
   * Gives a task with its context, learnings, question, claim and children.
   * @throws not_found
   */
  get(id: AnyTaskID): Promise<TaskInContext>;
  get(input: GetTask): Promise<TaskInContext>;
  /**
   * Lists tasks by priority, creation and id.
   * @throws not_found
   */
  list(input?: ListTasks): Promise<Task[]>;
  /**
   * Finds tasks and learnings that hold all the words, best first.
   * @throws not_found
   */
  search(input: SearchTasks): Promise<SearchHit[]>;
  /**
   * Changes what a task says or where it stands. What is left out stays as it is; null clears.
   * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
   * @throws not_found, conflict, precondition_failed, too_large
   */
  update(input: UpdateTask): Promise<Task>;
  /**
   * Deletes a task with everything below it and all that stands on it. Its events stay, and so do its
   * commits: refs and workspaces are archived.
   * Only by a person.
   * @throws not_found, precondition_failed, unavailable, vcs_failed
   */
  delete(id: AnyTaskID): Promise<TaskDeletedPayload>;
  delete(input: DeleteTask): Promise<TaskDeletedPayload>;
  /**
   * Ensures that the caller works on a task: takes or keeps the claim, moves a Pending task and its Pending
   * ancestors to InProgress, and sees to it that the task has a ref and a checkout with it.
   *
   * Calling it again keeps what is there and makes what is missing. In planning mode there is nothing to
   * check out.
   * @throws not_found, conflict, precondition_failed, invalid_state, forbidden, unavailable, vcs_failed
   */
  start(id: AnyTaskID): Promise<Task>;
  start(input: StartTask): Promise<Task>;
  /**
   * Cancels a task. A cancelled blocker still blocks: the reply names the tasks that are stuck now.
   * @throws not_found, forbidden, precondition_failed, invalid_state
   */
  cancel(id: AnyTaskID): Promise<CancelTaskCancelled>;
  cancel(input: CancelTask): Promise<CancelTaskCancelled>;
  /**
   * Opens a finished task again. What waits for it is blocked again by itself.
   * Only by a person.
   * @throws not_found, precondition_failed, invalid_state
   */
  reopen(id: AnyTaskID): Promise<Task>;
  reopen(input: ReopenTask): Promise<Task>;
  /**
   * Completes a task without an approved review, for a reason that is kept.
   * Only by a person.
   * @throws not_found, precondition_failed, invalid_state, too_large
   */
  force_complete(input: ForceCompleteTask): Promise<Task>;
  /** The same as `tasks.force_complete`. */
  forceComplete(input: ForceCompleteTask): Promise<Task>;
  /**
   * Sets the status of a task by hand. It must leave every invariant true.
   * Only by a person.
   * @throws not_found, precondition_failed
   */
  set_status(input: SetTaskStatus): Promise<Task>;
  /** The same as `tasks.set_status`. */
  setStatus(input: SetTaskStatus): Promise<Task>;
  /**
   * Makes a task wait until another one, of any repository, is Completed.
   * @throws not_found, conflict, precondition_failed, invalid_state
   */
  block(input: BlockTask): Promise<Task>;
  /**
   * Takes a blocker away from a task. Taking away one that is not there changes nothing.
   * @throws not_found, precondition_failed
   */
  unblock(input: UnblockTask): Promise<Task>;
  /**
   * Gives the task to work on next, in its context; null where none is ready. It only looks.
   * @throws not_found
   */
  next_ready(input?: NextReadyTask): Promise<ReadyTask | null>;
  /** The same as `tasks.next_ready`. */
  nextReady(input?: NextReadyTask): Promise<ReadyTask | null>;
  /**
   * Tells why a task is offered by the ready queue, or everything that keeps it from being offered.
   * @throws not_found
   */
  explain(id: AnyTaskID): Promise<ExplainTaskExplanation>;
  explain(input: ExplainTask): Promise<ExplainTaskExplanation>;
  /**
   * Takes a task, or the next one that is ready, and gives it in its context; null where none is ready. No
   * two callers ever get the same task.
   * @throws not_found, conflict, precondition_failed, invalid_state
   */
  claim(input?: ClaimTask): Promise<ReadyTask | null>;
  /**
   * Prolongs the caller's lease on a task. A lease that ran out is taken anew where nobody else took it.
   * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
   * @throws not_found, conflict, precondition_failed
   */
  renew(id: AnyTaskID): Promise<Task>;
  renew(input: RenewTask): Promise<Task>;
  /**
   * Gives a task back. Its status stays as it is, so it is offered again.
   * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
   * @throws not_found, conflict
   */
  release(id: AnyTaskID): Promise<Task>;
  release(input: ReleaseTask): Promise<Task>;
  /**
   * Gives a task and everything below it, or those trees of a repository.
   * @throws not_found
   */
  tree(input?: GetTaskTree): Promise<TreeReply>;
  /**
   * Counts how far a repository, or what is below a task, has come. Archived tasks are not counted.
   * @throws not_found
   */
  progress(input?: GetTaskProgress): Promise<TaskProgress>;
  /**
   * Hides a finished task, with everything below it, from lists and search. It can only be read then.
   *
   * The refs and workspaces of these tasks go. What only they reached is pinned, uncommitted work included.
   * @throws not_found, precondition_failed, invalid_state, unavailable, vcs_failed
   */
  archive(id: AnyTaskID): Promise<Task>;
  archive(input: ArchiveTask): Promise<Task>;
  /**
   * Brings an archived task back into lists and search, with its ref where its commits are still kept. Its
   * workspace is made anew when it is started.
   * Only by a person.
   * @throws not_found, precondition_failed, unavailable, vcs_failed
   */
  unarchive(id: AnyTaskID): Promise<Task>;
  unarchive(input: UnarchiveTask): Promise<Task>;
};

declare const vcs: {
  /**
   * Shows how a task stands in version control: ref, base, drift, and what is not committed.
   * @throws not_found, conflict, precondition_failed, unavailable
   */
  status(id: AnyTaskID): Promise<TaskVcsStatus>;
  status(input: GetVcsStatus): Promise<TaskVcsStatus>;
  /**
   * What is recorded of a task's ref: null for a task that never had one.
   * @throws not_found
   */
  get_task_vcs(id: AnyTaskID): Promise<TaskVcs | null>;
  get_task_vcs(input: GetTaskVcs): Promise<TaskVcs | null>;
  /** The same as `vcs.get_task_vcs`. */
  getTaskVcs(id: AnyTaskID): Promise<TaskVcs | null>;
  getTaskVcs(input: GetTaskVcs): Promise<TaskVcs | null>;
  /**
   * Gets the ref of the task that the call comes from: the one whose ref is checked out in its folder.
   * @throws not_found, precondition_failed, unavailable, vcs_failed
   */
  current(): Promise<TaskVcs>;
  /**
   * The refs of a repository's tasks, by the ids of the tasks.
   * @throws not_found, precondition_failed
   */
  list(input?: ListTaskVcs): Promise<TaskVcs[]>;
  /**
   * Shows what the commits of a task change, from its base to its head, a page of files at a time. What is
   * not committed is not among it, except with jj, which commits by itself.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  diff(id: AnyTaskID): Promise<CompareRevisionsComparison>;
  diff(input: DiffTask): Promise<CompareRevisionsComparison>;
  /**
   * Shows the stack that a task is part of: base, head and counts of each layer, and whether it has to be
   * restacked.
   * @throws not_found, precondition_failed, unavailable
   */
  stack(id: AnyTaskID): Promise<TaskStack>;
  stack(input: GetTaskStack): Promise<TaskStack>;
  /**
   * Moves a task, and what stands on it, onto their present bases: all of it, or nothing where a layer
   * conflicts or a workspace has uncommitted changes.
   * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  restack(id: AnyTaskID): Promise<TaskStack>;
  restack(input: RestackTask): Promise<TaskStack>;
  /**
   * Puts a Completed task's last revision onto the default branch. What stood on it follows, as far as no
   * workspace with uncommitted changes is in the way.
   *
   * A task above unlanded work is refused, unless the whole stack below it lands with it. `vcs.undo` takes it
   * back.
   * Only by a person.
   * @throws not_found, conflict, precondition_failed, invalid_state, unavailable, vcs_failed
   */
  land(id: AnyTaskID): Promise<LandReport>;
  land(input: LandTask): Promise<LandReport>;
  /**
   * Takes the last restack or land of a repository back: every ref goes to where it was, as long as none has
   * moved on.
   * Only by a person.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  undo(input?: UndoLast): Promise<UndoReport>;
  /**
   * Clears away what finished tasks have left in a repository: archives the refs and workspaces of those that
   * landed, were cancelled or have no revisions, and removes the pins of refs that were archived 90 days ago.
   * What has not landed and was not cancelled stays.
   *
   * Without `apply` it only says what it would do.
   * Only by a person.
   * @throws not_found, precondition_failed, unavailable, vcs_failed
   */
  gc(input?: CollectGarbage): Promise<GarbageReport>;
  /**
   * Removes a task's own workspace and keeps its ref. Ignored files in it go; a workspace with anything else
   * that is not committed is left alone, and refused.
   * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  remove_workspace(id: AnyTaskID): Promise<TaskVcs>;
  remove_workspace(input: RemoveWorkspace): Promise<TaskVcs>;
  /** The same as `vcs.remove_workspace`. */
  removeWorkspace(id: AnyTaskID): Promise<TaskVcs>;
  removeWorkspace(input: RemoveWorkspace): Promise<TaskVcs>;
  /**
   * Shows what differs between two commits, a page of files at a time.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  compare(input: CompareRevisions): Promise<CompareRevisionsComparison>;
  /**
   * Shows what a new revision of a change does that the old one did not, whatever has moved below it: the old
   * one is brought onto the base of the new one, in memory, and compared with it.
   *
   * A revision starts from its merge base with the default branch if it is not on that branch, else from its
   * first parent.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  interdiff(input: CompareChanges): Promise<CompareChangesInterdiff>;
  /**
   * Tells what a new revision of a change did to it: whether a reviewer has anything new to look at.
   *
   * A revision starts from its merge base with the default branch if it is not on that branch, else from its
   * first parent.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  kind(input: ClassifyChange): Promise<ClassifyChangeClassification>;
  /**
   * Finds where lines of a file at one revision are at another: for comments, bookmarks of an editor and the
   * like.
   *
   * The lines of the left side are those of the base: they follow from the base of the one revision to that
   * of the other. A revision starts from its merge base with the default branch if it is not on that branch,
   * else from its first parent.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  port(input: PortLines): Promise<CommentPort>;
  /**
   * Finds the commit that a name stands for.
   * @throws not_found, conflict, precondition_failed, unavailable, vcs_failed
   */
  resolve(input: ResolveRevision): Promise<ResolveRevisionResolution>;
};

declare const trust: {
  /**
   * Lists the commands that a repository wants to run on this machine, and whether they are trusted.
   * @throws not_found, precondition_failed, unavailable
   */
  list(input?: ListTrust): Promise<AskedCommand[]>;
  /**
   * Trusts commands of a repository: exactly these, until they or a script that they name change by a byte.
   * Only by a person.
   * @throws not_found, conflict, precondition_failed, unavailable
   */
  grant(input: GrantTrust): Promise<AskedCommand[]>;
};

declare const help: {
  /**
   * Asks a person for help. The task waits, in AwaitingHuman, until it is answered and resumed.
   * @throws not_found, precondition_failed, invalid_state, too_large
   */
  request(input: RequestHelp): Promise<HelpRequest>;
  /**
   * Answers a request for help. The answer is part of what `tasks.get` gives from then on.
   * Only by a person.
   * @throws not_found, invalid_state, too_large
   */
  respond(id: HelpRequestID): Promise<HelpRequest>;
  respond(input: RespondToHelp): Promise<HelpRequest>;
  /**
   * Lets a task go on from where it was, after its request for help was answered.
   * Only by a person.
   * @throws not_found, precondition_failed, invalid_state
   */
  resume(task_id: AnyTaskID): Promise<Task>;
  resume(input: ResumeTask): Promise<Task>;
  /**
   * Gives the open request for help of a task; null where there is none.
   * @throws not_found
   */
  get_active(task_id: AnyTaskID): Promise<HelpRequest | null>;
  get_active(input: GetActiveHelp): Promise<HelpRequest | null>;
  /** The same as `help.get_active`. */
  getActive(task_id: AnyTaskID): Promise<HelpRequest | null>;
  getActive(input: GetActiveHelp): Promise<HelpRequest | null>;
  /**
   * Lists requests for help, oldest first: all of a task, or the open ones of a repository.
   * @throws not_found
   */
  list(input?: ListHelp): Promise<HelpRequest[]>;
};

declare const learnings: {
  /**
   * Keeps something worth knowing on a task. When the task completes, its parent gets a copy. Adding the same
   * text again changes nothing.
   * @throws not_found, precondition_failed, too_large
   */
  add(input: AddLearning): Promise<Learning>;
  /**
   * Lists the learnings that stand on a task itself, oldest first.
   * @throws not_found
   */
  list(task_id: AnyTaskID): Promise<Learning[]>;
  list(input: ListLearnings): Promise<Learning[]>;
  /**
   * Gives what a task can build on: its own learnings, those of its parent and of its milestone, without
   * retired ones.
   * @throws not_found
   */
  get_inherited(task_id: AnyTaskID): Promise<InheritedLearnings>;
  get_inherited(input: GetInheritedLearnings): Promise<InheritedLearnings>;
  /** The same as `learnings.get_inherited`. */
  getInherited(task_id: AnyTaskID): Promise<InheritedLearnings>;
  getInherited(input: GetInheritedLearnings): Promise<InheritedLearnings>;
  /**
   * Finds learnings that hold all the words, best first.
   * @throws not_found
   */
  search(input: SearchLearnings): Promise<SearchHit[]>;
  /**
   * Takes a learning out of use: it is no longer handed on, found or copied to a parent.
   * @throws not_found, precondition_failed
   */
  retire(id: LearningID): Promise<Learning>;
  retire(input: RetireLearning): Promise<Learning>;
};

declare const repos: {
  /**
   * Registers a folder, so that tasks can belong to it, and gives it as a repository. Registering it again
   * gives the same repository, brought up to date with what is found in the folder and said in the request.
   *
   * The root of the checkout of jj or git that holds the folder is registered, and for a worktree or
   * workspace the main one's. A folder in no checkout is registered itself: its tasks can be planned, but
   * have no refs.
   * @throws not_found
   */
  register(input?: RegisterRepo): Promise<Repo>;
  /**
   * Gives a repository.
   * @throws not_found
   */
  get(id: RepoID): Promise<Repo>;
  get(input: GetRepo): Promise<Repo>;
  /**
   * Gives the repository that a folder belongs to: the nearest registered one at or above it, or the one
   * whose worktree or workspace it is; null where there is none.
   */
  get_by_path(input: GetRepoByPath): Promise<Repo | null>;
  /** The same as `repos.get_by_path`. */
  getByPath(input: GetRepoByPath): Promise<Repo | null>;
  /** Lists the registered repositories by name. */
  list(input?: ListRepos): Promise<Repo[]>;
  /**
   * Tells where a repository lies after its folder was moved, and gives it with the new path. Nothing is
   * moved.
   * Only by a person.
   * @throws not_found, conflict, precondition_failed
   */
  relocate(input: RelocateRepo): Promise<Repo>;
  /**
   * Forgets a repository that has no tasks, and gives what it was. Its folder stays as it is.
   * Only by a person.
   * @throws not_found, precondition_failed
   */
  unregister(id: RepoID): Promise<Repo>;
  unregister(input: UnregisterRepo): Promise<Repo>;
};

declare const events: {
  /** Lists events, oldest first: the newest ones, or those after or before a place in the log. */
  list(input?: ListEvents): Promise<Event[]>;
  /**
   * Gives the log from one place on, without a gap, so that a state can be rebuilt from it.
   *
   * Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
   * @throws precondition_failed
   */
  replay(input: ReplayEvents): Promise<Event[]>;
  /**
   * Replays the log and compares the state that comes out with the tables. What differs is part of the reply.
   */
  verify(): Promise<Verification>;
  /**
   * Removes old events for good. The state that they lead to is kept in their place, so that a replay and the
   * numbers of the events stay right. The newest event always stays.
   *
   * Throws `precondition_failed` where the log cannot be replayed, `conflict` where another prunes at the
   * same time.
   * Only by a person.
   * @throws precondition_failed, conflict
   */
  prune(input: PruneEvents): Promise<EventsPrunedPayload>;
};

declare const data: {
  /**
   * Gives everything that the installation holds as one document. `data.import` makes of it, in an empty
   * installation, the same again: ids, times and events included.
   */
  export(): Promise<ExportDocument>;
  /**
   * Imports a document: one of our own into an empty installation, exactly as it stands; one of the older
   * program into a repository, with new ids and new events. Either all of it, or nothing and a list of what
   * is wrong.
   * Only by a person.
   * @throws not_found, precondition_failed
   */
  import(input: ImportData): Promise<ImportReport>;
};

declare const system: {
  /** Gives the version of the program that answers, and of the database's layout that it writes. */
  version(): Promise<GetVersionAnswer>;
  /**
   * Examines the installation and gives what is in order, what is not, and how to mend it. It changes
   * nothing.
   */
  doctor(): Promise<DoctorReport>;
};

interface CreateTask {
  /** The repository; the caller's where it is left out. */
  repo_id?: RepoID | null;
  /** The milestone or task that it belongs to. */
  parent_id?: AnyTaskID | null;
  /** Milestone only if said; else a Task under a milestone or at the root, a Subtask under a task. */
  kind?: TaskKind | null;
  /** The title: one line of 1 to 500 characters. */
  description: string;
  /** Markdown that explains it, at most 256 KiB. Children inherit it. */
  context?: string | null;
  /** 0 is urgent, 1 high, 2 normal (unless told), 3 low. */
  priority?: Priority | null;
  /** Tasks that must be Completed before it can start; of any repository. */
  blocked_by?: AnyTaskID[] | null;
  /** Words to find it by. */
  labels?: string[] | null;
  /** Text of other tools; Overseer never interprets it. */
  metadata?: Record<string, string> | null;
}

interface GetTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface ListTasks {
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Tasks of every repository. */
  all_repos?: boolean | null;
  /** Tasks directly under this one; null for those without a parent. */
  parent_id?: AnyTaskID | null;
  /** Where a task may stand in the hierarchy. */
  kind?: TaskKind | null;
  /** The status of a task as every surface writes it. */
  status?: TaskStatus[] | null;
  /** Only tasks that are offered (true) or are not (false). */
  ready?: boolean | null;
  /** A label that it has. */
  label?: string | null;
  /** How urgent a task is: a smaller number is more urgent. */
  priority?: Priority | null;
  /** Words that occur in title, context or result. */
  text?: string | null;
  /** Archived tasks instead of the others. */
  archived?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last task of the page before. */
  after?: AnyTaskID | null;
}

interface SearchTasks {
  /** The words; the last one may be unfinished. */
  text: string;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Search in every repository. */
  all_repos?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

interface UpdateTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The title: one line of 1 to 500 characters. */
  description?: string | null;
  /** Markdown that explains it, at most 256 KiB. */
  context?: string | null;
  /** 0 is urgent, 1 high, 2 normal, 3 low. */
  priority?: Priority | null;
  /** The milestone or task to move it under; null makes it stand alone. */
  parent_id?: AnyTaskID | null;
  /** All labels it shall have. */
  labels?: string[] | null;
  /** Labels to add to those it has. */
  add_labels?: string[] | null;
  /** Labels to take away. */
  remove_labels?: string[] | null;
  /** All metadata it shall have. */
  metadata?: Record<string, string> | null;
  /** The generation of the claim that the caller believes in; another one is a conflict. */
  generation?: number | null;
}

interface DeleteTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Also where other tasks are blocked by one of them. */
  force?: boolean | null;
}

interface StartTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /**
   * Where to work; where it is not said, a task that has a workspace keeps it, a person works in place and an
   * agent in a workspace of the task's own.
   */
  workspace?: WorkspaceKind | null;
  /**
   * The revision that the task is to stand on instead of what the tasks around it give. For a person, and
   * before the task has a ref.
   */
  base?: string | null;
}

interface CancelTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Cancel its open children as well. */
  recursive?: boolean | null;
}

interface ReopenTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface ForceCompleteTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Why no review was needed. */
  reason: string;
  /** Markdown that says what came of it. */
  result?: string | null;
}

interface SetTaskStatus {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The status of a task as every surface writes it. */
  status: TaskStatus;
}

interface BlockTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The task to wait for. */
  by: AnyTaskID;
}

interface UnblockTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The task it need not wait for any more. */
  by: AnyTaskID;
}

interface NextReadyTask {
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Only tasks of this milestone. */
  milestone?: MilestoneID | null;
}

interface ExplainTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface ClaimTask {
  /** The task to take; the next ready one where it is left out. */
  id?: AnyTaskID | null;
  /** The repository to take from; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Only tasks of this milestone. */
  milestone?: MilestoneID | null;
}

interface RenewTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in; another one is a conflict. */
  generation?: number | null;
}

interface ReleaseTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in; another one is a conflict. */
  generation?: number | null;
}

interface GetTaskTree {
  /** The task at the top; without it the reply is an array of the trees of the repository. */
  root?: AnyTaskID | null;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** How many trees: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the top of the last tree of the page before. */
  after?: AnyTaskID | null;
}

interface GetTaskProgress {
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Count what is below this task. */
  root?: AnyTaskID | null;
}

interface ArchiveTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface UnarchiveTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface GetVcsStatus {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface GetTaskVcs {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface ListTaskVcs {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** Also those that are archived. */
  archived?: boolean | null;
  /** At most so many, 1 to 1,000; 100 where it is not given. */
  limit?: number | null;
  /** The task of the last ref received. */
  after?: AnyTaskID | null;
}

interface DiffTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The revision to compare with instead of the task's base. */
  against?: string | null;
  /** Only these files, and what is in these folders, from the root of the repository. */
  paths?: string[] | null;
  /** Unchanged lines around changes: 3 unless told. */
  context?: number | null;
  /** Which differences in white space count: all of them unless told. */
  whitespace?: Whitespace | null;
  /** Whether to mark the words that changed within a line; it is done unless told otherwise. */
  words?: boolean | null;
  /** Whether to leave the hunks out. */
  counts_only?: boolean | null;
  /** Whether to give the difference as a patch, too. */
  unified?: boolean | null;
  /** How many files: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The path of the last file of the page before. */
  after?: string | null;
}

interface GetTaskStack {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

interface RestackTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in. */
  generation?: number | null;
}

interface LandTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Whether everything below the task that has not landed lands with it, bottom-up. */
  stack?: boolean | null;
  /** How: `rebase` where it is not said, which is a fast-forward wherever that is possible. */
  style?: StackActLanding | null;
}

interface UndoLast {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
}

interface CollectGarbage {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** For how many days tasks must have been finished: 30 unless told. */
  older_than_days?: number | null;
  /** Whether to do it. */
  apply?: boolean | null;
}

interface RemoveWorkspace {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in. */
  generation?: number | null;
}

interface CompareRevisions {
  /** The registered repository; the one that the call comes from where it is nil. */
  repo_id?: RepoID | null;
  /** The revision to compare with. */
  base: string;
  /** The revision that is looked at. */
  head: string;
  /** Only these files, and what is in these folders, from the root of the repository. */
  paths?: string[] | null;
  /** Unchanged lines around changes: 3 unless told. */
  context?: number | null;
  /** Which differences in white space count: all of them unless told. */
  whitespace?: Whitespace | null;
  /** Whether to mark the words that changed within a line; it is done unless told otherwise. */
  words?: boolean | null;
  /** Whether to leave the hunks out. */
  counts_only?: boolean | null;
  /** Whether to give the difference as a patch, too. */
  unified?: boolean | null;
  /** How many files: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The path of the last file of the page before. */
  after?: string | null;
}

interface CompareChanges {
  /** The registered repository; the one that the call comes from where it is nil. */
  repo_id?: RepoID | null;
  /** The revision before. */
  old: string;
  /** The revision now. */
  new: string;
  /** What the old revision starts from, where that is not found by the rule. */
  old_base?: string | null;
  /** What the new revision starts from, likewise. */
  new_base?: string | null;
  /** Whether to give the difference as a patch, too. */
  unified?: boolean | null;
}

interface ClassifyChange {
  /** The registered repository; the one that the call comes from where it is nil. */
  repo_id?: RepoID | null;
  /** The revision before. */
  old: string;
  /** The revision now. */
  new: string;
  /** What the old revision starts from, where that is not found by the rule. */
  old_base?: string | null;
  /** What the new revision starts from, likewise. */
  new_base?: string | null;
}

interface PortLines {
  /** The registered repository; the one that the call comes from where it is nil. */
  repo_id?: RepoID | null;
  /** The revision at which the lines are known. */
  from: string;
  /** The revision at which they are looked for. */
  to: string;
  /** The file at the revision at which the lines are known, from the root of the repository. */
  path: string;
  /** The first line, counted from 1; without one it is about the whole file. */
  line_start?: number | null;
  /** The last line, itself part of the range; without one it is the first. */
  line_end?: number | null;
  /** The right side, the revision itself, unless told. */
  side?: DiffSide | null;
  /** What `from` starts from, for the left side, where that is not found by the rule. */
  from_base?: string | null;
  /** What `to` starts from, likewise. */
  to_base?: string | null;
}

interface ResolveRevision {
  /** The registered repository; the one that the call comes from where it is nil. */
  repo_id?: RepoID | null;
  /**
   * A branch, a tag, a commit or the beginning of one, `HEAD~2`; in a repository of jj also a bookmark, a
   * change or the beginning of one, and `@`.
   */
  revision: string;
}

interface ListTrust {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
}

interface GrantTrust {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** The digests of the commands, as `trust.list` gave them: what has changed since is not trusted. */
  sha256: string[];
}

interface RequestHelp {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** What kind of help is needed. */
  category: HelpRequestCategory;
  /** What is needed and why, at most 64 KiB of Markdown. */
  reason: string;
  /** Answers to choose from, at most 20 of one line each. */
  suggested_options?: string[] | null;
}

interface RespondToHelp {
  /** The id of one help request: `help_` and a ULID. */
  id: HelpRequestID;
  /** The answer in words, at most 64 KiB of Markdown. */
  response?: string | null;
  /** The place of the chosen option in `suggested_options`, counted from 0. */
  chosen_option?: number | null;
}

interface ResumeTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

interface GetActiveHelp {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

interface ListHelp {
  /** All requests of this task; without it the open ones. */
  task_id?: AnyTaskID | null;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Open requests of every repository. */
  all_repos?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last request of the page before. */
  after?: HelpRequestID | null;
}

interface AddLearning {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The text, at most 64 KiB of Markdown. */
  content: string;
  /** Words to find it by. */
  tags?: string[] | null;
}

interface ListLearnings {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** Retired ones as well. */
  retired?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last learning of the page before. */
  after?: LearningID | null;
}

interface GetInheritedLearnings {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

interface SearchLearnings {
  /** The words; the last one may be unfinished. */
  text: string;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Search in every repository. */
  all_repos?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

interface RetireLearning {
  /** The id of one learning: `lrn_` and a ULID. */
  id: LearningID;
}

interface RegisterRepo {
  /** The folder, or one inside of it; the one that the call comes from where it is left out. */
  path?: string | null;
  /** What to call it; the name of its folder where it is left out. */
  name?: string | null;
  /** The branch that work lands on; found from the refs where it is left out. */
  default_branch?: string | null;
}

interface GetRepo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
}

interface GetRepoByPath {
  /** The folder, or a file in it; it need not exist any more. */
  path: string;
}

interface ListRepos {
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last repository of the page before. */
  after?: RepoID | null;
}

interface RelocateRepo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
  /** The folder at its new place, or one inside of it. */
  path: string;
}

interface UnregisterRepo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
}

interface ListEvents {
  /** Names of event types, as `TaskCreated`. */
  types?: string[] | null;
  /** The surfaces through which something happened. */
  sources?: EventSource[] | null;
  /** The id of one repo: `repo_` and a ULID. */
  repo_id?: RepoID | null;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id?: AnyTaskID | null;
  /** Only events behind this seq, the first ones of them. */
  after?: number | null;
  /** Only events below this seq; without `after` the last ones of them. */
  before?: number | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

interface ReplayEvents {
  /** The seq of the last event that the caller has; 0 for none. */
  after: number;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

interface PruneEvents {
  /** Events before this moment are removed. */
  before: Instant;
}

interface ImportData {
  /** What `data.export` gave, or an export or database of the older program. */
  document: unknown;
  /** The repository that an older document is added to; the caller's where it is left out. */
  repo_id?: RepoID | null;
  /** Only say what would happen. */
  dry_run?: boolean | null;
}

/** The id of a milestone, a task or a subtask: the prefix says which. */
type AnyTaskID = `ms_${string}` | `task_${string}` | `sub_${string}`;

/** A command that a repository wants to run on this machine. */
interface AskedCommand {
  /** What it is run for. */
  kind: RunnableCommandKind;
  /** What it is called in the repository's settings. */
  name: string;
  /** The command line, as it is run by `/bin/sh -c`. */
  command: string;
  /** What is trusted: this digest covers the command and the scripts in `.overseer/` that it names. */
  sha256: string;
  /** Whether a person has trusted it. */
  state: AskedCommandState;
  /**
   * What changed since it was last trusted, or all of it, as lines for a person; control characters are
   * escaped.
   */
  difference: string[];
}

/**
 *
 *
 * - `Changed`: Another text, or another script that it names, was trusted before.
 */
type AskedCommandState = "Trusted" | "New" | "Changed";

/** An agent that wrote lines, as its authorship note names it. */
interface AuthoringAgent {
  /** The program: `claude`, `codex`. */
  tool: string;
  /** The language model; null where the note does not say it. */
  model: string | null;
  /** The conversation in the tool's own words; null where the note does not say it. */
  id: string | null;
}

/** How many lines of a change agents wrote, people wrote, and nothing is known of. */
interface AuthorshipShare {
  /** By the number of lines, the largest first. */
  agents: AuthorshipShareAgent[];
  /** Lines of people. */
  human: number;
  /** Lines of which no note says who wrote them. */
  unknown: number;
}

/** The lines of one agent, over all of its conversations. */
interface AuthorshipShareAgent {
  /** The program: `claude`, `codex`. */
  tool: string;
  /** The language model; null where the notes do not say it. */
  model: string | null;
  /** How many of the lines it wrote. */
  lines: number;
}

/** The name of a blob: 40 hexadecimal digits. */
type BlobID = string;

interface BlockerPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  blocker_id: AnyTaskID;
  /** A milestone, a task or a subtask. */
  task: Task;
}

/** The cancelled task, and who waits for it in vain. */
interface CancelTaskCancelled {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** Open tasks that a task which was cancelled blocks. */
  stuck: AnyTaskID[];
}

/**
 * What a new revision of a change did to it, seen from the one before.
 *
 * - `NoChange`: The same tree, parents and message: nothing that a reviewer reads differs.
 * - `MessageOnly`: The same tree and parents under another message.
 * - `PureRebase`: The same change on another base, as rebasing it gives it.
 * - `Rework`: A change that nobody has reviewed yet.
 */
type ChangeKind = "NoChange" | "MessageOnly" | "PureRebase" | "Rework";

/** What happened to one file between two trees. */
interface ChangedFile {
  /** What happened to it. */
  status: ChangedFileStatus;
  /**
   * Where the file stands in the new tree, or stood in the old one if it is deleted. Bytes that are not UTF-8
   * are written `\xFF`.
   */
  path: string;
  /** Where a renamed or copied file stood before. */
  old_path: string | null;
  /**
   * As git prints it: `100644`, `100755`, `120000` for a link, `160000` for a submodule. null where there is
   * none.
   */
  old_mode: string | null;
  /** Likewise, after the change. */
  new_mode: string | null;
  /** The name of the content; of a submodule the name of its commit. */
  old_blob: BlobID | null;
  /** Likewise, after the change. */
  new_blob: BlobID | null;
  /** How much of a renamed or copied file stayed: 0 to 100. */
  similarity: number | null;
  /** Whether git takes one of the two contents for something else than text. */
  binary: boolean;
  /** Whether it is, or was, a submodule. */
  submodule: boolean;
  /** Whether the file looks as if a program had written it; to be shown folded. */
  generated: boolean;
  /** Whether a side is larger than 1 MiB; to be shown folded. */
  large: boolean;
  /** Lines that the new side has and the old one lacks; null for what is no text. */
  added: number | null;
  /** Lines that the old side has and the new one lacks; null for what is no text. */
  removed: number | null;
}

/**
 *
 *
 * - `mode`: Only the mode changed, or the kind of entry (a file that became a link).
 */
type ChangedFileStatus = "added" | "modified" | "deleted" | "renamed" | "copied" | "mode";

interface ChildrenFinishedPayload {
  /** The parent, all of whose children are finished. */
  task_id: AnyTaskID;
}

/** A lease on a task: who works on it, and until when that counts. */
interface Claim {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** Who holds it. */
  holder: Principal;
  /** Grows by one whenever the holder changes. A stale number shows that the task has changed hands. */
  generation: number;
  /** Since when it is held. */
  claimed_at: Instant;
  /** When the lease runs out; null for a person's, which does not. */
  expires_at: Instant | null;
}

interface ClaimPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** A lease on a task: who works on it, and until when that counts. */
  claim: Claim;
}

interface ClassifyChangeClassification {
  /** What the new revision did. */
  kind: ChangeKind;
}

/** Where a comment belongs at a revision other than the one that it was written on. */
interface CommentPort {
  /** How surely a comment of another revision stands where it is shown. */
  status: PortStatus;
  /** The file at that revision; null for a comment on the round as a whole. */
  path: string | null;
  /** The first line, counted from 1; null for a comment on the whole file. */
  line_start: number | null;
  /** The last line, counted from 1 and itself part of the range. */
  line_end: number | null;
  /** One of the two sides of a diff. */
  side: DiffSide;
}

/** The name of a commit: 40 hexadecimal digits. */
type CommitID = string;

interface CommittedPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** The commit that was made. */
  rev: CommitID;
}

interface CompareChangesInterdiff {
  /** What the new revision did. */
  kind: ChangeKind;
  /** What differs. Of a file in conflict the old side shows both of its versions between conflict markers. */
  files: ChangedFile[];
  /** Lines in all files. */
  added: number;
  /** Lines in all files. */
  removed: number;
  /** The files of the old revision that did not go onto the new base by themselves. */
  conflicts: MergeConflict[];
  /** The difference as a patch, where it was asked for. Bytes that are not UTF-8 are U+FFFD. */
  unified: string | null;
}

interface CompareRevisionsComparison {
  /** The name of a commit: 40 hexadecimal digits. */
  base: CommitID;
  /** The name of a commit: 40 hexadecimal digits. */
  head: CommitID;
  /** In the order of their paths. */
  files: FileDiff[];
  /** What to give as `after` for the next page; null on the last one. */
  next: string | null;
  /** The files of this page as a patch, where it was asked for. Bytes that are not UTF-8 are U+FFFD. */
  unified: string | null;
}

interface DataImportedPayload {
  /** What was read: `overseer-export 1.1.0` or `tasks.db 5`. */
  format: string;
  /** The id of one repo: `repo_` and a ULID. */
  repo_id: RepoID;
  /** How many it brought. */
  tasks: number;
  /** How many it brought. */
  learnings: number;
  /** How many it brought. */
  blockers: number;
}

/**
 * One of the two sides of a diff.
 *
 * - `Left`: What was there before.
 * - `Right`: What is there now.
 */
type DiffSide = "Left" | "Right";

/** One thing that was looked at. */
interface DoctorCheck {
  /** Its name, for people. */
  name: DoctorCheckName;
  /** How it stands. */
  status: DoctorCheckStatus;
  /** What was found, in a sentence. */
  message: string;
  /** What to do about it; null where nothing need be done. */
  mend: string | null;
}

/**
 * What can be looked at.
 *
 * - `folder`: The folder of the installation, its owner and rights.
 * - `token`: The file with the human token.
 * - `disk`: Room on the disk.
 * - `file`: The database's file and rights.
 * - `database`: Whether the database can be opened, is ours, and has a layout that this program knows.
 * - `journal`: The journal that makes writes safe, and its size.
 * - `integrity`: SQLite's own check of every page and index.
 * - `references`: References from row to row.
 * - `counters`: The counters that say what is ready, against a recount.
 * - `events`: The event log, which must have no gap.
 * - `repositories`: The folders of the registered repositories.
 * - `configuration`: The installation's `config.toml`, where there is one.
 */
type DoctorCheckName =
  | "folder"
  | "token"
  | "disk"
  | "file"
  | "database"
  | "journal"
  | "integrity"
  | "references"
  | "counters"
  | "events"
  | "repositories"
  | "configuration"
  | "git"
  | "jj";

/**
 * How it stands.
 *
 * - `warning`: It works, and should be seen to.
 * - `error`: Something does not work, or may not for long.
 */
type DoctorCheckStatus = "ok" | "warning" | "error";

/** What an examination of the installation found. */
interface DoctorReport {
  /** Whether there is no error; warnings may be. */
  ok: boolean;
  /** Everything that was looked at, in the order in which it was. */
  checks: DoctorCheck[];
}

/** An error as it is written: in an HTTP body, and on stderr with `--json`. */
interface ErrorBody {
  /** The closed list of what can be wrong. */
  code: ErrorCode;
  /** What is wrong and why, in one sentence. */
  message: string;
  /** What to do next. */
  hint: string | null;
  /** Facts about the error, for programs; which ones depends on the code. */
  details: unknown;
  /** Names the call in the log and in the events it caused. */
  correlation_id: string;
}

/** The closed list of what can be wrong. */
type ErrorCode =
  | "invalid_input"
  | "too_large"
  | "unsupported_media_type"
  | "method_not_allowed"
  | "misdirected"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "precondition_failed"
  | "invalid_state"
  | "unavailable"
  | "rate_limited"
  | "vcs_failed"
  | "gate_failed"
  | "internal_error";

/** One entry of the append-only log: what happened, when, by whom. */
interface Event {
  /** The id of one event: `evt_` and a ULID. */
  id: EventID;
  /** The place in the log: grows by exactly one from entry to entry. */
  seq: number;
  /** When it happened. */
  at: Instant;
  /** The call that caused it. */
  correlation_id: string | null;
  /** The surface through which it happened. */
  source: EventSource;
  /** Who did it. */
  actor: Principal;
  /** The id of one repo: `repo_` and a ULID. */
  repo_id: RepoID | null;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID | null;
  /**
   * What happened, with full after-images of what changed: replaying the bodies in order rebuilds the state.
   */
  body: EventBody;
}

/**
 * What happened, with full after-images of what changed: replaying the bodies in order rebuilds the state.
 */
type EventBody =
  | { type: "TaskCreated"; payload: TaskPayload }
  | { type: "TaskUpdated"; payload: TaskPayload }
  | { type: "TaskStarted"; payload: TaskPayload }
  | { type: "TaskCompleted"; payload: TaskCompletedPayload }
  | { type: "TaskCancelled"; payload: TaskPayload }
  | { type: "TaskDeleted"; payload: TaskDeletedPayload }
  | { type: "TaskStatusChanged"; payload: TaskStatusChangedPayload }
  | { type: "TaskReopened"; payload: TaskPayload }
  | { type: "TaskClaimed"; payload: ClaimPayload }
  | { type: "ClaimReleased"; payload: ClaimPayload }
  | { type: "TaskArchived"; payload: TaskPayload }
  | { type: "TaskUnarchived"; payload: TaskPayload }
  | { type: "ChildrenFinished"; payload: ChildrenFinishedPayload }
  | { type: "BlockerAdded"; payload: BlockerPayload }
  | { type: "BlockerRemoved"; payload: BlockerPayload }
  | { type: "LearningAdded"; payload: LearningPayload }
  | { type: "LearningBubbled"; payload: LearningBubbledPayload }
  | { type: "LearningRetired"; payload: LearningPayload }
  | { type: "HelpRequested"; payload: HelpPayload }
  | { type: "HelpResponded"; payload: HelpPayload }
  | { type: "HelpResumed"; payload: HelpResumedPayload }
  | { type: "HelpCancelled"; payload: HelpPayload }
  | { type: "RepoRegistered"; payload: RepoPayload }
  | { type: "RepoUnregistered"; payload: RepoUnregisteredPayload }
  | { type: "RepoRelocated"; payload: RepoPayload }
  | { type: "RefCreated"; payload: TaskVcsPayload }
  | { type: "Committed"; payload: CommittedPayload }
  | { type: "RefMoved"; payload: RefMovedPayload }
  | { type: "TaskRestacked"; payload: TaskRestackedPayload }
  | { type: "TaskLanded"; payload: LandPayload }
  | { type: "LandUndone"; payload: LandPayload }
  | { type: "RefArchived"; payload: TaskVcsPayload }
  | { type: "RefRestored"; payload: TaskVcsPayload }
  | { type: "WorkspaceAdded"; payload: TaskVcsPayload }
  | { type: "WorkspaceRemoved"; payload: TaskVcsPayload }
  | { type: "DataImported"; payload: DataImportedPayload }
  | { type: "EventsPruned"; payload: EventsPrunedPayload };

/** The id of one event: `evt_` and a ULID. */
type EventID = `evt_${string}`;

/** The surface through which something happened. */
type EventSource = "Cli" | "Mcp" | "Ui" | "Rest" | "Relay" | "System";

interface EventsPrunedPayload {
  /** Events before this moment were removed. */
  before: Instant;
  /** The seq of the last event that was removed; a checkpoint holds the state after it. */
  through_seq: number;
  /** How many were removed. */
  removed: number;
}

/** Why a task is offered or not. */
interface ExplainTaskExplanation {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** Whether it is offered to those who ask for work. */
  offered: boolean;
  /** Why it is offered. */
  why: ReadinessReason | null;
  /** What keeps it from being offered. */
  obstacles: ExplainTaskObstacle[];
}

/** One thing that keeps a task from being offered. */
interface ExplainTaskObstacle {
  /** Why a task is not offered. */
  obstacle: ReadinessObstacle;
  /** The same in words. */
  message: string;
  /** The tasks that it is about. */
  task_ids: AnyTaskID[];
}

/** Everything that an installation holds, as one document. */
interface ExportDocument {
  /** Always `overseer`. */
  format: string;
  /** The version of this format: `1`. */
  version: string;
  /** The layout of the database that it comes from. */
  schema: number;
  /**
   * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
   * `2026-02-05T08:06:12.345Z`.
   */
  exported_at: Instant;
  /** A registered folder that tasks belong to. */
  repos: Repo[];
  /** Every task, archived ones as well, parents before their children. */
  tasks: Task[];
  /** The last claim that a task had: the next one counts on from its generation. */
  claims: ExportDocumentLastClaim[];
  /** Something worth knowing that was found while a task was worked on. */
  learnings: Learning[];
  /** A question of an agent to a person. */
  help_requests: HelpRequest[];
  /** The ref that each task has or had. */
  task_vcs: TaskVcs[];
  /** The whole log, as far as it has not been pruned. */
  events: Event[];
  /** What stands for the pruned part of the log. */
  checkpoint: ExportDocumentCheckpoint | null;
}

/** The state that stands for a pruned part of the log. */
interface ExportDocumentCheckpoint {
  /** The seq of the last event that it stands for. */
  seq: number;
  /** When it happened. */
  at: Instant;
  /** The rows of every table. */
  state: unknown;
}

/** The last claim that a task had: the next one counts on from its generation. */
interface ExportDocumentLastClaim {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** Who holds it. */
  holder: Principal;
  /** Grows by one whenever the holder changes. */
  generation: number;
  /** Since when it is held. */
  claimed_at: Instant;
  /**
   * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
   * `2026-02-05T08:06:12.345Z`.
   */
  expires_at: Instant | null;
  /** Whether it was given back. */
  released: boolean;
}

/** What changed within one file. */
interface FileDiff {
  /** What happened to one file between two trees. */
  file: ChangedFile;
  /** Empty where there is no text to compare: a binary file, a change of the mode alone. */
  hunks: Hunk[];
  /** Who wrote the added lines, in order, as far as notes on the commits (`refs/notes/ai`) say it. */
  authors: LineAuthorship[];
}

/** What a collection cleared away, or would. */
interface GarbageReport {
  /** Whether it was done; otherwise this is what would be. */
  applied: boolean;
  /** The refs that are archived: their commits stay pinned for 90 days. */
  refs: GarbageReportRef[];
  /** The refs that could not be archived. */
  kept: GarbageReportKept[];
  /** The pins that are removed. */
  pins: string[];
}

interface GarbageReportKept {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The branch or bookmark. */
  ref_name: string;
  /** Why. */
  reason: string;
}

interface GarbageReportRef {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The branch or bookmark. */
  ref_name: string;
  /** The workspace that goes with it. */
  workspace_path: string | null;
}

/** What answers. */
interface GetVersionAnswer {
  /** The version of the program. */
  version: string;
  /** The number of the database's layout. */
  schema: number;
  /** The version of Swift that compiled the program, as far as it is known. */
  swift: string | null;
}

interface HelpPayload {
  /** A question of an agent to a person. */
  help_request: HelpRequest;
}

/** A question of an agent to a person. The task waits until it is answered and resumed. */
interface HelpRequest {
  /** The id of one help request: `help_` and a ULID. */
  id: HelpRequestID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The status that the task goes back to. */
  from_status: TaskStatus;
  /** What kind of help is needed. */
  category: HelpRequestCategory;
  /** Why. */
  reason: string;
  /** Answers to choose from. */
  suggested_options: string[];
  /** Whether it waits for an answer, has one, or is over. */
  status: HelpRequestStatus;
  /** The answer in words; null where there is none. */
  response: string | null;
  /** The place of the chosen option in `suggested_options`, counted from 0. */
  chosen_option: number | null;
  /** Who asked. */
  requested_by: Principal;
  /** When it was made. */
  created_at: Instant;
  /** When it was answered; null before. */
  responded_at: Instant | null;
  /** When the task went on; null before. */
  resumed_at: Instant | null;
}

/** What kind of help is needed. */
type HelpRequestCategory = "Clarification" | "Decision" | "TechnicalBlocker" | "Unexpected";

/** The id of one help request: `help_` and a ULID. */
type HelpRequestID = `help_${string}`;

type HelpRequestStatus = "Pending" | "Responded" | "Resolved" | "Cancelled";

interface HelpResumedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** A question of an agent to a person. */
  help_request: HelpRequest;
}

/** Changes that stand close together, as they are shown. */
interface Hunk {
  /**
   * The number of the first line in the old file, from 1. Where the hunk has no old lines that of the line
   * before it, which is 0 at the beginning of the file, as git prints it.
   */
  old_start: number;
  /** How many lines of the old file it has, context included. */
  old_lines: number;
  /** The number of the first line in the new file, likewise. */
  new_start: number;
  /** How many lines of the new file it has, context included. */
  new_lines: number;
  /** The nearest line above the hunk that looks like the head of a function, at most 80 bytes of it. */
  section: string | null;
  /** The lines of both sides, in the order in which they are shown. */
  lines: HunkLine[];
}

/** A line of a hunk, as it is shown. */
interface HunkLine {
  /** Whether it was there before, is there now, or both. */
  kind: HunkLineKind;
  /** The number of the line in the old file, from 1; nil for an added line. */
  old_line: number | null;
  /** The number of the line in the new file, from 1; nil for a removed line. */
  new_line: number | null;
  /**
   * The line without its terminator; a `\r` is kept, and what is not UTF-8 is U+FFFD. Of context lines, which
   * may differ in white space that does not count, that of the new file.
   */
  text: string;
  /** Whether the file ends with this line and has no newline there. */
  no_newline: boolean;
  /**
   * The words that changed, in order and apart from each other; empty where the line has no similar
   * counterpart.
   */
  marks: HunkLineMark[];
  /**
   * The moved block to which the line belongs. The same number stands where the block was removed and where
   * it was added.
   */
  moved: number | null;
}

type HunkLineKind = "context" | "added" | "removed";

/** A stretch of a line that changed, in UTF-16 code units of its text, the end not included. */
interface HunkLineMark {
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
}

/** What an import brought, or would bring. */
interface ImportReport {
  /** What was read: `overseer 1`, `overseer-export 1.1.0` or `tasks.db 5`. */
  format: string;
  /** Whether it was only tried: then nothing has changed. */
  dry_run: boolean;
  /** How many there are. */
  repos: number;
  /** How many there are. */
  tasks: number;
  /** How many there are. */
  learnings: number;
  /** How many times a task waits for another. */
  blockers: number;
  /** How many there are. */
  help_requests: number;
  /** The events that were added to the log. */
  events: number;
  /** What could not be taken over as it stood, and what became of it. */
  notes: string[];
}

/**
 * The learnings that a task works with: its own first, then those of its parent and its milestone. Retired
 * ones are left out.
 */
interface InheritedLearnings {
  /** Those of the task itself. */
  own: Learning[];
  /** Those of the task above. */
  parent: Learning[];
  /** Those of the milestone above. */
  milestone: Learning[];
}

/**
 * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
 * `2026-02-05T08:06:12.345Z`.
 */
type Instant = string;

/** That a task's revisions came onto the default branch, or were taken off it again. */
interface LandPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** The default branch. */
  branch: string;
  /** Where the branch stood. */
  from: CommitID;
  /** Where it stands now. */
  to: CommitID;
}

/** What a land did. */
interface LandReport {
  /** The refs of the tasks that landed, bottom-up. */
  landed: TaskVcs[];
  /** The default branch, and the commits that it went from and to. */
  branch: string;
  /** The name of a commit: 40 hexadecimal digits. */
  from: CommitID;
  /** The name of a commit: 40 hexadecimal digits. */
  to: CommitID;
  /** The tasks that stood on these and have followed. */
  restacked: AnyTaskID[];
  /** The tasks that should follow and could not, as their workspaces have uncommitted changes; they drift. */
  left: AnyTaskID[];
}

/** Something worth knowing that was found while a task was worked on. */
interface Learning {
  /** The id of one learning: `lrn_` and a ULID. */
  id: LearningID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The text, at most 64 KiB of Markdown. */
  content: string;
  /** The task on which it was first written down, when it was copied from there. */
  source_task_id: AnyTaskID | null;
  /** Words to find it by. */
  tags: string[];
  /** When it was made. */
  created_at: Instant;
  /** Since when it is no longer handed on. */
  retired_at: Instant | null;
}

interface LearningBubbledPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  from: AnyTaskID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  to: AnyTaskID;
  /** The copy. */
  learning: Learning;
}

/** The id of one learning: `lrn_` and a ULID. */
type LearningID = `lrn_${string}`;

interface LearningPayload {
  /** Something worth knowing that was found while a task was worked on. */
  learning: Learning;
}

/** Lines of a file that one author wrote, as a note on a commit says it. */
interface LineAuthorship {
  /** The first line on the new side, counted from 1. */
  line_start: number;
  /** The last line. */
  line_end: number;
  /** Who wrote them. */
  kind: LineAuthorshipKind;
  /** Null for a person. */
  agent: AuthoringAgent | null;
  /**
   * The person, with the name and address that the note gives; null for an agent, and where the note does not
   * say it.
   */
  human: string | null;
}

type LineAuthorshipKind = "agent" | "human";

/** A file that both sides changed so that only a person can tell what is meant. */
interface MergeConflict {
  /** The file. */
  path: string;
  /** The content before, on the base's side and on the change's side; null where the file was not there. */
  ancestor: BlobID | null;
  /** The content on the base's side; null where the file is not there. */
  ours: BlobID | null;
  /** The content on the change's side; null where the file is not there. */
  theirs: BlobID | null;
}

/** The id of one milestone: `ms_` and a ULID. */
type MilestoneID = `ms_${string}`;

/**
 * How surely a comment of another revision stands where it is shown.
 *
 * - `exact`: On the very text that it was written on.
 * - `edited`: On the text that the commented one has become.
 * - `moved`: On the same text at another place, where the change added it.
 * - `orphaned`: The text is gone; the place is where it was deleted.
 */
type PortStatus = "exact" | "edited" | "moved" | "orphaned";

/** Who acts. */
interface Principal {
  /** The three kinds as they are written in JSON. */
  kind: PrincipalKind;
  /** The name of the person or of the program. */
  name: string;
  /** The session in which an agent works. */
  session: string | null;
  /** The root of the checkout in which an agent works. */
  checkout: string | null;
}

/** The three kinds as they are written in JSON. */
type PrincipalKind = "Human" | "Agent" | "System";

/** How urgent a task is: a smaller number is more urgent. */
type Priority = 0 | 1 | 2 | 3;

/** Why a task is not offered. */
type ReadinessObstacle =
  | "archived"
  | "finished"
  | "in review"
  | "awaiting human"
  | "blocked"
  | "ancestor blocked"
  | "open children"
  | "claimed";

/** Why a task is offered. */
type ReadinessReason = "ready" | "abandoned" | "changes requested" | "children finished";

/** A task that is offered, with why. */
interface ReadyTask {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The texts that explain the task, its own and the inherited ones. */
  context: TaskInContextContexts;
  /** The learnings that a task works with: its own first, then those of its parent and its milestone. */
  learnings: InheritedLearnings;
  /** Its ref, its commits and its workspace; null before it has a ref. */
  vcs: TaskVcs | null;
  /** A question of an agent to a person. */
  help_request: HelpRequest | null;
  /** A lease on a task: who works on it, and until when that counts. */
  claim: Claim | null;
  /** The tasks directly below it. */
  children: Task[];
  /** Why a task is offered. */
  why: ReadinessReason;
}

interface RefMovedPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** Where the ref stood. */
  from: CommitID;
  /** Where it stands now. */
  to: CommitID;
}

/** A registered folder that tasks belong to. */
interface Repo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
  /** The real, absolute path of its root. */
  path: string;
  /** Its name, for people. */
  name: string;
  /** What keeps the history of a repository. */
  vcs_type: VCSType;
  /** The branch that work lands on; null where none is known. */
  default_branch: string | null;
  /** When it was made. */
  created_at: Instant;
  /** When it last changed. */
  updated_at: Instant;
}

/** The id of one repo: `repo_` and a ULID. */
type RepoID = `repo_${string}`;

interface RepoPayload {
  /** A registered folder that tasks belong to. */
  repo: Repo;
}

interface RepoUnregisteredPayload {
  /** The id of one repo: `repo_` and a ULID. */
  repo_id: RepoID;
}

interface ResolveRevisionResolution {
  /** The name of a commit: 40 hexadecimal digits. */
  commit: CommitID;
  /** jj's name of the change that the commit belongs to; null in git. */
  change_id: string | null;
  /**
   * Every commit that the name stands for, which is this one: a divergent change is refused, naming all of
   * its.
   */
  commits: CommitID[];
}

type RunnableCommandKind = "setup" | "gate" | "hook" | "reviewer";

/** A place that a search found. */
interface SearchHit {
  /** What holds the words. */
  kind: SearchHitKind;
  /** The id of the task or the learning. */
  id: string;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The words around the place. */
  excerpt: string;
  /** Larger is better; only the order within one search means something. */
  score: number;
}

type SearchHitKind = "Task" | "Learning";

/**
 * How layers come onto a branch.
 *
 * - `rebase`: Their commits, on top of the branch.
 * - `squash`: One commit a layer.
 * - `merge`: As they are, under a merge commit.
 */
type StackActLanding = "rebase" | "squash" | "merge";

/** A milestone, a task or a subtask. On every surface and in prose it is called *task*. */
interface Task {
  /** The id; its prefix is the kind. */
  id: AnyTaskID;
  /** Where a task may stand in the hierarchy. */
  kind: TaskKind;
  /** The repository it belongs to; a parent and its children share one. */
  repo_id: RepoID;
  /** The milestone of a task, or the task of a subtask. */
  parent_id: AnyTaskID | null;
  /** The title: one line of 1 to 500 characters. */
  description: string;
  /** Markdown that explains the task, at most 256 KiB. Children inherit it. */
  context: string | null;
  /** Markdown that says what came of it. */
  result: string | null;
  /** 0 is urgent, 1 high, 2 normal, 3 low. */
  priority: Priority;
  /** The status of a task as every surface writes it. */
  status: TaskStatus;
  /** Lower-case words, sorted. */
  labels: string[];
  /** Text of other tools under names of theirs; Overseer never interprets it. */
  metadata: Record<string, string>;
  /** The tasks that must be Completed before this one can start. */
  blocked_by: AnyTaskID[];
  /** The tasks that wait for this one. */
  blocks: AnyTaskID[];
  /** 0 without a parent, at most 2. */
  depth: number;
  /** Whether a blocker of this task or of an ancestor is not Completed. */
  effectively_blocked: boolean;
  /** The lease on the task, live or run out; null where nobody holds it. */
  claim: Claim | null;
  /** Since when the task and everything below it is hidden from lists and search. */
  archived_at: Instant | null;
  /** When it was made. */
  created_at: Instant;
  /** When it last changed. */
  updated_at: Instant;
  /** When work on it began; null before. */
  started_at: Instant | null;
  /** When it was completed; null before. */
  completed_at: Instant | null;
}

interface TaskCompletedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** Whether a person completed it without an approved review. */
  forced: boolean;
  /** Why. */
  reason: string | null;
}

interface TaskDeletedPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The task and everything below it. */
  deleted: AnyTaskID[];
}

/** A task with everything that somebody needs who works on it. */
interface TaskInContext {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The texts that explain the task, its own and the inherited ones. */
  context: TaskInContextContexts;
  /** The learnings that a task works with: its own first, then those of its parent and its milestone. */
  learnings: InheritedLearnings;
  /** Its ref, its commits and its workspace; null before it has a ref. */
  vcs: TaskVcs | null;
  /** The open or last answered question of the task. */
  help_request: HelpRequest | null;
  /** A lease on a task: who works on it, and until when that counts. */
  claim: Claim | null;
  /** The direct children, in the order of the lists. */
  children: Task[];
}

/** The texts that explain the task, its own and the inherited ones. */
interface TaskInContextContexts {
  /** That of the task itself. */
  own: string | null;
  /** That of the task above. */
  parent: string | null;
  /** That of the milestone above. */
  milestone: string | null;
}

/** Where a task may stand in the hierarchy. The prefix of its id says the same. */
type TaskKind = "Milestone" | "Task" | "Subtask";

interface TaskPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
}

/** How far a repository or a subtree is. Archived tasks are not counted. */
interface TaskProgress {
  /** All of them. */
  total: number;
  /** Those that are done. */
  completed: number;
  /** Those that were cancelled. */
  cancelled: number;
  /** Those that are offered to those who ask for work. */
  ready: number;
  /** Those that are open and effectively blocked. */
  blocked: number;
  /** Those that are worked on. */
  in_progress: number;
  /** Those that are reviewed. */
  in_review: number;
  /** Those that wait for a person. */
  awaiting_human: number;
  /** Those that have not begun. */
  pending: number;
}

interface TaskRestackedPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** The base before. */
  from_base: CommitID;
  /** The head before; null where there was none. */
  from_head: CommitID | null;
}

/** The stack that a task is part of, from the default branch to what stands on it. */
interface TaskStack {
  /** The default branch, and its tip. */
  branch: string;
  /** The name of a commit: 40 hexadecimal digits. */
  trunk: CommitID;
  /** The task that was asked for. */
  task_id: AnyTaskID;
  /** Bottom-up: a layer comes after all that it stands on. */
  layers: TaskStackLayer[];
}

/** One task of the stack. */
interface TaskStackLayer {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The title of the task. */
  description: string;
  /** Where the task is in its life. */
  status: TaskStatus;
  /** The branch or bookmark; null where the task has no ref. */
  ref_name: string | null;
  /** The tasks whose heads it has to stand on; none for the default branch. */
  stands_on: AnyTaskID[];
  /** The commit that its revisions stand on now. */
  base: CommitID | null;
  /** What was submitted last, else where its ref stands. */
  head: CommitID | null;
  /** Where its ref stands; null where it is gone. */
  tip: CommitID | null;
  /** How many commits lie between base and tip. */
  commits: number;
  /** Files that they change. */
  files: number;
  /** Lines that they add. */
  added: number;
  /** Lines that they remove. */
  removed: number;
  /** Whether the base is no longer what the tasks around it give; `vcs.restack` brings it there. */
  drift: boolean;
  /** Whether jj has recorded a conflict at the tip, or a restack would conflict. */
  conflicted: boolean;
  /** Whether its revisions are on the default branch. */
  landed: boolean;
  /** The folder of its own checkout; null where it has none. */
  workspace_path: string | null;
}

/** The status of a task as every surface writes it. `Lifecycle` is the same with its evidence. */
type TaskStatus = "Pending" | "InProgress" | "InReview" | "AwaitingHuman" | "Completed" | "Cancelled";

interface TaskStatusChangedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The status of a task as every surface writes it. */
  from: TaskStatus;
  /** The status of a task as every surface writes it. */
  to: TaskStatus;
}

/** A task and everything below it. */
interface TaskTree {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The tasks directly below it. */
  children: TaskTree[];
}

/**
 * What version control knows of a task: its ref, the commits between which its revisions lie, and its
 * workspace.
 *
 * The commits are those of the last act of Overseer on the task; the ref itself may have moved on since, and
 * is read afresh wherever it matters.
 */
interface TaskVcs {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The id of one repo: `repo_` and a ULID. */
  repo_id: RepoID;
  /** The backend; never `None`. */
  vcs_type: VCSType;
  /** The branch or bookmark: `refName(of:)`. */
  ref_name: string;
  /** What names the work through all its rewrites: jj's change id; with git the name of the branch. */
  change_id: string;
  /** The commit that the task's revisions stand on. */
  base_commit: CommitID;
  /** The last submitted revision; null before the first submit. */
  head_commit: CommitID | null;
  /** The base when the task was first started. */
  start_commit: CommitID;
  /** The folder of the task's own checkout; null where the work is done in the repository's own. */
  workspace_path: string | null;
  /** When its revisions came onto the default branch; null before. */
  landed_at: Instant | null;
  /** When it was made. */
  created_at: Instant;
  /** When it last changed. */
  updated_at: Instant;
  /** Since when the ref is gone and its commits are only pinned; null while it is there. */
  archived_at: Instant | null;
}

interface TaskVcsPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
}

/** How a task stands in version control at this moment. */
interface TaskVcsStatus {
  /** What is recorded. */
  vcs: TaskVcs;
  /** Where the ref stands; null where it is gone. */
  tip: CommitID | null;
  /** The commit that the revisions stand on, also where somebody has rebased by hand. */
  base: CommitID;
  /** The commit that they have to stand on, and the task whose head that is; null for the default branch. */
  rule: CommitID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  rule_task: AnyTaskID | null;
  /** Whether the two differ; `vcs.restack` brings them together. */
  drift: boolean;
  /** How many commits lie between base and tip. */
  commits: number;
  /** How many of them were not submitted. */
  unsubmitted: number;
  /** Whether jj has recorded a conflict at the tip. */
  conflicted: boolean;
  /** Who wrote the lines that are added between base and tip; null where no commit has a note on it. */
  authorship: AuthorshipShare | null;
  /** The checkout that the task is worked on in; null where no checkout has its ref. */
  workspace: WorkspaceStatus | null;
}

/** One tree where a root was named, else all trees. */
type TreeReply = TaskTree | TaskTree[];

/** What was taken back. */
interface UndoReport {
  /** What it was. */
  kind: UndoReportKind;
  /** The tasks whose refs went back. */
  tasks: AnyTaskID[];
}

type UndoReportKind = "land" | "restack";

/** What keeps the history of a repository. `None` is planning mode: tasks without refs. */
type VCSType = "Jj" | "Git" | "None";

/** What a comparison of the log with the tables found. */
interface Verification {
  /** Whether the tables are what the log says. */
  ok: boolean;
  /** How many events were replayed. */
  events: number;
  /** The last event that was replayed. */
  through_seq: number;
  /** The differences, at most ten of a table. */
  differences: VerificationDifference[];
}

/** Something that the log tells otherwise. */
interface VerificationDifference {
  /** Where it stands. */
  table: string;
  /** What names the row: its id, its two ids, or the seq of an event. */
  id: string;
  /** What differs. */
  problem: string;
}

/**
 * Which differences in white space count. White space is what git takes for it: blanks, tabs and line ends.
 *
 * - `show`: Every difference counts.
 * - `eol`: White space at the end of a line does not count, nor a `\r` or a missing line end; git's
 * `--ignore-space-at-eol`.
 * - `leading_and_eol`: Nor white space at the beginning of a line.
 * - `all`: No white space counts; git's `--ignore-all-space`.
 */
type Whitespace = "show" | "eol" | "leading_and_eol" | "all";

/**
 * Where a task is worked on.
 *
 * - `in-place`: In the checkout that the call comes from, or the repository's main one.
 * - `isolated`: In a checkout of its own.
 */
type WorkspaceKind = "in-place" | "isolated";

/** What a workspace has checked out, and what in it is not committed. */
interface WorkspaceStatus {
  /** The root of the workspace. */
  path: string;
  /**
   * The branch that is checked out; of jj, which checks out no bookmark, the nearest one at or below the
   * commit.
   */
  branch: string | null;
  /** The commit that is checked out; null before the first one. */
  commit: CommitID | null;
  /** What was begun there and waits to be ended; null for nothing. */
  unfinished: WorkspaceStatusUnfinished | null;
  /** What is not committed. jj commits by itself what it sees, so there only conflicts are told. */
  changes: WorkspaceStatusChange[];
}

interface WorkspaceStatusChange {
  /** The file, from the root of the workspace. */
  path: string;
  /** What was done to it. */
  kind: WorkspaceStatusChangeKind;
}

type WorkspaceStatusChangeKind = "added" | "modified" | "deleted" | "untracked" | "conflicted";

/** Something that was begun in the workspace and waits for a person to end it. */
type WorkspaceStatusUnfinished = "merge" | "rebase" | "revert" | "bisect" | "cherry-pick" | "am";
