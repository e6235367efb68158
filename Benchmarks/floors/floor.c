// The floor of the cold rows: the same SQL through SQLite's C API, and nothing else.
// usage: floor next DB REPO | floor create DB REPO N
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *next =
    "SELECT id, description, priority, status, created_at FROM tasks INDEXED BY tasks_offered WHERE repo_id = ?1"
    " AND status IN ('Pending', 'InProgress') AND open_blockers = 0 AND ancestor_blockers = 0 AND open_children = 0"
    " AND hidden = 0 AND NOT EXISTS (SELECT 1 FROM claims WHERE task_id = id AND released = 0)"
    " ORDER BY priority, (children > 0) DESC, open_dependents DESC, created_at, id LIMIT 1";

static void run(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, error);
    exit(1);
  }
}

int main(int count, char **words) {
  if (count < 4) return 2;
  sqlite3 *db;
  if (sqlite3_open_v2(words[2], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) return 1;
  sqlite3_busy_timeout(db, 5000);
  sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (strcmp(words[1], "next") == 0) {
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(db, next, -1, &statement, NULL);
    sqlite3_bind_text(statement, 1, words[3], -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW)
      printf("{\"id\":\"%s\",\"description\":\"%s\"}\n", sqlite3_column_text(statement, 0),
             sqlite3_column_text(statement, 1));
  } else {
    char sql[2048];
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    long long id = now.tv_sec * 1000000000LL + now.tv_nsec;
    run(db, "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
    snprintf(sql, sizeof sql,
             "INSERT INTO tasks (id, repo_id, depth, description, priority, status, labels, metadata, created_at,"
             " updated_at) VALUES ('task_%026lld', '%s', 0, 'floor', 2, 'Pending', '[]', '{}', 1, 1);"
             "INSERT INTO events (id, at, source, actor, type, payload, task_id) VALUES ('evt_%026lld', 1, 'Cli',"
             " '{}', 'TaskCreated', '{}', 'task_%026lld')",
             id, words[3], id, id);
    run(db, sql);
    run(db, "COMMIT");
    printf("task_%026lld\n", id);
  }
  return 0; // without closing: the process ends, and nothing is written back
}
