import OverseerModel
import OverseerProcess

/// Runs `git` where a user's settings, hooks and filters must count: for everything that changes a checkout.
struct GitCommand {
  let folder: String

  /// What git prints. It asks nothing, opens no editor, finds its repository by the folder alone, and takes paths as
  /// they are.
  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8]? = nil, settings: [String] = []
  ) async throws(OverseerError) -> String {
    let process = ChildProcess(
      "git", settings.flatMap { ["-c", $0] } + arguments, folder: folder,
      environment: [
        "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": ":", "GIT_SEQUENCE_EDITOR": ":", "LC_ALL": "C.UTF-8",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_COMMON_DIR": nil,
        "GIT_OBJECT_DIRECTORY": nil, "GIT_PREFIX": nil,
      ],
      input: input, deadline: .seconds(120))
    let ending: ChildProcess.Ending
    do {
      ending = try await process.run()
    } catch {
      throw Self.refusal(error)
    }
    guard ending.isSuccess else {
      let words = String(decoding: ending.errors.isEmpty ? ending.output : ending.errors, as: UTF8.self)
      throw OverseerError(
        .vcsFailed, "git \(arguments.first ?? "") failed: \(Self.reason(words))", hint: "In \(folder).",
        details: ["git": .string(words), "arguments": .array(arguments.map { .string($0) })])
    }
    return String(decoding: ending.output, as: UTF8.self)
  }

  /// `git worktree`. It reads what stands of all worktrees, and fails over one that another git is about to make or to
  /// remove; then it is tried again.
  func worktree(_ arguments: [String], settings: [String] = []) async throws(OverseerError) {
    for _ in 0..<Self.worktreeTries {
      do throws(OverseerError) {
        try await run(["worktree"] + arguments, settings: settings)
        return
      } catch {
        guard case .string(let words) = error.details["git"], words.contains("failed to read worktrees/") else {
          throw error
        }
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
    try await run(["worktree"] + arguments, settings: settings)
  }

  private static let worktreeTries = 50

  private static func refusal(_ failure: ChildProcess.Failure) -> OverseerError {
    switch failure {
    case .missing: OverseerError(.unavailable, "there is no git on the PATH", hint: "Install git.")
    case .timedOut:
      OverseerError(
        .unavailable, "git did not end within two minutes",
        hint: "Perhaps another program holds a lock, or a hook waits.")
    case .outputTooLarge: OverseerError(.vcsFailed, "git printed too much")
    case .cancelled: OverseerError(.unavailable, "git was ended, as nobody waits for it any more")
    case .failed(let reason): OverseerError(.vcsFailed, "git could not be run: \(reason)")
    }
  }

  /// What git says is wrong, without what it says besides.
  private static func reason(_ words: String) -> String {
    let lines = words.split(whereSeparator: \.isNewline).map(String.init)
    for prefix in ["fatal: ", "error: "] {
      if let line = lines.first(where: { $0.hasPrefix(prefix) }) { return String(line.dropFirst(prefix.count)) }
    }
    return lines.last ?? "it gave no reason"
  }
}
