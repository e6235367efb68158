// Written by `os-dev generate` from the operation catalogue. Do not edit.

import { Caller, type CallOptions, type ClientOptions } from "./caller.ts";
import type {
  AccessToken,
  AddComment,
  AddGate,
  AddLearning,
  ApplySuggestion,
  ApplySuggestionApplied,
  ApproveReview,
  ArchiveTask,
  AskedCommand,
  AwaitReview,
  BlockTask,
  CancelTask,
  CancelTaskCancelled,
  ClaimTask,
  ClassifyChange,
  ClassifyChangeClassification,
  CollectGarbage,
  CommentPort,
  CompareChanges,
  CompareChangesInterdiff,
  CompareRevisions,
  CompareRevisionsComparison,
  CreatedToken,
  CreateTask,
  CreateToken,
  DeleteTask,
  DiffReview,
  DiffTask,
  DoctorReport,
  EffectiveGateList,
  Event,
  EventsPrunedPayload,
  ExplainTask,
  ExplainTaskExplanation,
  ExportDocument,
  Feedback,
  ForceCompleteTask,
  GarbageReport,
  Gate,
  GateLog,
  GateResult,
  GetActiveHelp,
  GetActiveReview,
  GetAgentReview,
  GetAgentReviewResult,
  GetComment,
  GetEffectiveGates,
  GetFeedback,
  GetHealthAnswer,
  GetHelp,
  GetInheritedLearnings,
  GetLatestReview,
  GetRepo,
  GetRepoByPath,
  GetReview,
  GetTask,
  GetTaskProgress,
  GetTasks,
  GetTaskStack,
  GetTaskTree,
  GetTaskVcs,
  GetVcsStatus,
  GetVersionAnswer,
  GrantTrust,
  HelpRequest,
  ImportData,
  ImportReport,
  InboxItem,
  InheritedLearnings,
  LandReport,
  LandTask,
  Learning,
  ListComments,
  ListEvents,
  ListGateResults,
  ListGates,
  ListHelp,
  ListInbox,
  ListLearnings,
  ListRepos,
  ListReviews,
  ListTasks,
  ListTaskVcs,
  ListTokens,
  ListTrust,
  MarkViewed,
  MarkViewedViewedFiles,
  MoveComment,
  NextReadyTask,
  PlacedComment,
  PortLines,
  PruneEvents,
  ReadGateLog,
  ReadReviewFile,
  ReadReviewFileFileText,
  ReadyTask,
  RegisterRepo,
  ReleaseTask,
  RelocateRepo,
  RemoveGate,
  RemoveWorkspace,
  RenewTask,
  ReopenTask,
  ReplayEvents,
  Repo,
  RequestChanges,
  RequestHelp,
  RerunGates,
  ResolveComment,
  ResolveID,
  ResolveIDFound,
  ResolveRevision,
  ResolveRevisionResolution,
  RespondToHelp,
  RestackTask,
  ResumeTask,
  RetireLearning,
  Review,
  ReviewComment,
  ReviewerJob,
  ReviewerResult,
  ReviewNews,
  RevokeToken,
  SearchHit,
  SearchLearnings,
  SearchTasks,
  SetTaskStatus,
  StartAgentReview,
  StartTask,
  SubmitReport,
  SubmitTask,
  SubscribeEvents,
  Task,
  TaskDeletedPayload,
  TaskInContext,
  TaskProgress,
  TaskStack,
  TaskVcs,
  TaskVcsStatus,
  TreeReply,
  UnarchiveTask,
  UnblockTask,
  UndoLast,
  UndoReport,
  UnregisterRepo,
  UpdateGate,
  UpdateTask,
  Verification,
  WaiveGates,
  WithdrawTask,
} from "./types.ts";

export * from "./caller.ts";
export type * from "./types.ts";

/** Every operation of a server, grouped by what it is about. */
export class Client {
  readonly tasks: TasksCalls;
  readonly reviews: ReviewsCalls;
  readonly vcs: VcsCalls;
  readonly gates: GatesCalls;
  readonly gitAi: GitAiCalls;
  readonly trust: TrustCalls;
  readonly help: HelpCalls;
  readonly inbox: InboxCalls;
  readonly learnings: LearningsCalls;
  readonly repos: ReposCalls;
  readonly events: EventsCalls;
  readonly data: DataCalls;
  readonly tokens: TokensCalls;
  readonly ids: IdsCalls;
  readonly system: SystemCalls;

  constructor(options: ClientOptions = {}) {
    const caller = new Caller(options);
    this.tasks = new TasksCalls(caller);
    this.reviews = new ReviewsCalls(caller);
    this.vcs = new VcsCalls(caller);
    this.gates = new GatesCalls(caller);
    this.gitAi = new GitAiCalls(caller);
    this.trust = new TrustCalls(caller);
    this.help = new HelpCalls(caller);
    this.inbox = new InboxCalls(caller);
    this.learnings = new LearningsCalls(caller);
    this.repos = new ReposCalls(caller);
    this.events = new EventsCalls(caller);
    this.data = new DataCalls(caller);
    this.tokens = new TokensCalls(caller);
    this.ids = new IdsCalls(caller);
    this.system = new SystemCalls(caller);
  }
}

export class TasksCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Creates a milestone, a task or a subtask. */
  create(input: CreateTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.create", input, options);
  }

  /** Gives a task with its context, learnings, question, claim and children. */
  get(input: GetTask, options?: CallOptions): Promise<TaskInContext> {
    return this.#caller.call("tasks.get", input, options);
  }

  /**
   * Gives tasks by their ids, in that order, wherever they are, archived or not. Those that there are not are
   * left out.
   */
  getMany(input: GetTasks, options?: CallOptions): Promise<Task[]> {
    return this.#caller.call("tasks.get_many", input, options);
  }

  /** Lists tasks by priority, creation and id. */
  list(input: ListTasks = {}, options?: CallOptions): Promise<Task[]> {
    return this.#caller.call("tasks.list", input, options);
  }

  /** Finds tasks, learnings and comments that hold all the words, best first. */
  search(input: SearchTasks, options?: CallOptions): Promise<SearchHit[]> {
    return this.#caller.call("tasks.search", input, options);
  }

  /** Changes what a task says or where it stands. What is left out stays as it is; null clears. */
  update(input: UpdateTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.update", input, options);
  }

  /**
   * Deletes a task with everything below it and all that stands on it. Its events stay, and so do its
   * commits: refs and workspaces are archived.
   */
  delete(input: DeleteTask, options?: CallOptions): Promise<TaskDeletedPayload> {
    return this.#caller.call("tasks.delete", input, options);
  }

  /**
   * Ensures that the caller works on a task: takes or keeps the claim, moves a Pending task and its Pending
   * ancestors to InProgress, and sees to it that the task has a ref and a checkout with it.
   *
   * Calling it again keeps what is there and makes what is missing. In planning mode there is nothing to
   * check out.
   */
  start(input: StartTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.start", input, options);
  }

  /**
   * Hands a task in: commits what is in its workspace, opens a new round of review, and runs its gates.
   *
   * A round that is under way is superseded. Nothing is committed where a gate is not trusted, or cannot be
   * read. Unless told otherwise, the call waits until the gates have decided, or only those are left that do
   * not know yet.
   */
  submit(input: SubmitTask, options?: CallOptions): Promise<SubmitReport> {
    return this.#caller.call("tasks.submit", input, options);
  }

  /** Takes a task back out of review: the round ends, and the task is worked on again. */
  withdraw(input: WithdrawTask, options?: CallOptions): Promise<Review> {
    return this.#caller.call("tasks.withdraw", input, options);
  }

  /** Cancels a task. A cancelled blocker still blocks: the reply names the tasks that are stuck now. */
  cancel(input: CancelTask, options?: CallOptions): Promise<CancelTaskCancelled> {
    return this.#caller.call("tasks.cancel", input, options);
  }

  /** Opens a finished task again. What waits for it is blocked again by itself. */
  reopen(input: ReopenTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.reopen", input, options);
  }

  /** Completes a task without an approved review, for a reason that is kept. */
  forceComplete(input: ForceCompleteTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.force_complete", input, options);
  }

  /** Sets the status of a task by hand. It must leave every invariant true. */
  setStatus(input: SetTaskStatus, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.set_status", input, options);
  }

  /** Makes a task wait until another one, of any repository, is Completed. */
  block(input: BlockTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.block", input, options);
  }

  /** Takes a blocker away from a task. Taking away one that is not there changes nothing. */
  unblock(input: UnblockTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.unblock", input, options);
  }

  /** Gives the task to work on next, in its context; null where none is ready. It only looks. */
  nextReady(input: NextReadyTask = {}, options?: CallOptions): Promise<ReadyTask | null> {
    return this.#caller.call("tasks.next_ready", input, options);
  }

  /** Tells why a task is offered by the ready queue, or everything that keeps it from being offered. */
  explain(input: ExplainTask, options?: CallOptions): Promise<ExplainTaskExplanation> {
    return this.#caller.call("tasks.explain", input, options);
  }

  /**
   * Takes a task, or the next one that is ready, and gives it in its context; null where none is ready. No
   * two callers ever get the same task.
   */
  claim(input: ClaimTask = {}, options?: CallOptions): Promise<ReadyTask | null> {
    return this.#caller.call("tasks.claim", input, options);
  }

  /** Prolongs the caller's lease on a task. A lease that ran out is taken anew where nobody else took it. */
  renew(input: RenewTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.renew", input, options);
  }

  /** Gives a task back. Its status stays as it is, so it is offered again. */
  release(input: ReleaseTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.release", input, options);
  }

  /** Gives a task and everything below it, or those trees of a repository. */
  tree(input: GetTaskTree = {}, options?: CallOptions): Promise<TreeReply> {
    return this.#caller.call("tasks.tree", input, options);
  }

  /** Counts how far a repository, or what is below a task, has come. Archived tasks are not counted. */
  progress(input: GetTaskProgress = {}, options?: CallOptions): Promise<TaskProgress> {
    return this.#caller.call("tasks.progress", input, options);
  }

  /**
   * Hides a finished task, with everything below it, from lists and search. It can only be read then.
   *
   * The refs and workspaces of these tasks go. What only they reached is pinned, uncommitted work included.
   */
  archive(input: ArchiveTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.archive", input, options);
  }

  /**
   * Brings an archived task back into lists and search, with its ref where its commits are still kept. Its
   * workspace is made anew when it is started.
   */
  unarchive(input: UnarchiveTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("tasks.unarchive", input, options);
  }
}

export class ReviewsCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Shows a review: one round of judging a task. */
  get(input: GetReview, options?: CallOptions): Promise<Review> {
    return this.#caller.call("reviews.get", input, options);
  }

  /** Shows the review that is under way for a task. */
  getActive(input: GetActiveReview, options?: CallOptions): Promise<Review> {
    return this.#caller.call("reviews.get_active", input, options);
  }

  /** Gives the last review of a task, under way or ended; null where it was never submitted. */
  getLatest(input: GetLatestReview, options?: CallOptions): Promise<Review | null> {
    return this.#caller.call("reviews.get_latest", input, options);
  }

  /** Lists the reviews of a task, the first round first. */
  list(input: ListReviews, options?: CallOptions): Promise<Review[]> {
    return this.#caller.call("reviews.list", input, options);
  }

  /**
   * Approves a review as the caller has seen it. In the phase of the people that completes the task.
   *
   * Where a gate has to be run first, the approval is kept and takes effect when it passes; the call runs it,
   * unless told otherwise.
   */
  approve(input: ApproveReview, options?: CallOptions): Promise<Review> {
    return this.#caller.call("reviews.approve", input, options);
  }

  /** Asks for changes: the round ends, and the task is worked on again. The comments go out with it. */
  requestChanges(input: RequestChanges, options?: CallOptions): Promise<Review> {
    return this.#caller.call("reviews.request_changes", input, options);
  }

  /**
   * Waits until there is something to do about a task's review: a verdict, or a comment to answer.
   *
   * The caller's claim is renewed meanwhile. Without a server, gates that nobody runs, or that have to be
   * asked again, are run by the call: what it has begun when its time is up, or when there is a comment, it
   * ends first, as nobody else would.
   */
  wait(input: AwaitReview, options?: CallOptions): Promise<ReviewNews> {
    return this.#caller.call("reviews.wait", input, options);
  }

  /** Comments on a round, on a file or on lines of it, changed or not, or answers a comment. */
  comment(input: AddComment, options?: CallOptions): Promise<PlacedComment> {
    return this.#caller.call("reviews.comment", input, options);
  }

  /** Shows a comment as it was written. */
  getComment(input: GetComment, options?: CallOptions): Promise<ReviewComment> {
    return this.#caller.call("reviews.get_comment", input, options);
  }

  /**
   * Lists the comments of all rounds of a review's task, oldest first, each where it belongs at a revision.
   */
  listComments(input: ListComments, options?: CallOptions): Promise<PlacedComment[]> {
    return this.#caller.call("reviews.list_comments", input, options);
  }

  /** Settles a thread of comments, at its first one. */
  resolveComment(input: ResolveComment, options?: CallOptions): Promise<ReviewComment> {
    return this.#caller.call("reviews.resolve_comment", input, options);
  }

  /**
   * Puts a thread of comments where it belongs at the present revision of its task, by hand. From then on it
   * is followed from there.
   */
  moveComment(input: MoveComment, options?: CallOptions): Promise<ReviewComment> {
    return this.#caller.call("reviews.move_comment", input, options);
  }

  /**
   * Puts what comments suggest into the workspace of their task, commits it, and settles their threads. What
   * is under review stays as it is: the commit is a new head, which is to be submitted.
   */
  applySuggestion(input: ApplySuggestion, options?: CallOptions): Promise<ApplySuggestionApplied> {
    return this.#caller.call("reviews.apply_suggestion", input, options);
  }

  /**
   * Shows what a review is about, a page of files at a time: what its present revision changes, or what it
   * does that an earlier one did not.
   */
  diff(input: DiffReview, options?: CallOptions): Promise<CompareRevisionsComparison> {
    return this.#caller.call("reviews.diff", input, options);
  }

  /** Reads lines of a file as a review has it, on either side of the change. */
  file(input: ReadReviewFile, options?: CallOptions): Promise<ReadReviewFileFileText> {
    return this.#caller.call("reviews.file", input, options);
  }

  /**
   * Gives all that a review has to say to whoever mends what was found: gates that failed, and every thread
   * that is not resolved, of all rounds, with the code as it was reviewed and as it is now.
   */
  feedback(input: GetFeedback, options?: CallOptions): Promise<Feedback> {
    return this.#caller.call("reviews.feedback", input, options);
  }

  /**
   * Takes note that the caller has looked at files of a review. A mark counts as long as the file's hunks are
   * the same, wherever they stand: it outlives a restack and ends with the next real change.
   */
  viewed(input: MarkViewed, options?: CallOptions): Promise<MarkViewedViewedFiles> {
    return this.#caller.call("reviews.viewed", input, options);
  }
}

export class VcsCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Shows how a task stands in version control: ref, base, drift, and what is not committed. */
  status(input: GetVcsStatus, options?: CallOptions): Promise<TaskVcsStatus> {
    return this.#caller.call("vcs.status", input, options);
  }

  /** What is recorded of a task's ref: null for a task that never had one. */
  getTaskVcs(input: GetTaskVcs, options?: CallOptions): Promise<TaskVcs | null> {
    return this.#caller.call("vcs.get_task_vcs", input, options);
  }

  /** Gets the ref of the task that the call comes from: the one whose ref is checked out in its folder. */
  current(options?: CallOptions): Promise<TaskVcs> {
    return this.#caller.call("vcs.current", {}, options);
  }

  /** The refs of a repository's tasks, by the ids of the tasks. */
  list(input: ListTaskVcs = {}, options?: CallOptions): Promise<TaskVcs[]> {
    return this.#caller.call("vcs.list", input, options);
  }

  /**
   * Shows what the commits of a task change, from its base to its head, a page of files at a time. What is
   * not committed is not among it, except with jj, which commits by itself.
   */
  diff(input: DiffTask, options?: CallOptions): Promise<CompareRevisionsComparison> {
    return this.#caller.call("vcs.diff", input, options);
  }

  /**
   * Shows the stack that a task is part of: base, head and counts of each layer, and whether it has to be
   * restacked.
   */
  stack(input: GetTaskStack, options?: CallOptions): Promise<TaskStack> {
    return this.#caller.call("vcs.stack", input, options);
  }

  /**
   * Moves a task, and what stands on it, onto their present bases: all of it, or nothing where a layer
   * conflicts or a workspace has uncommitted changes.
   */
  restack(input: RestackTask, options?: CallOptions): Promise<TaskStack> {
    return this.#caller.call("vcs.restack", input, options);
  }

  /**
   * Puts a Completed task's approved revision onto the default branch. What stood on it follows, as far as no
   * workspace with uncommitted changes is in the way.
   *
   * Its gates have to hold for the very tree that the branch comes to have: what has not passed for that runs
   * first, in a checkout of it, and where something fails nothing moves. A gate that a person did without in
   * the review is done without here too. A task that a person has completed by force lands as it was then,
   * without gates.
   *
   * A task above unlanded work is refused, unless the whole stack below it lands with it. `vcs.undo` takes it
   * back.
   */
  land(input: LandTask, options?: CallOptions): Promise<LandReport> {
    return this.#caller.call("vcs.land", input, options);
  }

  /**
   * Takes the last restack or land of a repository back: every ref goes to where it was, as long as none has
   * moved on.
   */
  undo(input: UndoLast = {}, options?: CallOptions): Promise<UndoReport> {
    return this.#caller.call("vcs.undo", input, options);
  }

  /**
   * Clears away what finished tasks have left in a repository: archives the refs and workspaces of those that
   * landed, were cancelled or have no revisions, and removes the pins of refs that were archived 90 days ago.
   * What has not landed and was not cancelled stays.
   *
   * Without `apply` it only says what it would do.
   */
  gc(input: CollectGarbage = {}, options?: CallOptions): Promise<GarbageReport> {
    return this.#caller.call("vcs.gc", input, options);
  }

  /**
   * Removes a task's own workspace and keeps its ref. Ignored files in it go; a workspace with anything else
   * that is not committed is left alone, and refused.
   */
  removeWorkspace(input: RemoveWorkspace, options?: CallOptions): Promise<TaskVcs> {
    return this.#caller.call("vcs.remove_workspace", input, options);
  }

  /** Shows what differs between two commits, a page of files at a time. */
  compare(input: CompareRevisions, options?: CallOptions): Promise<CompareRevisionsComparison> {
    return this.#caller.call("vcs.compare", input, options);
  }

  /**
   * Shows what a new revision of a change does that the old one did not, whatever has moved below it: the old
   * one is brought onto the base of the new one, in memory, and compared with it.
   *
   * A revision starts from its merge base with the default branch if it is not on that branch, else from its
   * first parent.
   */
  interdiff(input: CompareChanges, options?: CallOptions): Promise<CompareChangesInterdiff> {
    return this.#caller.call("vcs.interdiff", input, options);
  }

  /**
   * Tells what a new revision of a change did to it: whether a reviewer has anything new to look at.
   *
   * A revision starts from its merge base with the default branch if it is not on that branch, else from its
   * first parent.
   */
  kind(input: ClassifyChange, options?: CallOptions): Promise<ClassifyChangeClassification> {
    return this.#caller.call("vcs.kind", input, options);
  }

  /**
   * Finds where lines of a file at one revision are at another: for comments, bookmarks of an editor and the
   * like.
   *
   * The lines of the left side are those of the base: they follow from the base of the one revision to that
   * of the other. A revision starts from its merge base with the default branch if it is not on that branch,
   * else from its first parent.
   */
  port(input: PortLines, options?: CallOptions): Promise<CommentPort> {
    return this.#caller.call("vcs.port", input, options);
  }

  /** Finds the commit that a name stands for. */
  resolve(input: ResolveRevision, options?: CallOptions): Promise<ResolveRevisionResolution> {
    return this.#caller.call("vcs.resolve", input, options);
  }
}

export class GatesCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Lists the gates of a repository, or of one task alone: those that were added, then those of files or
   * front matter.
   */
  list(input: ListGates = {}, options?: CallOptions): Promise<EffectiveGateList> {
    return this.#caller.call("gates.list", input, options);
  }

  /**
   * Gives the gates that count for a task where it stands now: those of its repository, its milestone, its
   * task and its own, with those of files and front matter.
   */
  getEffective(input: GetEffectiveGates, options?: CallOptions): Promise<EffectiveGateList> {
    return this.#caller.call("gates.get_effective", input, options);
  }

  /** Adds a gate for a repository, or for a task and all below it. A person's command is trusted as it is. */
  add(input: AddGate, options?: CallOptions): Promise<Gate> {
    return this.#caller.call("gates.add", input, options);
  }

  /**
   * Changes a gate that was added by hand. What is left out stays as it is; null gives what counts unless
   * told.
   */
  update(input: UpdateGate, options?: CallOptions): Promise<Gate> {
    return this.#caller.call("gates.update", input, options);
  }

  /** Removes a gate that was added by hand, and gives what it was. Its results stay. */
  remove(input: RemoveGate, options?: CallOptions): Promise<Gate> {
    return this.#caller.call("gates.remove", input, options);
  }

  /**
   * Runs the gates that failed for good once more, with attempts counted from 1, and gives the review as it
   * is then.
   */
  rerun(input: RerunGates, options?: CallOptions): Promise<Review> {
    return this.#caller.call("gates.rerun", input, options);
  }

  /** Does without the gates that failed for good, and gives the review as it is then. */
  waive(input: WaiveGates, options?: CallOptions): Promise<Review> {
    return this.#caller.call("gates.waive", input, options);
  }

  /** Lists what the gates have said of a review, oldest first. */
  results(input: ListGateResults, options?: CallOptions): Promise<GateResult[]> {
    return this.#caller.call("gates.results", input, options);
  }

  /** Reads what the run of a gate has printed, a piece at a time; also while it runs. */
  log(input: ReadGateLog, options?: CallOptions): Promise<GateLog> {
    return this.#caller.call("gates.log", input, options);
  }
}

export class GitAiCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Has the reviewer of the repository judge what is under review of a task, and waits for it. Where that is
   * under way already, the present job is given as it stands.
   */
  start(input: StartAgentReview, options?: CallOptions): Promise<ReviewerJob> {
    return this.#caller.call("git_ai.start", input, options);
  }

  /** Shows how far the review of a task by an agent is. */
  status(input: GetAgentReview = {}, options?: CallOptions): Promise<ReviewerJob> {
    return this.#caller.call("git_ai.status", input, options);
  }

  /** Shows what an agent said of a task, once its review is done. */
  result(input: GetAgentReviewResult = {}, options?: CallOptions): Promise<ReviewerResult> {
    return this.#caller.call("git_ai.result", input, options);
  }
}

export class TrustCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Lists the commands that a repository wants to run on this machine, and whether they are trusted. */
  list(input: ListTrust = {}, options?: CallOptions): Promise<AskedCommand[]> {
    return this.#caller.call("trust.list", input, options);
  }

  /**
   * Trusts commands of a repository: exactly these, until they or a script that they name change by a byte.
   */
  grant(input: GrantTrust, options?: CallOptions): Promise<AskedCommand[]> {
    return this.#caller.call("trust.grant", input, options);
  }
}

export class HelpCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Asks a person for help. The task waits, in AwaitingHuman, until it is answered and resumed. */
  request(input: RequestHelp, options?: CallOptions): Promise<HelpRequest> {
    return this.#caller.call("help.request", input, options);
  }

  /** Answers a request for help. The answer is part of what `tasks.get` gives from then on. */
  respond(input: RespondToHelp, options?: CallOptions): Promise<HelpRequest> {
    return this.#caller.call("help.respond", input, options);
  }

  /**
   * Lets a task go on from where it was, after its request for help was answered.
   *
   * What was decided about its review meanwhile takes effect now; gates that have to be run first are run by
   * the call.
   */
  resume(input: ResumeTask, options?: CallOptions): Promise<Task> {
    return this.#caller.call("help.resume", input, options);
  }

  /** Gives a request for help. */
  get(input: GetHelp, options?: CallOptions): Promise<HelpRequest> {
    return this.#caller.call("help.get", input, options);
  }

  /** Gives the open request for help of a task; null where there is none. */
  getActive(input: GetActiveHelp, options?: CallOptions): Promise<HelpRequest | null> {
    return this.#caller.call("help.get_active", input, options);
  }

  /** Lists requests for help, oldest first: all of a task, or the open ones of a repository. */
  list(input: ListHelp = {}, options?: CallOptions): Promise<HelpRequest[]> {
    return this.#caller.call("help.list", input, options);
  }
}

export class InboxCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Lists what waits for a person, over all repositories unless one is named: first what most waits for, then
   * by priority, then the oldest.
   *
   * What cannot be read, as a repository whose folder is gone, is left out. Of the tasks that may have
   * drifted the 100 most urgent are looked at.
   */
  list(input: ListInbox = {}, options?: CallOptions): Promise<InboxItem[]> {
    return this.#caller.call("inbox.list", input, options);
  }
}

export class LearningsCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Keeps something worth knowing on a task. When the task completes, its parent gets a copy. Adding the same
   * text again changes nothing.
   */
  add(input: AddLearning, options?: CallOptions): Promise<Learning> {
    return this.#caller.call("learnings.add", input, options);
  }

  /** Lists the learnings that stand on a task itself, oldest first. */
  list(input: ListLearnings, options?: CallOptions): Promise<Learning[]> {
    return this.#caller.call("learnings.list", input, options);
  }

  /**
   * Gives what a task can build on: its own learnings, those of its parent and of its milestone, without
   * retired ones.
   */
  getInherited(input: GetInheritedLearnings, options?: CallOptions): Promise<InheritedLearnings> {
    return this.#caller.call("learnings.get_inherited", input, options);
  }

  /** Finds learnings that hold all the words, best first. */
  search(input: SearchLearnings, options?: CallOptions): Promise<SearchHit[]> {
    return this.#caller.call("learnings.search", input, options);
  }

  /** Takes a learning out of use: it is no longer handed on, found or copied to a parent. */
  retire(input: RetireLearning, options?: CallOptions): Promise<Learning> {
    return this.#caller.call("learnings.retire", input, options);
  }
}

export class ReposCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Registers a folder, so that tasks can belong to it, and gives it as a repository. Registering it again
   * gives the same repository, brought up to date with what is found in the folder and said in the request.
   *
   * The root of the checkout of jj or git that holds the folder is registered, and for a worktree or
   * workspace the main one's. A folder in no checkout is registered itself: its tasks can be planned, but
   * have no refs.
   */
  register(input: RegisterRepo = {}, options?: CallOptions): Promise<Repo> {
    return this.#caller.call("repos.register", input, options);
  }

  /** Gives a repository. */
  get(input: GetRepo, options?: CallOptions): Promise<Repo> {
    return this.#caller.call("repos.get", input, options);
  }

  /**
   * Gives the repository that a folder belongs to: the nearest registered one at or above it, or the one
   * whose worktree or workspace it is; null where there is none.
   */
  getByPath(input: GetRepoByPath, options?: CallOptions): Promise<Repo | null> {
    return this.#caller.call("repos.get_by_path", input, options);
  }

  /**
   * Gives the repository that a call is about where it names none: the one that is set for it, else the one
   * that the folder belongs to from which it comes. Null where there is none.
   */
  getCurrent(options?: CallOptions): Promise<Repo | null> {
    return this.#caller.call("repos.get_current", {}, options);
  }

  /** Lists the registered repositories by name. */
  list(input: ListRepos = {}, options?: CallOptions): Promise<Repo[]> {
    return this.#caller.call("repos.list", input, options);
  }

  /**
   * Tells where a repository lies after its folder was moved, and gives it with the new path. Nothing is
   * moved.
   */
  relocate(input: RelocateRepo, options?: CallOptions): Promise<Repo> {
    return this.#caller.call("repos.relocate", input, options);
  }

  /** Forgets a repository that has no tasks, and gives what it was. Its folder stays as it is. */
  unregister(input: UnregisterRepo, options?: CallOptions): Promise<Repo> {
    return this.#caller.call("repos.unregister", input, options);
  }
}

export class EventsCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Lists events, oldest first: the newest ones, or those after or before a place in the log. */
  list(input: ListEvents = {}, options?: CallOptions): Promise<Event[]> {
    return this.#caller.call("events.list", input, options);
  }

  /**
   * Gives the log from one place on, without a gap, so that a state can be rebuilt from it.
   *
   * Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
   */
  replay(input: ReplayEvents, options?: CallOptions): Promise<Event[]> {
    return this.#caller.call("events.replay", input, options);
  }

  /**
   * Gives events as they happen, each once and in order; with `after` first those that have happened since.
   *
   * Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
   */
  subscribe(input: SubscribeEvents = {}, options?: CallOptions): AsyncGenerator<Event> {
    return this.#caller.stream("events.subscribe", input, options);
  }

  /**
   * Replays the log and compares the state that comes out with the tables. What differs is part of the reply.
   */
  verify(options?: CallOptions): Promise<Verification> {
    return this.#caller.call("events.verify", {}, options);
  }

  /**
   * Removes old events for good. The state that they lead to is kept in their place, so that a replay and the
   * numbers of the events stay right. The newest event always stays.
   *
   * Throws `precondition_failed` where the log cannot be replayed, `conflict` where another prunes at the
   * same time.
   */
  prune(input: PruneEvents, options?: CallOptions): Promise<EventsPrunedPayload> {
    return this.#caller.call("events.prune", input, options);
  }
}

export class DataCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Gives everything that the installation holds as one document. `data.import` makes of it, in an empty
   * installation, the same again: ids, times and events included.
   */
  export(options?: CallOptions): Promise<ExportDocument> {
    return this.#caller.call("data.export", {}, options);
  }

  /**
   * Imports a document: one of our own into an empty installation, exactly as it stands; one of the older
   * program into a repository, with new ids and new events. Either all of it, or nothing and a list of what
   * is wrong.
   */
  import(input: ImportData, options?: CallOptions): Promise<ImportReport> {
    return this.#caller.call("data.import", input, options);
  }
}

export class TokensCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Makes a token that lets a program in. Its secret is told in this reply and never again. */
  create(input: CreateToken, options?: CallOptions): Promise<CreatedToken> {
    return this.#caller.call("tokens.create", input, options);
  }

  /**
   * Lists the tokens that let somebody in, oldest first. The installation's own, which stands in its file, is
   * none of them.
   */
  list(input: ListTokens = {}, options?: CallOptions): Promise<AccessToken[]> {
    return this.#caller.call("tokens.list", input, options);
  }

  /** Revokes a token: from now on it lets nobody in. To revoke it again changes nothing. */
  revoke(input: RevokeToken, options?: CallOptions): Promise<AccessToken> {
    return this.#caller.call("tokens.revoke", input, options);
  }
}

export class IdsCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Finds what a person means by an id: the whole of it, or any unique end of 4 or more characters; of a
   * repository also its name. An end that fits several is a `conflict` with `details.candidates`.
   *
   * A whole id is given back as it is, whether or not there is such a thing.
   */
  resolve(input: ResolveID, options?: CallOptions): Promise<ResolveIDFound> {
    return this.#caller.call("ids.resolve", input, options);
  }
}

export class SystemCalls {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Gives the version of the program that answers, and of the database's layout that it writes. */
  version(options?: CallOptions): Promise<GetVersionAnswer> {
    return this.#caller.call("system.version", {}, options);
  }

  /**
   * Tells whether the database answers, how far its log reaches, and which server of the installation runs.
   * It answers where the database does not.
   */
  health(options?: CallOptions): Promise<GetHealthAnswer> {
    return this.#caller.call("system.health", {}, options);
  }

  /**
   * Examines the installation and gives what is in order, what is not, and how to mend it. It changes
   * nothing.
   */
  doctor(options?: CallOptions): Promise<DoctorReport> {
    return this.#caller.call("system.doctor", {}, options);
  }
}
