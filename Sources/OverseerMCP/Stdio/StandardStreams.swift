#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The streams that a client talks over, kept for that alone: whatever else reads or prints in this process, and in the
/// programs it starts, has the null device and standard error.
public struct StandardStreams: Sendable {
  let input: Int32
  let output: Int32

  /// Takes standard input and output; nil where the process was started without one of them.
  public static func taken() -> StandardStreams? {
    let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard input >= 0, output >= 0, null >= 0 else { return nil }
    dup2(null, STDIN_FILENO)
    if dup2(STDERR_FILENO, STDOUT_FILENO) < 0 { dup2(null, STDOUT_FILENO) }
    // Where the process was started without standard error, it is that from now on: whatever were opened next would be.
    if null > STDERR_FILENO { close(null) }
    return StandardStreams(input: input, output: output)
  }
}
