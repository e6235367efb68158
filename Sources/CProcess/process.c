// What lies between fork and exec, where Swift must not run: another thread may hold any lock of its runtime.

#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/mman.h>
#include <sys/syscall.h>
#define start_child vfork
#else
#include <sys/event.h>
#define start_child fork
#endif

int overseer_register(int registry, int place, pid_t process) {
  char text[OVERSEER_PLACE_SIZE];
  char digits[OVERSEER_PLACE_SIZE];
  int count = 0;
  do {
    digits[count++] = (char)('0' + process % 10);
    process /= 10;
  } while (process > 0);
  for (int index = 0; index < OVERSEER_PLACE_SIZE - 1; index++) {
    text[index] = index < count ? digits[count - 1 - index] : ' ';
  }
  text[OVERSEER_PLACE_SIZE - 1] = '\n';
  ssize_t written;
  do {
    written = pwrite(registry, text, sizeof text, (off_t)place * OVERSEER_PLACE_SIZE);
  } while (written < 0 && errno == EINTR);
  return written == sizeof text ? 0 : -1;
}

// Moves a descriptor to its number without closing it on exec.
static int place_descriptor(int from, int to) {
  if (from == to) return fcntl(to, F_SETFD, 0);
  return dup2(from, to) < 0 ? -1 : 0;
}

static void close_above(int first) {
#ifdef __linux__
  // CLOSE_RANGE_CLOEXEC, for the pipe that reports a failure is still needed. Where the kernel does not know the call,
  // there remains that all descriptors of ours are closed on exec.
  syscall(SYS_close_range, first, ~0U, 4U);
#else
  int limit = getdtablesize();
  for (int descriptor = first; descriptor < limit; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#endif
}

__attribute__((noinline, noreturn)) static void run_child(const struct overseer_start *start, int report) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  int isRegistered = 0;
  if (setsid() < 0) goto failed;
  for (int number = 0; number < 3; number++) {
    int from = start->descriptors[number];
    if (from < 0) from = open("/dev/null", number == 0 ? O_RDONLY : O_WRONLY);
    if (from < 0 || place_descriptor(from, number) != 0) goto failed;
  }
  if (start->descriptors[3] >= 0 && place_descriptor(start->descriptors[3], 3) != 0) goto failed;
  close_above(start->descriptors[3] >= 0 ? 4 : 3);
  if (chdir(start->folder) != 0) goto failed;
  if (start->registry >= 0) {
    if (overseer_register(start->registry, start->place, getpid()) != 0) goto failed;
    isRegistered = 1;
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(start->program, start->arguments, start->environment);
failed:;
  int error = errno;
  if (isRegistered) overseer_register(start->registry, start->place, 0);
  while (write(report, &error, sizeof error) < 0 && errno == EINTR) {
  }
  _exit(127);
}

int overseer_start_process(const struct overseer_start *start, pid_t *process) {
  int report[2];
  if (overseer_make_pipe(report) != 0) return errno;
  // No handler of ours may run in the child, which shares our memory until exec.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = start_child();
  if (child == 0) run_child(start, report[1]);
  int error = child < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(report[1]);
  if (child > 0) {
    ssize_t count;
    do {
      count = read(report[0], &error, sizeof error);
    } while (count < 0 && errno == EINTR);
    if (error != 0) {
      while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
      }
    }
  }
  close(report[0]);
  *process = child;
  return error;
}

// Moves a descriptor out of the way of those that a child is given; -1 with errno.
static int keep_above(int descriptor) {
  if (descriptor > 3 || descriptor < 0) return descriptor;
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 4);
  int error = errno;
  close(descriptor);
  errno = error;
  return moved;
}

int overseer_make_file(void) {
#ifdef __linux__
  return keep_above(memfd_create("overseer", MFD_CLOEXEC));
#else
  char path[] = "/tmp/overseer-XXXXXX";  // justified: macOS has no memfd; the name is gone at once
  int file = mkstemp(path);
  if (file < 0) return -1;
  unlink(path);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  return keep_above(file);
#endif
}

int overseer_watch_process(pid_t process) {
#ifdef __linux__
  return (int)syscall(SYS_pidfd_open, process, 0);
#else
  int queue = kqueue();
  if (queue < 0) return -1;
  fcntl(queue, F_SETFD, FD_CLOEXEC);
  struct kevent end;
  EV_SET(&end, process, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
  if (kevent(queue, &end, 1, NULL, 0, NULL) != 0) {
    int error = errno;
    close(queue);
    errno = error;
    return -1;
  }
  return queue;
#endif
}

int overseer_make_pipe(int ends[2]) {
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
#else
  if (pipe(ends) != 0) return -1;
  for (int index = 0; index < 2; index++) fcntl(ends[index], F_SETFD, FD_CLOEXEC);
#endif
  for (int index = 0; index < 2; index++) {
    ends[index] = keep_above(ends[index]);
    if (ends[index] >= 0) continue;
    int error = errno;
    if (ends[1 - index] >= 0) close(ends[1 - index]);
    errno = error;
    return -1;
  }
  return 0;
}
