#ifndef OVERSEER_QUICKJS_SHIM_H
#define OVERSEER_QUICKJS_SHIM_H

#include <quickjs.h>
#include <stdlib.h>
#ifdef __APPLE__
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

/* What Swift cannot import: macros that make and read values, and functions that take a format. */
static inline JSValue osjs_undefined(void) { return JS_UNDEFINED; }
static inline JSValue osjs_null(void) { return JS_NULL; }
static inline JSValue osjs_exception(void) { return JS_EXCEPTION; }
static inline int osjs_tag(JSValue value) { return JS_VALUE_GET_NORM_TAG(value); }
static inline int32_t osjs_int(JSValue value) { return JS_VALUE_GET_INT(value); }
static inline double osjs_double(JSValue value) { return JS_VALUE_GET_FLOAT64(value); }
static inline void *osjs_pointer(JSValue value) { return JS_VALUE_GET_PTR(value); }

/* Errors that know where the script stands; their messages are set afterwards, since formats are cut short. */
static inline JSValue osjs_new_error(JSContext *context) { return JS_NewPlainError(context, "%s", ""); }
static inline JSValue osjs_new_type_error(JSContext *context) { return JS_NewTypeError(context, "%s", ""); }

/* The memory of one runtime.
 *
 * Beyond its limit it goes on giving small pieces for a while: the script is ended at its next step, where an engine
 * that is refused memory would have to undo what it is in the middle of. */
typedef struct {
  size_t held;
  size_t most_held;
  size_t limit;
  bool is_exceeded;
} osjs_heap;

static const size_t osjs_heap_slack = 16 << 20;

static inline size_t osjs_heap_size(const void *piece) {
#ifdef __APPLE__
  return malloc_size(piece);
#else
  return malloc_usable_size((void *)piece);
#endif
}

static inline bool osjs_heap_gives(osjs_heap *heap, size_t size) {
  if (heap->held <= heap->limit && size <= heap->limit - heap->held) return true;
  heap->is_exceeded = true;
  return size <= osjs_heap_slack && heap->held + size <= heap->limit + osjs_heap_slack;
}

static inline void *osjs_heap_keep(osjs_heap *heap, void *piece) {
  if (!piece) return piece;
  heap->held += osjs_heap_size(piece);
  if (heap->held > heap->most_held) heap->most_held = heap->held;
  return piece;
}

static inline void *osjs_heap_malloc(void *heap, size_t size) {
  return osjs_heap_gives(heap, size) ? osjs_heap_keep(heap, malloc(size)) : NULL;
}

static inline void *osjs_heap_calloc(void *heap, size_t count, size_t size) {
  /* The engine has checked that the product fits. */
  return osjs_heap_gives(heap, count * size) ? osjs_heap_keep(heap, calloc(count, size)) : NULL;
}

static inline void osjs_heap_free(void *heap, void *piece) {
  if (!piece) return;
  ((osjs_heap *)heap)->held -= osjs_heap_size(piece);
  free(piece);
}

static inline void *osjs_heap_realloc(void *heap, void *piece, size_t size) {
  size_t old_size = piece ? osjs_heap_size(piece) : 0;
  if (size > old_size && !osjs_heap_gives(heap, size - old_size)) return NULL;
  void *moved = realloc(piece, size);
  if (!moved) return NULL;
  ((osjs_heap *)heap)->held -= old_size;
  return osjs_heap_keep(heap, moved);
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
