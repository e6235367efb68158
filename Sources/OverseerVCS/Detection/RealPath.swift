#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The absolute path of what stands at `path`, without links, `.` and `..`.
///
/// nil where nothing is there or may be looked at, and where the name is not UTF-8: what cannot be written as text
/// cannot be registered either.
public func realPath(_ path: String) -> String? {
  // The system would stop reading at a NUL and find something else.
  guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(validatingCString: resolved)
}
