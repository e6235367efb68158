// What the store needs from C: the migrations, embedded at build time, and those calls that Swift cannot make.
#ifndef CSTORE_H
#define CSTORE_H

#include <sqlite3.h>
#include <stdbool.h>

/// The SQL of migration `number` (counted from 1), or NULL behind the last one.
const char *overseer_migration(int number);

/// Leaves the write-ahead log as it is when the last connection closes: a one-shot command must not pay for a
/// checkpoint and its fsyncs. Returns SQLite's result code.
int overseer_keep_wal_on_close(sqlite3 *connection);

/// Binds bytes that SQLite copies; none at all are an empty text (the constant SQLITE_TRANSIENT does not exist in Swift).
int overseer_bind_text(sqlite3_stmt *statement, int index, const unsigned char *bytes, int count);

/// Binds bytes that are no text, which SQLite copies.
int overseer_bind_blob(sqlite3_stmt *statement, int index, const unsigned char *bytes, int count);

#ifdef __linux__
/// Waits until the file can be read, or the time is over, and returns whether it can be. A negative number stands for no
/// file: then it only waits.
bool overseer_wait(int file, long microseconds);
#endif

#endif
