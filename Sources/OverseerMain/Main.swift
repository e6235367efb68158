import Dispatch
import OverseerCLI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program `os`. The main function is synchronous: most commands are done before an asynchronous runtime would
/// have started.
@main
enum Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    switch Launch.run(Array(CommandLine.arguments.dropFirst()), .current()) {
    case .exit(let status): exit(status)
    case .long(let run):
      Task {
        exit(await run())
      }
      dispatchMain()
    }
  }
}
