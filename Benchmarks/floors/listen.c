// Clients of an event stream, and how long each event was on its way.
// usage: listen PORT PATH CLIENTS FIRST COUNT [TIMES]
// Prints "ready" when all streams have begun, and at the end, when each client has COUNT events from FIRST on: events
// received, bytes, milliseconds from the request to the last event, and p50 and p99 of the delays in µs.
// TIMES is a file of COUNT 64-bit numbers into which whoever commits puts CLOCK_MONOTONIC in ns, by seq - FIRST.
// HEADER of the environment goes with every request.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { most_us = 5000000, patience_ms = 15000 };

struct client {
  int socket, begun;
  size_t kept;
  char rest[64];
};

static unsigned delays[most_us];

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int connected(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int client = socket(AF_INET, SOCK_STREAM, 0), at_once = 1;
  if (connect(client, (void *)&address, sizeof address)) {
    perror("connect");
    exit(1);
  }
  setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  return client;
}

static long share(long all, double part) {
  long seen = 0;
  for (long us = 0; us < most_us; us++)
    if ((seen += delays[us]) >= all * part && seen > 0) return us;
  return 0;
}

int main(int words, char **word) {
  if (words < 6) return 2;
  int port = atoi(word[1]), clients = atoi(word[3]), ready = 0, poll = epoll_create1(0);
  int64_t first = atoll(word[4]), count = atoll(word[5]), received = 0, bytes = 0, *times = NULL, start = now(), end = 0;
  if (words > 6) {
    int file = open(word[6], O_RDWR);
    times = mmap(NULL, count * sizeof *times, PROT_READ, MAP_SHARED, file, 0);
    if (times == MAP_FAILED) return 1;
  }
  struct client *all = calloc(clients, sizeof *all);
  char request[4096];
  const char *header = getenv("HEADER");
  int length = snprintf(request, sizeof request,
                        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/event-stream\r\n%s%s\r\n", word[2], port,
                        header ? header : "", header ? "\r\n" : "");
  for (int i = 0; i < clients; i++) {
    all[i].socket = connected(port);
    if (write(all[i].socket, request, length) != length) return 1;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(poll, EPOLL_CTL_ADD, all[i].socket, &event);
  }
  static char buffer[1 << 20];
  struct epoll_event events[256];
  while (received < count * clients) {
    int news = epoll_wait(poll, events, 256, patience_ms);
    if (news <= 0) break;
    for (int i = 0; i < news; i++) {
      struct client *client = events[i].data.ptr;
      memcpy(buffer, client->rest, client->kept);
      ssize_t got = read(client->socket, buffer + client->kept, sizeof buffer - sizeof client->rest);
      int64_t time = now();
      if (got <= 0) {
        fprintf(stderr, "a stream ended early\n");
        return 1;
      }
      if (!client->begun) {
        if (memmem(buffer, got, "HTTP/1.1 200", 12) == NULL) {
          fprintf(stderr, "refused: %.*s\n", (int)got, buffer);
          return 1;
        }
        client->begun = 1;
        if (++ready == clients) {
          puts("ready");
          fflush(stdout);
        }
      }
      bytes += got;
      char *at = buffer, *limit = buffer + client->kept + got, *found;
      client->kept = 0;
      while ((found = memmem(at, limit - at, "\nid: ", 5)) != NULL) {
        int64_t seq = 0;
        for (at = found + 5; at < limit && *at >= '0' && *at <= '9'; at++) seq = seq * 10 + *at - '0';
        if (at == limit) {
          client->kept = limit - found;
          memcpy(client->rest, found, client->kept);
          break;
        }
        if (seq < first || seq >= first + count) continue;
        received++;
        end = time;
        if (times) {
          int64_t delay = (time - times[seq - first]) / 1000;
          delays[delay < 0 ? 0 : delay >= most_us ? most_us - 1 : delay]++;
        }
      }
      if (client->kept == 0) {
        client->kept = limit - at < 4 ? limit - at : 4;
        memcpy(client->rest, limit - client->kept, client->kept);
      }
    }
  }
  printf("%ld %ld %.3f %ld %ld\n", (long)received, (long)bytes, (end - start) / 1e6, share(received, 0.5),
         share(received, 0.99));
  return received == count * clients ? 0 : 1;
}
