CREATE TABLE task_vcs (
  task_id        TEXT NOT NULL PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
  repo_id        TEXT NOT NULL REFERENCES repos (id),
  vcs_type       TEXT NOT NULL CHECK (vcs_type IN ('Jj', 'Git')),
  ref_name       TEXT NOT NULL CHECK (ref_name LIKE 'task/_%'),
  change_id      TEXT NOT NULL CHECK (length(change_id) > 0),
  base_commit    TEXT NOT NULL CHECK (length(base_commit) = 40),
  head_commit    TEXT CHECK (length(head_commit) = 40),
  start_commit   TEXT NOT NULL CHECK (length(start_commit) = 40),
  workspace_path TEXT CHECK (workspace_path LIKE '/%'),
  landed_at      INTEGER,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  archived_at    INTEGER,
  UNIQUE (repo_id, ref_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_vcs_by_repo ON task_vcs (repo_id, task_id);
CREATE INDEX task_vcs_present ON task_vcs (repo_id, task_id) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX task_vcs_by_workspace ON task_vcs (workspace_path) WHERE workspace_path IS NOT NULL;

-- Acts on a repository that take several steps, so that one that was cut short can be finished or taken back. It
-- changes without events and is no part of the replayed state. A task may be deleted while its act is kept.
CREATE TABLE vcs_journal (
  id              TEXT NOT NULL PRIMARY KEY,
  repo_id         TEXT NOT NULL REFERENCES repos (id) ON DELETE CASCADE,
  task_id         TEXT,
  kind            TEXT NOT NULL CHECK (kind IN ('start', 'submit', 'restack', 'land', 'archive', 'remove-workspace')),
  plan            TEXT NOT NULL CHECK (json_valid(plan)),
  state           TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
  pid             INTEGER NOT NULL CHECK (pid > 0),
  process_started INTEGER NOT NULL,
  created_at      INTEGER NOT NULL,
  finished_at     INTEGER,
  CHECK ((state = 'running') = (finished_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX vcs_journal_running ON vcs_journal (repo_id) WHERE state = 'running';
CREATE INDEX vcs_journal_done ON vcs_journal (repo_id, id) WHERE state = 'done';
