// A client of an MCP server on pipes, which times the answers.
// usage: talk COMMAND...
// It does what its input says, a line each with fields between tabs, and prints a line for each:
//   open FILE    starts the command, sends the first line of FILE, waits for the answer and sends the other lines:
//                process, ns from the start to the answer
//   calls FILE COUNT FLIGHT PAUSE EXPECTED    sends the line of FILE so many times, `"id":0` in it made a number, so
//                many of them unanswered at once, and waits PAUSE µs after each answer: ns for all, least, median and
//                p99 ns from request to answer, how many answers do not have EXPECTED in them, bytes of the longest
//   close        ends the command's input: ns until it has ended, status, and the most KB that it had
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int to_server, from_server, server;
static char *buffer;
static size_t held, begins, room = 1 << 20;
static int number = 1;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void stop(const char *what) {
  fprintf(stderr, "talk: %s\n", what);
  exit(1);
}

static char *contents(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) stop(path);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size + 1);
  if (fread(text, 1, size, file) != (size_t)size) stop(path);
  text[size] = 0;
  fclose(file);
  return text;
}

static void send_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(to_server, bytes, count);
    if (sent <= 0) stop("the server reads no more");
    bytes += sent;
    count -= sent;
  }
}

// The next line; it stays until the next call.
static char *line(size_t *length) {
  size_t looked = begins;
  for (;;) {
    char *end = memchr(buffer + looked, '\n', held - looked);
    if (end) {
      char *found = buffer + begins;
      *length = end - found;
      *end = 0;
      begins = end + 1 - buffer;
      return found;
    }
    if (begins > 0) {
      memmove(buffer, buffer + begins, held - begins);
      held -= begins;
      begins = 0;
    }
    looked = held;
    if (held == room) buffer = realloc(buffer, room *= 2);
    ssize_t got = read(from_server, buffer + held, room - held);
    if (got <= 0) stop("the server ended");
    held += got;
  }
}

// The number of the request that a line answers; 0 for none.
static int answered(const char *text, size_t length) {
  const char *end = text + length, *key = text;
  while ((key = memmem(key, end - key, "\"id\":", 5))) {
    key += 5;
    if (*key == ' ') key++;
    if (*key >= '0' && *key <= '9') return atoi(key);
  }
  return 0;
}

static void open_server(char **command, const char *path) {
  char *opening = contents(path), *others = strchr(opening, '\n') + 1;
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC)) stop("no pipes");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  int64_t start = now();
  if (posix_spawnp(&server, command[0], &actions, NULL, command, environ)) stop(command[0]);
  close(in[0]);
  close(out[1]);
  to_server = in[1];
  from_server = out[0];
  held = begins = 0;
  send_all(opening, others - opening);
  size_t length;
  char *text;
  do text = line(&length);
  while (!answered(text, length));
  int64_t end = now();
  if (!strstr(text, "\"result\"")) stop(text);
  send_all(others, strlen(others));
  printf("%d %lld\n", server, (long long)(end - start));
  free(opening);
}

static int ascending(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static void calls(const char *path, int count, int flight, int pause, const char *expected) {
  char *text = contents(path), *place = strstr(text, "\"id\":0");
  if (!place) stop("a request without id");
  size_t before = place - text + 5, after = strlen(place + 6);
  char *request = malloc(before + after + 12);
  memcpy(request, text, before);
  int64_t *sent = malloc(count * sizeof *sent), *took = malloc(count * sizeof *took);
  int first = number, wrong = 0, done = 0, asked = 0;
  size_t longest = 0;
  int64_t start = now();
  while (done < count) {
    while (asked < count && asked - done < flight) {
      int digits = sprintf(request + before, "%d", first + asked);
      memcpy(request + before + digits, place + 6, after);
      sent[asked++] = now();
      send_all(request, before + digits + after);
    }
    size_t length;
    char *answer = line(&length);
    int64_t end = now();
    int id = answered(answer, length);
    if (id < first || id >= first + asked) continue;
    took[done++] = end - sent[id - first];
    if (length > longest) longest = length;
    if (!memmem(answer, length, expected, strlen(expected)) && ++wrong == 1)
      fprintf(stderr, "talk: expected %s in %.600s\n", expected, answer);
    if (pause) usleep(pause);
  }
  int64_t all = now() - start;
  number += count;
  qsort(took, count, sizeof *took, ascending);
  printf("%lld %lld %lld %lld %d %zu\n", (long long)all, (long long)took[0], (long long)took[count / 2],
         (long long)took[(int)(count * 0.99)], wrong, longest);
  free(text), free(request), free(sent), free(took);
}

static void close_server(void) {
  int64_t start = now();
  close(to_server);
  struct rusage usage;
  int status;
  if (wait4(server, &status, 0, &usage) != server) stop("no end");
  printf("%lld %d %ld\n", (long long)(now() - start), status, usage.ru_maxrss);
  close(from_server);
}

int main(int count, char **words) {
  if (count < 2) return 2;
  buffer = malloc(room);
  char order[4096];
  while (fgets(order, sizeof order, stdin)) {
    char *fields[6] = {NULL}, *rest = order;
    order[strcspn(order, "\n")] = 0;
    for (int i = 0; i < 6 && rest; i++) fields[i] = strsep(&rest, "\t");
    if (!strcmp(fields[0], "open")) open_server(words + 1, fields[1]);
    else if (!strcmp(fields[0], "calls"))
      calls(fields[1], atoi(fields[2]), atoi(fields[3]), atoi(fields[4]), fields[5]);
    else if (!strcmp(fields[0], "close")) close_server();
    else return 2;
    fflush(stdout);
  }
  return 0;
}
