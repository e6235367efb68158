-- Which process runs a reviewer. It changes without events and is no part of the replayed state.
CREATE TABLE reviewer_runs (
  job_id          TEXT NOT NULL PRIMARY KEY REFERENCES reviewer_jobs (id) ON DELETE CASCADE,
  pid             INTEGER NOT NULL CHECK (pid > 0),
  process_started INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many runs began within the hour.
CREATE INDEX reviewer_jobs_by_start ON reviewer_jobs (started_at) WHERE started_at IS NOT NULL;
