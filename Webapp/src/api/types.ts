// Written by `os-dev generate` from the operation catalogue. Do not edit.

/** The id of a milestone, a task or a subtask: the prefix says which. */
export type AnyTaskID = `ms_${string}` | `task_${string}` | `sub_${string}`;

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
  | "git"
  | "jj";

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
  /**
   * What happened, with full after-images of what changed: replaying the bodies in order rebuilds the state.
   */
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
  | { type: "DataImported"; payload: DataImportedPayload }
  | { type: "EventsPruned"; payload: EventsPrunedPayload };

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

/** The id of one milestone: `ms_` and a ULID. */
export type MilestoneID = `ms_${string}`;

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
  /** A question of an agent to a person. */
  help_request: HelpRequest | null;
  /** A lease on a task: who works on it, and until when that counts. */
  claim: Claim | null;
  /** The tasks directly below it. */
  children: Task[];
  /** Why a task is offered. */
  why: ReadinessReason;
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

/** A place that a search found. */
export interface SearchHit {
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

export type SearchHitKind = "Task" | "Learning";

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
  /** The open or last answered question of the task. */
  help_request: HelpRequest | null;
  /** A lease on a task: who works on it, and until when that counts. */
  claim: Claim | null;
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

/** A task and everything below it. */
export interface TaskTree {
  /** A milestone, a task or a subtask. */
  task: Task;
  /** The tasks directly below it. */
  children: TaskTree[];
}

/** One tree where a root was named, else all trees. */
export type TreeReply = TaskTree | TaskTree[];

/** What keeps the history of a repository. `None` is planning mode: tasks without refs. */
export type VCSType = "Jj" | "Git" | "None";

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
  types?: string[] | null;
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

/** What `system.version` takes. */
export type GetVersion = Record<string, never>;

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
  /** List tasks. */
  "tasks.list": {
    method: "GET";
    path: "/api/tasks";
    kind: "read";
    input: ListTasks;
    output: Task[];
  };
  /** Search tasks and learnings. */
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
    kind: "write";
    input: DeleteTask;
    output: TaskDeletedPayload;
  };
  /** Start a task. */
  "tasks.start": {
    method: "POST";
    path: "/api/tasks/{id}/start";
    kind: "write";
    input: StartTask;
    output: Task;
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
    kind: "write";
    input: ArchiveTask;
    output: Task;
  };
  /** Bring an archived task back. */
  "tasks.unarchive": {
    method: "POST";
    path: "/api/vcs/task/{id}/unarchive";
    kind: "write";
    input: UnarchiveTask;
    output: Task;
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
    kind: "write";
    input: ResumeTask;
    output: Task;
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
  /** Show the version. */
  "system.version": {
    method: "GET";
    path: "/api/version";
    kind: "read";
    input: GetVersion;
    output: GetVersionAnswer;
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
    kind: "write",
  },
  "tasks.start": {
    method: "POST",
    path: "/api/tasks/{id}/start",
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
    kind: "write",
  },
  "tasks.unarchive": {
    method: "POST",
    path: "/api/vcs/task/{id}/unarchive",
    kind: "write",
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
    kind: "write",
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
  "system.version": {
    method: "GET",
    path: "/api/version",
    kind: "read",
  },
  "system.doctor": {
    method: "GET",
    path: "/api/doctor",
    kind: "effect",
  },
} as const satisfies { [Name in OperationName]: Pick<Operations[Name], "method" | "path" | "kind"> };
