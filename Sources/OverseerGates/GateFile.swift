import OverseerModel

/// The gates that a repository asks for in `.overseer/gates.toml`: one table `[[gate]]` for each.
///
/// The bytes come from the default branch, never from a working copy, which an agent could have changed.
public struct GateFile: Sendable, Hashable {
  /// Where the file lies in the repository.
  public static let path = ".overseer/gates.toml"
  /// The largest file that is read, in bytes.
  public static let limit = 64 * 1024
  /// How many gates there may be.
  public static let countLimit = 100

  /// In the order of the file; each name once.
  public var gates: [GateDefinition] = []

  /// What counts for a repository without the file.
  public init() {}

  /// Reads the file. A key that has no meaning is a mistake, not a comment.
  ///
  /// - Throws: `invalid_input` that names every mistake with its line, or the first one that is not TOML; `too_large`.
  public init(_ bytes: [UInt8]) throws(OverseerError) {
    guard bytes.count <= Self.limit else {
      throw OverseerError(
        .tooLarge, "\(Self.path) has \(bytes.count) bytes; at most \(Self.limit) are taken",
        hint: "Move what is long into a script in .overseer/ and name that.")
    }
    let root: TOMLTable
    do throws(FileProblems.Problem) {
      root = try TOMLReader.read(bytes)
    } catch {
      throw FileProblems(file: Self.path, error).error
    }
    var problems = FileProblems(file: Self.path)
    for entry in root.entries {
      switch (entry.key, entry.node.value) {
      case ("gate", .tables(let tables)):
        gates = tables.compactMap { GateFields.read($0, &problems) }
      case ("gate", _): problems.add(entry.line, "`gate` must be written as `[[gate]]`, once for each gate")
      default: problems.add(entry.line, "`\(entry.key.shown)` is not known; `[[gate]]` is")
      }
    }
    problems.addRepeated(gates)
    if !problems.all.isEmpty { throw problems.error }
  }
}

extension FileProblems {
  /// Reports names that gates of one file share, and more gates than there may be.
  mutating func addRepeated(_ gates: [GateDefinition]) {
    var lines: [String: Int] = [:]
    for gate in gates {
      if let line = lines[gate.name] {
        add(gate.line, "the gate `\(gate.name)` is there already, in line \(line)")
      } else {
        lines[gate.name] = gate.line
      }
    }
    if gates.count > GateFile.countLimit {
      add(gates[GateFile.countLimit].line, "there may be at most \(GateFile.countLimit) gates")
    }
  }
}

extension GateFile {
  /// A file to begin with: one gate, and all settings as comments.
  public static let sample = """
    # The gates of this repository: commands that must succeed before work is reviewed.
    # This file counts once it is committed on the default branch. A person trusts its commands with `os trust`.

    [[gate]]
    name = "whitespace"
    # Runs as `/bin/sh -c` in the task's workspace. 0 is a pass, 75 means "not decided yet, ask again", and anything
    # else a failure. It gets PATH, HOME, LANG, TERM, CI and OVERSEER_* (TASK_ID, REPO_ID, REPO_PATH, REVIEW_ID,
    # GATE_NAME, ATTEMPT, REVISION).
    command = "! git grep -nI ' $' \\"$OVERSEER_REVISION\\" --"

    # What may be set, with what counts otherwise:
    #
    # timeout_secs = 300          # then it is ended, with all that it started
    # max_retries = 3             # failed attempts before a person is asked
    # poll_interval_secs = 30     # between two questions to a gate that answered 75
    # max_pending_secs = 86400    # how long it may answer so
    # required = true             # false: its failure is shown, but holds nothing up
    # cache = true                # a pass counts again for the same files
    # paths = []                  # ["src/**"]: only for changes that touch these
    # pass_env = []               # ["GITHUB_TOKEN"]: variables handed on to the command
    # checkout = "workspace"      # "clean": in a fresh checkout of the revision
    # setup = "npm ci"            # prepares a clean checkout; there is none otherwise
    # sandbox = "none"            # "bwrap": may write to the workspace only (Linux, needs bubblewrap)
    # network = true              # false: the sandbox has no network

    """
}
