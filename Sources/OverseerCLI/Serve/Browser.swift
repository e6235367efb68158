import OverseerProcess

/// The browser of the person at this machine.
enum Browser {
  #if os(macOS)
    private static let program = "open"
  #else
    private static let program = "xdg-open"
  #endif

  /// Opens a page, and says so where that cannot be done.
  static func open(_ address: String) {
    guard DetachedProcess.start(program, [address]) else {
      Terminal.tell("No browser could be started. Open this address within a minute:\n\(address)\n")
      return
    }
  }
}
