#ifndef OVERSEER_QUICKJS_SHIM_H
#define OVERSEER_QUICKJS_SHIM_H

#include "heap.h"
#include <quickjs.h>

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

#endif
