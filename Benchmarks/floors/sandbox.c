// The floor of scripts: QuickJS and SQLite with nothing between them, and no limits.
// usage: sandbox serve DB    answers lines of JSON-RPC, `tools/call` with the result of arguments.code, which runs in a
//                            runtime of its own where `tasks.get(id)` and `tasks.list()` read tasks
//        sandbox times DB ROUNDS    so often, ns for a runtime and context that evaluate 1 and are freed; for the same
//                            of a context alone; for 1,000 tasks from JSON text into a context; and back into text
#include <quickjs.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COLUMNS                                                                                                      \
  "id, repo_id, parent_id, description, context, result, status, labels, metadata, priority, depth, archived_at,"   \
  " created_at, updated_at, started_at, completed_at FROM tasks "

static const char *names[] = {"id", "repo_id", "parent_id", "description", "context", "result", "status", "labels",
                              "metadata", "priority", "depth", "archived_at", "created_at", "updated_at",
                              "started_at", "completed_at"};
enum { first_json = 7, first_number = 9, columns = 16 };

static sqlite3_stmt *get, *list;
static char *text;
static size_t used, room;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void add(const char *bytes, size_t count) {
  if (used + count + 1 > room) text = realloc(text, room = 2 * (used + count + 1));
  memcpy(text + used, bytes, count);
  used += count;
  text[used] = 0;
}

static void say(const char *words) { add(words, strlen(words)); }

static void quote(const char *value) {
  say("\"");
  for (const char *plain = value;; value++) {
    if (*value && *value != '"' && *value != '\\' && (unsigned char)*value >= 0x20) continue;
    add(plain, value - plain);
    if (!*value) break;
    char escape[8];
    add(escape, snprintf(escape, sizeof escape, "\\u%04x", *value));
    plain = value + 1;
  }
  say("\"");
}

static void say_task(sqlite3_stmt *row) {
  say("{\"kind\":\"Task\",\"blocked_by\":[],\"blocks\":[],\"effectively_blocked\":false,\"claim\":null");
  for (int column = 0; column < columns; column++) {
    const char *value = (const char *)sqlite3_column_text(row, column);
    say(",\"");
    say(names[column]);
    say("\":");
    if (!value) say("null");
    else if (column < first_json) quote(value);
    else say(value);
  }
  say("}");
}

static JSValue get_task(JSContext *context, JSValueConst this, int count, JSValueConst *values) {
  const char *id = JS_ToCString(context, values[0]);
  sqlite3_bind_text(get, 1, id, -1, SQLITE_STATIC);
  used = 0;
  say("{\"task\":");
  if (sqlite3_step(get) == SQLITE_ROW) say_task(get);
  say(",\"context\":{\"own\":null,\"parent\":null,\"milestone\":null},\"learnings\":{\"own\":[],\"parent\":[],"
      "\"milestone\":[]},\"vcs\":null,\"help_request\":null,\"claim\":null,\"review\":null,\"gates\":[],"
      "\"children\":[]}");
  sqlite3_reset(get);
  JS_FreeCString(context, id);
  return JS_ParseJSON(context, text, used, "task");
}

static void say_list(void) {
  used = 0;
  say("[");
  while (sqlite3_step(list) == SQLITE_ROW) {
    if (used > 1) say(",");
    say_task(list);
  }
  sqlite3_reset(list);
  say("]");
}

static JSValue list_tasks(JSContext *context, JSValueConst this, int count, JSValueConst *values) {
  say_list();
  return JS_ParseJSON(context, text, used, "tasks");
}

static JSContext *context_with_tasks(JSRuntime *runtime) {
  JSContext *context = JS_NewContext(runtime);
  JSValue global = JS_GetGlobalObject(context), tasks = JS_NewObject(context);
  JS_SetPropertyStr(context, tasks, "get", JS_NewCFunction(context, get_task, "get", 1));
  JS_SetPropertyStr(context, tasks, "list", JS_NewCFunction(context, list_tasks, "list", 1));
  JS_SetPropertyStr(context, global, "tasks", tasks);
  JS_FreeValue(context, global);
  return context;
}

static void die(JSContext *context) {
  const char *why = JS_ToCString(context, JS_GetException(context));
  fprintf(stderr, "sandbox: %s\n", why ? why : "?");
  exit(1);
}

static void run(int id, const char *code) {
  JSRuntime *runtime = JS_NewRuntime();
  JSContext *context = context_with_tasks(runtime), *ran;
  char *whole = malloc(strlen(code) + 32);
  int length = sprintf(whole, "(async () => {%s\n})()", code);
  JSValue promise = JS_Eval(context, whole, length, "script", JS_EVAL_TYPE_GLOBAL);
  if (JS_IsException(promise)) die(context);
  while (JS_ExecutePendingJob(runtime, &ran) > 0) continue;
  if (JS_PromiseState(context, promise) != JS_PROMISE_FULFILLED) die(context);
  JSValue value = JS_PromiseResult(context, promise);
  JSValue json = JS_JSONStringify(context, value, JS_UNDEFINED, JS_UNDEFINED);
  JSValue quoted = JS_JSONStringify(context, json, JS_UNDEFINED, JS_UNDEFINED);
  const char *answer = JS_ToCString(context, quoted);
  printf("{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"content\":[{\"type\":\"text\",\"text\":%s}]}}\n", id, answer);
  fflush(stdout);
  JS_FreeCString(context, answer);
  JS_FreeValue(context, quoted);
  JS_FreeValue(context, json);
  JS_FreeValue(context, value);
  JS_FreeValue(context, promise);
  JS_FreeContext(context);
  JS_FreeRuntime(runtime);
  free(whole);
}

static void serve(void) {
  JSContext *context = JS_NewContext(JS_NewRuntime());
  char *line = NULL;
  size_t line_room = 0;
  ssize_t length;
  while ((length = getline(&line, &line_room, stdin)) > 0) {
    JSValue message = JS_ParseJSON(context, line, length, "message");
    JSValue id = JS_GetPropertyStr(context, message, "id");
    int32_t number = 0;
    JS_ToInt32(context, &number, id);
    if (strstr(line, "\"tools/call\"")) {
      JSValue parameters = JS_GetPropertyStr(context, message, "params");
      JSValue arguments = JS_GetPropertyStr(context, parameters, "arguments");
      JSValue code = JS_GetPropertyStr(context, arguments, "code");
      const char *script = JS_ToCString(context, code);
      run(number, script);
      JS_FreeCString(context, script);
      JS_FreeValue(context, code);
      JS_FreeValue(context, arguments);
      JS_FreeValue(context, parameters);
    } else if (!JS_IsUndefined(id)) {
      printf("{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{}}\n", number);
      fflush(stdout);
    }
    JS_FreeValue(context, id);
    JS_FreeValue(context, message);
  }
}

static void evaluate_one(JSContext *context) {
  if (JS_IsException(JS_Eval(context, "1", 1, "script", JS_EVAL_TYPE_GLOBAL))) die(context);
  JS_FreeContext(context);
}

static void times(int rounds) {
  int64_t (*took)[4] = malloc(rounds * sizeof *took);
  for (int round = 0; round < rounds; round++) {
    int64_t start = now();
    JSRuntime *runtime = JS_NewRuntime();
    evaluate_one(JS_NewContext(runtime));
    JS_FreeRuntime(runtime);
    took[round][0] = now() - start;
  }
  JSRuntime *kept = JS_NewRuntime();
  for (int round = 0; round < rounds; round++) {
    int64_t start = now();
    evaluate_one(JS_NewContext(kept));
    took[round][1] = now() - start;
  }
  say_list();
  for (int round = 0; round < rounds; round++) {
    JSRuntime *runtime = JS_NewRuntime();
    JSContext *context = JS_NewContext(runtime);
    int64_t start = now();
    JSValue value = JS_ParseJSON(context, text, used, "tasks");
    if (JS_IsException(value)) die(context);
    int64_t parsed = now();
    JSValue json = JS_JSONStringify(context, value, JS_UNDEFINED, JS_UNDEFINED);
    const char *result = JS_ToCString(context, json);
    took[round][2] = parsed - start;
    took[round][3] = now() - parsed;
    JS_FreeCString(context, result);
    JS_FreeValue(context, json);
    JS_FreeValue(context, value);
    JS_FreeContext(context);
    JS_FreeRuntime(runtime);
  }
  for (int round = 0; round < rounds; round++)
    printf("%lld %lld %lld %lld\n", (long long)took[round][0], (long long)took[round][1], (long long)took[round][2],
           (long long)took[round][3]);
}

int main(int count, char **words) {
  sqlite3 *database;
  if (count < 3 || sqlite3_open_v2(words[2], &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)) return 2;
  if (sqlite3_prepare_v2(database, "SELECT " COLUMNS "WHERE id = ?", -1, &get, NULL) ||
      sqlite3_prepare_v2(database, "SELECT " COLUMNS "ORDER BY priority, created_at, id LIMIT 1000", -1, &list, NULL)) {
    fprintf(stderr, "sandbox: %s\n", sqlite3_errmsg(database));
    return 1;
  }
  if (!strcmp(words[1], "serve")) serve();
  else times(atoi(words[3]));
  return 0;
}
