#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program at the terminal that shows what this process prints, a screen at a time.
///
/// As long as there is one, standard output leads to it, and Ctrl-C is its own business.
public final class Pager {
  private let stream: UnsafeMutablePointer<FILE>
  private let output: Int32
  private let interrupt: sig_t?

  /// - Parameter command: What `/bin/sh -c` gets.
  /// - Returns: nil where it cannot be started; standard output stays as it was then.
  public init?(_ command: String) {
    fflush(nil)
    let saved = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0 else { return nil }
    guard let stream = popen(command, "w") else {
      close(saved)
      return nil
    }
    guard dup2(fileno(stream), STDOUT_FILENO) >= 0 else {
      pclose(stream)
      close(saved)
      return nil
    }
    self.stream = stream
    output = saved
    interrupt = signal(SIGINT, SIG_IGN)
  }

  /// Tells it that there is no more, and waits until the person has left it.
  public func finish() {
    dup2(output, STDOUT_FILENO)
    close(output)
    pclose(stream)
    signal(SIGINT, interrupt)
  }
}
