import Dispatch
import OverseerCLI
import OverseerMCP
import OverseerModel
import OverseerSDK
import OverseerServe

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
    // A closed pipe and a file-size limit are errors of the write that meets them, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    switch Launch.run(Array(CommandLine.arguments.dropFirst()), .current(), programs: programs) {
    case .exit(let status): exit(status)
    case .long(let run):
      Task { exit(await run()) }  // justified: the one task that all others of the process are children of
      dispatchMain()
    }
  }

  private static let programs = Programs { overseer, settings, onReady throws(OverseerError) in
    try await Server(overseer, settings).run(onReady: onReady)
  } mcp: { opening, client, caller throws(OverseerError) in
    guard let streams = StandardStreams.taken() else {
      throw OverseerError(.unavailable, "standard input or output is closed, and a client talks over both")
    }
    await StdioConnection(MCPServer(opening: opening), over: streams, client: client, caller: caller).run()
  }
}
