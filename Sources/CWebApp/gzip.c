#include "CWebApp.h"

#include <limits.h>
#include <zlib.h>

// Windows of 32 KiB, in the gzip format.
enum { gzip_window = 15 + 16 };

// zlib's bound allows for its own wrapping, which is shorter than that of gzip.
size_t os_gzip_bound(size_t count) { return deflateBound(NULL, count) + 18; }

size_t os_gzip(const unsigned char *bytes, size_t count, int level, unsigned char *into, size_t capacity) {
  if (count > UINT_MAX || capacity > UINT_MAX) return 0;
  z_stream stream = {.next_in = (unsigned char *)bytes, .avail_in = (uInt)count};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_out = into;
  stream.avail_out = (uInt)capacity;
  int result = deflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  deflateEnd(&stream);
  return result == Z_STREAM_END ? written : 0;
}

size_t os_gunzip_count(const unsigned char *bytes, size_t count) {
  if (count < 18) return 0;
  const unsigned char *end = bytes + count;
  return (size_t)end[-4] | (size_t)end[-3] << 8 | (size_t)end[-2] << 16 | (size_t)end[-1] << 24;
}

size_t os_gunzip(const unsigned char *bytes, size_t count, unsigned char *into, size_t capacity) {
  if (count > UINT_MAX || capacity > UINT_MAX) return 0;
  z_stream stream = {.next_in = (unsigned char *)bytes, .avail_in = (uInt)count};
  if (inflateInit2(&stream, gzip_window) != Z_OK) return 0;
  stream.next_out = into;
  stream.avail_out = (uInt)capacity;
  int result = inflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  inflateEnd(&stream);
  return result == Z_STREAM_END ? written : 0;
}
