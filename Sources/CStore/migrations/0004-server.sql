-- A token that is bound to a repository can do nothing without it and goes with it.
CREATE TABLE tokens (
  id         TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  scope      TEXT NOT NULL CHECK (scope IN ('Human', 'Harness', 'ReadOnly')),
  repo_id    TEXT REFERENCES repos (id) ON DELETE CASCADE,
  created_by TEXT NOT NULL CHECK (json_valid(created_by)),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

-- What the tokens are recognised by. It is no part of the replayed state: the log holds no secret, not even its digest.
CREATE TABLE token_secrets (
  token_id TEXT NOT NULL PRIMARY KEY REFERENCES tokens (id) ON DELETE CASCADE,
  sha256   BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32)
) STRICT, WITHOUT ROWID;

-- What was answered to a request with an Idempotency-Key, for one that is sent again. It is no part of the replayed
-- state.
CREATE TABLE idempotency_keys (
  key         TEXT NOT NULL,
  route       TEXT NOT NULL,
  principal   TEXT NOT NULL,
  repo        TEXT NOT NULL,
  body_sha256 BLOB NOT NULL CHECK (length(body_sha256) = 32),
  status      INTEGER NOT NULL CHECK (status BETWEEN 200 AND 299),
  reply       BLOB NOT NULL,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (key, route, principal, repo)
) STRICT;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- Up to which event a hook was run, by the digest of its command. It is no part of the replayed state.
CREATE TABLE hook_positions (
  repo_id TEXT NOT NULL REFERENCES repos (id) ON DELETE CASCADE,
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
  seq     INTEGER NOT NULL CHECK (seq >= 0),
  PRIMARY KEY (repo_id, sha256)
) STRICT, WITHOUT ROWID;
