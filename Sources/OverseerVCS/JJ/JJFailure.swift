import OverseerModel
import OverseerProcess

/// What a failed call of jj means.
enum JJFailure {
  static func missing(_ executable: String) -> OverseerError {
    OverseerError(
      .unavailable, "this repository is jj's, but there is no \(executable)",
      hint: "install jj, or set jj_path of the installation", details: ["executable": .string(executable)])
  }

  /// There is no version to be had.
  static func error(_ failure: ToolVersion.Failure, of executable: String) -> OverseerError {
    switch failure {
    case .missing: missing(executable)
    case .timedOut: OverseerError(.unavailable, "\(executable) did not tell its version in time")
    case .failed(let reason): OverseerError(.unavailable, "\(executable) does not tell its version: \(reason)")
    }
  }

  static func error(_ failure: ChildProcess.Failure, of jj: JJCommand, arguments: [String]) -> OverseerError {
    let call = name(of: arguments)
    switch failure {
    case .missing: return missing(jj.executable)
    case .timedOut:
      return OverseerError(
        .vcsFailed, "\(call) did not end within \(jj.deadline)",
        hint: "another jj may hold the lock of this repository; try again once it is done",
        details: details(arguments))
    case .outputTooLarge: return OverseerError(.tooLarge, "\(call) has too much to tell", details: details(arguments))
    case .cancelled: return OverseerError(.vcsFailed, "\(call) was called off", details: details(arguments))
    case .failed(let reason):
      return OverseerError(.vcsFailed, "\(call) could not be run: \(reason)", details: details(arguments))
    }
  }

  /// What jj says is only looked at to choose the code and the hint. Where it says something else, it is `vcs_failed`
  /// with its own words.
  static func error(_ ending: ChildProcess.Ending, of jj: JJCommand, arguments: [String]) -> OverseerError {
    let words = String(decoding: ending.errors, as: UTF8.self)
    var details = details(arguments)
    details["stderr"] = .string(words)
    let reason = reason(words) ?? "it ended with \(ending.exit)"
    let call = name(of: arguments)
    for (marker, code, hint) in meanings where words.contains(marker) {
      return OverseerError(code, "\(call): \(reason)", hint: hint, details: details)
    }
    return OverseerError(.vcsFailed, "\(call) failed: \(reason)", details: details)
  }

  /// Whether jj only has to be called again in the next second, having changed nothing: what is done once more within
  /// the second in which it was undone, or given up, makes the commits that are there already, and jj refuses to
  /// (issue 10189 of jj).
  static func isOfThisSecond(_ ending: ChildProcess.Ending) -> Bool {
    !ending.isSuccess && String(decoding: ending.errors, as: UTF8.self).contains("Newly-created commit")
  }

  private static let meanings: [(marker: String, code: OverseerError.Code, hint: String?)] = [
    (
      "working copy is stale", .preconditionFailed,
      "the workspace was changed from elsewhere; run jj workspace update-stale in it, then try again"
    ),
    (
      "sibling of the working copy", .preconditionFailed,
      "two programs have changed the workspace at once; run jj workspace update-stale in it, then try again"
    ),
    ("is immutable", .preconditionFailed, "immutable commits are not rewritten; make a new change on top"),
    ("is divergent", .conflict, "several commits carry this change; name one of them by its commit id"),
    ("is conflicted", .conflict, "the bookmark has several targets; set it to one of them"),
    ("Refusing to move bookmark", .conflict, "the bookmark would lose commits; look at where it stands first"),
    ("already exists", .conflict, nil),
    ("doesn't exist", .notFound, nil),
    ("Concurrent working copy operation", .conflict, "another jj was at work on this workspace; try again"),
  ]

  /// The first line of the error itself.
  private static func reason(_ words: String) -> String? {
    let lines = words.split(whereSeparator: \.isNewline)
    let line = lines.first { $0.hasPrefix("Error: ") || $0.hasPrefix("Internal error: ") || $0.hasPrefix("error: ") }
    return (line ?? lines.first).map { line in
      guard let colon = line.firstRange(of: "rror: ") else { return String(line) }
      return String(line[colon.upperBound...])
    }
  }

  /// `jj bookmark set` of the arguments of that call.
  private static func name(of arguments: [String]) -> String {
    "jj " + arguments.prefix { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ")
  }

  private static func details(_ arguments: [String]) -> JSONDetails {
    ["command": .string(name(of: arguments))]
  }
}
