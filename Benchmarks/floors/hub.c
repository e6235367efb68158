// The floor of the event rows: one thread that watches the write-ahead log, reads what is new once, and writes it to
// every client at once.
// usage: hub DB          prints the port it listens on; GET /…?after=SEQ answers with the events after SEQ for ever
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_clients = 4096, page = 1 << 18 };

static sqlite3_stmt *after;
static char text[page + (1 << 16)];
static char day[32];
static long long day_of = -1;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void send_all(int socket, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(socket, bytes, count);
    if (sent <= 0) return;
    bytes += sent;
    count -= sent;
  }
}

static const char *second(long long at) {
  if (at / 1000 != day_of) {
    time_t seconds = day_of = at / 1000;
    struct tm parts;
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", gmtime_r(&seconds, &parts));
  }
  return day;
}

static char *put(char *at, const char *bytes, size_t count) {
  memcpy(at, bytes, count);
  return at + count;
}

static char *put_text(char *at, const char *text) { return put(at, text, strlen(text)); }

static char *put_column(char *at, int column) {
  return put(at, sqlite3_column_blob(after, column), sqlite3_column_bytes(after, column));
}

static char *put_quoted(char *at, int column) {
  if (sqlite3_column_type(after, column) == SQLITE_NULL) return put_text(at, "null");
  *at++ = '"';
  at = put_column(at, column);
  *at++ = '"';
  return at;
}

static char *put_number(char *at, long long number) {
  char digits[24], *first = digits + sizeof digits;
  do *--first = '0' + number % 10; while ((number /= 10) > 0);
  return put(at, first, digits + sizeof digits - first);
}

// One chunk of events, ready to be sent. Answers where in the log it ends.
static long long frame(long long last, char **from, size_t *count) {
  char *start = text + 16, *end = start;
  sqlite3_bind_int64(after, 1, last);
  while (end - start < page && sqlite3_step(after) == SQLITE_ROW) {
    long long at = sqlite3_column_int64(after, 2);
    last = sqlite3_column_int64(after, 0);
    end = put_number(put_text(end, "id: "), last);
    end = put_column(put_text(end, "\nevent: "), 8);
    end = put_quoted(put_text(end, "\ndata: {\"id\":"), 1);
    end = put_number(put_text(end, ",\"seq\":"), last);
    end = put_text(put_text(end, ",\"at\":\""), second(at));
    *end++ = '.';
    for (int unit = 100; unit > 0; unit /= 10) *end++ = '0' + at / unit % 10;
    end = put_quoted(put_text(end, "Z\",\"correlation_id\":"), 3);
    end = put_quoted(put_text(end, ",\"source\":"), 4);
    end = put_column(put_text(end, ",\"actor\":"), 5);
    end = put_quoted(put_text(end, ",\"repo_id\":"), 6);
    end = put_quoted(put_text(end, ",\"task_id\":"), 7);
    end = put_quoted(put_text(end, ",\"body\":{\"type\":"), 8);
    end = put_text(put_column(put_text(end, ",\"payload\":"), 9), "}}\n\n");
  }
  sqlite3_reset(after);
  char head[16];
  int width = sprintf(head, "%zx\r\n", end - start);
  *from = memcpy(start - width, head, width);
  *count = put_text(end, "\r\n") - *from;
  if (end == start) *count = 0;
  return last;
}

// Sends all that is new to everybody; then there is no reason to look again before the next sign.
static long long deliver(long long last, const int *clients, int connected, int *looks) {
  char *bytes;
  size_t count;
  for (;;) {
    last = frame(last, &bytes, &count);
    if (count == 0) return last;
    *looks = 0;
    for (int c = 0; c < connected; c++) send_all(clients[c], bytes, count);
  }
}

int main(int words, char **word) {
  if (words != 2) return 2;
  sqlite3 *db;
  char log[4096];
  snprintf(log, sizeof log, "%s-wal", word[1]);
  if (sqlite3_open_v2(word[1], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) return 1;
  sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_stmt *head;
  if (sqlite3_prepare_v2(db, "SELECT max(seq) FROM events", -1, &head, NULL) != SQLITE_OK) return 1;
  if (sqlite3_prepare_v2(db, "SELECT seq, id, at, correlation_id, source, actor, repo_id, task_id, type, payload"
                             " FROM events WHERE seq > ? ORDER BY seq", -1, &after, NULL) != SQLITE_OK) return 1;
  sqlite3_step(head);
  long long last = sqlite3_column_int64(head, 0);
  sqlite3_reset(head);

  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int door = socket(AF_INET, SOCK_STREAM, 0), at_once = 1, poll = epoll_create1(0), watch = inotify_init1(0);
  if (bind(door, (void *)&address, size) || listen(door, 512)) die("listen");
  if (getsockname(door, (void *)&address, &size)) die("getsockname");
  if (inotify_add_watch(watch, log, IN_MODIFY) < 0) die(log);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);

  struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[64];
  epoll_ctl(poll, EPOLL_CTL_ADD, door, &event);
  event.data.fd = watch;
  epoll_ctl(poll, EPOLL_CTL_ADD, watch, &event);
  static int clients[most_clients];
  int connected = 0, looks = 0;
  for (;;) {
    // The log is written before what is in it can be read: after a sign with nothing to read, it looks again.
    struct timespec soon = {0, 100000};
    int ready = epoll_pwait2(poll, events, 64, looks > 0 ? &soon : NULL, NULL);
    if (ready == 0) {
      looks--;
      last = deliver(last, clients, connected, &looks);
    }
    for (int i = 0; i < ready; i++) {
      int source = events[i].data.fd;
      char request[8192], *bytes;
      size_t count;
      if (source == door) {
        event.data.fd = accept(door, NULL, NULL);
        setsockopt(event.data.fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        epoll_ctl(poll, EPOLL_CTL_ADD, event.data.fd, &event);
      } else if (source == watch) {
        if (read(watch, request, sizeof request) < 0) die("watch");
        looks = 20;
        last = deliver(last, clients, connected, &looks);
      } else {
        ssize_t got = read(source, request, sizeof request - 1);
        if (got <= 0) {
          for (int c = 0; c < connected; c++)
            if (clients[c] == source) clients[c--] = clients[--connected];
          close(source);
          continue;
        }
        request[got] = 0;
        const char *query = strstr(request, "after=");
        long long from = query ? atoll(query + 6) : last;
        const char *answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "4\r\n: \n\n\r\n";
        send_all(source, answer, strlen(answer));
        while (from < last) {
          from = frame(from, &bytes, &count);
          send_all(source, bytes, count);
        }
        if (connected < most_clients) clients[connected++] = source;
      }
    }
  }
}
