#ifndef OVERSEER_QUICKJS_SHIM_H
#define OVERSEER_QUICKJS_SHIM_H

#include <quickjs.h>

/* What Swift cannot import: macros that make values. */
static inline JSValue osjs_undefined(void) { return JS_UNDEFINED; }
static inline JSValue osjs_null(void) { return JS_NULL; }
static inline JSValue osjs_exception(void) { return JS_EXCEPTION; }

#endif
