// Another process that commits events, as any command does, only at a pace of its own.
// usage: writer DB COUNT EACH [PAUSE TIMES]
// Appends COUNT events in transactions of EACH; with PAUSE, one transaction every PAUSE µs, whose time goes to TIMES
// (see listen.c) just before it is committed. Prints the seq of the first event before it begins.
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void run(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, error);
    exit(1);
  }
}

int main(int words, char **word) {
  if (words != 4 && words != 6) return 2;
  int64_t count = atoll(word[2]), each = atoll(word[3]), pause = words > 4 ? atoll(word[4]) * 1000 : 0, *times = NULL;
  if (pause) {
    times = mmap(NULL, count * sizeof *times, PROT_READ | PROT_WRITE, MAP_SHARED, open(word[5], O_RDWR), 0);
    if (times == MAP_FAILED) return 1;
  }
  sqlite3 *db;
  if (sqlite3_open_v2(word[1], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) return 1;
  sqlite3_busy_timeout(db, 5000);
  sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  run(db, "PRAGMA synchronous = NORMAL");
  sqlite3_stmt *head, *insert;
  if (sqlite3_prepare_v2(db, "SELECT ifnull(max(seq), 0) + 1 FROM events", -1, &head, NULL) != SQLITE_OK) return 1;
  sqlite3_step(head);
  int64_t first = sqlite3_column_int64(head, 0);
  sqlite3_reset(head);
  if (sqlite3_prepare_v2(
          db,
          "INSERT INTO events (seq, id, at, correlation_id, source, actor, repo_id, task_id, type, payload)"
          " SELECT ?1, printf('evt_%026d', ?1), ?2, 'cor_01M832BN39QY2D2W3410WCAWGC', 'Cli',"
          " '{\"kind\":\"Human\",\"name\":\"ada\",\"session\":null,\"checkout\":null}', id, NULL, 'SessionProgress',"
          " '{\"session_id\":\"session_01M832BN3BV9S9YKFMXW6YKPNR\",\"message\":\"Reading the tests\"}'"
          " FROM repos LIMIT 1",
          -1, &insert, NULL) != SQLITE_OK)
    return 1;
  printf("%ld\n", (long)first);
  fflush(stdout);
  int64_t next = now();
  for (int64_t done = 0; done < count; done += each) {
    if (pause) {
      int64_t wait = next - now();
      struct timespec time = {wait / 1000000000, wait % 1000000000};
      if (wait > 0) nanosleep(&time, NULL);
      next += pause;
    }
    run(db, "BEGIN IMMEDIATE");
    // Others may have written in between.
    sqlite3_step(head);
    first = sqlite3_column_int64(head, 0);
    sqlite3_reset(head);
    for (int64_t i = done; i < done + each; i++) {
      sqlite3_bind_int64(insert, 1, first + i - done);
      sqlite3_bind_int64(insert, 2, time(NULL) * 1000LL + i % 1000);
      if (sqlite3_step(insert) != SQLITE_DONE) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        return 1;
      }
      sqlite3_reset(insert);
    }
    if (pause) {
      int64_t time = now();
      for (int64_t i = done; i < done + each; i++) times[i] = time;
    }
    run(db, "COMMIT");
  }
  return 0; // without closing: the process ends, and nothing is written back
}
