// The skills for agents, embedded at build time.
#ifndef CSKILLS_H
#define CSKILLS_H

#include <stddef.h>

/// A skill: the text of its SKILL.md.
struct os_skill {
  /// The name of its folder: `overseer`.
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// All skills, for as long as the process lives.
const struct os_skill *os_skills(size_t *count);

#endif
