#pragma once

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// Swift cannot call functions with a variable number of arguments.

static inline int overseer_git_set_option(int option, int value) { return git_libgit2_opts(option, value); }

/// Lets repositories be opened that use the extension `name`, besides those that libgit2 knows.
static inline int overseer_git_allow_extension(const char *name) {
  const char *names[] = {name};
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, (size_t)1);
}

