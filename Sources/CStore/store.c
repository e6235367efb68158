#pragma clang diagnostic ignored "-Wc23-extensions"

#define _GNU_SOURCE

#include "cstore.h"

#include <stddef.h>

#ifdef __linux__
#include <poll.h>
#include <time.h>

bool overseer_wait(int file, long microseconds) {
  struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
  struct pollfd readable = {file, POLLIN, 0};
  return ppoll(&readable, 1, &time, NULL) > 0;
}
#endif

static const char foundation[] = {
#embed "migrations/0001-foundation.sql"
    , 0};

static const char version_control[] = {
#embed "migrations/0002-version-control.sql"
    , 0};

static const char review[] = {
#embed "migrations/0003-review.sql"
    , 0};

static const char server[] = {
#embed "migrations/0004-server.sql"
    , 0};

static const char *const migrations[] = {foundation, version_control, review, server};

const char *overseer_migration(int number) {
  int count = (int)(sizeof migrations / sizeof *migrations);
  return number >= 1 && number <= count ? migrations[number - 1] : NULL;
}

int overseer_keep_wal_on_close(sqlite3 *connection) {
  int on = 1;
  int result = sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (result != SQLITE_OK) return result;
  result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_PERSIST_WAL, &on);
  return result == SQLITE_NOTFOUND ? SQLITE_OK : result; // a database in memory has no log
}

int overseer_bind_text(sqlite3_stmt *statement, int index, const unsigned char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT);
}

int overseer_bind_blob(sqlite3_stmt *statement, int index, const unsigned char *bytes, int count) {
  return bytes ? sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT)
               : sqlite3_bind_zeroblob(statement, index, 0);
}
