#ifndef CPROCESS_H
#define CPROCESS_H

#include <sys/types.h>

/// The bytes that one place of a registry takes: a number, blanks, a line end.
#define OVERSEER_PLACE_SIZE 16

/// What a process is started with.
struct overseer_start {
  /// An absolute path.
  const char *program;
  char *const *arguments;
  char *const *environment;
  const char *folder;
  /// What becomes the descriptors 0 to 3; -1 for /dev/null, and for no descriptor 3. All others are closed.
  int descriptors[4];
  /// A file in which the process writes its number before the program begins; -1 for none.
  int registry;
  /// Which place in the registry.
  int place;
};

/// Starts a process as the leader of a session and a group of its own, with all signals as the system has them.
/// Returns 0, or errno of the first step that failed; nothing runs then.
int overseer_start_process(const struct overseer_start *start, pid_t *process);

/// Writes the number of a process into a place of a registry; 0 for none.
int overseer_register(int registry, int place, pid_t process);

/// A file without a name, in memory where the system can; -1 with errno where there is none to be had.
int overseer_make_file(void);

/// A descriptor that can be read from as soon as the process has ended; -1 with errno.
int overseer_watch_process(pid_t process);

/// A pipe whose ends are above 3 and not inherited; 0, or -1 with errno.
int overseer_make_pipe(int ends[2]);

#endif
