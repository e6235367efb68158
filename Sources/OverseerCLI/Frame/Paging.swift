import OverseerModel
import OverseerProcess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Session {
  /// Lets what `body` prints go through a pager, where it goes to a terminal and not as JSON.
  func paged(_ body: () async throws(OverseerError) -> Void) async throws(OverseerError) {
    guard !options.json, isatty(STDOUT_FILENO) == 1, let command = Self.pagerCommand(environment),
      let pager = Pager(command)
    else { return try await body() }
    defer { pager.finish() }
    try await body()
  }

  /// `$PAGER`, else `less`, which then ends by itself where all fits on the screen; nil where somebody wants none.
  static func pagerCommand(_ environment: Environment) -> String? {
    guard environment["TERM"] != nil, environment["TERM"] != "dumb" else { return nil }
    let pager = environment["PAGER"] ?? "less"
    guard pager != "cat" else { return nil }
    return "LESS=\"${LESS-FRX}\" LV=\"${LV--c}\"; export LESS LV; \(pager)"
  }
}
