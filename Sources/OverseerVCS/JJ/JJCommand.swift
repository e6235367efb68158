import OverseerModel
import OverseerProcess

/// The executable `jj`, at work on one workspace.
///
/// What it answers is read from templates of ours, never from what it says to people. A user's pager, editor, colours,
/// aliases and templates do not matter; who the user is, how commits are signed, and what counts as trunk and as
/// immutable does.
public struct JJCommand: Sendable, Hashable {
  /// The oldest version that works: the first that writes the header `change-id`.
  public static let oldestVersion = [0, 30]

  /// A name to be found on the PATH, or a path.
  public let executable: String
  /// The root of the workspace.
  public let root: String
  /// How long one call may take. jj waits for its locks without limit.
  public let deadline: Duration
  /// Changes to the environment; nil removes a variable.
  public let environment: [String: String?]
  /// What new files of the working copy are recorded, in jj's language for sets of files; nil for what the user says.
  private var tracked: String?

  public init(
    _ executable: String = "jj", root: String, deadline: Duration = .seconds(60), environment: [String: String?] = [:]
  ) {
    self.executable = executable
    self.root = root
    self.deadline = deadline
    self.environment = environment
  }

  /// The same, but new files at or below these paths are not recorded.
  func leavingOut(_ paths: [String]) -> JJCommand {
    guard !paths.isEmpty else { return self }
    var command = self
    command.tracked = "all() ~ (" + paths.map { "root:\(JJRevset.quoted($0))" }.joined(separator: " | ") + ")"
    return command
  }

  /// What a call does with the files of the working copy.
  enum WorkingCopy {
    /// They are recorded before it, and follow it.
    case snapshot
    /// They are neither looked at nor touched.
    case leave
  }

  /// Runs jj and gives what it prints.
  @discardableResult
  func run(_ arguments: [String], _ workingCopy: WorkingCopy) async throws(OverseerError) -> [UInt8] {
    try await ending(of: arguments, workingCopy).output
  }

  /// Runs jj, which must succeed.
  func ending(
    of arguments: [String], _ workingCopy: WorkingCopy
  ) async throws(OverseerError) -> ChildProcess.Ending {
    let options =
      Self.options + (workingCopy == .leave ? ["--ignore-working-copy"] : [])
      + (tracked.map { ["--config", "snapshot.auto-track=\(Self.literal($0))"] } ?? [])
    let process = ChildProcess(
      executable, options + ["--repository", root] + arguments, folder: root, environment: environment,
      deadline: deadline, outputLimit: 256 << 20)
    var ending = try await self.ending(of: process, arguments)
    for _ in 0..<3 where JJFailure.isOfThisSecond(ending) {
      await Self.nextSecond()
      ending = try await self.ending(of: process, arguments)
    }
    guard ending.isSuccess else { throw JJFailure.error(ending, of: self, arguments: arguments) }
    return ending
  }

  private func ending(
    of process: ChildProcess, _ arguments: [String]
  ) async throws(OverseerError) -> ChildProcess.Ending {
    do {
      return try await process.run()
    } catch {
      throw JJFailure.error(error, of: self, arguments: arguments)
    }
  }

  /// Commits carry whole seconds. A caller that is cancelled does not wait, and its next call ends at once.
  private static func nextSecond() async {
    let milliseconds = Instant.now().milliseconds
    try? await Task.sleep(for: .milliseconds(1000 - milliseconds % 1000))
  }

  /// A setting that has no meaning here, and by which the operation log tells our calls from those of others.
  static let mark = "ui.progress-indicator=false"

  private static let options =
    ["--no-pager", "--color", "never", "--quiet"]
    + [
      // These come before the settings of the user and the repository, and before JJ_EDITOR.
      #"ui.editor="false""#, #"ui.diff-editor=":builtin""#, #"ui.paginate="never""#, "ui.log-word-wrap=false",
      mark,
      // Older versions of git and libgit2 refuse a repository that has a worktree made by jj.
      "git.colocate=false",
    ].flatMap { ["--config", $0] }

  /// A text of TOML.
  private static func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Asks jj for its version; `unavailable` where there is none, or one that is too old.
  public func checkVersion() async throws(OverseerError) {
    let version: ToolVersion
    do {
      version = try await ToolVersion.of(executable)
    } catch {
      throw JJFailure.error(error, of: executable)
    }
    guard version.isAtLeast(Self.oldestVersion) else {
      throw OverseerError(
        .unavailable, "\(version.text) is too old: jj 0.30 or newer is needed",
        hint: "install a newer jj, or set jj_path of the installation",
        details: ["version": .string(version.text)])
    }
  }
}
