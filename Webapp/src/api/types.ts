// Written by `os-dev generate` from the operation catalogue. Do not edit.

/** What is known about a token that lets a program in. Its secret is no part of it and is told only once. */
export interface AccessToken {
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
export type AccessTokenID = `tok_${string}`;

/** The id of a milestone, a task or a subtask: the prefix says which. */
export type AnyTaskID = `ms_${string}` | `task_${string}` | `sub_${string}`;

export interface ApplySuggestionApplied {
  /** The comments whose suggestions are in the commit, with where they stood in the commit before. */
  comments: PlacedComment[];
  /** The task's new head. */
  revision: CommitID;
  /** Whether a round goes on that the commit is not part of: a submit brings it in. */
  needs_submit: boolean;
}

/** A command that a repository wants to run on this machine. */
export interface AskedCommand {
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
export type AskedCommandState = "Trusted" | "New" | "Changed";

/** An agent that wrote lines, as its authorship note names it. */
export interface AuthoringAgent {
  /** The program: `claude`, `codex`. */
  tool: string;
  /** The language model; null where the note does not say it. */
  model: string | null;
  /** The conversation in the tool's own words; null where the note does not say it. */
  id: string | null;
}

/** How many lines of a change agents wrote, people wrote, and nothing is known of. */
export interface AuthorshipShare {
  /** By the number of lines, the largest first. */
  agents: AuthorshipShareAgent[];
  /** Lines of people. */
  human: number;
  /** Lines of which no note says who wrote them. */
  unknown: number;
}

/** The lines of one agent, over all of its conversations. */
export interface AuthorshipShareAgent {
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
export type AwaitReviewUntil = "verdict" | "comment" | "human";

/** The name of a blob: 40 hexadecimal digits. */
export type BlobID = string;

export interface BlockerPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  blocker_id: AnyTaskID;
  /** A milestone, a task or a subtask. */
  task: Task;
}

/** The cancelled task, and who waits for it in vain. */
export interface CancelTaskCancelled {
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
export type ChangeKind = "NoChange" | "MessageOnly" | "PureRebase" | "Rework";

/** What happened to one file between two trees. */
export interface ChangedFile {
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
export type ChangedFileStatus = "added" | "modified" | "deleted" | "renamed" | "copied" | "mode";

export interface ChangesRequestedPayload {
  /** One round of judging a task: from a submit to approval, or to a request for changes. */
  review: Review;
  /** null where the task stays as it is, because it waits for a person. */
  task: Task | null;
  /** What was said with the request. */
  comments: ReviewComment[];
}

export interface ChildrenFinishedPayload {
  /** The parent, all of whose children are finished. */
  task_id: AnyTaskID;
}

/** A lease on a task: who works on it, and until when that counts. */
export interface Claim {
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

export interface ClaimPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** A lease on a task: who works on it, and until when that counts. */
  claim: Claim;
}

export interface ClassifyChangeClassification {
  /** What the new revision did. */
  kind: ChangeKind;
}

export interface CommentPayload {
  /** Something said about a round, a file or lines of it. */
  comment: ReviewComment;
}

/** What a comment is about: the round, a file, or lines of one. */
export interface CommentPlace {
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
export interface CommentPort {
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
export type CommitID = string;

export interface CommittedPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** The commit that was made. */
  rev: CommitID;
}

export interface CompareChangesInterdiff {
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

export interface CompareRevisionsComparison {
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
export interface CreatedToken {
  /** What is known about a token that lets a program in. */
  token: AccessToken;
  /** What a caller sends as `Authorization: Bearer …`. It is shown this once. */
  secret: string;
}

export interface DataImportedPayload {
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
export type DiffSide = "Left" | "Right";

/** One thing that was looked at. */
export interface DoctorCheck {
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
export type DoctorCheckName =
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
export type DoctorCheckStatus = "ok" | "warning" | "error";

/** What an examination of the installation found. */
export interface DoctorReport {
  /** Whether there is no error; warnings may be. */
  ok: boolean;
  /** Everything that was looked at, in the order in which it was. */
  checks: DoctorCheck[];
}

/** Gates in the order in which they count. */
export interface EffectiveGateList {
  /** A command that has to succeed before a review goes on. */
  gates: Gate[];
  /** Mistakes: they are to be renamed. */
  shadowed: EffectiveGateListShadowed[];
  /** Those of the gates that do not run before a person trusts their commands. */
  untrusted: GateID[];
}

/** A gate that does not count, because one further up has its name. */
export interface EffectiveGateListShadowed {
  /** A command that has to succeed before a review goes on. */
  gate: Gate;
  /** The gate that counts. */
  by: GateID;
}

/** What ended a round. */
export type EndedBy = "gates" | "agent" | "human" | "withdrawn" | "superseded" | "cancelled";

/** An error as it is written: in an HTTP body, and on stderr with `--json`. */
export interface ErrorBody {
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
export type ErrorCode =
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
export interface Event {
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
export type EventBody =
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
export type EventID = `evt_${string}`;

/** The surface through which something happened. */
export type EventSource = "Cli" | "Mcp" | "Ui" | "Rest" | "Relay" | "System";

export interface EventsPrunedPayload {
  /** Events before this moment were removed. */
  before: Instant;
  /** The seq of the last event that was removed; a checkpoint holds the state after it. */
  through_seq: number;
  /** How many were removed. */
  removed: number;
}

/** Why a task is offered or not. */
export interface ExplainTaskExplanation {
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
export interface ExplainTaskObstacle {
  /** Why a task is not offered. */
  obstacle: ReadinessObstacle;
  /** The same in words. */
  message: string;
  /** The tasks that it is about. */
  task_ids: AnyTaskID[];
}

/** Everything that an installation holds, as one document. */
export interface ExportDocument {
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
export interface ExportDocumentCheckpoint {
  /** The seq of the last event that it stands for. */
  seq: number;
  /** When it happened. */
  at: Instant;
  /** The rows of every table. */
  state: unknown;
}

/** The last claim that a task had: the next one counts on from its generation. */
export interface ExportDocumentLastClaim {
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
export interface Feedback {
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
export interface FeedbackComment {
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
export interface FeedbackCommentPresent {
  /** How surely a comment of another revision stands where it is shown. */
  status: PortStatus;
  /** What a comment is about: the round, a file, or lines of one. */
  place: CommentPlace;
  /** The text of the lines, with their line ends. */
  quote: string | null;
}

export interface FeedbackCommentReply {
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
export interface FileDiff {
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
export interface FileView {
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

export interface FileViewedPayload {
  /** That somebody has looked at a file of a task's change. */
  view: FileView;
}

/** What a collection cleared away, or would. */
export interface GarbageReport {
  /** Whether it was done; otherwise this is what would be. */
  applied: boolean;
  /** The refs that are archived: their commits stay pinned for 90 days. */
  refs: GarbageReportRef[];
  /** The refs that could not be archived. */
  kept: GarbageReportKept[];
  /** The pins that are removed. */
  pins: string[];
}

export interface GarbageReportKept {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The branch or bookmark. */
  ref_name: string;
  /** Why. */
  reason: string;
}

export interface GarbageReportRef {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The branch or bookmark. */
  ref_name: string;
  /** The workspace that goes with it. */
  workspace_path: string | null;
}

/** A command that has to succeed before a review goes on. */
export interface Gate {
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
export type GateCheckout = "workspace" | "clean";

/** A gate that failed, with what it printed. */
export interface GateFailure {
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
export interface GateFailures {
  /** A gate that failed, with what it printed. */
  gate_failures: GateFailure[];
  /** What the agent is to do now. */
  action_required: string;
  /** Whether a person has to decide first. */
  escalated_to_human: boolean;
}

/** The id of one gate: `gate_` and a ULID. */
export type GateID = `gate_${string}`;

/** A piece of what the run of a gate has printed. */
export interface GateLog {
  /** The result as it is now. */
  result: GateResult;
  /** Both streams in the order of their lines. Bytes that are not UTF-8 are U+FFFD. */
  text: string;
  /** What to give as `offset` for the next piece. */
  next: number;
  /** Whether nothing comes after this. */
  is_complete: boolean;
}

export interface GatePayload {
  /** A command that has to succeed before a review goes on. */
  gate: Gate;
}

export interface GateRemovedPayload {
  /** The id of one gate: `gate_` and a ULID. */
  gate_id: GateID;
}

/** What became of a gate for one revision. */
export interface GateResult {
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
export type GateResultID = `gres_${string}`;

export interface GateResultPayload {
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
export type GateResultStatus =
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
export type GateResultVoidCause = "WorkingCopy" | "Interrupted" | "Ended";

export type GateSandbox = "none" | "bwrap";

/** What a gate counts for: every task of a repository, or a task and all below it. */
export interface GateScope {
  /** What kind it is. */
  type: GateScopeKind;
  /** The repository or the task. */
  id: `repo_${string}` | `ms_${string}` | `task_${string}` | `sub_${string}`;
}

/** The two kinds as they are written in JSON. */
export type GateScopeKind = "Repo" | "Task";

/**
 * Where a gate is written down.
 *
 * - `Database`: Added by a person, on the command line or in the interface.
 * - `File`: `.overseer/gates.toml`.
 * - `FrontMatter`: The front matter of a task's context.
 */
export type GateSource = "Database" | "File" | "FrontMatter";

export interface GateTrustedPayload {
  /** The id of one repo: `repo_` and a ULID. */
  repo_id: RepoID;
  /** What the trusted commands are called. */
  names: string[];
  /** The digests of their texts, in the order of the names. */
  sha256: string[];
}

/** How an installation is. */
export interface GetHealthAnswer {
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
export interface GetVersionAnswer {
  /** The version of the program. */
  version: string;
  /** The number of the database's layout. */
  schema: number;
  /** The version of Swift that compiled the program, as far as it is known. */
  swift: string | null;
}

export interface HelpPayload {
  /** A question of an agent to a person. */
  help_request: HelpRequest;
}

/** A question of an agent to a person. The task waits until it is answered and resumed. */
export interface HelpRequest {
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
export type HelpRequestCategory = "Clarification" | "Decision" | "TechnicalBlocker" | "Unexpected";

/** The id of one help request: `help_` and a ULID. */
export type HelpRequestID = `help_${string}`;

export type HelpRequestStatus = "Pending" | "Responded" | "Resolved" | "Cancelled";

export interface HelpResumedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** A question of an agent to a person. */
  help_request: HelpRequest;
}

export interface HookFailedPayload {
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
export interface Hunk {
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
export interface HunkLine {
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

export type HunkLineKind = "context" | "added" | "removed";

/** A stretch of a line that changed, in UTF-16 code units of its text, the end not included. */
export interface HunkLineMark {
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
}

/** What an import brought, or would bring. */
export interface ImportReport {
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
export interface InboxItem {
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
export type InboxItemKind =
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
export interface InheritedLearnings {
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
export type Instant = string;

/** That a task's revisions came onto the default branch, or were taken off it again. */
export interface LandPayload {
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
export interface LandReport {
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
export interface Learning {
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

export interface LearningBubbledPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  from: AnyTaskID;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  to: AnyTaskID;
  /** The copy. */
  learning: Learning;
}

/** The id of one learning: `lrn_` and a ULID. */
export type LearningID = `lrn_${string}`;

export interface LearningPayload {
  /** Something worth knowing that was found while a task was worked on. */
  learning: Learning;
}

/**
 * An untracked file that the run of a gate has left behind. A later submit leaves it out, as long as nobody
 * changed it.
 */
export interface LeftFile {
  /** From the root of the checkout. */
  path: string;
  /** Of its content, in 64 small hexadecimal digits. */
  sha256: string;
}

/** Lines of a file that one author wrote, as a note on a commit says it. */
export interface LineAuthorship {
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

export type LineAuthorshipKind = "agent" | "human";

export interface MarkViewedViewedFiles {
  /** The caller's marks that count at the revision, in the order of the paths. */
  viewed: FileView[];
  /** The changed files that the caller has not seen as they are there, in order. */
  unviewed: string[];
}

/** A file that both sides changed so that only a person can tell what is meant. */
export interface MergeConflict {
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
export type MilestoneID = `ms_${string}`;

/** A comment as somebody hands it in. */
export interface NewCommentInput {
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
export type PathPattern = string;

/** A comment, and where it belongs at the revision that was asked for. */
export interface PlacedComment {
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
export type PortStatus = "exact" | "edited" | "moved" | "orphaned";

/** Who acts. */
export interface Principal {
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
export type PrincipalKind = "Human" | "Agent" | "System";

/** How urgent a task is: a smaller number is more urgent. */
export type Priority = 0 | 1 | 2 | 3;

export interface ReadReviewFileFileText {
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
export type ReadinessObstacle =
  | "archived"
  | "finished"
  | "in review"
  | "awaiting human"
  | "blocked"
  | "ancestor blocked"
  | "open children"
  | "claimed";

/** Why a task is offered. */
export type ReadinessReason = "ready" | "abandoned" | "changes requested" | "children finished";

/** A task that is offered, with why. */
export interface ReadyTask {
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

export interface RefMovedPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** Where the ref stood. */
  from: CommitID;
  /** Where it stands now. */
  to: CommitID;
}

/** A registered folder that tasks belong to. */
export interface Repo {
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
export type RepoID = `repo_${string}`;

export interface RepoPayload {
  /** A registered folder that tasks belong to. */
  repo: Repo;
}

export interface RepoUnregisteredPayload {
  /** The id of one repo: `repo_` and a ULID. */
  repo_id: RepoID;
}

/** The one thing that is meant. */
export interface ResolveIDFound {
  /** The whole id. */
  id: string;
}

/**
 * What is looked for.
 *
 * - `Task`: A milestone, a task or a subtask.
 */
export type ResolveIDKind =
  | "Task"
  | "Learning"
  | "HelpRequest"
  | "Review"
  | "Comment"
  | "GateResult"
  | "Token"
  | "Repo";

export interface ResolveRevisionResolution {
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
export interface Review {
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
export interface ReviewComment {
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
export interface ReviewCommentAnchor {
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

export type ReviewCommentAuthor = "Agent" | "Human";

/** The id of one review comment: `cmt_` and a ULID. */
export type ReviewCommentID = `cmt_${string}`;

/** Where a person has put it. */
export interface ReviewCommentMove {
  /** Where it was written. */
  anchor: ReviewCommentAnchor;
  /** Who acts. */
  by: Principal;
  /** When it happened. */
  at: Instant;
}

export type ReviewCommentSeverity = "must" | "should" | "nit" | "praise";

/** The id of one review: `rev_` and a ULID. */
export type ReviewID = `rev_${string}`;

/** What there is to do about a review. */
export interface ReviewNews {
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
export type ReviewNewsReason = "Approved" | "ChangesRequested" | "Ended" | "Comment" | "Human" | "TimedOut";

export interface ReviewPayload {
  /** One round of judging a task: from a submit to approval, or to a request for changes. */
  review: Review;
}

/** The parts of a review in which somebody judges. */
export type ReviewPhase = "Agent" | "Human";

export interface ReviewPhaseChangedPayload {
  /** One round of judging a task: from a submit to approval, or to a request for changes. */
  review: Review;
  /** Where a review stands. */
  from: ReviewStatus;
  /** Where a review stands. */
  to: ReviewStatus;
}

/** A state of the change under review. */
export interface ReviewRevision {
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
export type ReviewStatus =
  | "GatesPending"
  | "GatesEscalated"
  | "AgentPending"
  | "HumanPending"
  | "ChangesRequested"
  | "Approved";

export interface ReviewWithdrawnPayload {
  /** One round of judging a task: from a submit to approval, or to a request for changes. */
  review: Review;
  /** A milestone, a task or a subtask. */
  task: Task;
}

export interface ReviewerFailedPayload {
  /** The order to let an agent review a revision, and what became of it. */
  job: ReviewerJob;
  /** Why this try failed. */
  error: string;
}

/** The order to let an agent review a revision, and what became of it. */
export interface ReviewerJob {
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
export type ReviewerJobID = `gitai_${string}`;

export interface ReviewerJobPayload {
  /** The order to let an agent review a revision, and what became of it. */
  job: ReviewerJob;
}

/**
 * - `Queued`: Waits for its first run, or for the next after one that failed.
 * - `Done`: The agent has given its verdict.
 * - `Failed`: No try is left.
 */
export type ReviewerJobStatus = "Queued" | "Running" | "Done" | "Failed";

/** A job with what came of it. */
export interface ReviewerResult {
  /** The order to let an agent review a revision, and what became of it. */
  job: ReviewerJob;
  /** null unless the job is done. */
  verdict: Verdict | null;
  /** What was said with the verdict. */
  comments: ReviewComment[];
}

export type RunnableCommandKind = "setup" | "gate" | "hook" | "reviewer";

/** A script that an agent had run. */
export interface ScriptExecutedPayload {
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
export type ScriptExecutedPayloadOutcome = "Succeeded" | "Failed" | "TimedOut" | "Cancelled";

/** The id of one script execution: `exec_` and a ULID. */
export type ScriptExecutionID = `exec_${string}`;

/** A place that a search found. */
export interface SearchHit {
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

export type SearchHitKind = "Task" | "Learning" | "Comment";

/** Where the server of an installation is to be found, as it says itself in the installation's folder. */
export interface ServerAddress {
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
export type StackActLanding = "rebase" | "squash" | "merge";

/** What came of a submit. */
export interface SubmitReport {
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

export interface SuggestionAppliedPayload {
  /** Something said about a round, a file or lines of it. */
  comment: ReviewComment;
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** The commit that was made. */
  rev: CommitID;
}

/** A milestone, a task or a subtask. On every surface and in prose it is called *task*. */
export interface Task {
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

export interface TaskCompletedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** Whether a person completed it without an approved review. */
  forced: boolean;
  /** Why. */
  reason: string | null;
}

export interface TaskDeletedPayload {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The task and everything below it. */
  deleted: AnyTaskID[];
}

/** A task with everything that somebody needs who works on it. */
export interface TaskInContext {
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
export interface TaskInContextContexts {
  /** That of the task itself. */
  own: string | null;
  /** That of the task above. */
  parent: string | null;
  /** That of the milestone above. */
  milestone: string | null;
}

/** Where a task may stand in the hierarchy. The prefix of its id says the same. */
export type TaskKind = "Milestone" | "Task" | "Subtask";

export interface TaskPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
}

/** How far a repository or a subtree is. Archived tasks are not counted. */
export interface TaskProgress {
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

export interface TaskRestackedPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
  /** The base before. */
  from_base: CommitID;
  /** The head before; null where there was none. */
  from_head: CommitID | null;
}

/** The stack that a task is part of, from the default branch to what stands on it. */
export interface TaskStack {
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
export interface TaskStackLayer {
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
export type TaskStatus = "Pending" | "InProgress" | "InReview" | "AwaitingHuman" | "Completed" | "Cancelled";

export interface TaskStatusChangedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The status of a task as every surface writes it. */
  from: TaskStatus;
  /** The status of a task as every surface writes it. */
  to: TaskStatus;
}

export interface TaskSubmittedPayload {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The round that the submit opened. */
  review_id: ReviewID;
}

/** A task and everything below it. */
export interface TaskTree {
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
export interface TaskVcs {
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

export interface TaskVcsPayload {
  /** The task's ref afterwards. */
  task_vcs: TaskVcs;
}

/** How a task stands in version control at this moment. */
export interface TaskVcsStatus {
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

export interface TokenPayload {
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
export type TokenScope = "Human" | "Harness" | "ReadOnly";

/** The name of a tree: 40 hexadecimal digits. */
export type TreeID = string;

/** One tree where a root was named, else all trees. */
export type TreeReply = TaskTree | TaskTree[];

/** What was taken back. */
export interface UndoReport {
  /** What it was. */
  kind: UndoReportKind;
  /** The tasks whose refs went back. */
  tasks: AnyTaskID[];
}

export type UndoReportKind = "land" | "restack";

/** What keeps the history of a repository. `None` is planning mode: tasks without refs. */
export type VCSType = "Jj" | "Git" | "None";

/** What somebody said of a revision. It counts for that one alone. */
export interface Verdict {
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

export interface VerdictCarriedPayload {
  /** One round of judging a task: from a submit to approval, or to a request for changes. */
  review: Review;
  /** The verdict as it counts for the new revision. */
  verdict: Verdict;
  /** What the new revision did to the change. */
  because: ChangeKind;
}

/** - `Waive`: A person does without the agent phase. */
export type VerdictDecision = "Approve" | "RequestChanges" | "Waive";

export interface VerdictRecordedPayload {
  /** One round of judging a task: from a submit to approval, or to a request for changes. */
  review: Review;
  /** The verdict that was added. */
  verdict: Verdict;
}

/** What a comparison of the log with the tables found. */
export interface Verification {
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
export interface VerificationDifference {
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
export type Whitespace = "show" | "eol" | "leading_and_eol" | "all";

/**
 * Where a task is worked on.
 *
 * - `in-place`: In the checkout that the call comes from, or the repository's main one.
 * - `isolated`: In a checkout of its own.
 */
export type WorkspaceKind = "in-place" | "isolated";

/** What a workspace has checked out, and what in it is not committed. */
export interface WorkspaceStatus {
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

export interface WorkspaceStatusChange {
  /** The file, from the root of the workspace. */
  path: string;
  /** What was done to it. */
  kind: WorkspaceStatusChangeKind;
}

export type WorkspaceStatusChangeKind = "added" | "modified" | "deleted" | "untracked" | "conflicted";

/** Something that was begun in the workspace and waits for a person to end it. */
export type WorkspaceStatusUnfinished = "merge" | "rebase" | "revert" | "bisect" | "cherry-pick" | "am";

/** What `tasks.create` takes. */
export interface CreateTask {
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

/** What `tasks.get` takes. */
export interface GetTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `tasks.get_many` takes. */
export interface GetTasks {
  /** Up to 100. */
  ids: AnyTaskID[];
}

/** What `tasks.list` takes. */
export interface ListTasks {
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

/** What `tasks.search` takes. */
export interface SearchTasks {
  /** The words; the last one may be unfinished. */
  text: string;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Search in every repository. */
  all_repos?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

/** What `tasks.update` takes. */
export interface UpdateTask {
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

/** What `tasks.delete` takes. */
export interface DeleteTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Also where other tasks are blocked by one of them. */
  force?: boolean | null;
}

/** What `tasks.start` takes. */
export interface StartTask {
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

/** What `tasks.submit` takes. */
export interface SubmitTask {
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

/** What `tasks.withdraw` takes. */
export interface WithdrawTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Why, in a few words. */
  reason?: string | null;
  /** The generation of the claim that the caller believes in. */
  generation?: number | null;
}

/** What `tasks.cancel` takes. */
export interface CancelTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Cancel its open children as well. */
  recursive?: boolean | null;
}

/** What `tasks.reopen` takes. */
export interface ReopenTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `tasks.force_complete` takes. */
export interface ForceCompleteTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Why no review was needed. */
  reason: string;
  /** Markdown that says what came of it. */
  result?: string | null;
}

/** What `tasks.set_status` takes. */
export interface SetTaskStatus {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The status of a task as every surface writes it. */
  status: TaskStatus;
}

/** What `tasks.block` takes. */
export interface BlockTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The task to wait for. */
  by: AnyTaskID;
}

/** What `tasks.unblock` takes. */
export interface UnblockTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The task it need not wait for any more. */
  by: AnyTaskID;
}

/** What `tasks.next_ready` takes. */
export interface NextReadyTask {
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Only tasks of this milestone. */
  milestone?: MilestoneID | null;
}

/** What `tasks.explain` takes. */
export interface ExplainTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `tasks.claim` takes. */
export interface ClaimTask {
  /** The task to take; the next ready one where it is left out. */
  id?: AnyTaskID | null;
  /** The repository to take from; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Only tasks of this milestone. */
  milestone?: MilestoneID | null;
}

/** What `tasks.renew` takes. */
export interface RenewTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in; another one is a conflict. */
  generation?: number | null;
}

/** What `tasks.release` takes. */
export interface ReleaseTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in; another one is a conflict. */
  generation?: number | null;
}

/** What `tasks.tree` takes. */
export interface GetTaskTree {
  /** The task at the top; without it the reply is an array of the trees of the repository. */
  root?: AnyTaskID | null;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** How many trees: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the top of the last tree of the page before. */
  after?: AnyTaskID | null;
}

/** What `tasks.progress` takes. */
export interface GetTaskProgress {
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Count what is below this task. */
  root?: AnyTaskID | null;
}

/** What `tasks.archive` takes. */
export interface ArchiveTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `tasks.unarchive` takes. */
export interface UnarchiveTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `reviews.get` takes. */
export interface GetReview {
  /** The id of one review: `rev_` and a ULID. */
  id: ReviewID;
}

/** What `reviews.get_active` takes. */
export interface GetActiveReview {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

/** What `reviews.get_latest` takes. */
export interface GetLatestReview {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

/** What `reviews.list` takes. */
export interface ListReviews {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The last review of the page before. */
  after?: ReviewID | null;
}

/** What `reviews.approve` takes. */
export interface ApproveReview {
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

/** What `reviews.request_changes` takes. */
export interface RequestChanges {
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

/** What `reviews.wait` takes. */
export interface AwaitReview {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** `comment` unless told. */
  until?: AwaitReviewUntil | null;
  /** How many seconds at most; without end where it is not given. */
  timeout_secs?: number | null;
}

/** What `reviews.comment` takes. */
export interface AddComment {
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

/** What `reviews.get_comment` takes. */
export interface GetComment {
  /** The id of one review comment: `cmt_` and a ULID. */
  id: ReviewCommentID;
}

/** What `reviews.list_comments` takes. */
export interface ListComments {
  /** The id of one review: `rev_` and a ULID. */
  review_id: ReviewID;
  /** The head at which they are to be placed, any of the round; the present one unless told. */
  revision?: CommitID | null;
  /** Whether to leave out the threads that are resolved. */
  unresolved?: boolean | null;
}

/** What `reviews.resolve_comment` takes. */
export interface ResolveComment {
  /** The id of one review comment: `cmt_` and a ULID. */
  id: ReviewCommentID;
}

/** What `reviews.move_comment` takes. */
export interface MoveComment {
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

/** What `reviews.apply_suggestion` takes. */
export interface ApplySuggestion {
  /** The id of one review comment: `cmt_` and a ULID. */
  id: ReviewCommentID;
  /** More comments on the same task, whose suggestions go into the same commit. */
  also?: ReviewCommentID[] | null;
  /** The generation of the claim that the caller believes in. */
  generation?: number | null;
}

/** What `reviews.diff` takes. */
export interface DiffReview {
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

/** What `reviews.file` takes. */
export interface ReadReviewFile {
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

/** What `reviews.feedback` takes. */
export interface GetFeedback {
  /** The id of one review: `rev_` and a ULID. */
  id: ReviewID;
  /** Whether to give threads that are resolved as well. */
  resolved?: boolean | null;
}

/** What `reviews.viewed` takes. */
export interface MarkViewed {
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

/** What `vcs.status` takes. */
export interface GetVcsStatus {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `vcs.get_task_vcs` takes. */
export interface GetTaskVcs {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `vcs.current` takes. */
export type GetCurrentTaskVcs = Record<string, never>;

/** What `vcs.list` takes. */
export interface ListTaskVcs {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** Also those that are archived. */
  archived?: boolean | null;
  /** At most so many, 1 to 1,000; 100 where it is not given. */
  limit?: number | null;
  /** The task of the last ref received. */
  after?: AnyTaskID | null;
}

/** What `vcs.diff` takes. */
export interface DiffTask {
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

/** What `vcs.stack` takes. */
export interface GetTaskStack {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
}

/** What `vcs.restack` takes. */
export interface RestackTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in. */
  generation?: number | null;
}

/** What `vcs.land` takes. */
export interface LandTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** Whether everything below the task that has not landed lands with it, bottom-up. */
  stack?: boolean | null;
  /** How: `rebase` where it is not said, which is a fast-forward wherever that is possible. */
  style?: StackActLanding | null;
}

/** What `vcs.undo` takes. */
export interface UndoLast {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
}

/** What `vcs.gc` takes. */
export interface CollectGarbage {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** For how many days tasks must have been finished: 30 unless told. */
  older_than_days?: number | null;
  /** Whether to do it. */
  apply?: boolean | null;
}

/** What `vcs.remove_workspace` takes. */
export interface RemoveWorkspace {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  id: AnyTaskID;
  /** The generation of the claim that the caller believes in. */
  generation?: number | null;
}

/** What `vcs.compare` takes. */
export interface CompareRevisions {
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

/** What `vcs.interdiff` takes. */
export interface CompareChanges {
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

/** What `vcs.kind` takes. */
export interface ClassifyChange {
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

/** What `vcs.port` takes. */
export interface PortLines {
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

/** What `vcs.resolve` takes. */
export interface ResolveRevision {
  /** The registered repository; the one that the call comes from where it is nil. */
  repo_id?: RepoID | null;
  /**
   * A branch, a tag, a commit or the beginning of one, `HEAD~2`; in a repository of jj also a bookmark, a
   * change or the beginning of one, and `@`.
   */
  revision: string;
}

/** What `gates.list` takes. */
export interface ListGates {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** The task whose own gates are listed instead of those of the repository. */
  task_id?: AnyTaskID | null;
}

/** What `gates.get_effective` takes. */
export interface GetEffectiveGates {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

/** What `gates.add` takes. */
export interface AddGate {
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

/** What `gates.update` takes. */
export interface UpdateGate {
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

/** What `gates.remove` takes. */
export interface RemoveGate {
  /** The id of one gate: `gate_` and a ULID. */
  id: GateID;
}

/** What `gates.rerun` takes. */
export interface RerunGates {
  /** The id of one review: `rev_` and a ULID. */
  review_id: ReviewID;
  /**
   * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
   * are left to the server of the installation.
   */
  wait?: boolean | null;
}

/** What `gates.waive` takes. */
export interface WaiveGates {
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

/** What `gates.results` takes. */
export interface ListGateResults {
  /** The id of one review: `rev_` and a ULID. */
  review_id: ReviewID;
}

/** What `gates.log` takes. */
export interface ReadGateLog {
  /** The id of one gate result: `gres_` and a ULID. */
  result_id: GateResultID;
  /** Where to begin, in bytes: `next` of the piece before; 0 unless told. */
  offset?: number | null;
}

/** What `git_ai.start` takes. */
export interface StartAgentReview {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

/** What `git_ai.status` takes. */
export interface GetAgentReview {
  /** The task, whose last job is given; either this or the job. */
  task_id?: AnyTaskID | null;
  /** The id of one reviewer job: `gitai_` and a ULID. */
  job_id?: ReviewerJobID | null;
}

/** What `git_ai.result` takes. */
export interface GetAgentReviewResult {
  /** The task, whose last job is given; either this or the job. */
  task_id?: AnyTaskID | null;
  /** The id of one reviewer job: `gitai_` and a ULID. */
  job_id?: ReviewerJobID | null;
}

/** What `trust.list` takes. */
export interface ListTrust {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** Only what this task waits for, with the scripts as it has changed them in its checkout. */
  task_id?: AnyTaskID | null;
}

/** What `trust.grant` takes. */
export interface GrantTrust {
  /** The repository; the one that the call comes from where it is not given. */
  repo_id?: RepoID | null;
  /** The task with whose scripts the commands were listed. */
  task_id?: AnyTaskID | null;
  /** The digests of the commands, as `trust.list` gave them: what has changed since is not trusted. */
  sha256: string[];
}

/** What `help.request` takes. */
export interface RequestHelp {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** What kind of help is needed. */
  category: HelpRequestCategory;
  /** What is needed and why, at most 64 KiB of Markdown. */
  reason: string;
  /** Answers to choose from, at most 20 of one line each. */
  suggested_options?: string[] | null;
}

/** What `help.respond` takes. */
export interface RespondToHelp {
  /** The id of one help request: `help_` and a ULID. */
  id: HelpRequestID;
  /** The answer in words, at most 64 KiB of Markdown. */
  response?: string | null;
  /** The place of the chosen option in `suggested_options`, counted from 0. */
  chosen_option?: number | null;
}

/** What `help.resume` takes. */
export interface ResumeTask {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /**
   * Whether the call runs the gates that are due, and waits for them, which it does unless told; else they
   * are left to the server of the installation.
   */
  wait?: boolean | null;
}

/** What `help.get` takes. */
export interface GetHelp {
  /** The id of one help request: `help_` and a ULID. */
  id: HelpRequestID;
}

/** What `help.get_active` takes. */
export interface GetActiveHelp {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

/** What `help.list` takes. */
export interface ListHelp {
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

/** What `inbox.list` takes. */
export interface ListInbox {
  /** Only of this repository. */
  repo_id?: RepoID | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

/** What `learnings.add` takes. */
export interface AddLearning {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** The text, at most 64 KiB of Markdown. */
  content: string;
  /** Words to find it by. */
  tags?: string[] | null;
}

/** What `learnings.list` takes. */
export interface ListLearnings {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
  /** Retired ones as well. */
  retired?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last learning of the page before. */
  after?: LearningID | null;
}

/** What `learnings.get_inherited` takes. */
export interface GetInheritedLearnings {
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id: AnyTaskID;
}

/** What `learnings.search` takes. */
export interface SearchLearnings {
  /** The words; the last one may be unfinished. */
  text: string;
  /** The repository; the caller's where it is left out, all where there is none. */
  repo_id?: RepoID | null;
  /** Search in every repository. */
  all_repos?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

/** What `learnings.retire` takes. */
export interface RetireLearning {
  /** The id of one learning: `lrn_` and a ULID. */
  id: LearningID;
}

/** What `repos.register` takes. */
export interface RegisterRepo {
  /** The folder, or one inside of it; the one that the call comes from where it is left out. */
  path?: string | null;
  /** What to call it; the name of its folder where it is left out. */
  name?: string | null;
  /** The branch that work lands on; found from the refs where it is left out. */
  default_branch?: string | null;
}

/** What `repos.get` takes. */
export interface GetRepo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
}

/** What `repos.get_by_path` takes. */
export interface GetRepoByPath {
  /** The folder, or a file in it; it need not exist any more. */
  path: string;
}

/** What `repos.get_current` takes. */
export type GetCurrentRepo = Record<string, never>;

/** What `repos.list` takes. */
export interface ListRepos {
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last repository of the page before. */
  after?: RepoID | null;
}

/** What `repos.relocate` takes. */
export interface RelocateRepo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
  /** The folder at its new place, or one inside of it. */
  path: string;
}

/** What `repos.unregister` takes. */
export interface UnregisterRepo {
  /** The id of one repo: `repo_` and a ULID. */
  id: RepoID;
}

/** What `events.list` takes. */
export interface ListEvents {
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

/** What `events.replay` takes. */
export interface ReplayEvents {
  /** The seq of the last event that the caller has; 0 for none. */
  after: number;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
}

/** What `events.subscribe` takes. */
export interface SubscribeEvents {
  /** Names of event types, as `TaskCreated`. */
  types?: ("TaskCreated" | "TaskUpdated" | "TaskStarted" | "TaskCompleted" | "TaskCancelled" | "TaskDeleted" | "TaskStatusChanged" | "TaskReopened" | "TaskClaimed" | "ClaimReleased" | "TaskArchived" | "TaskUnarchived" | "ChildrenFinished" | "BlockerAdded" | "BlockerRemoved" | "LearningAdded" | "LearningBubbled" | "LearningRetired" | "HelpRequested" | "HelpResponded" | "HelpResumed" | "HelpCancelled" | "RepoRegistered" | "RepoUnregistered" | "RepoRelocated" | "RefCreated" | "Committed" | "RefMoved" | "TaskRestacked" | "TaskLanded" | "LandUndone" | "RefArchived" | "RefRestored" | "WorkspaceAdded" | "WorkspaceRemoved" | "TaskSubmitted" | "ReviewCreated" | "ReviewRevised" | "ReviewPhaseChanged" | "VerdictRecorded" | "VerdictCarried" | "ReviewApproved" | "ChangesRequested" | "ReviewSuperseded" | "ReviewWithdrawn" | "ReviewCancelled" | "CommentAdded" | "CommentResolved" | "CommentMoved" | "SuggestionApplied" | "FileViewed" | "GateAdded" | "GateUpdated" | "GateRemoved" | "GateTrusted" | "GateStarted" | "GatePending" | "GatePassed" | "GateFailed" | "GateTimedOut" | "GateEscalated" | "GateVoided" | "GateWaived" | "GateNotApplicable" | "GitAiQueued" | "GitAiStarted" | "GitAiCompleted" | "GitAiFailed" | "TokenCreated" | "TokenRevoked" | "DataImported" | "EventsPruned" | "HookFailed" | "ScriptExecuted")[] | null;
  /** The surfaces through which something happened. */
  sources?: EventSource[] | null;
  /** The id of one repo: `repo_` and a ULID. */
  repo_id?: RepoID | null;
  /** The id of a milestone, a task or a subtask: the prefix says which. */
  task_id?: AnyTaskID | null;
  /** The seq of the last event that the caller has; without it only new events are given. */
  after?: number | null;
}

/** What `events.verify` takes. */
export type VerifyEvents = Record<string, never>;

/** What `events.prune` takes. */
export interface PruneEvents {
  /** Events before this moment are removed. */
  before: Instant;
}

/** What `data.export` takes. */
export type ExportData = Record<string, never>;

/** What `data.import` takes. */
export interface ImportData {
  /** What `data.export` gave, or an export or database of the older program. */
  document: unknown;
  /** The repository that an older document is added to; the caller's where it is left out. */
  repo_id?: RepoID | null;
  /** Only say what would happen. */
  dry_run?: boolean | null;
}

/** What `tokens.create` takes. */
export interface CreateToken {
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

/** What `tokens.list` takes. */
export interface ListTokens {
  /** Revoked ones as well, and those that came with an imported document, which brings no secrets. */
  all?: boolean | null;
  /** How many: 100 unless told, 1,000 at most. */
  limit?: number | null;
  /** The id of the last token of the page before. */
  after?: AccessTokenID | null;
}

/** What `tokens.revoke` takes. */
export interface RevokeToken {
  /** The id of one access token: `tok_` and a ULID. */
  id: AccessTokenID;
}

/** What `ids.resolve` takes. */
export interface ResolveID {
  /** What is looked for. */
  kind: ResolveIDKind;
  /** The id or the end of it, in upper or lower case. */
  text: string;
}

/** What `system.version` takes. */
export type GetVersion = Record<string, never>;

/** What `system.health` takes. */
export type GetHealth = Record<string, never>;

/** What `system.doctor` takes. */
export type RunDoctor = Record<string, never>;

/** What each operation takes and gives; a stream gives one event after another. */
export interface Operations {
  /** Create a task. */
  "tasks.create": {
    method: "POST";
    path: "/api/tasks";
    kind: "write";
    input: CreateTask;
    output: Task;
  };
  /** Show a task in its context. */
  "tasks.get": {
    method: "GET";
    path: "/api/tasks/{id}";
    kind: "read";
    input: GetTask;
    output: TaskInContext;
  };
  /** Show tasks by their ids. */
  "tasks.get_many": {
    method: "GET";
    path: "/api/tasks/by-ids";
    kind: "read";
    input: GetTasks;
    output: Task[];
  };
  /** List tasks. */
  "tasks.list": {
    method: "GET";
    path: "/api/tasks";
    kind: "read";
    input: ListTasks;
    output: Task[];
  };
  /** Search tasks, learnings and comments. */
  "tasks.search": {
    method: "GET";
    path: "/api/tasks/search";
    kind: "read";
    input: SearchTasks;
    output: SearchHit[];
  };
  /** Change a task. */
  "tasks.update": {
    method: "PATCH";
    path: "/api/tasks/{id}";
    kind: "write";
    input: UpdateTask;
    output: Task;
  };
  /** Delete a task and everything below it. */
  "tasks.delete": {
    method: "DELETE";
    path: "/api/tasks/{id}";
    kind: "effect";
    input: DeleteTask;
    output: TaskDeletedPayload;
  };
  /** Start a task. */
  "tasks.start": {
    method: "POST";
    path: "/api/tasks/{id}/start";
    kind: "effect";
    input: StartTask;
    output: Task;
  };
  /** Hand a task in for review. */
  "tasks.submit": {
    method: "POST";
    path: "/api/tasks/{id}/submit";
    kind: "effect";
    input: SubmitTask;
    output: SubmitReport;
  };
  /** Take a task back out of review. */
  "tasks.withdraw": {
    method: "POST";
    path: "/api/tasks/{id}/withdraw";
    kind: "write";
    input: WithdrawTask;
    output: Review;
  };
  /** Cancel a task. */
  "tasks.cancel": {
    method: "POST";
    path: "/api/tasks/{id}/cancel";
    kind: "write";
    input: CancelTask;
    output: CancelTaskCancelled;
  };
  /** Reopen a finished task. */
  "tasks.reopen": {
    method: "POST";
    path: "/api/tasks/{id}/reopen";
    kind: "write";
    input: ReopenTask;
    output: Task;
  };
  /** Complete a task without a review. */
  "tasks.force_complete": {
    method: "POST";
    path: "/api/tasks/{id}/force-complete";
    kind: "write";
    input: ForceCompleteTask;
    output: Task;
  };
  /** Set the status of a task by hand. */
  "tasks.set_status": {
    method: "POST";
    path: "/api/tasks/{id}/set-status";
    kind: "write";
    input: SetTaskStatus;
    output: Task;
  };
  /** Let a task wait for another. */
  "tasks.block": {
    method: "POST";
    path: "/api/tasks/{id}/block";
    kind: "write";
    input: BlockTask;
    output: Task;
  };
  /** Let a task no longer wait for another. */
  "tasks.unblock": {
    method: "POST";
    path: "/api/tasks/{id}/unblock";
    kind: "write";
    input: UnblockTask;
    output: Task;
  };
  /** Show the next task that is ready. */
  "tasks.next_ready": {
    method: "GET";
    path: "/api/tasks/next-ready";
    kind: "read";
    input: NextReadyTask;
    output: ReadyTask | null;
  };
  /** Tell why a task is ready or not. */
  "tasks.explain": {
    method: "GET";
    path: "/api/tasks/{id}/explain";
    kind: "read";
    input: ExplainTask;
    output: ExplainTaskExplanation;
  };
  /** Take a task, or the next one that is ready. */
  "tasks.claim": {
    method: "POST";
    path: "/api/tasks/claim";
    kind: "write";
    input: ClaimTask;
    output: ReadyTask | null;
  };
  /** Prolong the claim on a task. */
  "tasks.renew": {
    method: "POST";
    path: "/api/tasks/{id}/renew";
    kind: "write";
    input: RenewTask;
    output: Task;
  };
  /** Give a task back. */
  "tasks.release": {
    method: "POST";
    path: "/api/tasks/{id}/release";
    kind: "write";
    input: ReleaseTask;
    output: Task;
  };
  /** Show tasks with what is below them. */
  "tasks.tree": {
    method: "GET";
    path: "/api/tasks/tree";
    kind: "read";
    input: GetTaskTree;
    output: TreeReply;
  };
  /** Count how far the work is. */
  "tasks.progress": {
    method: "GET";
    path: "/api/tasks/progress";
    kind: "read";
    input: GetTaskProgress;
    output: TaskProgress;
  };
  /** Archive a finished task. */
  "tasks.archive": {
    method: "POST";
    path: "/api/vcs/task/{id}/archive";
    kind: "effect";
    input: ArchiveTask;
    output: Task;
  };
  /** Bring an archived task back. */
  "tasks.unarchive": {
    method: "POST";
    path: "/api/vcs/task/{id}/unarchive";
    kind: "effect";
    input: UnarchiveTask;
    output: Task;
  };
  /** Show a review. */
  "reviews.get": {
    method: "GET";
    path: "/api/reviews/{id}";
    kind: "read";
    input: GetReview;
    output: Review;
  };
  /** Show the review that is under way for a task. */
  "reviews.get_active": {
    method: "GET";
    path: "/api/tasks/{task_id}/reviews/active";
    kind: "read";
    input: GetActiveReview;
    output: Review;
  };
  /** Show the last review of a task. */
  "reviews.get_latest": {
    method: "GET";
    path: "/api/tasks/{task_id}/reviews/latest";
    kind: "read";
    input: GetLatestReview;
    output: Review | null;
  };
  /** List the reviews of a task. */
  "reviews.list": {
    method: "GET";
    path: "/api/tasks/{task_id}/reviews";
    kind: "read";
    input: ListReviews;
    output: Review[];
  };
  /** Approve a review. */
  "reviews.approve": {
    method: "POST";
    path: "/api/reviews/{id}/approve";
    kind: "effect";
    input: ApproveReview;
    output: Review;
  };
  /** Ask for changes. */
  "reviews.request_changes": {
    method: "POST";
    path: "/api/reviews/{id}/request-changes";
    kind: "effect";
    input: RequestChanges;
    output: Review;
  };
  /** Wait for a verdict or a comment. */
  "reviews.wait": {
    method: "GET";
    path: "/api/tasks/{task_id}/wait";
    kind: "effect";
    input: AwaitReview;
    output: ReviewNews;
  };
  /** Comment on a round, a file or lines. */
  "reviews.comment": {
    method: "POST";
    path: "/api/reviews/{review_id}/comments";
    kind: "effect";
    input: AddComment;
    output: PlacedComment;
  };
  /** Show a comment. */
  "reviews.get_comment": {
    method: "GET";
    path: "/api/comments/{id}";
    kind: "read";
    input: GetComment;
    output: ReviewComment;
  };
  /** List comments where they belong now. */
  "reviews.list_comments": {
    method: "GET";
    path: "/api/reviews/{review_id}/comments";
    kind: "effect";
    input: ListComments;
    output: PlacedComment[];
  };
  /** Settle a thread of comments. */
  "reviews.resolve_comment": {
    method: "POST";
    path: "/api/comments/{id}/resolve";
    kind: "write";
    input: ResolveComment;
    output: ReviewComment;
  };
  /** Move a thread of comments by hand. */
  "reviews.move_comment": {
    method: "POST";
    path: "/api/comments/{id}/move";
    kind: "effect";
    input: MoveComment;
    output: ReviewComment;
  };
  /** Commit what comments suggest. */
  "reviews.apply_suggestion": {
    method: "POST";
    path: "/api/comments/{id}/apply";
    kind: "effect";
    input: ApplySuggestion;
    output: ApplySuggestionApplied;
  };
  /** Show what is under review. */
  "reviews.diff": {
    method: "GET";
    path: "/api/reviews/{id}/diff";
    kind: "effect";
    input: DiffReview;
    output: CompareRevisionsComparison;
  };
  /** Read a file of a review. */
  "reviews.file": {
    method: "GET";
    path: "/api/reviews/{id}/file";
    kind: "effect";
    input: ReadReviewFile;
    output: ReadReviewFileFileText;
  };
  /** Give all feedback of a review. */
  "reviews.feedback": {
    method: "GET";
    path: "/api/reviews/{id}/feedback";
    kind: "effect";
    input: GetFeedback;
    output: Feedback;
  };
  /** Mark files of a review as seen. */
  "reviews.viewed": {
    method: "POST";
    path: "/api/reviews/{id}/viewed";
    kind: "effect";
    input: MarkViewed;
    output: MarkViewedViewedFiles;
  };
  /** Show how a task stands in version control. */
  "vcs.status": {
    method: "GET";
    path: "/api/vcs/task/{id}";
    kind: "effect";
    input: GetVcsStatus;
    output: TaskVcsStatus;
  };
  /** Get what is recorded of a task's ref. */
  "vcs.get_task_vcs": {
    method: "GET";
    path: "/api/vcs/task/{id}/ref";
    kind: "read";
    input: GetTaskVcs;
    output: TaskVcs | null;
  };
  /** Get the ref that is checked out where the call comes from. */
  "vcs.current": {
    method: "GET";
    path: "/api/vcs/current";
    kind: "effect";
    input: GetCurrentTaskVcs;
    output: TaskVcs;
  };
  /** List the refs of tasks. */
  "vcs.list": {
    method: "GET";
    path: "/api/vcs/task";
    kind: "read";
    input: ListTaskVcs;
    output: TaskVcs[];
  };
  /** Show what a task changes. */
  "vcs.diff": {
    method: "GET";
    path: "/api/vcs/diff/{id}";
    kind: "effect";
    input: DiffTask;
    output: CompareRevisionsComparison;
  };
  /** Show the stack that a task is part of. */
  "vcs.stack": {
    method: "GET";
    path: "/api/vcs/stack/{id}";
    kind: "effect";
    input: GetTaskStack;
    output: TaskStack;
  };
  /** Move a task and what stands on it onto their present bases. */
  "vcs.restack": {
    method: "POST";
    path: "/api/vcs/restack/{id}";
    kind: "effect";
    input: RestackTask;
    output: TaskStack;
  };
  /** Put a completed task onto the default branch. */
  "vcs.land": {
    method: "POST";
    path: "/api/vcs/task/{id}/land";
    kind: "effect";
    input: LandTask;
    output: LandReport;
  };
  /** Take the last restack or land back. */
  "vcs.undo": {
    method: "POST";
    path: "/api/vcs/undo";
    kind: "effect";
    input: UndoLast;
    output: UndoReport;
  };
  /** Clear away what finished tasks have left. */
  "vcs.gc": {
    method: "POST";
    path: "/api/vcs/gc";
    kind: "effect";
    input: CollectGarbage;
    output: GarbageReport;
  };
  /** Remove a task's own workspace. */
  "vcs.remove_workspace": {
    method: "POST";
    path: "/api/vcs/task/{id}/remove-workspace";
    kind: "effect";
    input: RemoveWorkspace;
    output: TaskVcs;
  };
  /** Compare two commits. */
  "vcs.compare": {
    method: "GET";
    path: "/api/vcs/compare";
    kind: "effect";
    input: CompareRevisions;
    output: CompareRevisionsComparison;
  };
  /** Compare two revisions of a change. */
  "vcs.interdiff": {
    method: "GET";
    path: "/api/vcs/interdiff";
    kind: "effect";
    input: CompareChanges;
    output: CompareChangesInterdiff;
  };
  /** Tell what a new revision did to a change. */
  "vcs.kind": {
    method: "GET";
    path: "/api/vcs/kind";
    kind: "effect";
    input: ClassifyChange;
    output: ClassifyChangeClassification;
  };
  /** Find where lines of a file have gone. */
  "vcs.port": {
    method: "GET";
    path: "/api/vcs/port";
    kind: "effect";
    input: PortLines;
    output: CommentPort;
  };
  /** Find the commit that a name stands for. */
  "vcs.resolve": {
    method: "GET";
    path: "/api/vcs/resolve";
    kind: "effect";
    input: ResolveRevision;
    output: ResolveRevisionResolution;
  };
  /** List the gates of a repository or a task. */
  "gates.list": {
    method: "GET";
    path: "/api/gates";
    kind: "effect";
    input: ListGates;
    output: EffectiveGateList;
  };
  /** Show the gates that count for a task. */
  "gates.get_effective": {
    method: "GET";
    path: "/api/gates/effective/{task_id}";
    kind: "effect";
    input: GetEffectiveGates;
    output: EffectiveGateList;
  };
  /** Add a gate. */
  "gates.add": {
    method: "POST";
    path: "/api/gates";
    kind: "write";
    input: AddGate;
    output: Gate;
  };
  /** Change a gate. */
  "gates.update": {
    method: "PATCH";
    path: "/api/gates/{id}";
    kind: "effect";
    input: UpdateGate;
    output: Gate;
  };
  /** Remove a gate. */
  "gates.remove": {
    method: "DELETE";
    path: "/api/gates/{id}";
    kind: "effect";
    input: RemoveGate;
    output: Gate;
  };
  /** Run the gates of a review again that failed for good. */
  "gates.rerun": {
    method: "POST";
    path: "/api/gates/rerun/{review_id}";
    kind: "effect";
    input: RerunGates;
    output: Review;
  };
  /** Do without the gates of a review that failed for good. */
  "gates.waive": {
    method: "POST";
    path: "/api/gates/waive/{review_id}";
    kind: "effect";
    input: WaiveGates;
    output: Review;
  };
  /** List what the gates have said of a review. */
  "gates.results": {
    method: "GET";
    path: "/api/gates/results/{review_id}";
    kind: "read";
    input: ListGateResults;
    output: GateResult[];
  };
  /** Read what a gate has printed. */
  "gates.log": {
    method: "GET";
    path: "/api/gates/log/{result_id}";
    kind: "effect";
    input: ReadGateLog;
    output: GateLog;
  };
  /** Have an agent review a task. */
  "git_ai.start": {
    method: "POST";
    path: "/api/git-ai";
    kind: "effect";
    input: StartAgentReview;
    output: ReviewerJob;
  };
  /** Show how far an agent's review is. */
  "git_ai.status": {
    method: "GET";
    path: "/api/git-ai/status";
    kind: "read";
    input: GetAgentReview;
    output: ReviewerJob;
  };
  /** Show what an agent said in its review. */
  "git_ai.result": {
    method: "GET";
    path: "/api/git-ai/result";
    kind: "read";
    input: GetAgentReviewResult;
    output: ReviewerResult;
  };
  /** List the commands that a repository wants to run. */
  "trust.list": {
    method: "GET";
    path: "/api/trust";
    kind: "effect";
    input: ListTrust;
    output: AskedCommand[];
  };
  /** Trust commands of a repository. */
  "trust.grant": {
    method: "POST";
    path: "/api/trust";
    kind: "effect";
    input: GrantTrust;
    output: AskedCommand[];
  };
  /** Ask a person for help. */
  "help.request": {
    method: "POST";
    path: "/api/help";
    kind: "write";
    input: RequestHelp;
    output: HelpRequest;
  };
  /** Answer a request for help. */
  "help.respond": {
    method: "POST";
    path: "/api/help/{id}/respond";
    kind: "write";
    input: RespondToHelp;
    output: HelpRequest;
  };
  /** Let a task go on after its answer. */
  "help.resume": {
    method: "POST";
    path: "/api/help/{task_id}/resume";
    kind: "effect";
    input: ResumeTask;
    output: Task;
  };
  /** Show a request for help. */
  "help.get": {
    method: "GET";
    path: "/api/help/{id}";
    kind: "read";
    input: GetHelp;
    output: HelpRequest;
  };
  /** Show the open request for help of a task. */
  "help.get_active": {
    method: "GET";
    path: "/api/help/active/{task_id}";
    kind: "read";
    input: GetActiveHelp;
    output: HelpRequest | null;
  };
  /** List requests for help. */
  "help.list": {
    method: "GET";
    path: "/api/help";
    kind: "read";
    input: ListHelp;
    output: HelpRequest[];
  };
  /** List what waits for a person. */
  "inbox.list": {
    method: "GET";
    path: "/api/inbox";
    kind: "effect";
    input: ListInbox;
    output: InboxItem[];
  };
  /** Keep a learning on a task. */
  "learnings.add": {
    method: "POST";
    path: "/api/learnings/{task_id}";
    kind: "write";
    input: AddLearning;
    output: Learning;
  };
  /** List the learnings of a task. */
  "learnings.list": {
    method: "GET";
    path: "/api/learnings/{task_id}";
    kind: "read";
    input: ListLearnings;
    output: Learning[];
  };
  /** Show the learnings that a task works with. */
  "learnings.get_inherited": {
    method: "GET";
    path: "/api/learnings/{task_id}/inherited";
    kind: "read";
    input: GetInheritedLearnings;
    output: InheritedLearnings;
  };
  /** Search learnings. */
  "learnings.search": {
    method: "GET";
    path: "/api/learnings/search";
    kind: "read";
    input: SearchLearnings;
    output: SearchHit[];
  };
  /** Take a learning out of use. */
  "learnings.retire": {
    method: "POST";
    path: "/api/learnings/{id}/retire";
    kind: "write";
    input: RetireLearning;
    output: Learning;
  };
  /** Register a folder as a repository. */
  "repos.register": {
    method: "POST";
    path: "/api/repos";
    kind: "write";
    input: RegisterRepo;
    output: Repo;
  };
  /** Show a repository. */
  "repos.get": {
    method: "GET";
    path: "/api/repos/{id}";
    kind: "read";
    input: GetRepo;
    output: Repo;
  };
  /** Find the repository of a folder. */
  "repos.get_by_path": {
    method: "GET";
    path: "/api/repos/by-path";
    kind: "read";
    input: GetRepoByPath;
    output: Repo | null;
  };
  /** Show the repository that a call is about. */
  "repos.get_current": {
    method: "GET";
    path: "/api/repos/current";
    kind: "read";
    input: GetCurrentRepo;
    output: Repo | null;
  };
  /** List the repositories. */
  "repos.list": {
    method: "GET";
    path: "/api/repos";
    kind: "read";
    input: ListRepos;
    output: Repo[];
  };
  /** Tell where a moved repository lies now. */
  "repos.relocate": {
    method: "POST";
    path: "/api/repos/{id}/relocate";
    kind: "write";
    input: RelocateRepo;
    output: Repo;
  };
  /** Forget a repository without tasks. */
  "repos.unregister": {
    method: "DELETE";
    path: "/api/repos/{id}";
    kind: "write";
    input: UnregisterRepo;
    output: Repo;
  };
  /** List events. */
  "events.list": {
    method: "GET";
    path: "/api/events";
    kind: "read";
    input: ListEvents;
    output: Event[];
  };
  /** Read the log without a gap. */
  "events.replay": {
    method: "GET";
    path: "/api/events/replay";
    kind: "read";
    input: ReplayEvents;
    output: Event[];
  };
  /** Follow the events. */
  "events.subscribe": {
    method: "GET";
    path: "/api/events/subscribe";
    kind: "stream";
    input: SubscribeEvents;
    output: Event;
  };
  /** Compare the log with the state. */
  "events.verify": {
    method: "GET";
    path: "/api/events/verify";
    kind: "effect";
    input: VerifyEvents;
    output: Verification;
  };
  /** Remove old events. */
  "events.prune": {
    method: "POST";
    path: "/api/events/prune";
    kind: "effect";
    input: PruneEvents;
    output: EventsPrunedPayload;
  };
  /** Export everything as one document. */
  "data.export": {
    method: "GET";
    path: "/api/data/export";
    kind: "read";
    input: ExportData;
    output: ExportDocument;
  };
  /** Import a document. */
  "data.import": {
    method: "POST";
    path: "/api/data/import";
    kind: "write";
    input: ImportData;
    output: ImportReport;
  };
  /** Make a token. */
  "tokens.create": {
    method: "POST";
    path: "/api/tokens";
    kind: "write";
    input: CreateToken;
    output: CreatedToken;
  };
  /** List the tokens. */
  "tokens.list": {
    method: "GET";
    path: "/api/tokens";
    kind: "read";
    input: ListTokens;
    output: AccessToken[];
  };
  /** Revoke a token. */
  "tokens.revoke": {
    method: "DELETE";
    path: "/api/tokens/{id}";
    kind: "write";
    input: RevokeToken;
    output: AccessToken;
  };
  /** Find what the end of an id means. */
  "ids.resolve": {
    method: "GET";
    path: "/api/ids";
    kind: "read";
    input: ResolveID;
    output: ResolveIDFound;
  };
  /** Show the version. */
  "system.version": {
    method: "GET";
    path: "/api/version";
    kind: "read";
    input: GetVersion;
    output: GetVersionAnswer;
  };
  /** Tell whether all is well. */
  "system.health": {
    method: "GET";
    path: "/api/health";
    kind: "effect";
    input: GetHealth;
    output: GetHealthAnswer;
  };
  /** Examine the installation. */
  "system.doctor": {
    method: "GET";
    path: "/api/doctor";
    kind: "effect";
    input: RunDoctor;
    output: DoctorReport;
  };
}

export type OperationName = keyof Operations;

/**
 * Where each operation is. Fields in braces go into the path; the others into the query (GET, DELETE) or the
 * body (POST, PATCH). In a query, lists are joined by commas and null is the word `null`.
 */
export const routes = {
  "tasks.create": {
    method: "POST",
    path: "/api/tasks",
    kind: "write",
  },
  "tasks.get": {
    method: "GET",
    path: "/api/tasks/{id}",
    kind: "read",
  },
  "tasks.get_many": {
    method: "GET",
    path: "/api/tasks/by-ids",
    kind: "read",
  },
  "tasks.list": {
    method: "GET",
    path: "/api/tasks",
    kind: "read",
  },
  "tasks.search": {
    method: "GET",
    path: "/api/tasks/search",
    kind: "read",
  },
  "tasks.update": {
    method: "PATCH",
    path: "/api/tasks/{id}",
    kind: "write",
  },
  "tasks.delete": {
    method: "DELETE",
    path: "/api/tasks/{id}",
    kind: "effect",
  },
  "tasks.start": {
    method: "POST",
    path: "/api/tasks/{id}/start",
    kind: "effect",
  },
  "tasks.submit": {
    method: "POST",
    path: "/api/tasks/{id}/submit",
    kind: "effect",
  },
  "tasks.withdraw": {
    method: "POST",
    path: "/api/tasks/{id}/withdraw",
    kind: "write",
  },
  "tasks.cancel": {
    method: "POST",
    path: "/api/tasks/{id}/cancel",
    kind: "write",
  },
  "tasks.reopen": {
    method: "POST",
    path: "/api/tasks/{id}/reopen",
    kind: "write",
  },
  "tasks.force_complete": {
    method: "POST",
    path: "/api/tasks/{id}/force-complete",
    kind: "write",
  },
  "tasks.set_status": {
    method: "POST",
    path: "/api/tasks/{id}/set-status",
    kind: "write",
  },
  "tasks.block": {
    method: "POST",
    path: "/api/tasks/{id}/block",
    kind: "write",
  },
  "tasks.unblock": {
    method: "POST",
    path: "/api/tasks/{id}/unblock",
    kind: "write",
  },
  "tasks.next_ready": {
    method: "GET",
    path: "/api/tasks/next-ready",
    kind: "read",
  },
  "tasks.explain": {
    method: "GET",
    path: "/api/tasks/{id}/explain",
    kind: "read",
  },
  "tasks.claim": {
    method: "POST",
    path: "/api/tasks/claim",
    kind: "write",
  },
  "tasks.renew": {
    method: "POST",
    path: "/api/tasks/{id}/renew",
    kind: "write",
  },
  "tasks.release": {
    method: "POST",
    path: "/api/tasks/{id}/release",
    kind: "write",
  },
  "tasks.tree": {
    method: "GET",
    path: "/api/tasks/tree",
    kind: "read",
  },
  "tasks.progress": {
    method: "GET",
    path: "/api/tasks/progress",
    kind: "read",
  },
  "tasks.archive": {
    method: "POST",
    path: "/api/vcs/task/{id}/archive",
    kind: "effect",
  },
  "tasks.unarchive": {
    method: "POST",
    path: "/api/vcs/task/{id}/unarchive",
    kind: "effect",
  },
  "reviews.get": {
    method: "GET",
    path: "/api/reviews/{id}",
    kind: "read",
  },
  "reviews.get_active": {
    method: "GET",
    path: "/api/tasks/{task_id}/reviews/active",
    kind: "read",
  },
  "reviews.get_latest": {
    method: "GET",
    path: "/api/tasks/{task_id}/reviews/latest",
    kind: "read",
  },
  "reviews.list": {
    method: "GET",
    path: "/api/tasks/{task_id}/reviews",
    kind: "read",
  },
  "reviews.approve": {
    method: "POST",
    path: "/api/reviews/{id}/approve",
    kind: "effect",
  },
  "reviews.request_changes": {
    method: "POST",
    path: "/api/reviews/{id}/request-changes",
    kind: "effect",
  },
  "reviews.wait": {
    method: "GET",
    path: "/api/tasks/{task_id}/wait",
    kind: "effect",
  },
  "reviews.comment": {
    method: "POST",
    path: "/api/reviews/{review_id}/comments",
    kind: "effect",
  },
  "reviews.get_comment": {
    method: "GET",
    path: "/api/comments/{id}",
    kind: "read",
  },
  "reviews.list_comments": {
    method: "GET",
    path: "/api/reviews/{review_id}/comments",
    kind: "effect",
  },
  "reviews.resolve_comment": {
    method: "POST",
    path: "/api/comments/{id}/resolve",
    kind: "write",
  },
  "reviews.move_comment": {
    method: "POST",
    path: "/api/comments/{id}/move",
    kind: "effect",
  },
  "reviews.apply_suggestion": {
    method: "POST",
    path: "/api/comments/{id}/apply",
    kind: "effect",
  },
  "reviews.diff": {
    method: "GET",
    path: "/api/reviews/{id}/diff",
    kind: "effect",
  },
  "reviews.file": {
    method: "GET",
    path: "/api/reviews/{id}/file",
    kind: "effect",
  },
  "reviews.feedback": {
    method: "GET",
    path: "/api/reviews/{id}/feedback",
    kind: "effect",
  },
  "reviews.viewed": {
    method: "POST",
    path: "/api/reviews/{id}/viewed",
    kind: "effect",
  },
  "vcs.status": {
    method: "GET",
    path: "/api/vcs/task/{id}",
    kind: "effect",
  },
  "vcs.get_task_vcs": {
    method: "GET",
    path: "/api/vcs/task/{id}/ref",
    kind: "read",
  },
  "vcs.current": {
    method: "GET",
    path: "/api/vcs/current",
    kind: "effect",
  },
  "vcs.list": {
    method: "GET",
    path: "/api/vcs/task",
    kind: "read",
  },
  "vcs.diff": {
    method: "GET",
    path: "/api/vcs/diff/{id}",
    kind: "effect",
  },
  "vcs.stack": {
    method: "GET",
    path: "/api/vcs/stack/{id}",
    kind: "effect",
  },
  "vcs.restack": {
    method: "POST",
    path: "/api/vcs/restack/{id}",
    kind: "effect",
  },
  "vcs.land": {
    method: "POST",
    path: "/api/vcs/task/{id}/land",
    kind: "effect",
  },
  "vcs.undo": {
    method: "POST",
    path: "/api/vcs/undo",
    kind: "effect",
  },
  "vcs.gc": {
    method: "POST",
    path: "/api/vcs/gc",
    kind: "effect",
  },
  "vcs.remove_workspace": {
    method: "POST",
    path: "/api/vcs/task/{id}/remove-workspace",
    kind: "effect",
  },
  "vcs.compare": {
    method: "GET",
    path: "/api/vcs/compare",
    kind: "effect",
  },
  "vcs.interdiff": {
    method: "GET",
    path: "/api/vcs/interdiff",
    kind: "effect",
  },
  "vcs.kind": {
    method: "GET",
    path: "/api/vcs/kind",
    kind: "effect",
  },
  "vcs.port": {
    method: "GET",
    path: "/api/vcs/port",
    kind: "effect",
  },
  "vcs.resolve": {
    method: "GET",
    path: "/api/vcs/resolve",
    kind: "effect",
  },
  "gates.list": {
    method: "GET",
    path: "/api/gates",
    kind: "effect",
  },
  "gates.get_effective": {
    method: "GET",
    path: "/api/gates/effective/{task_id}",
    kind: "effect",
  },
  "gates.add": {
    method: "POST",
    path: "/api/gates",
    kind: "write",
  },
  "gates.update": {
    method: "PATCH",
    path: "/api/gates/{id}",
    kind: "effect",
  },
  "gates.remove": {
    method: "DELETE",
    path: "/api/gates/{id}",
    kind: "effect",
  },
  "gates.rerun": {
    method: "POST",
    path: "/api/gates/rerun/{review_id}",
    kind: "effect",
  },
  "gates.waive": {
    method: "POST",
    path: "/api/gates/waive/{review_id}",
    kind: "effect",
  },
  "gates.results": {
    method: "GET",
    path: "/api/gates/results/{review_id}",
    kind: "read",
  },
  "gates.log": {
    method: "GET",
    path: "/api/gates/log/{result_id}",
    kind: "effect",
  },
  "git_ai.start": {
    method: "POST",
    path: "/api/git-ai",
    kind: "effect",
  },
  "git_ai.status": {
    method: "GET",
    path: "/api/git-ai/status",
    kind: "read",
  },
  "git_ai.result": {
    method: "GET",
    path: "/api/git-ai/result",
    kind: "read",
  },
  "trust.list": {
    method: "GET",
    path: "/api/trust",
    kind: "effect",
  },
  "trust.grant": {
    method: "POST",
    path: "/api/trust",
    kind: "effect",
  },
  "help.request": {
    method: "POST",
    path: "/api/help",
    kind: "write",
  },
  "help.respond": {
    method: "POST",
    path: "/api/help/{id}/respond",
    kind: "write",
  },
  "help.resume": {
    method: "POST",
    path: "/api/help/{task_id}/resume",
    kind: "effect",
  },
  "help.get": {
    method: "GET",
    path: "/api/help/{id}",
    kind: "read",
  },
  "help.get_active": {
    method: "GET",
    path: "/api/help/active/{task_id}",
    kind: "read",
  },
  "help.list": {
    method: "GET",
    path: "/api/help",
    kind: "read",
  },
  "inbox.list": {
    method: "GET",
    path: "/api/inbox",
    kind: "effect",
  },
  "learnings.add": {
    method: "POST",
    path: "/api/learnings/{task_id}",
    kind: "write",
  },
  "learnings.list": {
    method: "GET",
    path: "/api/learnings/{task_id}",
    kind: "read",
  },
  "learnings.get_inherited": {
    method: "GET",
    path: "/api/learnings/{task_id}/inherited",
    kind: "read",
  },
  "learnings.search": {
    method: "GET",
    path: "/api/learnings/search",
    kind: "read",
  },
  "learnings.retire": {
    method: "POST",
    path: "/api/learnings/{id}/retire",
    kind: "write",
  },
  "repos.register": {
    method: "POST",
    path: "/api/repos",
    kind: "write",
  },
  "repos.get": {
    method: "GET",
    path: "/api/repos/{id}",
    kind: "read",
  },
  "repos.get_by_path": {
    method: "GET",
    path: "/api/repos/by-path",
    kind: "read",
  },
  "repos.get_current": {
    method: "GET",
    path: "/api/repos/current",
    kind: "read",
  },
  "repos.list": {
    method: "GET",
    path: "/api/repos",
    kind: "read",
  },
  "repos.relocate": {
    method: "POST",
    path: "/api/repos/{id}/relocate",
    kind: "write",
  },
  "repos.unregister": {
    method: "DELETE",
    path: "/api/repos/{id}",
    kind: "write",
  },
  "events.list": {
    method: "GET",
    path: "/api/events",
    kind: "read",
  },
  "events.replay": {
    method: "GET",
    path: "/api/events/replay",
    kind: "read",
  },
  "events.subscribe": {
    method: "GET",
    path: "/api/events/subscribe",
    kind: "stream",
  },
  "events.verify": {
    method: "GET",
    path: "/api/events/verify",
    kind: "effect",
  },
  "events.prune": {
    method: "POST",
    path: "/api/events/prune",
    kind: "effect",
  },
  "data.export": {
    method: "GET",
    path: "/api/data/export",
    kind: "read",
  },
  "data.import": {
    method: "POST",
    path: "/api/data/import",
    kind: "write",
  },
  "tokens.create": {
    method: "POST",
    path: "/api/tokens",
    kind: "write",
  },
  "tokens.list": {
    method: "GET",
    path: "/api/tokens",
    kind: "read",
  },
  "tokens.revoke": {
    method: "DELETE",
    path: "/api/tokens/{id}",
    kind: "write",
  },
  "ids.resolve": {
    method: "GET",
    path: "/api/ids",
    kind: "read",
  },
  "system.version": {
    method: "GET",
    path: "/api/version",
    kind: "read",
  },
  "system.health": {
    method: "GET",
    path: "/api/health",
    kind: "effect",
  },
  "system.doctor": {
    method: "GET",
    path: "/api/doctor",
    kind: "effect",
  },
} as const satisfies { [Name in OperationName]: Pick<Operations[Name], "method" | "path" | "kind"> };
