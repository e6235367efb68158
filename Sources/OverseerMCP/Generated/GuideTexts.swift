// Written by `os-dev generate` from the operation catalogue. Do not edit.
// swift-format-ignore-file

/// What models are told of Overseer.
public enum GuideTexts {
  /// What clients show to a model when they connect, as Markdown.
  public static let instructions = ##"""
    Overseer keeps the tasks, reviews and gates of the repositories on this machine. You use it by JavaScript: `execute {code}` does everything, `query {code}` only reads, `search {query}` finds operations.

    ## Lifecycle
    1. Take: `tasks.claim()` takes the next ready task (null: none is); `tasks.start(id)` gives it a branch and a workspace. Edit the files in `vcs.workspace_path` with your own tools; never merge or push.
    2. Submit: `tasks.submit({id, result})` commits the workspace and opens a review: gates, then perhaps an agent, then a person.
    3. On ChangesRequested: read `reviews.feedback(review_id)`, mend it in the same workspace, answer or resolve the comments, submit again.
    4. Approved: the task is Completed; a person lands it. Claim the next. A parent is offered when its children are finished: submit it, too.

    ## Scripts
    `return` what you want to see. Calls take one object, or the id alone, and give a promise: `await` them. `os.describe(name)` gives all types of an operation or type.
    ```
    tasks.claim({id?, milestone?, …}): ReadyTask | null
    tasks.start(id): Task
    tasks.get(id): TaskInContext
    tasks.list({status?: ("Pending"|"InProgress"|"InReview"|"AwaitingHuman"|"Completed"|"Cancelled")[], ready?, parent_id?, text?, …}): Task[]
    tasks.create({description, context?, kind?: "Milestone"|"Task"|"Subtask", parent_id?, blocked_by?, priority?: 0|1|2|3, …}): Task
    tasks.update({id, description?, context?, priority?, …}): Task
    tasks.submit({id, result?, message?, …}): SubmitReport
    reviews.feedback(id): Feedback
    reviews.comment({review_id, body, in_reply_to?, file_path?, line_start?, line_end?, side?: "Left"|"Right", suggestion?, severity?: "must"|"should"|"nit"|"praise", …}): PlacedComment
    reviews.resolve_comment(id): ReviewComment
    reviews.diff({id, paths?, unified?, …}): CompareRevisionsComparison
    reviews.request_changes({id, summary, comments?, …}): Review
    reviews.approve({id, summary?, …}): Review
    help.request({task_id, category: "Clarification"|"Decision"|"TechnicalBlocker"|"Unexpected", reason, suggested_options?}): HelpRequest
    learnings.add({task_id, content, …}): Learning
    os.wait(review): ReviewNews  // 20 s at most
    ReadyTask {task, context, learnings, vcs, review, help_request, children, …}
    Task {id, kind, parent_id, description, context, status, blocked_by, …}
    Review {id, task_id, status: "GatesPending"|"GatesEscalated"|"AgentPending"|"HumanPending"|"ChangesRequested"|"Approved", head_commit, …}
    ReviewNews {why: "Approved"|"ChangesRequested"|"Ended"|"Comment"|"Human"|"TimedOut", review, comments}
    CompareRevisionsComparison {files, unified, …}
    Feedback {status, summary, gate_failures, comments, …}
    FeedbackComment {id, body, severity, place, quote, suggestion, replies, …}
    ```

    ## Examples
    ```js
    const job = await tasks.claim();
    if (!job) return "nothing is ready";
    await tasks.start(job.task.id);
    const { task, context, learnings, vcs } = await tasks.get(job.task.id);
    return { task, context, learnings, workspace: vcs?.workspace_path };
    ```
    ```js
    const parent = await tasks.create({ description: "Time zones", kind: "Milestone" });
    const a = await tasks.create({ description: "Parse", parent_id: parent.id });
    const b = await tasks.create({ description: "Print", parent_id: parent.id, blocked_by: [a.id] });
    return [a.id, b.id];
    ```
    ```js
    const { review } = await tasks.submit({ id: "task_…", result: "What I did" });
    const news = await os.wait(review);
    return news.why === "ChangesRequested" ? await reviews.feedback(review.id) : news.why;
    ```

    ## Errors
    A failed call throws `e` with `e.code`, `message`, `hint`, `details`. Codes: invalid_input (`details.fields` names every wrong one), not_found, conflict (another has it: claim another), precondition_failed (first do what the hint says), invalid_state, forbidden. Only people approve for good, land, waive, trust, reopen and delete: ask with `help.request`, then go on with another task. Scripts end after 30 s (timeout_ms: up to 120000) or 10,000 calls; never wait in a loop for people.
    """##

  /// What the tool `execute` says of itself: how scripts work, and the names of all operations.
  public static let executeDescription = ##"""
    Run a JavaScript (or TypeScript) script against Overseer: tasks, reviews, gates, version control, help.

    Write statements and `return` the result, which comes back as JSON with what `console.log` printed. Calls are `await noun.verb({…})`, with one object or, for `name(id)`, the id alone. camelCase names work too. There are no files, network, modules or timers beyond `sleep(ms)`; nothing is kept between scripts. Long results are shortened: return only what you need, or read on with `os.output(execution_id, {path, from})`. `dry_run: true` changes nothing and gives the events that would have been. `os.transaction(async () => {…})` changes all or nothing. `os.describe("tasks.create")` tells all about an operation, `os.search("words")` finds one, `os.wait(review)` waits for a verdict, 20 s at most.

    All operations; ? is optional. Where it makes sense they also take repo_id, all_repos, generation, and lists limit and after (the last id or seq of the page before).
    tasks: create(description, parent_id?, kind?, context?, priority?, blocked_by?, labels?, metadata?), get(id), get_many(ids), list(parent_id?, kind?, status?, ready?, label?, priority?, text?, archived?), search(text), update(id, description?, context?, priority?, parent_id?, labels?, add_labels?, remove_labels?, metadata?), start(id, workspace?, base?), submit(id, message?, result?, allow_empty?), withdraw(id, reason?), cancel(id, recursive?), block(id, by), unblock(id, by), next_ready(milestone?), explain(id), claim(id?, milestone?), renew(id), release(id), tree(root?), progress(root?), archive(id)
    reviews: get(id), get_active(task_id), get_latest(task_id), list(task_id), approve(id, revision?, summary?, with_open_comments?, learn?), request_changes(id, summary, revision?, comments?, learn?), wait(task_id, until?, timeout_secs?), comment(review_id, body, revision?, in_reply_to?, file_path?, line_start?, line_end?, side?, suggestion?, severity?, learn?), get_comment(id), list_comments(review_id, revision?, unresolved?), resolve_comment(id), move_comment(id, file_path?, line_start?, line_end?, side?), apply_suggestion(id, also?), diff(id, against?, paths?, context?, whitespace?, words?, counts_only?, unified?), file(id, path, side?, revision?, line_start?), feedback(id, resolved?), viewed(id, paths?, revision?)
    vcs: status(id), get_task_vcs(id), current(), list(archived?), diff(id, against?, paths?, context?, whitespace?, words?, counts_only?, unified?), stack(id), restack(id), remove_workspace(id), compare(base, head, paths?, context?, whitespace?, words?, counts_only?, unified?), interdiff(old, new, old_base?, new_base?, unified?), kind(old, new, old_base?, new_base?), port(from, to, path, line_start?, line_end?, side?, from_base?, to_base?), resolve(revision)
    gates: list(task_id?), get_effective(task_id), results(review_id), log(result_id, offset?)
    git_ai: start(task_id), status(task_id?, job_id?), result(task_id?, job_id?)
    trust: list(task_id?)
    help: request(task_id, category, reason, suggested_options?), get(id), get_active(task_id), list(task_id?)
    inbox: list()
    learnings: add(task_id, content, tags?), list(task_id, retired?), get_inherited(task_id), search(text), retire(id)
    repos: register(path?, name?, default_branch?), get(id), get_by_path(path), get_current(), list()
    events: list(types?, sources?, task_id?, before?), replay(after), verify()
    data: export()
    ids: resolve(kind, text)
    system: version(), health(), doctor()
    Only people: tasks.delete/reopen/force_complete/set_status/unarchive, vcs.land/undo/gc, gates.add/update/remove/rerun/waive, trust.grant, help.respond/resume, repos.relocate/unregister, events.prune, data.import, tokens.create/list/revoke. Ask for these with help.request.
    """##

  public static let queryDescription = ##"""
    Run a script like `execute`, with the operations that only read; it changes nothing and leaves no trace. Example: `return (await tasks.list({ ready: true })).map(t => [t.id, t.description])`.
    """##

  public static let searchDescription = ##"""
    Find operations of Overseer by words, as "answer a comment" or "next task", best first: names, signatures and what they do. The same as `os.search(words)` in a script; `os.describe(name)` there gives all types of one.
    """##

  /// The TypeScript declarations that scripts are written against.
  public static let declarations = ##"""
    // Written by `os-dev generate` from the operation catalogue. Do not edit.
    //
    // Every method returns a promise. Arguments are one object, or the id itself where an id is all it takes.
    // Names of several words also exist in camelCase: tasks.next_ready() and tasks.nextReady() are the same.
    // Results are plain objects. A failed call throws a CallError.

    /** What goes beyond a single operation. */
    declare const os: {
      /** Finds operations by words, best first. */
      search(words: string): Promise<OperationMatches>;
      /** Tells all about an operation, `tasks.create`, or about a type, `Task`. */
      describe(name: string): Promise<OperationDescription>;
      /**
       * Waits until there is something to do about a review: a verdict, a comment to answer, or that it waits for
       * a person. After 20 s at most it answers with `why` "TimedOut"; ask again then, in another script.
       */
      wait(review: Review | ReviewID | SubmitReport | AnyTaskID, options?: { timeout_ms?: number }): Promise<ReviewNews>;
      /**
       * Runs `work` in one transaction: all that it changes is kept, or nothing where it throws. It may take a
       * second, and cannot call what acts outside of the database, as `tasks.start` and `tasks.submit` do.
       */
      transaction<T>(work: () => T | Promise<T>): Promise<T>;
      /**
       * Gives the whole of a result that was shown in part, for 15 minutes: `path` names a part of it, `from` the
       * first item or character.
       */
      output(execution_id: string, part?: { path?: string; from?: number }): Promise<unknown>;
    };

    /** Waits, within the time that the script has. */
    declare function sleep(ms: number): Promise<void>;
    declare function setTimeout(work: () => void, ms?: number): number;
    declare function clearTimeout(timer?: number): void;

    /** What is logged comes back with the result: up to 200 lines of 2,000 characters. */
    declare const console: {
      log(...values: unknown[]): void;
      info(...values: unknown[]): void;
      warn(...values: unknown[]): void;
      error(...values: unknown[]): void;
      debug(...values: unknown[]): void;
    };

    /** What a call throws that fails: `try { … } catch (e) { if (e.code === "conflict") … }`. */
    interface CallError extends Error {
      /** What is wrong; a name that stays the same. */
      code: ErrorCode;
      /** What to do next. */
      hint?: string;
      /** Facts about it; which ones depends on the code. */
      details?: Record<string, unknown>;
    }

    interface OperationMatches {
      /** Best first. */
      matches: OperationMatch[];
      /** What else to look for, where nothing fits. */
      hint?: string;
    }

    interface OperationMatch {
      /** `tasks.create` */
      name: string;
      /** How it is called, with types. */
      signature: string;
      /** What it does, and who may call it where not all may. */
      summary: string;
    }

    interface OperationDescription extends OperationMatch {
      /** What it throws beyond what every call can meet; null for a type. */
      errors: ErrorCode[] | null;
      /** A call of it; null for a type. */
      example: string | null;
      /** The TypeScript declarations of what it takes and gives. */
      types: string;
    }

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
       * Gives tasks by their ids, in that order, wherever they are, archived or not. Those that there are not are
       * left out.
       */
      get_many(input: GetTasks): Promise<Task[]>;
      /** The same as `tasks.get_many`. */
      getMany(input: GetTasks): Promise<Task[]>;
      /**
       * Lists tasks by priority, creation and id.
       * @throws not_found
       */
      list(input?: ListTasks): Promise<Task[]>;
      /**
       * Finds tasks, learnings and comments that hold all the words, best first.
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
       * Hands a task in: commits what is in its workspace, opens a new round of review, and runs its gates.
       *
       * A round that is under way is superseded. Nothing is committed where a gate is not trusted, or cannot be
       * read. Unless told otherwise, the call waits until the gates have decided, or only those are left that do
       * not know yet.
       * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
       * @throws not_found, forbidden, conflict, precondition_failed, invalid_state, too_large, unavailable,
       * vcs_failed
       */
      submit(id: AnyTaskID): Promise<SubmitReport>;
      submit(input: SubmitTask): Promise<SubmitReport>;
      /**
       * Takes a task back out of review: the round ends, and the task is worked on again.
       * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
       * @throws not_found, forbidden, conflict, precondition_failed, invalid_state
       */
      withdraw(id: AnyTaskID): Promise<Review>;
      withdraw(input: WithdrawTask): Promise<Review>;
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

    declare const reviews: {
      /**
       * Shows a review: one round of judging a task.
       * @throws not_found
       */
      get(id: ReviewID): Promise<Review>;
      get(input: GetReview): Promise<Review>;
      /**
       * Shows the review that is under way for a task.
       * @throws not_found
       */
      get_active(task_id: AnyTaskID): Promise<Review>;
      get_active(input: GetActiveReview): Promise<Review>;
      /** The same as `reviews.get_active`. */
      getActive(task_id: AnyTaskID): Promise<Review>;
      getActive(input: GetActiveReview): Promise<Review>;
      /**
       * Gives the last review of a task, under way or ended; null where it was never submitted.
       * @throws not_found
       */
      get_latest(task_id: AnyTaskID): Promise<Review | null>;
      get_latest(input: GetLatestReview): Promise<Review | null>;
      /** The same as `reviews.get_latest`. */
      getLatest(task_id: AnyTaskID): Promise<Review | null>;
      getLatest(input: GetLatestReview): Promise<Review | null>;
      /**
       * Lists the reviews of a task, the first round first.
       * @throws not_found
       */
      list(task_id: AnyTaskID): Promise<Review[]>;
      list(input: ListReviews): Promise<Review[]>;
      /**
       * Approves a review as the caller has seen it. In the phase of the people that completes the task.
       *
       * Where a gate has to be run first, the approval is kept and takes effect when it passes; the call runs it,
       * unless told otherwise.
       * Only by an agent other than the one that submitted, in the agent phase, or a person.
       * @throws not_found, forbidden, conflict, precondition_failed, invalid_state, too_large, unavailable,
       * vcs_failed
       */
      approve(id: ReviewID): Promise<Review>;
      approve(input: ApproveReview): Promise<Review>;
      /**
       * Asks for changes: the round ends, and the task is worked on again. The comments go out with it.
       * Only by an agent other than the one that submitted, in the agent phase, or a person.
       * @throws not_found, forbidden, conflict, precondition_failed, invalid_state, too_large, unavailable,
       * vcs_failed
       */
      request_changes(input: RequestChanges): Promise<Review>;
      /** The same as `reviews.request_changes`. */
      requestChanges(input: RequestChanges): Promise<Review>;
      /**
       * Waits until there is something to do about a task's review: a verdict, or a comment to answer.
       *
       * The caller's claim is renewed meanwhile. Without a server, gates that nobody runs, or that have to be
       * asked again, are run by the call: what it has begun when its time is up, or when there is a comment, it
       * ends first, as nobody else would.
       * @throws not_found, precondition_failed, unavailable, vcs_failed
       */
      wait(task_id: AnyTaskID): Promise<ReviewNews>;
      wait(input: AwaitReview): Promise<ReviewNews>;
      /**
       * Comments on a round, on a file or on lines of it, changed or not, or answers a comment.
       * @throws not_found, conflict, precondition_failed, too_large, vcs_failed
       */
      comment(input: AddComment): Promise<PlacedComment>;
      /**
       * Shows a comment as it was written.
       * @throws not_found
       */
      get_comment(id: ReviewCommentID): Promise<ReviewComment>;
      get_comment(input: GetComment): Promise<ReviewComment>;
      /** The same as `reviews.get_comment`. */
      getComment(id: ReviewCommentID): Promise<ReviewComment>;
      getComment(input: GetComment): Promise<ReviewComment>;
      /**
       * Lists the comments of all rounds of a review's task, oldest first, each where it belongs at a revision.
       * @throws not_found, conflict, precondition_failed, vcs_failed
       */
      list_comments(review_id: ReviewID): Promise<PlacedComment[]>;
      list_comments(input: ListComments): Promise<PlacedComment[]>;
      /** The same as `reviews.list_comments`. */
      listComments(review_id: ReviewID): Promise<PlacedComment[]>;
      listComments(input: ListComments): Promise<PlacedComment[]>;
      /**
       * Settles a thread of comments, at its first one.
       * @throws not_found, precondition_failed, invalid_state
       */
      resolve_comment(id: ReviewCommentID): Promise<ReviewComment>;
      resolve_comment(input: ResolveComment): Promise<ReviewComment>;
      /** The same as `reviews.resolve_comment`. */
      resolveComment(id: ReviewCommentID): Promise<ReviewComment>;
      resolveComment(input: ResolveComment): Promise<ReviewComment>;
      /**
       * Puts a thread of comments where it belongs at the present revision of its task, by hand. From then on it
       * is followed from there.
       * @throws not_found, forbidden, precondition_failed, vcs_failed
       */
      move_comment(id: ReviewCommentID): Promise<ReviewComment>;
      move_comment(input: MoveComment): Promise<ReviewComment>;
      /** The same as `reviews.move_comment`. */
      moveComment(id: ReviewCommentID): Promise<ReviewComment>;
      moveComment(input: MoveComment): Promise<ReviewComment>;
      /**
       * Puts what comments suggest into the workspace of their task, commits it, and settles their threads. What
       * is under review stays as it is: the commit is a new head, which is to be submitted.
       * Only by the holder of the task's claim, a person, or anyone where no live claim stands.
       * @throws not_found, conflict, forbidden, precondition_failed, invalid_state, unavailable, vcs_failed
       */
      apply_suggestion(id: ReviewCommentID): Promise<ApplySuggestionApplied>;
      apply_suggestion(input: ApplySuggestion): Promise<ApplySuggestionApplied>;
      /** The same as `reviews.apply_suggestion`. */
      applySuggestion(id: ReviewCommentID): Promise<ApplySuggestionApplied>;
      applySuggestion(input: ApplySuggestion): Promise<ApplySuggestionApplied>;
      /**
       * Shows what a review is about, a page of files at a time: what its present revision changes, or what it
       * does that an earlier one did not.
       * @throws not_found, precondition_failed, vcs_failed
       */
      diff(id: ReviewID): Promise<CompareRevisionsComparison>;
      diff(input: DiffReview): Promise<CompareRevisionsComparison>;
      /**
       * Reads lines of a file as a review has it, on either side of the change.
       * @throws not_found, conflict, precondition_failed, vcs_failed
       */
      file(input: ReadReviewFile): Promise<ReadReviewFileFileText>;
      /**
       * Gives all that a review has to say to whoever mends what was found: gates that failed, and every thread
       * that is not resolved, of all rounds, with the code as it was reviewed and as it is now.
       * @throws not_found, precondition_failed, vcs_failed
       */
      feedback(id: ReviewID): Promise<Feedback>;
      feedback(input: GetFeedback): Promise<Feedback>;
      /**
       * Takes note that the caller has looked at files of a review. A mark counts as long as the file's hunks are
       * the same, wherever they stand: it outlives a restack and ends with the next real change.
       * @throws not_found, conflict, forbidden, precondition_failed, vcs_failed
       */
      viewed(id: ReviewID): Promise<MarkViewedViewedFiles>;
      viewed(input: MarkViewed): Promise<MarkViewedViewedFiles>;
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

    declare const gates: {
      /**
       * Lists the gates of a repository, or of one task alone: those that were added, then those of files or
       * front matter.
       * @throws not_found, precondition_failed, unavailable
       */
      list(input?: ListGates): Promise<EffectiveGateList>;
      /**
       * Gives the gates that count for a task where it stands now: those of its repository, its milestone, its
       * task and its own, with those of files and front matter.
       * @throws not_found, precondition_failed, unavailable
       */
      get_effective(task_id: AnyTaskID): Promise<EffectiveGateList>;
      get_effective(input: GetEffectiveGates): Promise<EffectiveGateList>;
      /** The same as `gates.get_effective`. */
      getEffective(task_id: AnyTaskID): Promise<EffectiveGateList>;
      getEffective(input: GetEffectiveGates): Promise<EffectiveGateList>;
      /**
       * Adds a gate for a repository, or for a task and all below it. A person's command is trusted as it is.
       * Only by a person.
       * @throws not_found, conflict, precondition_failed
       */
      add(input: AddGate): Promise<Gate>;
      /**
       * Changes a gate that was added by hand. What is left out stays as it is; null gives what counts unless
       * told.
       * Only by a person.
       * @throws not_found, conflict, precondition_failed, unavailable
       */
      update(input: UpdateGate): Promise<Gate>;
      /**
       * Removes a gate that was added by hand, and gives what it was. Its results stay.
       * Only by a person.
       * @throws not_found, precondition_failed, unavailable
       */
      remove(id: GateID): Promise<Gate>;
      remove(input: RemoveGate): Promise<Gate>;
      /**
       * Runs the gates that failed for good once more, with attempts counted from 1, and gives the review as it
       * is then.
       * Only by a person.
       * @throws not_found, conflict, precondition_failed, invalid_state, unavailable, vcs_failed
       */
      rerun(review_id: ReviewID): Promise<Review>;
      rerun(input: RerunGates): Promise<Review>;
      /**
       * Does without the gates that failed for good, and gives the review as it is then.
       * Only by a person.
       * @throws not_found, conflict, precondition_failed, invalid_state, unavailable, vcs_failed
       */
      waive(input: WaiveGates): Promise<Review>;
      /**
       * Lists what the gates have said of a review, oldest first.
       * @throws not_found
       */
      results(review_id: ReviewID): Promise<GateResult[]>;
      results(input: ListGateResults): Promise<GateResult[]>;
      /**
       * Reads what the run of a gate has printed, a piece at a time; also while it runs.
       * @throws not_found, unavailable
       */
      log(result_id: GateResultID): Promise<GateLog>;
      log(input: ReadGateLog): Promise<GateLog>;
    };

    declare const git_ai: {
      /**
       * Has the reviewer of the repository judge what is under review of a task, and waits for it. Where that is
       * under way already, the present job is given as it stands.
       * @throws not_found, conflict, precondition_failed, invalid_state, unavailable, vcs_failed
       */
      start(task_id: AnyTaskID): Promise<ReviewerJob>;
      start(input: StartAgentReview): Promise<ReviewerJob>;
      /**
       * Shows how far the review of a task by an agent is.
       * @throws not_found
       */
      status(input?: GetAgentReview): Promise<ReviewerJob>;
      /**
       * Shows what an agent said of a task, once its review is done.
       * @throws not_found
       */
      result(input?: GetAgentReviewResult): Promise<ReviewerResult>;
    };

    /** The same as `git_ai`. */
    declare const gitAi: typeof git_ai;

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
       *
       * What was decided about its review meanwhile takes effect now; gates that have to be run first are run by
       * the call.
       * Only by a person.
       * @throws not_found, precondition_failed, invalid_state, unavailable, vcs_failed
       */
      resume(task_id: AnyTaskID): Promise<Task>;
      resume(input: ResumeTask): Promise<Task>;
      /**
       * Gives a request for help.
       * @throws not_found
       */
      get(id: HelpRequestID): Promise<HelpRequest>;
      get(input: GetHelp): Promise<HelpRequest>;
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

    declare const inbox: {
      /**
       * Lists what waits for a person, over all repositories unless one is named: first what most waits for, then
       * by priority, then the oldest.
       *
       * What cannot be read, as a repository whose folder is gone, is left out. Of the tasks that may have
       * drifted the 100 most urgent are looked at.
       * @throws not_found
       */
      list(input?: ListInbox): Promise<InboxItem[]>;
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
      /**
       * Gives the repository that a call is about where it names none: the one that is set for it, else the one
       * that the folder belongs to from which it comes. Null where there is none.
       * @throws not_found
       */
      get_current(): Promise<Repo | null>;
      /** The same as `repos.get_current`. */
      getCurrent(): Promise<Repo | null>;
      /**
       * Lists the registered repositories by name.
       * @throws not_found
       */
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
      /**
       * Lists events, oldest first: the newest ones, or those after or before a place in the log.
       * @throws not_found
       */
      list(input?: ListEvents): Promise<Event[]>;
      /**
       * Gives the log from one place on, without a gap, so that a state can be rebuilt from it.
       *
       * Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
       * @throws not_found, precondition_failed
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

    declare const tokens: {
      /**
       * Makes a token that lets a program in. Its secret is told in this reply and never again.
       * Only by a person.
       * @throws not_found
       */
      create(input: CreateToken): Promise<CreatedToken>;
      /**
       * Lists the tokens that let somebody in, oldest first. The installation's own, which stands in its file, is
       * none of them.
       * Only by a person.
       * @throws not_found
       */
      list(input?: ListTokens): Promise<AccessToken[]>;
      /**
       * Revokes a token: from now on it lets nobody in. To revoke it again changes nothing.
       * Only by a person.
       * @throws not_found
       */
      revoke(id: AccessTokenID): Promise<AccessToken>;
      revoke(input: RevokeToken): Promise<AccessToken>;
    };

    declare const ids: {
      /**
       * Finds what a person means by an id: the whole of it, or any unique end of 4 or more characters; of a
       * repository also its name. An end that fits several is a `conflict` with `details.candidates`.
       *
       * A whole id is given back as it is, whether or not there is such a thing.
       * @throws not_found, conflict
       */
      resolve(input: ResolveID): Promise<ResolveIDFound>;
    };

    declare const system: {
      /** Gives the version of the program that answers, and of the database's layout that it writes. */
      version(): Promise<GetVersionAnswer>;
      /**
       * Tells whether the database answers, how far its log reaches, and which server of the installation runs.
       * It answers where the database does not.
       */
      health(): Promise<GetHealthAnswer>;
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

    interface GetTasks {
      /** Up to 100. */
      ids: AnyTaskID[];
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
      description?: string;
      /** Markdown that explains it, at most 256 KiB. */
      context?: string | null;
      /** 0 is urgent, 1 high, 2 normal, 3 low. */
      priority?: Priority;
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

    interface SubmitTask {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      id: AnyTaskID;
      /** The message of the commit; where it is not given it is made of the task. */
      message?: string | null;
      /** Markdown that says what came of the task. */
      result?: string | null;
      /** Whether a revision that changes nothing may be submitted. */
      allow_empty?: boolean | null;
      /**
       * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
       * are left to the server of the installation.
       */
      wait?: boolean | null;
      /** The generation of the claim that the caller believes in. */
      generation?: number | null;
    }

    interface WithdrawTask {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      id: AnyTaskID;
      /** Why, in a few words. */
      reason?: string | null;
      /** The generation of the claim that the caller believes in. */
      generation?: number | null;
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

    interface GetReview {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
    }

    interface GetActiveReview {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
    }

    interface GetLatestReview {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
    }

    interface ListReviews {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** How many: 100 unless told, 1,000 at most. */
      limit?: number | null;
      /** The last review of the page before. */
      after?: ReviewID | null;
    }

    interface ApproveReview {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /** The head that was looked at; null in a round without own revisions. */
      revision?: CommitID | null;
      /** What is to be said with it. */
      summary?: string | null;
      /** Also where comments that ask for something are not resolved. */
      with_open_comments?: boolean | null;
      /** What is worth remembering, kept as a learning of the task. */
      learn?: string | null;
      /**
       * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
       * are left to the server of the installation.
       */
      wait?: boolean | null;
    }

    interface RequestChanges {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /** The head that was looked at; null in a round without own revisions. */
      revision?: CommitID | null;
      /** What is to be changed. */
      summary: string;
      /** What is to be said of files and lines. */
      comments?: NewCommentInput[] | null;
      /** What is worth remembering, kept as a learning of the task. */
      learn?: string | null;
    }

    interface AwaitReview {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** `comment` unless told. */
      until?: AwaitReviewUntil | null;
      /** How many seconds at most; without end where it is not given. */
      timeout_secs?: number | null;
    }

    interface AddComment {
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** The head that was looked at, any of the round; the present one unless told. */
      revision?: CommitID | null;
      /** Any comment of the thread that this one goes into. */
      in_reply_to?: ReviewCommentID | null;
      /**
       * The file, from the root of the repository. null for the round as a whole, and in a reply, which stands
       * where its thread does.
       */
      file_path?: string | null;
      /** The first line, counted from 1; null for the file as a whole. */
      line_start?: number | null;
      /** The last line, itself included; null for the line `line_start` alone. */
      line_end?: number | null;
      /** Right, what is there now, unless said otherwise. */
      side?: DiffSide | null;
      /** What there is to say, at most 64 KiB of Markdown. */
      body: string;
      /** What is to stand instead of the lines. */
      suggestion?: string | null;
      /** Of a reply, nit unless said otherwise; else should. */
      severity?: ReviewCommentSeverity | null;
      /** Whether to keep the text as a learning of the task as well. */
      learn?: boolean | null;
    }

    interface GetComment {
      /** The id of one review comment: `cmt_` and a ULID. */
      id: ReviewCommentID;
    }

    interface ListComments {
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** The head at which they are to be placed, any of the round; the present one unless told. */
      revision?: CommitID | null;
      /** Whether to leave out the threads that are resolved. */
      unresolved?: boolean | null;
    }

    interface ResolveComment {
      /** The id of one review comment: `cmt_` and a ULID. */
      id: ReviewCommentID;
    }

    interface MoveComment {
      /** The first comment of the thread. */
      id: ReviewCommentID;
      /** The file at the present revision; null for the round as a whole. */
      file_path?: string | null;
      /** The first line, counted from 1; null for the file as a whole. */
      line_start?: number | null;
      /** The last line, itself included; null for the line `line_start` alone. */
      line_end?: number | null;
      /** Right, what is there now, unless said otherwise. */
      side?: DiffSide | null;
    }

    interface ApplySuggestion {
      /** The id of one review comment: `cmt_` and a ULID. */
      id: ReviewCommentID;
      /** More comments on the same task, whose suggestions go into the same commit. */
      also?: ReviewCommentID[] | null;
      /** The generation of the claim that the caller believes in. */
      generation?: number | null;
    }

    interface DiffReview {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /**
       * What to compare with: `base` unless told; the number of a round of the task, whose last revision is
       * brought onto the present base first; or `last-viewed`, likewise the revision whose files the caller
       * marked last.
       */
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

    interface ReadReviewFile {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /** The file on that side, from the root of the repository. */
      path: string;
      /** Right, what is there now, unless said otherwise. */
      side?: DiffSide | null;
      /** The head that is looked at, any of the round; the present one unless told. */
      revision?: CommitID | null;
      /** The first line, counted from 1: the first of the file unless told. */
      line_start?: number | null;
      /** How many lines: 1,000 unless told, 10,000 at most. */
      limit?: number | null;
    }

    interface GetFeedback {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /** Whether to give threads that are resolved as well. */
      resolved?: boolean | null;
    }

    interface MarkViewed {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /**
       * The files to mark, and what is in these folders; all unless told. An empty list marks nothing and only
       * asks.
       */
      paths?: string[] | null;
      /** The head that was looked at, any of the round; the present one unless told. */
      revision?: CommitID | null;
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

    interface ListGates {
      /** The repository; the one that the call comes from where it is not given. */
      repo_id?: RepoID | null;
      /** The task whose own gates are listed instead of those of the repository. */
      task_id?: AnyTaskID | null;
    }

    interface GetEffectiveGates {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
    }

    interface AddGate {
      /** The repository; the one that the call comes from where it is not given. */
      repo_id?: RepoID | null;
      /** The task that it is for, with all below; the whole repository where it is left out. */
      task_id?: AnyTaskID | null;
      /** 1 to 64 letters, digits, `-`, `_` and `.`. */
      name: string;
      /** What `/bin/sh -c` gets: one line. */
      command: string;
      /** How long one run may take: 1 to 86,400 seconds, 300 unless told. */
      timeout_secs?: number | null;
      /** How many attempts there are: 1 to 100, 3 unless told. */
      max_retries?: number | null;
      /** Seconds between two questions to a gate that does not know yet: 1 to 86,400, 30 unless told. */
      poll_interval_secs?: number | null;
      /** How many seconds it may not know: 1 to 2,592,000, 86,400 unless told. */
      max_pending_secs?: number | null;
      /** Whether a review waits for it; it does unless told. */
      required?: boolean | null;
      /** Whether a pass counts again for the same files; it does unless told. */
      cache?: boolean | null;
      /** Patterns: only changes that touch a matching file. */
      paths?: PathPattern[] | null;
      /** `workspace` unless told. */
      checkout?: GateCheckout | null;
      /** What prepares a clean checkout. */
      setup?: string | null;
      /** Names of further environment variables that the command sees. */
      pass_env?: string[] | null;
      /** `none` unless told. */
      sandbox?: GateSandbox | null;
      /** Whether a sandbox has the network; it has unless told. */
      network?: boolean | null;
    }

    interface UpdateGate {
      /** The id of one gate: `gate_` and a ULID. */
      id: GateID;
      /** 1 to 64 letters, digits, `-`, `_` and `.`. */
      name?: string;
      /** What `/bin/sh -c` gets: one line. */
      command?: string;
      /** How long one run may take: 1 to 86,400 seconds. */
      timeout_secs?: number | null;
      /** How many attempts there are: 1 to 100. */
      max_retries?: number | null;
      /** Seconds between two questions to a gate that does not know yet: 1 to 86,400. */
      poll_interval_secs?: number | null;
      /** How many seconds it may not know: 1 to 2,592,000. */
      max_pending_secs?: number | null;
      /** Whether a review waits for it. */
      required?: boolean | null;
      /** Whether a pass counts again for the same files. */
      cache?: boolean | null;
      /** Patterns: only changes that touch a matching file. */
      paths?: PathPattern[] | null;
      /** Where it runs. */
      checkout?: GateCheckout | null;
      /** What prepares a clean checkout. */
      setup?: string | null;
      /** Names of further environment variables that the command sees. */
      pass_env?: string[] | null;
      /** What it is shut into. */
      sandbox?: GateSandbox | null;
      /** Whether a sandbox has the network. */
      network?: boolean | null;
    }

    interface RemoveGate {
      /** The id of one gate: `gate_` and a ULID. */
      id: GateID;
    }

    interface RerunGates {
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /**
       * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
       * are left to the server of the installation.
       */
      wait?: boolean | null;
    }

    interface WaiveGates {
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** Why. */
      reason: string;
      /**
       * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
       * are left to the server of the installation.
       */
      wait?: boolean | null;
    }

    interface ListGateResults {
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
    }

    interface ReadGateLog {
      /** The id of one gate result: `gres_` and a ULID. */
      result_id: GateResultID;
      /** Where to begin, in bytes: `next` of the piece before; 0 unless told. */
      offset?: number | null;
    }

    interface StartAgentReview {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
    }

    interface GetAgentReview {
      /** The task, whose last job is given; either this or the job. */
      task_id?: AnyTaskID | null;
      /** The id of one reviewer job: `gitai_` and a ULID. */
      job_id?: ReviewerJobID | null;
    }

    interface GetAgentReviewResult {
      /** The task, whose last job is given; either this or the job. */
      task_id?: AnyTaskID | null;
      /** The id of one reviewer job: `gitai_` and a ULID. */
      job_id?: ReviewerJobID | null;
    }

    interface ListTrust {
      /** The repository; the one that the call comes from where it is not given. */
      repo_id?: RepoID | null;
      /** Only what this task waits for, with the scripts as it has changed them in its checkout. */
      task_id?: AnyTaskID | null;
    }

    interface GrantTrust {
      /** The repository; the one that the call comes from where it is not given. */
      repo_id?: RepoID | null;
      /** The task with whose scripts the commands were listed. */
      task_id?: AnyTaskID | null;
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
      /**
       * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
       * are left to the server of the installation.
       */
      wait?: boolean | null;
    }

    interface GetHelp {
      /** The id of one help request: `help_` and a ULID. */
      id: HelpRequestID;
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

    interface ListInbox {
      /** Only of this repository. */
      repo_id?: RepoID | null;
      /** How many: 100 unless told, 1,000 at most. */
      limit?: number | null;
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
      types?: ("TaskCreated" | "TaskUpdated" | "TaskStarted" | "TaskCompleted" | "TaskCancelled" | "TaskDeleted" | "TaskStatusChanged" | "TaskReopened" | "TaskClaimed" | "ClaimReleased" | "TaskArchived" | "TaskUnarchived" | "ChildrenFinished" | "BlockerAdded" | "BlockerRemoved" | "LearningAdded" | "LearningBubbled" | "LearningRetired" | "HelpRequested" | "HelpResponded" | "HelpResumed" | "HelpCancelled" | "RepoRegistered" | "RepoUnregistered" | "RepoRelocated" | "RefCreated" | "Committed" | "RefMoved" | "TaskRestacked" | "TaskLanded" | "LandUndone" | "RefArchived" | "RefRestored" | "WorkspaceAdded" | "WorkspaceRemoved" | "TaskSubmitted" | "ReviewCreated" | "ReviewRevised" | "ReviewPhaseChanged" | "VerdictRecorded" | "VerdictCarried" | "ReviewApproved" | "ChangesRequested" | "ReviewSuperseded" | "ReviewWithdrawn" | "ReviewCancelled" | "CommentAdded" | "CommentResolved" | "CommentMoved" | "SuggestionApplied" | "FileViewed" | "GateAdded" | "GateUpdated" | "GateRemoved" | "GateTrusted" | "GateStarted" | "GatePending" | "GatePassed" | "GateFailed" | "GateTimedOut" | "GateEscalated" | "GateVoided" | "GateWaived" | "GateNotApplicable" | "GitAiQueued" | "GitAiStarted" | "GitAiCompleted" | "GitAiFailed" | "TokenCreated" | "TokenRevoked" | "DataImported" | "EventsPruned" | "HookFailed" | "ScriptExecuted")[] | null;
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

    interface CreateToken {
      /**
       * For an agent the name that its acts bear, else what people know the token by: 1 to 64 of `a`-`z`,
       * `0`-`9`, `.`, `_` and `-`. Several tokens may have the same.
       */
      name: string;
      /** What a token is for. */
      scope: TokenScope;
      /** The only repository that it is good for; all where it is left out. */
      repo_id?: RepoID | null;
    }

    interface ListTokens {
      /** Revoked ones as well, and those that came with an imported document, which brings no secrets. */
      all?: boolean | null;
      /** How many: 100 unless told, 1,000 at most. */
      limit?: number | null;
      /** The id of the last token of the page before. */
      after?: AccessTokenID | null;
    }

    interface RevokeToken {
      /** The id of one access token: `tok_` and a ULID. */
      id: AccessTokenID;
    }

    interface ResolveID {
      /** What is looked for. */
      kind: ResolveIDKind;
      /** The id or the end of it, in upper or lower case. */
      text: string;
    }

    /** What is known about a token that lets a program in. Its secret is no part of it and is told only once. */
    interface AccessToken {
      /** The id of one access token: `tok_` and a ULID. */
      id: AccessTokenID;
      /** For an agent the name that its acts bear, else what people know the token by. */
      name: string;
      /** What a token is for. */
      scope: TokenScope;
      /** The only repository that a call with it can be about; null where it is good for all. */
      repo_id: RepoID | null;
      /** The person who made it, for whom it stands where its scope is `Human`. */
      created_by: Principal;
      /** When it was made. */
      created_at: Instant;
      /** When it stopped to let anybody in; null while it does. */
      revoked_at: Instant | null;
    }

    /** The id of one access token: `tok_` and a ULID. */
    type AccessTokenID = `tok_${string}`;

    /** The id of a milestone, a task or a subtask: the prefix says which. */
    type AnyTaskID = `ms_${string}` | `task_${string}` | `sub_${string}`;

    interface ApplySuggestionApplied {
      /** The comments whose suggestions are in the commit, with where they stood in the commit before. */
      comments: PlacedComment[];
      /** The task's new head. */
      revision: CommitID;
      /** Whether a round goes on that the commit is not part of: a submit brings it in. */
      needs_submit: boolean;
    }

    /** A command that a repository wants to run on this machine. */
    interface AskedCommand {
      /** What it is run for. */
      kind: RunnableCommandKind;
      /** What it is called in the repository's settings. */
      name: string;
      /** The command line, as it is run by `/bin/sh -c`. */
      command: string;
      /**
       * Where it stands: a file, with the commit where that is not the tip of the default branch, or a task's
       * context.
       */
      origin: string;
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

    /** - `Changed`: Another text, or another script that it names, was trusted before. */
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

    /**
     * What to wait for besides a verdict.
     *
     * - `comment`: A comment that waits for an answer, too.
     * - `human`: That, and that the review waits for a person.
     */
    type AwaitReviewUntil = "verdict" | "comment" | "human";

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

    /** - `mode`: Only the mode changed, or the kind of entry (a file that became a link). */
    type ChangedFileStatus = "added" | "modified" | "deleted" | "renamed" | "copied" | "mode";

    interface ChangesRequestedPayload {
      /** One round of judging a task: from a submit to approval, or to a request for changes. */
      review: Review;
      /** null where the task stays as it is, because it waits for a person. */
      task: Task | null;
      /** What was said with the request. */
      comments: ReviewComment[];
    }

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

    interface CommentPayload {
      /** Something said about a round, a file or lines of it. */
      comment: ReviewComment;
    }

    /** What a comment is about: the round, a file, or lines of one. */
    interface CommentPlace {
      /** null for the round as a whole. */
      file_path: string | null;
      /** The first line, counted from 1; null for the file as a whole. */
      line_start: number | null;
      /** The last line, itself included; null for the file as a whole. */
      line_end: number | null;
      /** One of the two sides of a diff. */
      side: DiffSide;
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

    /** A new token, with the secret that it is known by. */
    interface CreatedToken {
      /** What is known about a token that lets a program in. */
      token: AccessToken;
      /** What a caller sends as `Authorization: Bearer …`. It is shown this once. */
      secret: string;
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
     * - `sandbox`: What shuts gates into their workspace, where they ask for it.
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
      | "jj"
      | "sandbox";

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

    /** Gates in the order in which they count. */
    interface EffectiveGateList {
      /** A command that has to succeed before a review goes on. */
      gates: Gate[];
      /** Mistakes: they are to be renamed. */
      shadowed: EffectiveGateListShadowed[];
      /** Those of the gates that do not run before a person trusts their commands. */
      untrusted: GateID[];
    }

    /** A gate that does not count, because one further up has its name. */
    interface EffectiveGateListShadowed {
      /** A command that has to succeed before a review goes on. */
      gate: Gate;
      /** The gate that counts. */
      by: GateID;
    }

    /** What ended a round. */
    type EndedBy = "gates" | "agent" | "human" | "withdrawn" | "superseded" | "cancelled";

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
      /** What it says, in Markdown. */
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
      | { type: "TaskSubmitted"; payload: TaskSubmittedPayload }
      | { type: "ReviewCreated"; payload: ReviewPayload }
      | { type: "ReviewRevised"; payload: ReviewPayload }
      | { type: "ReviewPhaseChanged"; payload: ReviewPhaseChangedPayload }
      | { type: "VerdictRecorded"; payload: VerdictRecordedPayload }
      | { type: "VerdictCarried"; payload: VerdictCarriedPayload }
      | { type: "ReviewApproved"; payload: ReviewPayload }
      | { type: "ChangesRequested"; payload: ChangesRequestedPayload }
      | { type: "ReviewSuperseded"; payload: ReviewPayload }
      | { type: "ReviewWithdrawn"; payload: ReviewWithdrawnPayload }
      | { type: "ReviewCancelled"; payload: ReviewPayload }
      | { type: "CommentAdded"; payload: CommentPayload }
      | { type: "CommentResolved"; payload: CommentPayload }
      | { type: "CommentMoved"; payload: CommentPayload }
      | { type: "SuggestionApplied"; payload: SuggestionAppliedPayload }
      | { type: "FileViewed"; payload: FileViewedPayload }
      | { type: "GateAdded"; payload: GatePayload }
      | { type: "GateUpdated"; payload: GatePayload }
      | { type: "GateRemoved"; payload: GateRemovedPayload }
      | { type: "GateTrusted"; payload: GateTrustedPayload }
      | { type: "GateStarted"; payload: GateResultPayload }
      | { type: "GatePending"; payload: GateResultPayload }
      | { type: "GatePassed"; payload: GateResultPayload }
      | { type: "GateFailed"; payload: GateResultPayload }
      | { type: "GateTimedOut"; payload: GateResultPayload }
      | { type: "GateEscalated"; payload: GateResultPayload }
      | { type: "GateVoided"; payload: GateResultPayload }
      | { type: "GateWaived"; payload: GateResultPayload }
      | { type: "GateNotApplicable"; payload: GateResultPayload }
      | { type: "GitAiQueued"; payload: ReviewerJobPayload }
      | { type: "GitAiStarted"; payload: ReviewerJobPayload }
      | { type: "GitAiCompleted"; payload: ReviewerJobPayload }
      | { type: "GitAiFailed"; payload: ReviewerFailedPayload }
      | { type: "TokenCreated"; payload: TokenPayload }
      | { type: "TokenRevoked"; payload: TokenPayload }
      | { type: "DataImported"; payload: DataImportedPayload }
      | { type: "EventsPruned"; payload: EventsPrunedPayload }
      | { type: "HookFailed"; payload: HookFailedPayload }
      | { type: "ScriptExecuted"; payload: ScriptExecutedPayload };

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
      /** Every round of every task. */
      reviews: Review[];
      /** Something said about a round, a file or lines of it. */
      review_comments: ReviewComment[];
      /** The gates that were added by hand. */
      gates: Gate[];
      /** What became of a gate for one revision. */
      gate_results: GateResult[];
      /** Who has looked at which files. */
      file_views: FileView[];
      /** The orders to agents to review. */
      reviewer_jobs: ReviewerJob[];
      /**
       * The tokens that were made, as the log tells of them too. Without their secrets, which are in no document:
       * where it is imported, none of them lets anybody in.
       */
      tokens: AccessToken[];
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

    /**
     * All that a round has to say to whoever mends what was found: as JSON, and as terse Markdown that says the
     * same.
     */
    interface Feedback {
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** Which round it is, counted from 1. */
      round: number;
      /** Where a review stands. */
      status: ReviewStatus;
      /** What ended a round. */
      ended_by: EndedBy | null;
      /** The present head; null in a round without own revisions. */
      revision: CommitID | null;
      /** Why the round ended; null as long as it goes on. */
      summary: string | null;
      /** A gate that failed, with what it printed. */
      gate_failures: GateFailure[];
      /** A thread of comments with the code that it is about. */
      comments: FeedbackComment[];
    }

    /** A thread of comments with the code that it is about. */
    interface FeedbackComment {
      /** The id of one review comment: `cmt_` and a ULID. */
      id: ReviewCommentID;
      /** How much hangs on it. */
      severity: ReviewCommentSeverity;
      /** Whether a person or an agent wrote it. */
      author: ReviewCommentAuthor;
      /** Who wrote it. */
      author_name: string;
      /** When it was made. */
      created_at: Instant;
      /**
       * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
       * `2026-02-05T08:06:12.345Z`.
       */
      resolved_at: Instant | null;
      /** The head that was looked at. */
      revision: CommitID | null;
      /** Where it was written. */
      place: CommentPlace;
      /** The text of the lines as they were reviewed, with their line ends. */
      quote: string | null;
      /** Where it belongs at the present revision. */
      present: FeedbackCommentPresent | null;
      /** What it says, in Markdown. */
      body: string;
      /** What is to stand instead of the lines. */
      suggestion: string | null;
      /** The answers to it, oldest first. */
      replies: FeedbackCommentReply[];
    }

    /** Where a comment belongs now, and what stands there. */
    interface FeedbackCommentPresent {
      /** How surely a comment of another revision stands where it is shown. */
      status: PortStatus;
      /** What a comment is about: the round, a file, or lines of one. */
      place: CommentPlace;
      /** The text of the lines, with their line ends. */
      quote: string | null;
    }

    interface FeedbackCommentReply {
      /** The id of one review comment: `cmt_` and a ULID. */
      id: ReviewCommentID;
      /** How much hangs on it. */
      severity: ReviewCommentSeverity;
      /** Whether a person or an agent wrote it. */
      author: ReviewCommentAuthor;
      /** Who wrote it. */
      author_name: string;
      /** When it was made. */
      created_at: Instant;
      /** What it says, in Markdown. */
      body: string;
      /** What is to stand instead of the lines. */
      suggestion: string | null;
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

    /**
     * That somebody has looked at a file of a task's change. It counts as long as the hunks of the file are
     * those.
     */
    interface FileView {
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** Who looked: `Principal/identity`. */
      principal: string;
      /** The name of whoever looked, for people. */
      name: string;
      /** The file at the revision that was looked at. */
      path: string;
      /** The SHA-256 of the file's hunks without their line numbers: 64 hexadecimal digits. */
      hunks_digest: string;
      /** The head that was looked at. */
      revision: CommitID;
      /**
       * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
       * `2026-02-05T08:06:12.345Z`.
       */
      viewed_at: Instant;
    }

    interface FileViewedPayload {
      /** That somebody has looked at a file of a task's change. */
      view: FileView;
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

    /** A command that has to succeed before a review goes on. */
    interface Gate {
      /** The id of one gate: `gate_` and a ULID. */
      id: GateID;
      /** What a gate counts for: every task of a repository, or a task and all below it. */
      scope: GateScope;
      /** Unique in its scope. */
      name: string;
      /** What `/bin/sh -c` gets. */
      command: string;
      /** How long one run may take, in seconds. */
      timeout_secs: number;
      /** How many attempts there are; 1 at least. */
      max_retries: number;
      /** How long after a run that ended as Pending the next one starts, in seconds. */
      poll_interval_secs: number;
      /** How long a gate may stay Pending, in seconds. */
      max_pending_secs: number;
      /** Whether a review waits for it. */
      required: boolean;
      /** Whether a pass for an equal tree, command and environment is taken over. */
      cache: boolean;
      /** The gate is only for changes that touch a matching file; for every change where the list is empty. */
      paths: PathPattern[];
      /** Where the command runs. */
      checkout: GateCheckout;
      /** What prepares a clean checkout. */
      setup: string | null;
      /** Names of further environment variables that the command sees. */
      pass_env: string[];
      /** What shuts the command in. */
      sandbox: GateSandbox;
      /** Whether the command may use the network; only a sandbox can keep it from doing so. */
      network: boolean;
      /** The surface through which it happened. */
      source: GateSource;
      /** When it was made. */
      created_at: Instant;
      /** When it last changed. */
      updated_at: Instant;
    }

    /**
     * Where the command runs.
     *
     * - `workspace`: In the folder in which the task is worked on.
     * - `clean`: In a checkout of the revision that holds nothing else.
     */
    type GateCheckout = "workspace" | "clean";

    /** A gate that failed, with what it printed. */
    interface GateFailure {
      /** Its name, for people. */
      name: string;
      /** null where the command was ended by a signal or ran out of time. */
      exit_code: number | null;
      /** Which attempt it was, counted from 1. */
      attempt: number;
      /** How many attempts there are. */
      max_retries: number;
      /** What it printed, its first and last part. */
      stdout: string;
      /** What it printed as errors, its first and last part. */
      stderr: string;
      /** Whether no attempt is left. */
      escalated: boolean;
    }

    /** What the agent gets when gates fail. */
    interface GateFailures {
      /** A gate that failed, with what it printed. */
      gate_failures: GateFailure[];
      /** What the agent is to do now. */
      action_required: string;
      /** Whether a person has to decide first. */
      escalated_to_human: boolean;
    }

    /** The id of one gate: `gate_` and a ULID. */
    type GateID = `gate_${string}`;

    /** A piece of what the run of a gate has printed. */
    interface GateLog {
      /** The result as it is now. */
      result: GateResult;
      /** Both streams in the order of their lines. Bytes that are not UTF-8 are U+FFFD. */
      text: string;
      /** What to give as `offset` for the next piece. */
      next: number;
      /** Whether nothing comes after this. */
      is_complete: boolean;
    }

    interface GatePayload {
      /** A command that has to succeed before a review goes on. */
      gate: Gate;
    }

    interface GateRemovedPayload {
      /** The id of one gate: `gate_` and a ULID. */
      gate_id: GateID;
    }

    /** What became of a gate for one revision. */
    interface GateResult {
      /** The id of one gate result: `gres_` and a ULID. */
      id: GateResultID;
      /** The id of one gate: `gate_` and a ULID. */
      gate_id: GateID;
      /** What the gate is called. */
      gate_name: string;
      /** The command as it was run. */
      command: string;
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** The head that it looked at; null in a round without own revisions. */
      revision: CommitID | null;
      /** The tree of that revision: all that the command saw of it. */
      tree: TreeID | null;
      /** What it says. */
      status: GateResultStatus;
      /** How the command ended; null where it did not end by itself. */
      exit_code: number | null;
      /** What ended it; null where it ended by itself. */
      signal: number | null;
      /** The first and the last 32 KiB. */
      stdout: string;
      /** The first and the last 32 KiB. */
      stderr: string;
      /** The file with all of the output; null where nothing ran. */
      log_path: string | null;
      /** Counted from 1 over the rounds of the task. */
      attempt: number;
      /** The result whose pass was taken over. */
      cached_from: GateResultID | null;
      /** Why it was waived, does not apply or says nothing. */
      reason: string | null;
      /** Whether it passed what had failed before, on an equal tree. */
      flaky: boolean;
      /** null where the result is not Void. */
      void_cause: GateResultVoidCause | null;
      /** Files that the run left behind. */
      untracked_files: LeftFile[];
      /** When work on it began; null before. */
      started_at: Instant;
      /** When it was completed; null before. */
      completed_at: Instant | null;
      /** How long the last run took. */
      duration_ms: number;
    }

    /** The id of one gate result: `gres_` and a ULID. */
    type GateResultID = `gres_${string}`;

    interface GateResultPayload {
      /** The id of one gate: `gate_` and a ULID. */
      gate_id: GateID;
      /** What became of a gate for one revision. */
      result: GateResult;
    }

    /**
     * - `Pending`: The command said that it does not know yet; it is asked again.
     * - `Timeout`: A run took too long, or the gate was Pending for too long.
     * - `Escalated`: Failed, or timed out, with no attempt left.
     * - `Waived`: A person does without it.
     * - `NotApplicable`: The change touches nothing that the gate is about.
     * - `Void`: Says nothing about the revision: files were changed under the run, or its round ended before it
     * did.
     */
    type GateResultStatus =
      | "Running"
      | "Pending"
      | "Passed"
      | "Failed"
      | "Timeout"
      | "Escalated"
      | "Waived"
      | "NotApplicable"
      | "Void";

    /**
     * Why a run says nothing.
     *
     * - `WorkingCopy`: Files were changed under it, or it changed them.
     * - `Interrupted`: The process that ran it is gone.
     * - `Ended`: Its round ended, or left its tree behind, before it did.
     */
    type GateResultVoidCause = "WorkingCopy" | "Interrupted" | "Ended";

    type GateSandbox = "none" | "bwrap";

    /** What a gate counts for: every task of a repository, or a task and all below it. */
    interface GateScope {
      /** What kind it is. */
      type: GateScopeKind;
      /** The repository or the task. */
      id: `repo_${string}` | `ms_${string}` | `task_${string}` | `sub_${string}`;
    }

    /** The two kinds as they are written in JSON. */
    type GateScopeKind = "Repo" | "Task";

    /**
     * Where a gate is written down.
     *
     * - `Database`: Added by a person, on the command line or in the interface.
     * - `File`: `.overseer/gates.toml`.
     * - `FrontMatter`: The front matter of a task's context.
     */
    type GateSource = "Database" | "File" | "FrontMatter";

    interface GateTrustedPayload {
      /** The id of one repo: `repo_` and a ULID. */
      repo_id: RepoID;
      /** What the trusted commands are called. */
      names: string[];
      /** The digests of their texts, in the order of the names. */
      sha256: string[];
    }

    /** How an installation is. */
    interface GetHealthAnswer {
      /** Whether the database answers. */
      ok: boolean;
      /** Why the database does not answer; null where it does. */
      problem: string | null;
      /** The version of the program that answers. */
      version: string;
      /** The number of the database's layout; null where the database does not answer. */
      schema: number | null;
      /** The seq of the last event, 0 in an empty log; null where the database does not answer. */
      last_seq: number | null;
      /** When the last event was recorded; null where there is none. */
      last_write_at: Instant | null;
      /** Whole seconds since the last event was recorded; null where there is none. */
      last_write_age_seconds: number | null;
      /** The server of this installation; null where none runs. */
      server: ServerAddress | null;
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

    interface HookFailedPayload {
      /** The id of one repo: `repo_` and a ULID. */
      repo_id: RepoID;
      /** What the hook is called. */
      hook: string;
      /** The event that the hook was run for. */
      event_seq: number;
      /** Why it failed. */
      error: string;
      /** What it ended with; null where it did not end by itself. */
      exit_code: number | null;
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

    /** Something that waits for a person. */
    interface InboxItem {
      /** What waits. */
      kind: InboxItemKind;
      /** The id of one repo: `repo_` and a ULID. */
      repo_id: RepoID;
      /** null where it is about the repository. */
      task_id: AnyTaskID | null;
      /** The title of the task, of a request for help the question. */
      title: string;
      /** Since when it waits. */
      since: Instant;
      /** How many open tasks wait for it, directly or because one above them does. */
      unblocks: number;
      /** What to type. */
      command: string;
    }

    /**
     * - `Review`: A person's verdict is all that a review is missing.
     * - `Help`: An agent has asked.
     * - `GatesEscalated`: Gates failed with no attempt left.
     * - `UntrustedCommands`: A repository wants to run what nobody has trusted.
     * - `Drift`: What a task stands on has moved.
     * - `Conflict`: A task conflicts with what it should stand on.
     * - `StaleClaim`: An agent began a task and does not go on with it.
     * - `ReviewerFailed`: The agent that should review failed at its last try.
     */
    type InboxItemKind =
      | "Review"
      | "Help"
      | "GatesEscalated"
      | "UntrustedCommands"
      | "Drift"
      | "Conflict"
      | "StaleClaim"
      | "ReviewerFailed";

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
      /** What each gate said last of the trees that landed, bottom-up. */
      results: GateResult[];
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

    /**
     * An untracked file that the run of a gate has left behind. A later submit leaves it out, as long as nobody
     * changed it.
     */
    interface LeftFile {
      /** From the root of the checkout. */
      path: string;
      /** Of its content, in 64 small hexadecimal digits. */
      sha256: string;
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

    interface MarkViewedViewedFiles {
      /** The caller's marks that count at the revision, in the order of the paths. */
      viewed: FileView[];
      /** The changed files that the caller has not seen as they are there, in order. */
      unviewed: string[];
    }

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

    /** A comment as somebody hands it in. */
    interface NewCommentInput {
      /** Any comment of the thread that this one goes into. */
      in_reply_to?: ReviewCommentID | null;
      /** null for the round as a whole, and in a reply, which stands where its thread does. */
      file_path?: string | null;
      /** Counted from 1; null for the file as a whole. */
      line_start?: number | null;
      /** null for the line `line_start` alone. */
      line_end?: number | null;
      /** Right unless said otherwise. */
      side?: DiffSide | null;
      /** What it says, in Markdown. */
      body: string;
      /** What is to stand instead of the lines. */
      suggestion?: string | null;
      /** Of a reply, nit unless said otherwise; else should. */
      severity?: ReviewCommentSeverity | null;
    }

    /**
     * A pattern for paths inside a repository: `src/**`, `**​/*.swift`, `docs/?.md`.
     *
     * It describes the whole path from the root of the repository. `*` stands for any characters of one name, `?`
     * for one character, `**` as a whole name for any number of folders, at the end for all that lies below.
     * `src/` is `src/**`. Every other character stands for itself.
     */
    type PathPattern = string;

    /** A comment, and where it belongs at the revision that was asked for. */
    interface PlacedComment {
      /** Something said about a round, a file or lines of it. */
      comment: ReviewComment;
      /** Where it belongs, and how surely. */
      port: CommentPort;
      /** The text of the lines there, with their line ends; null where there are none. */
      quote: string | null;
    }

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

    interface ReadReviewFileFileText {
      /** The head, or on the left side the base. */
      revision: CommitID;
      /** The file, from the root of the repository. */
      path: string;
      /** One of the two sides of a diff. */
      side: DiffSide;
      /** The name of the whole content; of a submodule the name of its commit. */
      blob: BlobID;
      /** Whether it is text at all: of a binary file and a submodule nothing is read. */
      binary: boolean;
      /** How many lines the whole file has. */
      lines: number;
      /** The first line of `text`, counted from 1. */
      line_start: number;
      /** The lines, with their line ends. Bytes that are not UTF-8 are U+FFFD. */
      text: string;
      /** What to give as `line_start` for the next page; null on the last one. */
      next: number | null;
    }

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
      /** The round that is under way, else the last one; null before the first submit. */
      review: Review | null;
      /** What became of the gates in that round, oldest first, with the output left out. */
      gates: GateResult[];
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

    /** The one thing that is meant. */
    interface ResolveIDFound {
      /** The whole id. */
      id: string;
    }

    /**
     * What is looked for.
     *
     * - `Task`: A milestone, a task or a subtask.
     */
    type ResolveIDKind =
      | "Task"
      | "Learning"
      | "HelpRequest"
      | "Review"
      | "Comment"
      | "GateResult"
      | "Token"
      | "Repo";

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

    /**
     * One round of judging a task: from a submit to approval, or to a request for changes.
     *
     * At most one round of a task is active. Its status only changes by `applying(_:by:given:)`.
     */
    interface Review {
      /** The id of one review: `rev_` and a ULID. */
      id: ReviewID;
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** Counted from 1. */
      round: number;
      /** Where a review stands. */
      status: ReviewStatus;
      /** The states of the change since the submit, oldest first; empty in a round without own revisions. */
      revisions: ReviewRevision[];
      /** The base of the present revision. */
      base_commit: CommitID | null;
      /** The head of the present revision. */
      head_commit: CommitID | null;
      /** Whether it went on although no gate had anything to say. */
      ungated: boolean;
      /** Who acts. */
      submitted_by: Principal;
      /**
       * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
       * `2026-02-05T08:06:12.345Z`.
       */
      submitted_at: Instant;
      /**
       * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
       * `2026-02-05T08:06:12.345Z`.
       */
      gates_completed_at: Instant | null;
      /** When a person last did without gates or had them run again: attempts count from 1 since. */
      gates_restarted_at: Instant | null;
      /** null where the round has no agent phase. */
      agent_completed_at: Instant | null;
      /**
       * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
       * `2026-02-05T08:06:12.345Z`.
       */
      human_completed_at: Instant | null;
      /** In the order in which they were given. */
      verdicts: Verdict[];
      /** What ended a round. */
      ended_by: EndedBy | null;
      /** Why it ended. */
      summary: string | null;
      /** Whether a person completed the task without this round having come to its end. */
      forced: boolean;
      /** When it was made. */
      created_at: Instant;
      /** When it last changed. */
      updated_at: Instant;
    }

    /**
     * Something said about a round, a file or lines of it. What it says never changes; it can be resolved, and
     * moved by hand.
     */
    interface ReviewComment {
      /** The id of one review comment: `cmt_` and a ULID. */
      id: ReviewCommentID;
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** Whether a person or an agent wrote it. */
      author: ReviewCommentAuthor;
      /** Who wrote it. */
      author_name: string;
      /** The comment that opened the thread; null for that one itself. */
      in_reply_to: ReviewCommentID | null;
      /** null for the round as a whole. */
      file_path: string | null;
      /** Counted from 1; null for the file as a whole. */
      line_start: number | null;
      /** The last line, itself included; null for the file as a whole. */
      line_end: number | null;
      /** One of the two sides of a diff. */
      side: DiffSide;
      /** What it says, in Markdown. */
      body: string;
      /** What is to stand instead of the lines, with its line ends. */
      suggestion: string | null;
      /** How much hangs on it. */
      severity: ReviewCommentSeverity;
      /** Where it was written. */
      anchor: ReviewCommentAnchor;
      /** When it was made. */
      created_at: Instant;
      /**
       * A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC:
       * `2026-02-05T08:06:12.345Z`.
       */
      resolved_at: Instant | null;
      /** Who acts. */
      resolved_by: Principal | null;
      /** null where nobody has moved it. */
      moved: ReviewCommentMove | null;
    }

    /** Where it was written. It never changes: where the comment belongs now is found from here. */
    interface ReviewCommentAnchor {
      /** The head that was looked at; null in a round without own revisions. */
      revision: CommitID | null;
      /** The content of the file; null for a comment on the round, or on what has no content. */
      blob: BlobID | null;
      /** The file; null for the round as a whole. */
      path: string | null;
      /** One of the two sides of a diff. */
      side: DiffSide;
      /** The first line, counted from 1; null for the file as a whole. */
      line_start: number | null;
      /** The last line, itself included; null for the file as a whole. */
      line_end: number | null;
      /** The text of the lines, with their line ends; null where there are none. */
      quote: string | null;
    }

    type ReviewCommentAuthor = "Agent" | "Human";

    /** The id of one review comment: `cmt_` and a ULID. */
    type ReviewCommentID = `cmt_${string}`;

    /** Where a person has put it. */
    interface ReviewCommentMove {
      /** Where it was written. */
      anchor: ReviewCommentAnchor;
      /** Who acts. */
      by: Principal;
      /** When it happened. */
      at: Instant;
    }

    type ReviewCommentSeverity = "must" | "should" | "nit" | "praise";

    /** The id of one review: `rev_` and a ULID. */
    type ReviewID = `rev_${string}`;

    /** What there is to do about a review. */
    interface ReviewNews {
      /** The last round. */
      review: Review;
      /** What there is to do. */
      why: ReviewNewsReason;
      /** The comments to answer, oldest first. */
      comments: ReviewComment[];
    }

    /**
     * - `Ended`: The round ended without a verdict: it was withdrawn, or the task cancelled.
     * - `Comment`: Somebody waits for an answer.
     * - `Human`: A person has to decide.
     * - `TimedOut`: Nothing happened in time.
     */
    type ReviewNewsReason = "Approved" | "ChangesRequested" | "Ended" | "Comment" | "Human" | "TimedOut";

    interface ReviewPayload {
      /** One round of judging a task: from a submit to approval, or to a request for changes. */
      review: Review;
    }

    /** The parts of a review in which somebody judges. */
    type ReviewPhase = "Agent" | "Human";

    interface ReviewPhaseChangedPayload {
      /** One round of judging a task: from a submit to approval, or to a request for changes. */
      review: Review;
      /** Where a review stands. */
      from: ReviewStatus;
      /** Where a review stands. */
      to: ReviewStatus;
    }

    /** A state of the change under review. */
    interface ReviewRevision {
      /** The name of a commit: 40 hexadecimal digits. */
      base_commit: CommitID;
      /** What names the revision. */
      head_commit: CommitID;
      /** The change of jj, or the branch of git. */
      change_id: string;
      /** The name of a tree: 40 hexadecimal digits. */
      tree: TreeID;
      /** What it did to the one before, in this round or the last. The first of all is Rework. */
      kind: ChangeKind;
      /** When it happened. */
      at: Instant;
    }

    /**
     * Where a review stands.
     *
     * - `GatesEscalated`: A person has to run the gates again, or to do without what failed.
     */
    type ReviewStatus =
      | "GatesPending"
      | "GatesEscalated"
      | "AgentPending"
      | "HumanPending"
      | "ChangesRequested"
      | "Approved";

    interface ReviewWithdrawnPayload {
      /** One round of judging a task: from a submit to approval, or to a request for changes. */
      review: Review;
      /** A milestone, a task or a subtask. */
      task: Task;
    }

    interface ReviewerFailedPayload {
      /** The order to let an agent review a revision, and what became of it. */
      job: ReviewerJob;
      /** Why this try failed. */
      error: string;
    }

    /** The order to let an agent review a revision, and what became of it. */
    interface ReviewerJob {
      /** The id of one reviewer job: `gitai_` and a ULID. */
      id: ReviewerJobID;
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** The id of one review: `rev_` and a ULID. */
      review_id: ReviewID;
      /** The head to look at. */
      revision: CommitID;
      /** How far it has come. */
      status: ReviewerJobStatus;
      /** How many runs have begun. */
      tries: number;
      /** Why the last run failed. */
      error: string | null;
      /** Who asked. */
      requested_by: Principal;
      /** When it was made. */
      created_at: Instant;
      /** When the last run began. */
      started_at: Instant | null;
      /** When the job came to its end: with a verdict, or with no try left. */
      finished_at: Instant | null;
    }

    /** The id of one reviewer job: `gitai_` and a ULID. */
    type ReviewerJobID = `gitai_${string}`;

    interface ReviewerJobPayload {
      /** The order to let an agent review a revision, and what became of it. */
      job: ReviewerJob;
    }

    /**
     * - `Queued`: Waits for its first run, or for the next after one that failed.
     * - `Done`: The agent has given its verdict.
     * - `Failed`: No try is left.
     */
    type ReviewerJobStatus = "Queued" | "Running" | "Done" | "Failed";

    /** A job with what came of it. */
    interface ReviewerResult {
      /** The order to let an agent review a revision, and what became of it. */
      job: ReviewerJob;
      /** null unless the job is done. */
      verdict: Verdict | null;
      /** What was said with the verdict. */
      comments: ReviewComment[];
    }

    type RunnableCommandKind = "setup" | "gate" | "hook" | "reviewer";

    /** A script that an agent had run. */
    interface ScriptExecutedPayload {
      /** The id of one script execution: `exec_` and a ULID. */
      execution_id: ScriptExecutionID;
      /** The digest of the script's text. */
      code_sha256: string;
      /** How many operations it called. */
      calls: number;
      /** How a script ended. */
      outcome: ScriptExecutedPayloadOutcome;
      /** What the program that sent it calls itself. */
      client: string;
      /** How long it ran. */
      ms: number;
    }

    /**
     * How a script ended.
     *
     * - `Failed`: It threw something, is no script, or went beyond a limit.
     */
    type ScriptExecutedPayloadOutcome = "Succeeded" | "Failed" | "TimedOut" | "Cancelled";

    /** The id of one script execution: `exec_` and a ULID. */
    type ScriptExecutionID = `exec_${string}`;

    /** A place that a search found. */
    interface SearchHit {
      /** What holds the words. */
      kind: SearchHitKind;
      /** The id of the task, the learning or the comment. */
      id: string;
      /** The id of a milestone, a task or a subtask: the prefix says which. */
      task_id: AnyTaskID;
      /** The words around the place. */
      excerpt: string;
      /** Larger is better; only the order within one search means something. */
      score: number;
    }

    type SearchHitKind = "Task" | "Learning" | "Comment";

    /** Where the server of an installation is to be found, as it says itself in the installation's folder. */
    interface ServerAddress {
      /** `http://127.0.0.1:4820`, without a path. */
      url: string;
      /** The port on which it listens. */
      port: number;
      /** Its process. */
      pid: number;
      /** When its process was started, in the system's own measure. */
      process_started: number;
      /** When it was started. */
      started_at: Instant;
      /** The version of the program. */
      version: string;
    }

    /**
     * How layers come onto a branch.
     *
     * - `rebase`: Their commits, on top of the branch.
     * - `squash`: One commit a layer.
     * - `merge`: As they are, under a merge commit.
     */
    type StackActLanding = "rebase" | "squash" | "merge";

    /** What came of a submit. */
    interface SubmitReport {
      /** The round as it stands now. */
      review: Review;
      /** What its gates have said, oldest first. */
      results: GateResult[];
      /** What to mend; null where no gate failed. */
      gate_failures: GateFailures | null;
      /** Files that gate runs have left behind, and that stayed out of the commit. */
      left_out: string[];
      /** The agent review that ran; null where none is set up, or the round has not come to it. */
      job: ReviewerJob | null;
    }

    interface SuggestionAppliedPayload {
      /** Something said about a round, a file or lines of it. */
      comment: ReviewComment;
      /** The task's ref afterwards. */
      task_vcs: TaskVcs;
      /** The commit that was made. */
      rev: CommitID;
    }

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
      /** The round that is under way, else the last one; null before the first submit. */
      review: Review | null;
      /** What became of the gates in that round, oldest first, with the output left out. */
      gates: GateResult[];
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
      /** Where its last round of review stands; null before the first submit. */
      review: ReviewStatus | null;
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

    interface TaskSubmittedPayload {
      /** A milestone, a task or a subtask. */
      task: Task;
      /** The round that the submit opened. */
      review_id: ReviewID;
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

    interface TokenPayload {
      /** The token without its secret. */
      token: AccessToken;
    }

    /**
     * What a token is for.
     *
     * - `Human`: Stands for a person: everything a person may do.
     * - `Harness`: Stands for a coding agent: everything but what only a person may do.
     * - `ReadOnly`: Reads and changes nothing.
     */
    type TokenScope = "Human" | "Harness" | "ReadOnly";

    /** The name of a tree: 40 hexadecimal digits. */
    type TreeID = string;

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

    /** What somebody said of a revision. It counts for that one alone. */
    interface Verdict {
      /** The parts of a review in which somebody judges. */
      phase: ReviewPhase;
      /** Who acts. */
      principal: Principal;
      /** What was decided. */
      decision: VerdictDecision;
      /** What was said with it. */
      summary: string;
      /** The head that was looked at; null in a round without own revisions. */
      revision: CommitID | null;
      /** When it happened. */
      at: Instant;
      /** The head for which it was given, when it came over from there. */
      carried_from: CommitID | null;
    }

    interface VerdictCarriedPayload {
      /** One round of judging a task: from a submit to approval, or to a request for changes. */
      review: Review;
      /** The verdict as it counts for the new revision. */
      verdict: Verdict;
      /** What the new revision did to the change. */
      because: ChangeKind;
    }

    /** - `Waive`: A person does without the agent phase. */
    type VerdictDecision = "Approve" | "RequestChanges" | "Waive";

    interface VerdictRecordedPayload {
      /** One round of judging a task: from a submit to approval, or to a request for changes. */
      review: Review;
      /** The verdict that was added. */
      verdict: Verdict;
    }

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

    """##
}
