CREATE TABLE reviews (
  id                 TEXT NOT NULL PRIMARY KEY,
  task_id            TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  round              INTEGER NOT NULL CHECK (round >= 1),
  status             TEXT NOT NULL CHECK (status IN
    ('GatesPending', 'GatesEscalated', 'AgentPending', 'HumanPending', 'ChangesRequested', 'Approved')),
  revisions          TEXT NOT NULL CHECK (json_valid(revisions)),
  ungated            INTEGER NOT NULL CHECK (ungated IN (0, 1)),
  submitted_by       TEXT NOT NULL CHECK (json_valid(submitted_by)),
  submitted_at       INTEGER NOT NULL,
  gates_completed_at INTEGER,
  gates_restarted_at INTEGER,
  agent_completed_at INTEGER,
  human_completed_at INTEGER,
  verdicts           TEXT NOT NULL CHECK (json_valid(verdicts)),
  ended_by           TEXT CHECK (ended_by IN ('gates', 'agent', 'human', 'withdrawn', 'superseded', 'cancelled')),
  summary            TEXT,
  forced             INTEGER NOT NULL CHECK (forced IN (0, 1)),
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  UNIQUE (task_id, round),
  CHECK ((status IN ('ChangesRequested', 'Approved')) = (ended_by IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reviews_active ON reviews (task_id) WHERE ended_by IS NULL;

CREATE TABLE review_comments (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  review_id   TEXT NOT NULL,
  task_id     TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  author      TEXT NOT NULL CHECK (author IN ('Agent', 'Human')),
  author_name TEXT NOT NULL,
  in_reply_to TEXT,
  file_path   TEXT,
  line_start  INTEGER CHECK (line_start >= 1),
  line_end    INTEGER CHECK (line_end >= line_start),
  side        TEXT NOT NULL CHECK (side IN ('Left', 'Right')),
  body        TEXT NOT NULL,
  suggestion  TEXT,
  severity    TEXT NOT NULL CHECK (severity IN ('must', 'should', 'nit', 'praise')),
  anchor      TEXT NOT NULL CHECK (json_valid(anchor)),
  created_at  INTEGER NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT CHECK (resolved_by IS NULL OR json_valid(resolved_by)),
  moved       TEXT CHECK (moved IS NULL OR json_valid(moved)),
  CHECK ((line_start IS NULL) = (line_end IS NULL)),
  CHECK (line_start IS NULL OR file_path IS NOT NULL),
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
) STRICT;
CREATE INDEX review_comments_by_task ON review_comments (task_id, id);

CREATE TABLE gates (
  id                 TEXT NOT NULL PRIMARY KEY,
  repo_id            TEXT REFERENCES repos (id) ON DELETE CASCADE,
  task_id            TEXT REFERENCES tasks (id) ON DELETE CASCADE,
  name               TEXT NOT NULL,
  command            TEXT NOT NULL,
  timeout_secs       INTEGER NOT NULL,
  max_retries        INTEGER NOT NULL CHECK (max_retries >= 1),
  poll_interval_secs INTEGER NOT NULL,
  max_pending_secs   INTEGER NOT NULL,
  required           INTEGER NOT NULL CHECK (required IN (0, 1)),
  cache              INTEGER NOT NULL CHECK (cache IN (0, 1)),
  paths              TEXT NOT NULL CHECK (json_valid(paths)),
  checkout           TEXT NOT NULL CHECK (checkout IN ('workspace', 'clean')),
  setup              TEXT,
  pass_env           TEXT NOT NULL CHECK (json_valid(pass_env)),
  sandbox            TEXT NOT NULL CHECK (sandbox IN ('none', 'bwrap')),
  network            INTEGER NOT NULL CHECK (network IN (0, 1)),
  source             TEXT NOT NULL CHECK (source IN ('Database', 'File', 'FrontMatter')),
  created_at         INTEGER NOT NULL,
  updated_at         INTEGER NOT NULL,
  UNIQUE (repo_id, name),
  UNIQUE (task_id, name),
  CHECK ((repo_id IS NULL) <> (task_id IS NULL))
) STRICT, WITHOUT ROWID;

-- The output stands last, so that it is not read where nobody asks for it. Gates of files have no row to refer to.
CREATE TABLE gate_results (
  id              TEXT NOT NULL PRIMARY KEY,
  gate_id         TEXT NOT NULL,
  gate_name       TEXT NOT NULL,
  task_id         TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  review_id       TEXT NOT NULL,
  revision        TEXT CHECK (length(revision) = 40),
  tree            TEXT CHECK (length(tree) = 40),
  status          TEXT NOT NULL CHECK (status IN ('Running', 'Pending', 'Passed', 'Failed', 'Timeout', 'Escalated',
    'Waived', 'NotApplicable', 'Void')),
  exit_code       INTEGER,
  signal          INTEGER,
  log_path        TEXT,
  attempt         INTEGER NOT NULL CHECK (attempt >= 1),
  cached_from     TEXT,
  reason          TEXT,
  flaky           INTEGER NOT NULL CHECK (flaky IN (0, 1)),
  void_cause      TEXT CHECK (void_cause IN ('WorkingCopy', 'Interrupted', 'Ended')),
  started_at      INTEGER NOT NULL,
  completed_at    INTEGER,
  duration_ms     INTEGER NOT NULL,
  command         TEXT NOT NULL,
  untracked_files TEXT NOT NULL CHECK (json_valid(untracked_files)),
  stdout          TEXT NOT NULL,
  stderr          TEXT NOT NULL,
  CHECK ((status = 'Running') = (completed_at IS NULL)),
  CHECK ((status = 'Void') = (void_cause IS NOT NULL))
) STRICT;
CREATE INDEX gate_results_by_review ON gate_results (review_id, id);
CREATE INDEX gate_results_by_task ON gate_results (task_id, id);

CREATE TABLE file_views (
  task_id      TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  principal    TEXT NOT NULL,
  name         TEXT NOT NULL,
  path         TEXT NOT NULL,
  hunks_digest TEXT NOT NULL CHECK (length(hunks_digest) = 64),
  revision     TEXT NOT NULL CHECK (length(revision) = 40),
  viewed_at    INTEGER NOT NULL,
  PRIMARY KEY (task_id, principal, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE reviewer_jobs (
  id           TEXT NOT NULL PRIMARY KEY,
  task_id      TEXT NOT NULL,
  review_id    TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  revision     TEXT NOT NULL CHECK (length(revision) = 40),
  status       TEXT NOT NULL CHECK (status IN ('Queued', 'Running', 'Done', 'Failed')),
  tries        INTEGER NOT NULL CHECK (tries >= 0),
  error        TEXT,
  requested_by TEXT NOT NULL CHECK (json_valid(requested_by)),
  created_at   INTEGER NOT NULL,
  started_at   INTEGER,
  finished_at  INTEGER,
  CHECK ((status IN ('Done', 'Failed')) = (finished_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX reviewer_jobs_by_review ON reviewer_jobs (review_id, id);
CREATE INDEX reviewer_jobs_by_status ON reviewer_jobs (status, id);

-- Which process runs the gates of a review, and which passes can be taken over. Both change without events and are no
-- part of the replayed state.
CREATE TABLE gate_runs (
  review_id       TEXT NOT NULL PRIMARY KEY REFERENCES reviews (id) ON DELETE CASCADE,
  pid             INTEGER NOT NULL CHECK (pid > 0),
  process_started INTEGER NOT NULL,
  created_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE gate_cache (
  key        TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
  result_id  TEXT NOT NULL UNIQUE REFERENCES gate_results (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE comments_text USING fts5 (
  body, content = 'review_comments', content_rowid = 'n', tokenize = 'porter unicode61'
);
CREATE TRIGGER comments_text_insert AFTER INSERT ON review_comments BEGIN
  INSERT INTO comments_text (rowid, body) VALUES (new.n, new.body);
END;
CREATE TRIGGER comments_text_delete AFTER DELETE ON review_comments BEGIN
  INSERT INTO comments_text (comments_text, rowid, body) VALUES ('delete', old.n, old.body);
END;

-- Which process runs a reviewer. It changes without events and is no part of the replayed state.
CREATE TABLE reviewer_runs (
  job_id          TEXT NOT NULL PRIMARY KEY REFERENCES reviewer_jobs (id) ON DELETE CASCADE,
  pid             INTEGER NOT NULL CHECK (pid > 0),
  process_started INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many runs began within the hour.
CREATE INDEX reviewer_jobs_by_start ON reviewer_jobs (started_at) WHERE started_at IS NOT NULL;
