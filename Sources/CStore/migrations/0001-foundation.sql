-- Timestamps are milliseconds since 1970 (UTC). Enumerations are checked text, written as on the wire.

CREATE TABLE repos (
  id             TEXT NOT NULL PRIMARY KEY,
  path           TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL,
  vcs_type       TEXT NOT NULL CHECK (vcs_type IN ('Jj', 'Git', 'None')),
  default_branch TEXT,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE tasks (
  n            INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  repo_id      TEXT NOT NULL REFERENCES repos (id),
  parent_id    TEXT REFERENCES tasks (id),
  milestone_id TEXT,
  depth        INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 2),
  description  TEXT NOT NULL CHECK (length(description) BETWEEN 1 AND 500),
  context      TEXT CHECK (length(CAST(context AS BLOB)) <= 262144),
  result       TEXT,
  priority     INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
  status       TEXT NOT NULL
    CHECK (status IN ('Pending', 'InProgress', 'InReview', 'AwaitingHuman', 'Completed', 'Cancelled')),
  labels       TEXT NOT NULL CHECK (json_valid(labels)),
  metadata     TEXT NOT NULL CHECK (json_valid(metadata)),
  archived_at  INTEGER,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  started_at   INTEGER,
  completed_at INTEGER,
  -- Kept up to date with every change, so that readiness is one step in an index (see Readiness.swift);
  -- `os doctor` compares them with a recount.
  hidden            INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  blockers          INTEGER NOT NULL DEFAULT 0 CHECK (blockers >= 0),
  open_blockers     INTEGER NOT NULL DEFAULT 0 CHECK (open_blockers BETWEEN 0 AND blockers),
  ancestor_blockers INTEGER NOT NULL DEFAULT 0 CHECK (ancestor_blockers >= 0),
  children          INTEGER NOT NULL DEFAULT 0 CHECK (children >= 0),
  open_children     INTEGER NOT NULL DEFAULT 0 CHECK (open_children BETWEEN 0 AND children),
  dependents        INTEGER NOT NULL DEFAULT 0 CHECK (dependents >= 0),
  open_dependents   INTEGER NOT NULL DEFAULT 0 CHECK (open_dependents BETWEEN 0 AND dependents),
  CHECK ((parent_id IS NULL) = (depth = 0)),
  CHECK (archived_at IS NULL OR status IN ('Completed', 'Cancelled')),
  CHECK ((status = 'Completed') = (completed_at IS NOT NULL))
) STRICT;

CREATE INDEX tasks_in_order ON tasks (repo_id, priority, created_at, id);
CREATE INDEX tasks_by_status ON tasks (repo_id, status, priority, created_at, id);
CREATE INDEX tasks_by_parent ON tasks (parent_id, priority, created_at, id) WHERE parent_id IS NOT NULL;
CREATE INDEX tasks_by_suffix ON tasks (substr(id, -4));
CREATE INDEX tasks_offered ON tasks (repo_id, priority, (children > 0) DESC, open_dependents DESC, created_at, id)
  WHERE status IN ('Pending', 'InProgress') AND open_blockers = 0 AND ancestor_blockers = 0 AND open_children = 0
    AND hidden = 0;
CREATE INDEX tasks_offered_in_milestone
  ON tasks (milestone_id, priority, (children > 0) DESC, open_dependents DESC, created_at, id)
  WHERE status IN ('Pending', 'InProgress') AND open_blockers = 0 AND ancestor_blockers = 0 AND open_children = 0
    AND hidden = 0 AND milestone_id IS NOT NULL;

CREATE TABLE task_labels (
  label   TEXT NOT NULL,
  task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  PRIMARY KEY (label, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_labels_by_task ON task_labels (task_id);

CREATE TABLE blockers (
  task_id    TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  blocker_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (task_id, blocker_id),
  CHECK (task_id <> blocker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX blockers_by_blocker ON blockers (blocker_id, task_id);

CREATE TABLE claims (
  task_id    TEXT NOT NULL PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
  holder     TEXT NOT NULL CHECK (json_valid(holder)),
  identity   TEXT NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 1),
  claimed_at INTEGER NOT NULL,
  expires_at INTEGER,
  released   INTEGER NOT NULL CHECK (released IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE learnings (
  n              INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  task_id        TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  content        TEXT NOT NULL,
  source_task_id TEXT,
  origin_id      TEXT NOT NULL,
  tags           TEXT NOT NULL CHECK (json_valid(tags)),
  created_at     INTEGER NOT NULL,
  retired_at     INTEGER,
  UNIQUE (task_id, origin_id, content)
) STRICT;

CREATE TABLE help_requests (
  id                TEXT NOT NULL PRIMARY KEY,
  task_id           TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  from_status       TEXT NOT NULL CHECK (from_status IN ('Pending', 'InProgress', 'InReview')),
  category          TEXT NOT NULL CHECK (category IN ('Clarification', 'Decision', 'TechnicalBlocker', 'Unexpected')),
  reason            TEXT NOT NULL,
  suggested_options TEXT NOT NULL CHECK (json_valid(suggested_options)),
  status            TEXT NOT NULL CHECK (status IN ('Pending', 'Responded', 'Resolved', 'Cancelled')),
  response          TEXT,
  chosen_option     INTEGER CHECK (chosen_option >= 0),
  requested_by      TEXT NOT NULL CHECK (json_valid(requested_by)),
  created_at        INTEGER NOT NULL,
  responded_at      INTEGER,
  resumed_at        INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX help_requests_open ON help_requests (task_id) WHERE status IN ('Pending', 'Responded');
CREATE INDEX help_requests_by_task ON help_requests (task_id, created_at);
CREATE INDEX help_requests_by_status ON help_requests (status, created_at);

CREATE TABLE events (
  seq            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL,
  at             INTEGER NOT NULL,
  correlation_id TEXT,
  source         TEXT NOT NULL CHECK (source IN ('Cli', 'Mcp', 'Ui', 'Rest', 'Relay', 'System')),
  actor          TEXT NOT NULL CHECK (json_valid(actor)),
  repo_id        TEXT,
  task_id        TEXT,
  type           TEXT NOT NULL,
  payload        TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;
CREATE INDEX events_by_task ON events (task_id, seq) WHERE task_id IS NOT NULL;
CREATE INDEX events_by_type ON events (type, seq);

-- The state after event `seq`, from which a replay starts when the events up to there have been pruned.
CREATE TABLE checkpoints (
  seq   INTEGER PRIMARY KEY,
  at    INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

CREATE VIRTUAL TABLE tasks_text USING fts5 (
  description, context, result, content = 'tasks', content_rowid = 'n', tokenize = 'porter unicode61'
);
CREATE TRIGGER tasks_text_insert AFTER INSERT ON tasks BEGIN
  INSERT INTO tasks_text (rowid, description, context, result)
  VALUES (new.n, new.description, new.context, new.result);
END;
CREATE TRIGGER tasks_text_delete AFTER DELETE ON tasks BEGIN
  INSERT INTO tasks_text (tasks_text, rowid, description, context, result)
  VALUES ('delete', old.n, old.description, old.context, old.result);
END;
CREATE TRIGGER tasks_text_update AFTER UPDATE OF description, context, result ON tasks
WHEN old.description IS NOT new.description OR old.context IS NOT new.context OR old.result IS NOT new.result BEGIN
  INSERT INTO tasks_text (tasks_text, rowid, description, context, result)
  VALUES ('delete', old.n, old.description, old.context, old.result);
  INSERT INTO tasks_text (rowid, description, context, result)
  VALUES (new.n, new.description, new.context, new.result);
END;

CREATE VIRTUAL TABLE learnings_text USING fts5 (
  content, content = 'learnings', content_rowid = 'n', tokenize = 'porter unicode61'
);
CREATE TRIGGER learnings_text_insert AFTER INSERT ON learnings BEGIN
  INSERT INTO learnings_text (rowid, content) VALUES (new.n, new.content);
END;
CREATE TRIGGER learnings_text_delete AFTER DELETE ON learnings BEGIN
  INSERT INTO learnings_text (learnings_text, rowid, content) VALUES ('delete', old.n, old.content);
END;
