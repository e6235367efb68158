#ifndef OVERSEER_QUICKJS_HEAP_H
#define OVERSEER_QUICKJS_HEAP_H

#include <quickjs.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* The memory of one runtime: a stretch of addresses, this header at its beginning, that small pieces are cut from, and
 * large pieces beside it.
 *
 * An image of a runtime that is new can be kept. Copied back, it is that runtime again, to the last bit, whatever a
 * script has made of it: this takes a tenth of the time that a new runtime takes, and no piece need be freed for it.
 *
 * Beyond its limit it goes on giving small pieces for a while: the script is ended at its next step, where an engine
 * that is refused memory would have to undo what it is in the middle of. */

/* Before every piece stands its size. Those of the stretch have a class by size; freed ones wait in a list of theirs. */
enum { osjs_head = sizeof(size_t), osjs_grain = 16, osjs_grains = 64, osjs_classes = 128 };

static const size_t osjs_stretch = 32 << 20;
static const size_t osjs_largest_cut = 64 << 10;
static const size_t osjs_heap_slack = 16 << 20;

/* Before a piece of its own. */
typedef struct osjs_large {
  struct osjs_large *previous, *next;
  size_t unused, size;
} osjs_large;

typedef struct {
  /* Bytes that pieces hold, now and at most, and may hold. */
  size_t held;
  size_t most_held;
  size_t limit;
  bool is_exceeded;

  char *next, *end;
  void *freed[osjs_classes];
  osjs_large *large;
  void *image;
  size_t image_size;
} osjs_heap;

/* Of a piece of this size: the bytes from it to the next one, and its class. */
static inline unsigned osjs_class(size_t size, size_t *step) {
  size_t needed = osjs_head + size;
  if (needed <= osjs_grain * osjs_grains) {
    *step = (needed + osjs_grain - 1) / osjs_grain * osjs_grain;
    return *step / osjs_grain;
  }
  /* Four classes from each power of two to the next, with a grain more: what asks for a power of two, and has the
   * sizes of two headers added to it, must not take the next class. */
  size_t octave = osjs_grain * osjs_grains;
  unsigned place = osjs_grains + 1;
  for (; 2 * octave + osjs_grain < needed; octave *= 2) place += 4;
  size_t beyond = needed > octave + osjs_grain ? needed - octave - osjs_grain : 1;
  size_t quarters = (beyond + octave / 4 - 1) / (octave / 4);
  *step = octave + quarters * (octave / 4) + osjs_grain;
  return place + quarters - 1;
}

static inline size_t osjs_heap_size(const void *piece) { return ((const size_t *)piece)[-1]; }

static inline bool osjs_heap_has_cut(const osjs_heap *heap, const void *piece) {
  return (const char *)piece >= (const char *)heap && (const char *)piece < heap->end;
}

static inline void *osjs_heap_cut(osjs_heap *heap, size_t size) {
  /* What is in the image must be in the stretch. */
  if (heap->image && size > osjs_largest_cut) return NULL;
  size_t step;
  unsigned place = osjs_class(size, &step);
  if (place >= osjs_classes) return NULL;
  void **piece = heap->freed[place];
  if (piece) {
    heap->freed[place] = *piece;
    return piece;
  }
  if (step > (size_t)(heap->end - heap->next)) return NULL;
  piece = (void **)(heap->next + osjs_head);
  ((size_t *)piece)[-1] = step - osjs_head;
  heap->next += step;
  return piece;
}

static inline void *osjs_heap_link(osjs_heap *heap, osjs_large *large, size_t size) {
  large->size = size;
  large->previous = NULL;
  large->next = heap->large;
  if (heap->large) heap->large->previous = large;
  heap->large = large;
  return large + 1;
}

static inline void osjs_heap_unlink(osjs_heap *heap, osjs_large *large) {
  if (large->previous) large->previous->next = large->next;
  else heap->large = large->next;
  if (large->next) large->next->previous = large->previous;
}

static inline void *osjs_heap_take(osjs_heap *heap, size_t size, bool is_cleared) {
  void *piece = osjs_heap_cut(heap, size);
  if (piece) {
    /* The stretch is not clear any more where scripts have run before. */
    if (is_cleared) memset(piece, 0, size);
  } else {
    if (!heap->image || size > SIZE_MAX - sizeof(osjs_large)) return NULL;
    osjs_large *large = is_cleared ? calloc(1, sizeof *large + size) : malloc(sizeof *large + size);
    if (!large) return NULL;
    piece = osjs_heap_link(heap, large, size);
  }
  heap->held += osjs_heap_size(piece);
  if (heap->held > heap->most_held) heap->most_held = heap->held;
  return piece;
}

static inline bool osjs_heap_gives(osjs_heap *heap, size_t size) {
  if (heap->held <= heap->limit && size <= heap->limit - heap->held) return true;
  heap->is_exceeded = true;
  return size <= osjs_heap_slack && heap->held + size <= heap->limit + osjs_heap_slack;
}

static inline void *osjs_heap_malloc(void *heap, size_t size) {
  return osjs_heap_gives(heap, size) ? osjs_heap_take(heap, size, false) : NULL;
}

static inline void *osjs_heap_calloc(void *heap, size_t count, size_t size) {
  /* The engine has checked that the product fits. */
  return osjs_heap_gives(heap, count * size) ? osjs_heap_take(heap, count * size, true) : NULL;
}

static inline void osjs_heap_free(void *opaque, void *piece) {
  osjs_heap *heap = opaque;
  if (!piece) return;
  heap->held -= osjs_heap_size(piece);
  if (osjs_heap_has_cut(heap, piece)) {
    size_t step;
    unsigned place = osjs_class(osjs_heap_size(piece), &step);
    *(void **)piece = heap->freed[place];
    heap->freed[place] = piece;
  } else {
    osjs_heap_unlink(heap, (osjs_large *)piece - 1);
    free((osjs_large *)piece - 1);
  }
}

static inline void *osjs_heap_realloc(void *opaque, void *piece, size_t size) {
  osjs_heap *heap = opaque;
  size_t old_size = piece ? osjs_heap_size(piece) : 0;
  if (size > old_size && !osjs_heap_gives(heap, size - old_size)) return NULL;
  if (!piece) return osjs_heap_take(heap, size, false);
  bool is_cut = osjs_heap_has_cut(heap, piece);
  if (is_cut && size <= old_size && size >= old_size / 2) return piece;
  if (!is_cut && size > osjs_largest_cut) {
    if (size > SIZE_MAX - sizeof(osjs_large)) return NULL;
    osjs_large *large = (osjs_large *)piece - 1;
    osjs_heap_unlink(heap, large);
    osjs_large *moved = realloc(large, sizeof *large + size);
    if (!moved) {
      osjs_heap_link(heap, large, old_size);
      return NULL;
    }
    heap->held += size - old_size;
    if (heap->held > heap->most_held) heap->most_held = heap->held;
    return osjs_heap_link(heap, moved, size);
  }
  void *moved = osjs_heap_take(heap, size, false);
  if (!moved) return NULL;
  memcpy(moved, piece, size < old_size ? size : old_size);
  osjs_heap_free(heap, piece);
  return moved;
}

/* NULL where there is no memory. It gives whatever it is asked for, as it has no limit yet. */
static inline osjs_heap *osjs_new_heap(void) {
  void *stretch = mmap(NULL, osjs_stretch, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0);
  if (stretch == MAP_FAILED) return NULL;
  osjs_heap *heap = stretch;
  heap->limit = SIZE_MAX;
  heap->next = (char *)stretch + (sizeof *heap + osjs_grain) / osjs_grain * osjs_grain + osjs_grain - osjs_head;
  heap->end = (char *)stretch + osjs_stretch;
  return heap;
}

static inline void osjs_heap_free_large(osjs_heap *heap) {
  for (osjs_large *large = heap->large, *next; large; large = next) {
    next = large->next;
    free(large);
  }
}

static inline void osjs_free_heap(osjs_heap *heap) {
  osjs_heap_free_large(heap);
  free(heap->image);
  munmap(heap, osjs_stretch);
}

/* Keeps an image of all that is there; false where there is no memory for it. */
static inline bool osjs_heap_keep(osjs_heap *heap) {
  heap->image_size = heap->next - (char *)heap;
  heap->image = malloc(heap->image_size);
  if (heap->image) memcpy(heap->image, heap, heap->image_size);
  return heap->image != NULL;
}

/* Makes it what it was when the image was kept. */
static inline void osjs_heap_restore(osjs_heap *heap) {
  osjs_heap_free_large(heap);
  char *used = heap->next;
  memcpy(heap, heap->image, heap->image_size);
  /* What one script in many has used goes back to the system. */
  size_t page = getpagesize(), kept = (heap->image_size + (512 << 10)) / page * page;
  if (used > (char *)heap + kept) madvise((char *)heap + kept, used - (char *)heap - kept, MADV_DONTNEED);
}

/* A runtime with this memory, which must outlive it; NULL where there is none. */
static inline JSRuntime *osjs_new_runtime(osjs_heap *heap) {
  const JSMallocFunctions functions = {
      .js_calloc = osjs_heap_calloc,
      .js_malloc = osjs_heap_malloc,
      .js_free = osjs_heap_free,
      .js_realloc = osjs_heap_realloc,
      .js_malloc_usable_size = osjs_heap_size,
  };
  return JS_NewRuntime2(&functions, heap);
}

/* glibc keeps what was freed for itself, in each thread's arena. */
static inline void osjs_return_free_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

#endif
