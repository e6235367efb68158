// Written by `os-dev generate` from the doc comments of OverseerDiff, OverseerVCS, OverseerGates, OverseerModel, OverseerStore, OverseerSDK. Do not edit.
// swift-format-ignore-file

extension DocComments {
  static let source = ##"""
    AccessToken
      What is known about a token that lets a program in. Its secret is no part of it and is told only once.
    AccessToken.created_by
      The person who made it, for whom it stands where its scope is `Human`.
    AccessToken.name
      For an agent the name that its acts bear, else what people know the token by.
    AccessToken.repo_id
      The only repository that a call with it can be about; null where it is good for all.
    AccessToken.revoked_at
      When it stopped to let anybody in; null while it does.
    AddComment
      Comments on a round, on a file or on lines of it, changed or not, or answers a comment.
    AddComment.body
      What there is to say, at most 64 KiB of Markdown.
    AddComment.file_path
      The file, from the root of the repository. null for the round as a whole, and in a reply, which stands where its
      thread does.
    AddComment.in_reply_to
      Any comment of the thread that this one goes into.
    AddComment.learn
      Whether to keep the text as a learning of the task as well.
    AddComment.line_end
      The last line, itself included; null for the line `line_start` alone.
    AddComment.line_start
      The first line, counted from 1; null for the file as a whole.
    AddComment.revision
      The head that was looked at, any of the round; the present one unless told.
    AddComment.severity
      Of a reply, nit unless said otherwise; else should.
    AddComment.side
      Right, what is there now, unless said otherwise.
    AddComment.suggestion
      What is to stand instead of the lines.
    AddGate
      Adds a gate for a repository, or for a task and all below it. A person's command is trusted as it is.
    AddGate.cache
      Whether a pass counts again for the same files; it does unless told.
    AddGate.checkout
      `workspace` unless told.
    AddGate.command
      What `/bin/sh -c` gets: one line.
    AddGate.max_pending_secs
      How many seconds it may not know: 1 to 2,592,000, 86,400 unless told.
    AddGate.max_retries
      How many attempts there are: 1 to 100, 3 unless told.
    AddGate.name
      1 to 64 letters, digits, `-`, `_` and `.`.
    AddGate.network
      Whether a sandbox has the network; it has unless told.
    AddGate.pass_env
      Names of further environment variables that the command sees.
    AddGate.paths
      Patterns: only changes that touch a matching file.
    AddGate.poll_interval_secs
      Seconds between two questions to a gate that does not know yet: 1 to 86,400, 30 unless told.
    AddGate.repo_id
      The repository; the one that the call comes from where it is not given.
    AddGate.required
      Whether a review waits for it; it does unless told.
    AddGate.sandbox
      `none` unless told.
    AddGate.setup
      What prepares a clean checkout.
    AddGate.task_id
      The task that it is for, with all below; the whole repository where it is left out.
    AddGate.timeout_secs
      How long one run may take: 1 to 86,400 seconds, 300 unless told.
    AddLearning
      Keeps something worth knowing on a task. When the task completes, its parent gets a copy. Adding the same text
      again changes nothing.
    AddLearning.content
      The text, at most 64 KiB of Markdown.
    AnyTaskID
      The id of a milestone, a task or a subtask: the prefix says which.
    ApplySuggestion
      Puts what comments suggest into the workspace of their task, commits it, and settles their threads. What is under
      review stays as it is: the commit is a new head, which is to be submitted.
    ApplySuggestion.Applied.comments
      The comments whose suggestions are in the commit, with where they stood in the commit before.
    ApplySuggestion.Applied.needs_submit
      Whether a round goes on that the commit is not part of: a submit brings it in.
    ApplySuggestion.Applied.revision
      The task's new head.
    ApplySuggestion.also
      More comments on the same task, whose suggestions go into the same commit.
    ApplySuggestion.generation
      The generation of the claim that the caller believes in.
    ApproveReview
      Approves a review as the caller has seen it. In the phase of the people that completes the task.

      Where a gate has to be run first, the approval is kept and takes effect when it passes; the call runs it, unless
      told otherwise.
    ApproveReview.learn
      What is worth remembering, kept as a learning of the task.
    ApproveReview.revision
      The head that was looked at; null in a round without own revisions.
    ApproveReview.summary
      What is to be said with it.
    ApproveReview.wait
      Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
      the server of the installation.
    ApproveReview.with_open_comments
      Also where comments that ask for something are not resolved.
    ArchiveTask
      Hides a finished task, with everything below it, from lists and search. It can only be read then.

      The refs and workspaces of these tasks go. What only they reached is pinned, uncommitted work included.
    AskedCommand
      A command that a repository wants to run on this machine.
    AskedCommand.State.changed
      Another text, or another script that it names, was trusted before.
    AskedCommand.command
      The command line, as it is run by `/bin/sh -c`.
    AskedCommand.difference
      What changed since it was last trusted, or all of it, as lines for a person; control characters are escaped.
    AskedCommand.kind
      What it is run for.
    AskedCommand.name
      What it is called in the repository's settings.
    AskedCommand.origin
      Where it stands: a file, with the commit where that is not the tip of the default branch, or a task's context.
    AskedCommand.sha256
      What is trusted: this digest covers the command and the scripts in `.overseer/` that it names.
    AskedCommand.state
      Whether a person has trusted it.
    AuthoringAgent
      An agent that wrote lines, as its authorship note names it.
    AuthoringAgent.id
      The conversation in the tool's own words; null where the note does not say it.
    AuthoringAgent.model
      The language model; null where the note does not say it.
    AuthoringAgent.tool
      The program: `claude`, `codex`.
    AuthorshipShare
      How many lines of a change agents wrote, people wrote, and nothing is known of.
    AuthorshipShare.Agent
      The lines of one agent, over all of its conversations.
    AuthorshipShare.Agent.lines
      How many of the lines it wrote.
    AuthorshipShare.Agent.model
      The language model; null where the notes do not say it.
    AuthorshipShare.Agent.tool
      The program: `claude`, `codex`.
    AuthorshipShare.agents
      By the number of lines, the largest first.
    AuthorshipShare.human
      Lines of people.
    AuthorshipShare.unknown
      Lines of which no note says who wrote them.
    AwaitReview
      Waits until there is something to do about a task's review: a verdict, or a comment to answer.

      The caller's claim is renewed meanwhile. Without a server, gates that nobody runs, or that have to be asked again,
      are run by the call: what it has begun when its time is up, or when there is a comment, it ends first, as nobody
      else would.
    AwaitReview.Until
      What to wait for besides a verdict.
    AwaitReview.Until.comment
      A comment that waits for an answer, too.
    AwaitReview.Until.human
      That, and that the review waits for a person.
    AwaitReview.timeout_secs
      How many seconds at most; without end where it is not given.
    AwaitReview.until
      `comment` unless told.
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
    ChangeKind
      What a new revision of a change did to it, seen from the one before.
    ChangeKind.message_only
      The same tree and parents under another message.
    ChangeKind.no_change
      The same tree, parents and message: nothing that a reviewer reads differs.
    ChangeKind.pure_rebase
      The same change on another base, as rebasing it gives it.
    ChangeKind.rework
      A change that nobody has reviewed yet.
    ChangedFile
      What happened to one file between two trees.
    ChangedFile.Status.mode
      Only the mode changed, or the kind of entry (a file that became a link).
    ChangedFile.added
      Lines that the new side has and the old one lacks; null for what is no text.
    ChangedFile.binary
      Whether git takes one of the two contents for something else than text.
    ChangedFile.generated
      Whether the file looks as if a program had written it; to be shown folded.
    ChangedFile.large
      Whether a side is larger than 1 MiB; to be shown folded.
    ChangedFile.new_blob
      Likewise, after the change.
    ChangedFile.new_mode
      Likewise, after the change.
    ChangedFile.old_blob
      The name of the content; of a submodule the name of its commit.
    ChangedFile.old_mode
      As git prints it: `100644`, `100755`, `120000` for a link, `160000` for a submodule. null where there is none.
    ChangedFile.old_path
      Where a renamed or copied file stood before.
    ChangedFile.path
      Where the file stands in the new tree, or stood in the old one if it is deleted. Bytes that are not UTF-8 are
      written `\xFF`.
    ChangedFile.removed
      Lines that the old side has and the new one lacks; null for what is no text.
    ChangedFile.similarity
      How much of a renamed or copied file stayed: 0 to 100.
    ChangedFile.status
      What happened to it.
    ChangedFile.submodule
      Whether it is, or was, a submodule.
    ChangesRequestedPayload.comments
      What was said with the request.
    ChangesRequestedPayload.task
      null where the task stays as it is, because it waits for a person.
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
    ClassifyChange
      Tells what a new revision of a change did to it: whether a reviewer has anything new to look at.

      A revision starts from its merge base with the default branch if it is not on that branch, else from its first
      parent.
    ClassifyChange.Classification.kind
      What the new revision did.
    ClassifyChange.new
      The revision now.
    ClassifyChange.new_base
      What the new revision starts from, likewise.
    ClassifyChange.old
      The revision before.
    ClassifyChange.old_base
      What the old revision starts from, where that is not found by the rule.
    ClassifyChange.repo_id
      The registered repository; the one that the call comes from where it is nil.
    CollectGarbage
      Clears away what finished tasks have left in a repository: archives the refs and workspaces of those that landed,
      were cancelled or have no revisions, and removes the pins of refs that were archived 90 days ago. What has not
      landed and was not cancelled stays.

      Without `apply` it only says what it would do.
    CollectGarbage.apply
      Whether to do it.
    CollectGarbage.older_than_days
      For how many days tasks must have been finished: 30 unless told.
    CollectGarbage.repo_id
      The repository; the one that the call comes from where it is not given.
    CommentPlace
      What a comment is about: the round, a file, or lines of one.
    CommentPlace.file_path
      null for the round as a whole.
    CommentPlace.line_end
      The last line, itself included; null for the file as a whole.
    CommentPlace.line_start
      The first line, counted from 1; null for the file as a whole.
    CommentPort
      Where a comment belongs at a revision other than the one that it was written on.
    CommentPort.line_end
      The last line, counted from 1 and itself part of the range.
    CommentPort.line_start
      The first line, counted from 1; null for a comment on the whole file.
    CommentPort.path
      The file at that revision; null for a comment on the round as a whole.
    CommittedPayload.rev
      The commit that was made.
    CompareChanges
      Shows what a new revision of a change does that the old one did not, whatever has moved below it: the old one is
      brought onto the base of the new one, in memory, and compared with it.

      A revision starts from its merge base with the default branch if it is not on that branch, else from its first
      parent.
    CompareChanges.Interdiff.added
      Lines in all files.
    CompareChanges.Interdiff.conflicts
      The files of the old revision that did not go onto the new base by themselves.
    CompareChanges.Interdiff.files
      What differs. Of a file in conflict the old side shows both of its versions between conflict markers.
    CompareChanges.Interdiff.kind
      What the new revision did.
    CompareChanges.Interdiff.removed
      Lines in all files.
    CompareChanges.Interdiff.unified
      The difference as a patch, where it was asked for. Bytes that are not UTF-8 are U+FFFD.
    CompareChanges.new
      The revision now.
    CompareChanges.new_base
      What the new revision starts from, likewise.
    CompareChanges.old
      The revision before.
    CompareChanges.old_base
      What the old revision starts from, where that is not found by the rule.
    CompareChanges.repo_id
      The registered repository; the one that the call comes from where it is nil.
    CompareChanges.unified
      Whether to give the difference as a patch, too.
    CompareRevisions
      Shows what differs between two commits, a page of files at a time.
    CompareRevisions.Comparison.files
      In the order of their paths.
    CompareRevisions.Comparison.next
      What to give as `after` for the next page; null on the last one.
    CompareRevisions.Comparison.unified
      The files of this page as a patch, where it was asked for. Bytes that are not UTF-8 are U+FFFD.
    CompareRevisions.after
      The path of the last file of the page before.
    CompareRevisions.base
      The revision to compare with.
    CompareRevisions.context
      Unchanged lines around changes: 3 unless told.
    CompareRevisions.counts_only
      Whether to leave the hunks out.
    CompareRevisions.head
      The revision that is looked at.
    CompareRevisions.limit
      How many files: 100 unless told, 1,000 at most.
    CompareRevisions.paths
      Only these files, and what is in these folders, from the root of the repository.
    CompareRevisions.repo_id
      The registered repository; the one that the call comes from where it is nil.
    CompareRevisions.unified
      Whether to give the difference as a patch, too.
    CompareRevisions.whitespace
      Which differences in white space count: all of them unless told.
    CompareRevisions.words
      Whether to mark the words that changed within a line; it is done unless told otherwise.
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
    CreateToken
      Makes a token that lets a program in. Its secret is told in this reply and never again.
    CreateToken.name
      For an agent the name that its acts bear, else what people know the token by: 1 to 64 of `a`-`z`, `0`-`9`, `.`,
      `_` and `-`. Several tokens may have the same.
    CreateToken.repo_id
      The only repository that it is good for; all where it is left out.
    CreatedToken
      A new token, with the secret that it is known by.
    CreatedToken.secret
      What a caller sends as `Authorization: Bearer …`. It is shown this once.
    DataImportedPayload.format
      What was read: `overseer-export 1.1.0` or `tasks.db 5`.
    DeleteTask
      Deletes a task with everything below it and all that stands on it. Its events stay, and so do its commits: refs
      and workspaces are archived.
    DeleteTask.force
      Also where other tasks are blocked by one of them.
    DiffReview
      Shows what a review is about, a page of files at a time: what its present revision changes, or what it does that
      an earlier one did not.
    DiffReview.after
      The path of the last file of the page before.
    DiffReview.against
      What to compare with: `base` unless told; the number of a round of the task, whose last revision is brought onto
      the present base first; or `last-viewed`, likewise the revision whose files the caller marked last.
    DiffReview.context
      Unchanged lines around changes: 3 unless told.
    DiffReview.counts_only
      Whether to leave the hunks out.
    DiffReview.limit
      How many files: 100 unless told, 1,000 at most.
    DiffReview.paths
      Only these files, and what is in these folders, from the root of the repository.
    DiffReview.unified
      Whether to give the difference as a patch, too.
    DiffReview.whitespace
      Which differences in white space count: all of them unless told.
    DiffReview.words
      Whether to mark the words that changed within a line; it is done unless told otherwise.
    DiffSide
      One of the two sides of a diff.
    DiffSide.left
      What was there before.
    DiffSide.right
      What is there now.
    DiffTask
      Shows what the commits of a task change, from its base to its head, a page of files at a time. What is not
      committed is not among it, except with jj, which commits by itself.
    DiffTask.after
      The path of the last file of the page before.
    DiffTask.against
      The revision to compare with instead of the task's base.
    DiffTask.context
      Unchanged lines around changes: 3 unless told.
    DiffTask.counts_only
      Whether to leave the hunks out.
    DiffTask.limit
      How many files: 100 unless told, 1,000 at most.
    DiffTask.paths
      Only these files, and what is in these folders, from the root of the repository.
    DiffTask.unified
      Whether to give the difference as a patch, too.
    DiffTask.whitespace
      Which differences in white space count: all of them unless told.
    DiffTask.words
      Whether to mark the words that changed within a line; it is done unless told otherwise.
    DoctorCheck
      One thing that was looked at.
    DoctorCheck.Name
      What can be looked at.
    DoctorCheck.Name.configuration
      The installation's `config.toml`, where there is one.
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
    DoctorCheck.Name.sandbox
      What shuts gates into their workspace, where they ask for it.
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
    EffectiveGateList
      Gates in the order in which they count.
    EffectiveGateList.Shadowed
      A gate that does not count, because one further up has its name.
    EffectiveGateList.Shadowed.by
      The gate that counts.
    EffectiveGateList.shadowed
      Mistakes: they are to be renamed.
    EffectiveGateList.untrusted
      Those of the gates that do not run before a person trusts their commands.
    EndedBy
      What ended a round.
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
    ExportDocument.file_views
      Who has looked at which files.
    ExportDocument.format
      Always `overseer`.
    ExportDocument.gates
      The gates that were added by hand.
    ExportDocument.reviewer_jobs
      The orders to agents to review.
    ExportDocument.reviews
      Every round of every task.
    ExportDocument.schema
      The layout of the database that it comes from.
    ExportDocument.task_vcs
      The ref that each task has or had.
    ExportDocument.tasks
      Every task, archived ones as well, parents before their children.
    ExportDocument.tokens
      The tokens that were made, as the log tells of them too. Without their secrets, which are in no document: where it
      is imported, none of them lets anybody in.
    ExportDocument.version
      The version of this format: `1`.
    Feedback
      All that a round has to say to whoever mends what was found: as JSON, and as terse Markdown that says the same.
    Feedback.revision
      The present head; null in a round without own revisions.
    FeedbackComment
      A thread of comments with the code that it is about.
    FeedbackComment.Present
      Where a comment belongs now, and what stands there.
    FeedbackComment.Present.quote
      The text of the lines, with their line ends.
    FeedbackComment.place
      Where it was written.
    FeedbackComment.present
      Where it belongs at the present revision.
    FeedbackComment.quote
      The text of the lines as they were reviewed, with their line ends.
    FeedbackComment.revision
      The head that was looked at.
    FeedbackComment.suggestion
      What is to stand instead of the lines.
    FileDiff
      What changed within one file.
    FileDiff.authors
      Who wrote the added lines, in order, as far as notes on the commits (`refs/notes/ai`) say it.
    FileDiff.hunks
      Empty where there is no text to compare: a binary file, a change of the mode alone.
    FileView
      That somebody has looked at a file of a task's change. It counts as long as the hunks of the file are those.
    FileView.hunks_digest
      The SHA-256 of the file's hunks without their line numbers: 64 hexadecimal digits.
    FileView.name
      The name of whoever looked, for people.
    FileView.path
      The file at the revision that was looked at.
    FileView.principal
      Who looked: `Principal/identity`.
    FileView.revision
      The head that was looked at.
    ForceCompleteTask
      Completes a task without an approved review, for a reason that is kept.
    ForceCompleteTask.reason
      Why no review was needed.
    ForceCompleteTask.result
      Markdown that says what came of it.
    GarbageReport
      What a collection cleared away, or would.
    GarbageReport.Kept.reason
      Why.
    GarbageReport.Kept.ref_name
      The branch or bookmark.
    GarbageReport.Ref.ref_name
      The branch or bookmark.
    GarbageReport.Ref.workspace_path
      The workspace that goes with it.
    GarbageReport.applied
      Whether it was done; otherwise this is what would be.
    GarbageReport.kept
      The refs that could not be archived.
    GarbageReport.pins
      The pins that are removed.
    GarbageReport.refs
      The refs that are archived: their commits stay pinned for 90 days.
    Gate
      A command that has to succeed before a review goes on.
    Gate.Checkout
      Where the command runs.
    Gate.Checkout.clean
      In a checkout of the revision that holds nothing else.
    Gate.Checkout.workspace
      In the folder in which the task is worked on.
    Gate.Source
      Where a gate is written down.
    Gate.Source.database
      Added by a person, on the command line or in the interface.
    Gate.Source.file
      `.overseer/gates.toml`.
    Gate.Source.front_matter
      The front matter of a task's context.
    Gate.cache
      Whether a pass for an equal tree, command and environment is taken over.
    Gate.command
      What `/bin/sh -c` gets.
    Gate.max_pending_secs
      How long a gate may stay Pending, in seconds.
    Gate.max_retries
      How many attempts there are; 1 at least.
    Gate.name
      Unique in its scope.
    Gate.network
      Whether the command may use the network; only a sandbox can keep it from doing so.
    Gate.pass_env
      Names of further environment variables that the command sees.
    Gate.paths
      The gate is only for changes that touch a matching file; for every change where the list is empty.
    Gate.poll_interval_secs
      How long after a run that ended as Pending the next one starts, in seconds.
    Gate.required
      Whether a review waits for it.
    Gate.setup
      What prepares a clean checkout.
    Gate.timeout_secs
      How long one run may take, in seconds.
    GateFailure
      A gate that failed, with what it printed.
    GateFailure.escalated
      Whether no attempt is left.
    GateFailure.exit_code
      null where the command was ended by a signal or ran out of time.
    GateFailures
      What the agent gets when gates fail.
    GateFailures.action_required
      What the agent is to do now.
    GateFailures.escalated_to_human
      Whether a person has to decide first.
    GateLog
      A piece of what the run of a gate has printed.
    GateLog.is_complete
      Whether nothing comes after this.
    GateLog.next
      What to give as `offset` for the next piece.
    GateLog.result
      The result as it is now.
    GateLog.text
      Both streams in the order of their lines. Bytes that are not UTF-8 are U+FFFD.
    GateResult
      What became of a gate for one revision.
    GateResult.Status.escalated
      Failed, or timed out, with no attempt left.
    GateResult.Status.not_applicable
      The change touches nothing that the gate is about.
    GateResult.Status.pending
      The command said that it does not know yet; it is asked again.
    GateResult.Status.timeout
      A run took too long, or the gate was Pending for too long.
    GateResult.Status.void
      Says nothing about the revision: files were changed under the run, or its round ended before it did.
    GateResult.Status.waived
      A person does without it.
    GateResult.VoidCause
      Why a run says nothing.
    GateResult.VoidCause.ended
      Its round ended, or left its tree behind, before it did.
    GateResult.VoidCause.interrupted
      The process that ran it is gone.
    GateResult.VoidCause.working_copy
      Files were changed under it, or it changed them.
    GateResult.attempt
      Counted from 1 over the rounds of the task.
    GateResult.cached_from
      The result whose pass was taken over.
    GateResult.command
      The command as it was run.
    GateResult.flaky
      Whether it passed what had failed before, on an equal tree.
    GateResult.log_path
      The file with all of the output; null where nothing ran.
    GateResult.reason
      Why it was waived, does not apply or says nothing.
    GateResult.revision
      The head that it looked at; null in a round without own revisions.
    GateResult.stderr
      The first and the last 32 KiB.
    GateResult.stdout
      The first and the last 32 KiB.
    GateResult.tree
      The tree of that revision: all that the command saw of it.
    GateResult.untracked_files
      Files that the run left behind.
    GateResult.void_cause
      null where the result is not Void.
    GateScope
      What a gate counts for: every task of a repository, or a task and all below it.
    GateScope.Kind
      The two kinds as they are written in JSON.
    GateTrustedPayload.names
      What the trusted commands are called.
    GateTrustedPayload.sha256
      The digests of their texts, in the order of the names.
    GetActiveHelp
      Gives the open request for help of a task; null where there is none.
    GetActiveReview
      Shows the review that is under way for a task.
    GetAgentReview
      Shows how far the review of a task by an agent is.
    GetAgentReview.task_id
      The task, whose last job is given; either this or the job.
    GetAgentReviewResult
      Shows what an agent said of a task, once its review is done.
    GetAgentReviewResult.task_id
      The task, whose last job is given; either this or the job.
    GetComment
      Shows a comment as it was written.
    GetCurrentRepo
      Gives the repository that a call is about where it names none: the one that is set for it, else the one that the
      folder belongs to from which it comes. Null where there is none.
    GetCurrentTaskVcs
      Gets the ref of the task that the call comes from: the one whose ref is checked out in its folder.
    GetEffectiveGates
      Gives the gates that count for a task where it stands now: those of its repository, its milestone, its task and
      its own, with those of files and front matter.
    GetFeedback
      Gives all that a review has to say to whoever mends what was found: gates that failed, and every thread that is
      not resolved, of all rounds, with the code as it was reviewed and as it is now.
    GetFeedback.resolved
      Whether to give threads that are resolved as well.
    GetHealth
      Tells whether the database answers, how far its log reaches, and which server of the installation runs. It answers
      where the database does not.
    GetHealth.Answer
      How an installation is.
    GetHealth.Answer.last_seq
      The seq of the last event, 0 in an empty log; null where the database does not answer.
    GetHealth.Answer.last_write_age_seconds
      Whole seconds since the last event was recorded; null where there is none.
    GetHealth.Answer.last_write_at
      When the last event was recorded; null where there is none.
    GetHealth.Answer.ok
      Whether the database answers.
    GetHealth.Answer.problem
      Why the database does not answer; null where it does.
    GetHealth.Answer.schema
      The number of the database's layout; null where the database does not answer.
    GetHealth.Answer.server
      The server of this installation; null where none runs.
    GetHealth.Answer.version
      The version of the program that answers.
    GetHelp
      Gives a request for help.
    GetInheritedLearnings
      Gives what a task can build on: its own learnings, those of its parent and of its milestone, without retired ones.
    GetLatestReview
      Gives the last review of a task, under way or ended; null where it was never submitted.
    GetRepo
      Gives a repository.
    GetRepoByPath
      Gives the repository that a folder belongs to: the nearest registered one at or above it, or the one whose
      worktree or workspace it is; null where there is none.
    GetRepoByPath.path
      The folder, or a file in it; it need not exist any more.
    GetReview
      Shows a review: one round of judging a task.
    GetTask
      Gives a task with its context, learnings, question, claim and children.
    GetTaskProgress
      Counts how far a repository, or what is below a task, has come. Archived tasks are not counted.
    GetTaskProgress.repo_id
      The repository; the caller's where it is left out, all where there is none.
    GetTaskProgress.root
      Count what is below this task.
    GetTaskStack
      Shows the stack that a task is part of: base, head and counts of each layer, and whether it has to be restacked.
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
    GetTaskVcs
      What is recorded of a task's ref: null for a task that never had one.
    GetTasks
      Gives tasks by their ids, in that order, wherever they are, archived or not. Those that there are not are left
      out.
    GetTasks.ids
      Up to 100.
    GetVcsStatus
      Shows how a task stands in version control: ref, base, drift, and what is not committed.
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
    GrantTrust
      Trusts commands of a repository: exactly these, until they or a script that they name change by a byte.
    GrantTrust.repo_id
      The repository; the one that the call comes from where it is not given.
    GrantTrust.sha256
      The digests of the commands, as `trust.list` gave them: what has changed since is not trusted.
    GrantTrust.task_id
      The task with whose scripts the commands were listed.
    HelpRequest
      A question of an agent to a person. The task waits until it is answered and resumed.
    HelpRequest.Category
      What kind of help is needed.
    HelpRequest.chosen_option
      The place of the chosen option in `suggested_options`, counted from 0.
    HelpRequest.from_status
      The status that the task goes back to.
    HookFailedPayload.error
      Why it failed.
    HookFailedPayload.event_seq
      The event that the hook was run for.
    HookFailedPayload.exit_code
      What it ended with; null where it did not end by itself.
    HookFailedPayload.hook
      What the hook is called.
    Hunk
      Changes that stand close together, as they are shown.
    Hunk.new_start
      The number of the first line in the new file, likewise.
    Hunk.old_start
      The number of the first line in the old file, from 1. Where the hunk has no old lines that of the line before it,
      which is 0 at the beginning of the file, as git prints it.
    Hunk.section
      The nearest line above the hunk that looks like the head of a function, at most 80 bytes of it.
    HunkLine
      A line of a hunk, as it is shown.
    HunkLine.Mark
      A stretch of a line that changed, in UTF-16 code units of its text, the end not included.
    HunkLine.marks
      The words that changed, in order and apart from each other; empty where the line has no similar counterpart.
    HunkLine.moved
      The moved block to which the line belongs. The same number stands where the block was removed and where it was
      added.
    HunkLine.new_line
      The number of the line in the new file, from 1; nil for a removed line.
    HunkLine.no_newline
      Whether the file ends with this line and has no newline there.
    HunkLine.old_line
      The number of the line in the old file, from 1; nil for an added line.
    HunkLine.text
      The line without its terminator; a `\r` is kept, and what is not UTF-8 is U+FFFD. Of context lines, which may
      differ in white space that does not count, that of the new file.
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
    InboxItem
      Something that waits for a person.
    InboxItem.Kind.conflict
      A task conflicts with what it should stand on.
    InboxItem.Kind.drift
      What a task stands on has moved.
    InboxItem.Kind.gates_escalated
      Gates failed with no attempt left.
    InboxItem.Kind.help
      An agent has asked.
    InboxItem.Kind.review
      A person's verdict is all that a review is missing.
    InboxItem.Kind.reviewer_failed
      The agent that should review failed at its last try.
    InboxItem.Kind.stale_claim
      An agent began a task and does not go on with it.
    InboxItem.Kind.untrusted_commands
      A repository wants to run what nobody has trusted.
    InboxItem.command
      What to type.
    InboxItem.since
      Since when it waits.
    InboxItem.task_id
      null where it is about the repository.
    InboxItem.title
      The title of the task, of a request for help the question.
    InboxItem.unblocks
      How many open tasks wait for it, directly or because one above them does.
    InheritedLearnings
      The learnings that a task works with: its own first, then those of its parent and its milestone. Retired ones are
      left out.
    Instant
      A moment in whole milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 UTC: `2026-02-05T08:06:12.345Z`.
    LandPayload
      That a task's revisions came onto the default branch, or were taken off it again.
    LandPayload.branch
      The default branch.
    LandPayload.from
      Where the branch stood.
    LandPayload.to
      Where it stands now.
    LandReport
      What a land did.
    LandReport.branch
      The default branch, and the commits that it went from and to.
    LandReport.landed
      The refs of the tasks that landed, bottom-up.
    LandReport.left
      The tasks that should follow and could not, as their workspaces have uncommitted changes; they drift.
    LandReport.restacked
      The tasks that stood on these and have followed.
    LandReport.results
      What each gate said last of the trees that landed, bottom-up.
    LandTask
      Puts a Completed task's approved revision onto the default branch. What stood on it follows, as far as no
      workspace with uncommitted changes is in the way.

      Its gates have to hold for the very tree that the branch comes to have: what has not passed for that runs first,
      in a checkout of it, and where something fails nothing moves. A gate that a person did without in the review is
      done without here too. A task that a person has completed by force lands as it was then, without gates.

      A task above unlanded work is refused, unless the whole stack below it lands with it. `vcs.undo` takes it back.
    LandTask.stack
      Whether everything below the task that has not landed lands with it, bottom-up.
    LandTask.style
      How: `rebase` where it is not said, which is a fast-forward wherever that is possible.
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
    LeftFile
      An untracked file that the run of a gate has left behind. A later submit leaves it out, as long as nobody changed
      it.
    LeftFile.path
      From the root of the checkout.
    LeftFile.sha256
      Of its content, in 64 small hexadecimal digits.
    LineAuthorship
      Lines of a file that one author wrote, as a note on a commit says it.
    LineAuthorship.agent
      Null for a person.
    LineAuthorship.human
      The person, with the name and address that the note gives; null for an agent, and where the note does not say it.
    LineAuthorship.kind
      Who wrote them.
    LineAuthorship.line_end
      The last line.
    LineAuthorship.line_start
      The first line on the new side, counted from 1.
    ListComments
      Lists the comments of all rounds of a review's task, oldest first, each where it belongs at a revision.
    ListComments.revision
      The head at which they are to be placed, any of the round; the present one unless told.
    ListComments.unresolved
      Whether to leave out the threads that are resolved.
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
    ListGateResults
      Lists what the gates have said of a review, oldest first.
    ListGates
      Lists the gates of a repository, or of one task alone: those that were added, then those of files or front matter.
    ListGates.repo_id
      The repository; the one that the call comes from where it is not given.
    ListGates.task_id
      The task whose own gates are listed instead of those of the repository.
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
    ListInbox
      Lists what waits for a person, over all repositories unless one is named: first what most waits for, then by
      priority, then the oldest.

      What cannot be read, as a repository whose folder is gone, is left out. Of the tasks that may have drifted the 100
      most urgent are looked at.
    ListInbox.limit
      How many: 100 unless told, 1,000 at most.
    ListInbox.repo_id
      Only of this repository.
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
    ListReviews
      Lists the reviews of a task, the first round first.
    ListReviews.after
      The last review of the page before.
    ListReviews.limit
      How many: 100 unless told, 1,000 at most.
    ListTaskVcs
      The refs of a repository's tasks, by the ids of the tasks.
    ListTaskVcs.after
      The task of the last ref received.
    ListTaskVcs.archived
      Also those that are archived.
    ListTaskVcs.limit
      At most so many, 1 to 1,000; 100 where it is not given.
    ListTaskVcs.repo_id
      The repository; the one that the call comes from where it is not given.
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
    ListTokens
      Lists the tokens that let somebody in, oldest first. The installation's own, which stands in its file, is none of
      them.
    ListTokens.after
      The id of the last token of the page before.
    ListTokens.all
      Revoked ones as well, and those that came with an imported document, which brings no secrets.
    ListTokens.limit
      How many: 100 unless told, 1,000 at most.
    ListTrust
      Lists the commands that a repository wants to run on this machine, and whether they are trusted.
    ListTrust.repo_id
      The repository; the one that the call comes from where it is not given.
    ListTrust.task_id
      Only what this task waits for, with the scripts as it has changed them in its checkout.
    MarkViewed
      Takes note that the caller has looked at files of a review. A mark counts as long as the file's hunks are the
      same, wherever they stand: it outlives a restack and ends with the next real change.
    MarkViewed.ViewedFiles.unviewed
      The changed files that the caller has not seen as they are there, in order.
    MarkViewed.ViewedFiles.viewed
      The caller's marks that count at the revision, in the order of the paths.
    MarkViewed.paths
      The files to mark, and what is in these folders; all unless told. An empty list marks nothing and only asks.
    MarkViewed.revision
      The head that was looked at, any of the round; the present one unless told.
    MergeConflict
      A file that both sides changed so that only a person can tell what is meant.
    MergeConflict.ancestor
      The content before, on the base's side and on the change's side; null where the file was not there.
    MoveComment
      Puts a thread of comments where it belongs at the present revision of its task, by hand. From then on it is
      followed from there.
    MoveComment.file_path
      The file at the present revision; null for the round as a whole.
    MoveComment.id
      The first comment of the thread.
    MoveComment.line_end
      The last line, itself included; null for the line `line_start` alone.
    MoveComment.line_start
      The first line, counted from 1; null for the file as a whole.
    MoveComment.side
      Right, what is there now, unless said otherwise.
    NewComment
      A comment as somebody hands it in.
    NewComment.file_path
      null for the round as a whole, and in a reply, which stands where its thread does.
    NewComment.in_reply_to
      Any comment of the thread that this one goes into.
    NewComment.line_end
      null for the line `line_start` alone.
    NewComment.line_start
      Counted from 1; null for the file as a whole.
    NewComment.severity
      Of a reply, nit unless said otherwise; else should.
    NewComment.side
      Right unless said otherwise.
    NewComment.suggestion
      What is to stand instead of the lines.
    NextReadyTask
      Gives the task to work on next, in its context; null where none is ready. It only looks.
    NextReadyTask.milestone
      Only tasks of this milestone.
    NextReadyTask.repo_id
      The repository; the caller's where it is left out, all where there is none.
    OverseerError.Code
      The closed list of what can be wrong.
    PathPattern
      A pattern for paths inside a repository: `src/**`, `**/*.swift`, `docs/?.md`.

      It describes the whole path from the root of the repository. `*` stands for any characters of one name, `?` for
      one character, `**` as a whole name for any number of folders, at the end for all that lies below. `src/` is
      `src/**`. Every other character stands for itself.
    PlacedComment
      A comment, and where it belongs at the revision that was asked for.
    PlacedComment.port
      Where it belongs, and how surely.
    PlacedComment.quote
      The text of the lines there, with their line ends; null where there are none.
    PortLines
      Finds where lines of a file at one revision are at another: for comments, bookmarks of an editor and the like.

      The lines of the left side are those of the base: they follow from the base of the one revision to that of the
      other. A revision starts from its merge base with the default branch if it is not on that branch, else from its
      first parent.
    PortLines.from
      The revision at which the lines are known.
    PortLines.from_base
      What `from` starts from, for the left side, where that is not found by the rule.
    PortLines.line_end
      The last line, itself part of the range; without one it is the first.
    PortLines.line_start
      The first line, counted from 1; without one it is about the whole file.
    PortLines.path
      The file at the revision at which the lines are known, from the root of the repository.
    PortLines.repo_id
      The registered repository; the one that the call comes from where it is nil.
    PortLines.side
      The right side, the revision itself, unless told.
    PortLines.to
      The revision at which they are looked for.
    PortLines.to_base
      What `to` starts from, likewise.
    PortStatus
      How surely a comment of another revision stands where it is shown.
    PortStatus.edited
      On the text that the commented one has become.
    PortStatus.exact
      On the very text that it was written on.
    PortStatus.moved
      On the same text at another place, where the change added it.
    PortStatus.orphaned
      The text is gone; the place is where it was deleted.
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
    ReadGateLog
      Reads what the run of a gate has printed, a piece at a time; also while it runs.
    ReadGateLog.offset
      Where to begin, in bytes: `next` of the piece before; 0 unless told.
    ReadReviewFile
      Reads lines of a file as a review has it, on either side of the change.
    ReadReviewFile.FileText.binary
      Whether it is text at all: of a binary file and a submodule nothing is read.
    ReadReviewFile.FileText.blob
      The name of the whole content; of a submodule the name of its commit.
    ReadReviewFile.FileText.line_start
      The first line of `text`, counted from 1.
    ReadReviewFile.FileText.lines
      How many lines the whole file has.
    ReadReviewFile.FileText.next
      What to give as `line_start` for the next page; null on the last one.
    ReadReviewFile.FileText.revision
      The head, or on the left side the base.
    ReadReviewFile.FileText.text
      The lines, with their line ends. Bytes that are not UTF-8 are U+FFFD.
    ReadReviewFile.limit
      How many lines: 1,000 unless told, 10,000 at most.
    ReadReviewFile.line_start
      The first line, counted from 1: the first of the file unless told.
    ReadReviewFile.path
      The file on that side, from the root of the repository.
    ReadReviewFile.revision
      The head that is looked at, any of the round; the present one unless told.
    ReadReviewFile.side
      Right, what is there now, unless said otherwise.
    Readiness.Obstacle
      Why a task is not offered.
    Readiness.Reason
      Why a task is offered.
    ReadyTask
      A task that is offered, with why.
    ReadyTask.gates
      What became of the gates in that round, oldest first, with the output left out.
    ReadyTask.review
      The round that is under way, else the last one; null before the first submit.
    ReadyTask.vcs
      Its ref, its commits and its workspace; null before it has a ref.
    RefMovedPayload.from
      Where the ref stood.
    RefMovedPayload.to
      Where it stands now.
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
    RemoveGate
      Removes a gate that was added by hand, and gives what it was. Its results stay.
    RemoveWorkspace
      Removes a task's own workspace and keeps its ref. Ignored files in it go; a workspace with anything else that is
      not committed is left alone, and refused.
    RemoveWorkspace.generation
      The generation of the claim that the caller believes in.
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
    RequestChanges
      Asks for changes: the round ends, and the task is worked on again. The comments go out with it.
    RequestChanges.comments
      What is to be said of files and lines.
    RequestChanges.learn
      What is worth remembering, kept as a learning of the task.
    RequestChanges.revision
      The head that was looked at; null in a round without own revisions.
    RequestChanges.summary
      What is to be changed.
    RequestHelp
      Asks a person for help. The task waits, in AwaitingHuman, until it is answered and resumed.
    RequestHelp.reason
      What is needed and why, at most 64 KiB of Markdown.
    RequestHelp.suggested_options
      Answers to choose from, at most 20 of one line each.
    RerunGates
      Runs the gates that failed for good once more, with attempts counted from 1, and gives the review as it is then.
    RerunGates.wait
      Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
      the server of the installation.
    ResolveComment
      Settles a thread of comments, at its first one.
    ResolveID
      Finds what a person means by an id: the whole of it, or any unique end of 4 or more characters; of a repository
      also its name. An end that fits several is a `conflict` with `details.candidates`.

      A whole id is given back as it is, whether or not there is such a thing.
    ResolveID.Found
      The one thing that is meant.
    ResolveID.Found.id
      The whole id.
    ResolveID.Kind
      What is looked for.
    ResolveID.Kind.task
      A milestone, a task or a subtask.
    ResolveID.text
      The id or the end of it, in upper or lower case.
    ResolveRevision
      Finds the commit that a name stands for.
    ResolveRevision.Resolution.change_id
      jj's name of the change that the commit belongs to; null in git.
    ResolveRevision.Resolution.commits
      Every commit that the name stands for, which is this one: a divergent change is refused, naming all of its.
    ResolveRevision.repo_id
      The registered repository; the one that the call comes from where it is nil.
    ResolveRevision.revision
      A branch, a tag, a commit or the beginning of one, `HEAD~2`; in a repository of jj also a bookmark, a change or
      the beginning of one, and `@`.
    RespondToHelp
      Answers a request for help. The answer is part of what `tasks.get` gives from then on.
    RespondToHelp.chosen_option
      The place of the chosen option in `suggested_options`, counted from 0.
    RespondToHelp.response
      The answer in words, at most 64 KiB of Markdown.
    RestackTask
      Moves a task, and what stands on it, onto their present bases: all of it, or nothing where a layer conflicts or a
      workspace has uncommitted changes.
    RestackTask.generation
      The generation of the claim that the caller believes in.
    ResumeTask
      Lets a task go on from where it was, after its request for help was answered.

      What was decided about its review meanwhile takes effect now; gates that have to be run first are run by the call.
    ResumeTask.wait
      Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
      the server of the installation.
    RetireLearning
      Takes a learning out of use: it is no longer handed on, found or copied to a parent.
    Review
      One round of judging a task: from a submit to approval, or to a request for changes.

      At most one round of a task is active. Its status only changes by `applying(_:by:given:)`.
    Review.agent_completed_at
      null where the round has no agent phase.
    Review.base_commit
      The base of the present revision.
    Review.forced
      Whether a person completed the task without this round having come to its end.
    Review.gates_restarted_at
      When a person last did without gates or had them run again: attempts count from 1 since.
    Review.head_commit
      The head of the present revision.
    Review.revisions
      The states of the change since the submit, oldest first; empty in a round without own revisions.
    Review.round
      Counted from 1.
    Review.summary
      Why it ended.
    Review.ungated
      Whether it went on although no gate had anything to say.
    Review.verdicts
      In the order in which they were given.
    ReviewComment
      Something said about a round, a file or lines of it. What it says never changes; it can be resolved, and moved by
      hand.
    ReviewComment.Anchor
      Where it was written. It never changes: where the comment belongs now is found from here.
    ReviewComment.Anchor.blob
      The content of the file; null for a comment on the round, or on what has no content.
    ReviewComment.Anchor.quote
      The text of the lines, with their line ends; null where there are none.
    ReviewComment.Anchor.revision
      The head that was looked at; null in a round without own revisions.
    ReviewComment.Move
      Where a person has put it.
    ReviewComment.file_path
      null for the round as a whole.
    ReviewComment.in_reply_to
      The comment that opened the thread; null for that one itself.
    ReviewComment.line_start
      Counted from 1; null for the file as a whole.
    ReviewComment.moved
      null where nobody has moved it.
    ReviewComment.suggestion
      What is to stand instead of the lines, with its line ends.
    ReviewNews
      What there is to do about a review.
    ReviewNews.Reason.comment
      Somebody waits for an answer.
    ReviewNews.Reason.ended
      The round ended without a verdict: it was withdrawn, or the task cancelled.
    ReviewNews.Reason.human
      A person has to decide.
    ReviewNews.Reason.timed_out
      Nothing happened in time.
    ReviewNews.comments
      The comments to answer, oldest first.
    ReviewNews.review
      The last round.
    ReviewPhase
      The parts of a review in which somebody judges.
    ReviewRevision
      A state of the change under review.
    ReviewRevision.head_commit
      What names the revision.
    ReviewRevision.kind
      What it did to the one before, in this round or the last. The first of all is Rework.
    ReviewStatus
      Where a review stands.
    ReviewStatus.gates_escalated
      A person has to run the gates again, or to do without what failed.
    ReviewerFailedPayload.error
      Why this try failed.
    ReviewerJob
      The order to let an agent review a revision, and what became of it.
    ReviewerJob.Status.done
      The agent has given its verdict.
    ReviewerJob.Status.failed
      No try is left.
    ReviewerJob.Status.queued
      Waits for its first run, or for the next after one that failed.
    ReviewerJob.error
      Why the last run failed.
    ReviewerJob.finished_at
      When the job came to its end: with a verdict, or with no try left.
    ReviewerJob.revision
      The head to look at.
    ReviewerJob.started_at
      When the last run began.
    ReviewerJob.tries
      How many runs have begun.
    ReviewerResult
      A job with what came of it.
    ReviewerResult.comments
      What was said with the verdict.
    ReviewerResult.verdict
      null unless the job is done.
    RevokeToken
      Revokes a token: from now on it lets nobody in. To revoke it again changes nothing.
    RunDoctor
      Examines the installation and gives what is in order, what is not, and how to mend it. It changes nothing.
    ScriptExecutedPayload
      A script that an agent had run.
    ScriptExecutedPayload.Outcome
      How a script ended.
    ScriptExecutedPayload.Outcome.failed
      It threw something, is no script, or went beyond a limit.
    ScriptExecutedPayload.calls
      How many operations it called.
    ScriptExecutedPayload.client
      What the program that sent it calls itself.
    ScriptExecutedPayload.code_sha256
      The digest of the script's text.
    ScriptExecutedPayload.ms
      How long it ran.
    SearchHit
      A place that a search found.
    SearchHit.excerpt
      The words around the place.
    SearchHit.id
      The id of the task, the learning or the comment.
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
      Finds tasks, learnings and comments that hold all the words, best first.
    SearchTasks.all_repos
      Search in every repository.
    SearchTasks.limit
      How many: 100 unless told, 1,000 at most.
    SearchTasks.repo_id
      The repository; the caller's where it is left out, all where there is none.
    SearchTasks.text
      The words; the last one may be unfinished.
    ServerAddress
      Where the server of an installation is to be found, as it says itself in the installation's folder.
    ServerAddress.process_started
      When its process was started, in the system's own measure.
    ServerAddress.url
      `http://127.0.0.1:4820`, without a path.
    ServerAddress.version
      The version of the program.
    SetTaskStatus
      Sets the status of a task by hand. It must leave every invariant true.
    StackAct.Landing
      How layers come onto a branch.
    StackAct.Landing.merge
      As they are, under a merge commit.
    StackAct.Landing.rebase
      Their commits, on top of the branch.
    StackAct.Landing.squash
      One commit a layer.
    StartAgentReview
      Has the reviewer of the repository judge what is under review of a task, and waits for it. Where that is under way
      already, the present job is given as it stands.
    StartTask
      Ensures that the caller works on a task: takes or keeps the claim, moves a Pending task and its Pending ancestors
      to InProgress, and sees to it that the task has a ref and a checkout with it.

      Calling it again keeps what is there and makes what is missing. In planning mode there is nothing to check out.
    StartTask.base
      The revision that the task is to stand on instead of what the tasks around it give. For a person, and before the
      task has a ref.
    StartTask.workspace
      Where to work; where it is not said, a task that has a workspace keeps it, a person works in place and an agent in
      a workspace of the task's own.
    SubmitReport
      What came of a submit.
    SubmitReport.gate_failures
      What to mend; null where no gate failed.
    SubmitReport.job
      The agent review that ran; null where none is set up, or the round has not come to it.
    SubmitReport.left_out
      Files that gate runs have left behind, and that stayed out of the commit.
    SubmitReport.results
      What its gates have said, oldest first.
    SubmitReport.review
      The round as it stands now.
    SubmitTask
      Hands a task in: commits what is in its workspace, opens a new round of review, and runs its gates.

      A round that is under way is superseded. Nothing is committed where a gate is not trusted, or cannot be read.
      Unless told otherwise, the call waits until the gates have decided, or only those are left that do not know yet.
    SubmitTask.allow_empty
      Whether a revision that changes nothing may be submitted.
    SubmitTask.generation
      The generation of the claim that the caller believes in.
    SubmitTask.message
      The message of the commit; where it is not given it is made of the task.
    SubmitTask.result
      Markdown that says what came of the task.
    SubmitTask.wait
      Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
      the server of the installation.
    SubscribeEvents
      Gives events as they happen, each once and in order; with `after` first those that have happened since.

      Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
    SubscribeEvents.after
      The seq of the last event that the caller has; without it only new events are given.
    SubscribeEvents.sources
      The surfaces through which something happened.
    SubscribeEvents.types
      Names of event types, as `TaskCreated`.
    SuggestionAppliedPayload.rev
      The commit that was made.
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
    TaskInContext.gates
      What became of the gates in that round, oldest first, with the output left out.
    TaskInContext.help_request
      The open or last answered question of the task.
    TaskInContext.review
      The round that is under way, else the last one; null before the first submit.
    TaskInContext.vcs
      Its ref, its commits and its workspace; null before it has a ref.
    TaskKind
      Where a task may stand in the hierarchy. The prefix of its id says the same.
    TaskProgress
      How far a repository or a subtree is. Archived tasks are not counted.
    TaskRestackedPayload.from_base
      The base before.
    TaskRestackedPayload.from_head
      The head before; null where there was none.
    TaskStack
      The stack that a task is part of, from the default branch to what stands on it.
    TaskStack.Layer
      One task of the stack.
    TaskStack.Layer.added
      Lines that they add.
    TaskStack.Layer.base
      The commit that its revisions stand on now.
    TaskStack.Layer.commits
      How many commits lie between base and tip.
    TaskStack.Layer.conflicted
      Whether jj has recorded a conflict at the tip, or a restack would conflict.
    TaskStack.Layer.description
      The title of the task.
    TaskStack.Layer.drift
      Whether the base is no longer what the tasks around it give; `vcs.restack` brings it there.
    TaskStack.Layer.files
      Files that they change.
    TaskStack.Layer.head
      What was submitted last, else where its ref stands.
    TaskStack.Layer.landed
      Whether its revisions are on the default branch.
    TaskStack.Layer.ref_name
      The branch or bookmark; null where the task has no ref.
    TaskStack.Layer.removed
      Lines that they remove.
    TaskStack.Layer.review
      Where its last round of review stands; null before the first submit.
    TaskStack.Layer.stands_on
      The tasks whose heads it has to stand on; none for the default branch.
    TaskStack.Layer.status
      Where the task is in its life.
    TaskStack.Layer.tip
      Where its ref stands; null where it is gone.
    TaskStack.Layer.workspace_path
      The folder of its own checkout; null where it has none.
    TaskStack.branch
      The default branch, and its tip.
    TaskStack.layers
      Bottom-up: a layer comes after all that it stands on.
    TaskStack.task_id
      The task that was asked for.
    TaskStatus
      The status of a task as every surface writes it. `Lifecycle` is the same with its evidence.
    TaskSubmittedPayload.review_id
      The round that the submit opened.
    TaskTree
      A task and everything below it.
    TaskVcs
      What version control knows of a task: its ref, the commits between which its revisions lie, and its workspace.

      The commits are those of the last act of Overseer on the task; the ref itself may have moved on since, and is read
      afresh wherever it matters.
    TaskVcs.archived_at
      Since when the ref is gone and its commits are only pinned; null while it is there.
    TaskVcs.base_commit
      The commit that the task's revisions stand on.
    TaskVcs.change_id
      What names the work through all its rewrites: jj's change id; with git the name of the branch.
    TaskVcs.head_commit
      The last submitted revision; null before the first submit.
    TaskVcs.landed_at
      When its revisions came onto the default branch; null before.
    TaskVcs.ref_name
      The branch or bookmark: `refName(of:)`.
    TaskVcs.start_commit
      The base when the task was first started.
    TaskVcs.vcs_type
      The backend; never `None`.
    TaskVcs.workspace_path
      The folder of the task's own checkout; null where the work is done in the repository's own.
    TaskVcsStatus
      How a task stands in version control at this moment.
    TaskVcsStatus.authorship
      Who wrote the lines that are added between base and tip; null where no commit has a note on it.
    TaskVcsStatus.base
      The commit that the revisions stand on, also where somebody has rebased by hand.
    TaskVcsStatus.commits
      How many commits lie between base and tip.
    TaskVcsStatus.conflicted
      Whether jj has recorded a conflict at the tip.
    TaskVcsStatus.drift
      Whether the two differ; `vcs.restack` brings them together.
    TaskVcsStatus.rule
      The commit that they have to stand on, and the task whose head that is; null for the default branch.
    TaskVcsStatus.tip
      Where the ref stands; null where it is gone.
    TaskVcsStatus.unsubmitted
      How many of them were not submitted.
    TaskVcsStatus.vcs
      What is recorded.
    TaskVcsStatus.workspace
      The checkout that the task is worked on in; null where no checkout has its ref.
    TokenPayload.token
      The token without its secret.
    TokenScope
      What a token is for.
    TokenScope.harness
      Stands for a coding agent: everything but what only a person may do.
    TokenScope.human
      Stands for a person: everything a person may do.
    TokenScope.read_only
      Reads and changes nothing.
    TreeReply
      One tree where a root was named, else all trees.
    UnarchiveTask
      Brings an archived task back into lists and search, with its ref where its commits are still kept. Its workspace
      is made anew when it is started.
    UnblockTask
      Takes a blocker away from a task. Taking away one that is not there changes nothing.
    UnblockTask.by
      The task it need not wait for any more.
    UndoLast
      Takes the last restack or land of a repository back: every ref goes to where it was, as long as none has moved on.
    UndoLast.repo_id
      The repository; the one that the call comes from where it is not given.
    UndoReport
      What was taken back.
    UndoReport.kind
      What it was.
    UndoReport.tasks
      The tasks whose refs went back.
    UnregisterRepo
      Forgets a repository that has no tasks, and gives what it was. Its folder stays as it is.
    UpdateGate
      Changes a gate that was added by hand. What is left out stays as it is; null gives what counts unless told.
    UpdateGate.cache
      Whether a pass counts again for the same files.
    UpdateGate.checkout
      Where it runs.
    UpdateGate.command
      What `/bin/sh -c` gets: one line.
    UpdateGate.max_pending_secs
      How many seconds it may not know: 1 to 2,592,000.
    UpdateGate.max_retries
      How many attempts there are: 1 to 100.
    UpdateGate.name
      1 to 64 letters, digits, `-`, `_` and `.`.
    UpdateGate.network
      Whether a sandbox has the network.
    UpdateGate.pass_env
      Names of further environment variables that the command sees.
    UpdateGate.paths
      Patterns: only changes that touch a matching file.
    UpdateGate.poll_interval_secs
      Seconds between two questions to a gate that does not know yet: 1 to 86,400.
    UpdateGate.required
      Whether a review waits for it.
    UpdateGate.sandbox
      What it is shut into.
    UpdateGate.setup
      What prepares a clean checkout.
    UpdateGate.timeout_secs
      How long one run may take: 1 to 86,400 seconds.
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
    Verdict
      What somebody said of a revision. It counts for that one alone.
    Verdict.Decision.waive
      A person does without the agent phase.
    Verdict.carried_from
      The head for which it was given, when it came over from there.
    Verdict.revision
      The head that was looked at; null in a round without own revisions.
    VerdictCarriedPayload.because
      What the new revision did to the change.
    VerdictCarriedPayload.verdict
      The verdict as it counts for the new revision.
    VerdictRecordedPayload.verdict
      The verdict that was added.
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
    WaiveGates
      Does without the gates that failed for good, and gives the review as it is then.
    WaiveGates.reason
      Why.
    WaiveGates.wait
      Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
      the server of the installation.
    Whitespace
      Which differences in white space count. White space is what git takes for it: blanks, tabs and line ends.
    Whitespace.all
      No white space counts; git's `--ignore-all-space`.
    Whitespace.eol
      White space at the end of a line does not count, nor a `\r` or a missing line end; git's `--ignore-space-at-eol`.
    Whitespace.leading_and_eol
      Nor white space at the beginning of a line.
    Whitespace.show
      Every difference counts.
    WithdrawTask
      Takes a task back out of review: the round ends, and the task is worked on again.
    WithdrawTask.generation
      The generation of the claim that the caller believes in.
    WithdrawTask.reason
      Why, in a few words.
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
    WorkspaceKind
      Where a task is worked on.
    WorkspaceKind.in_place
      In the checkout that the call comes from, or the repository's main one.
    WorkspaceKind.isolated
      In a checkout of its own.
    WorkspaceStatus
      What a workspace has checked out, and what in it is not committed.
    WorkspaceStatus.Change.kind
      What was done to it.
    WorkspaceStatus.Change.path
      The file, from the root of the workspace.
    WorkspaceStatus.Unfinished
      Something that was begun in the workspace and waits for a person to end it.
    WorkspaceStatus.branch
      The branch that is checked out; of jj, which checks out no bookmark, the nearest one at or below the commit.
    WorkspaceStatus.changes
      What is not committed. jj commits by itself what it sees, so there only conflicts are told.
    WorkspaceStatus.commit
      The commit that is checked out; null before the first one.
    WorkspaceStatus.path
      The root of the workspace.
    WorkspaceStatus.unfinished
      What was begun there and waits to be ended; null for nothing.
    """##
}
