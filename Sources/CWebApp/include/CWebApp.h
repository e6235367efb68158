// What the server needs from C: the files for browsers, embedded at build time, and zlib, whose calls are macros.
#ifndef CWEBAPP_H
#define CWEBAPP_H

#include <stdbool.h>
#include <stddef.h>

/// A file that browsers are served.
struct os_asset {
  /// The path that it is served at: `/status.css`.
  const char *path;
  /// Its media type: `text/css; charset=utf-8`.
  const char *type;
  const unsigned char *bytes;
  size_t count;
  /// Whether the bytes are compressed with gzip.
  bool is_gzip;
};

/// All embedded files, for as long as the process lives. What scripts/setup had not fetched when this was built is
/// missing.
const struct os_asset *os_assets(size_t *count);

/// How many bytes `count` bytes have at most once they are compressed.
size_t os_gzip_bound(size_t count);

/// Compresses into the gzip format at a level from 1 (fast) to 9 (small). Returns how many bytes were written, 0 where
/// there was no room or no memory.
size_t os_gzip(const unsigned char *bytes, size_t count, int level, unsigned char *into, size_t capacity);

/// How many bytes a whole gzip file of less than 4 GiB has once it is expanded, by its own word; 0 where it is too short
/// to say.
size_t os_gunzip_count(const unsigned char *bytes, size_t count);

/// Expands a whole gzip file. Returns how many bytes were written, 0 where it is broken or there was no room.
size_t os_gunzip(const unsigned char *bytes, size_t count, unsigned char *into, size_t capacity);

#endif
