import OverseerProcess

/// The program `bwrap`, which shuts a command into its workspace.
///
/// Inside, the file system is as outside but can only be read, /tmp is empty, and only the workspace can be written.
/// All processes are in a namespace of their own that ends with the command, so that nothing leaves it.
public struct Bubblewrap: Sendable, Hashable {
  /// Where the program lies.
  public let path: String

  public init(path: String) { self.path = path }

  /// The arguments for a command line that runs in `workspace`, an absolute path.
  public func arguments(for line: String, workspace: String, network: Bool) -> [String] {
    var arguments = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--perms", "1777", "--tmpfs", "/tmp"]
    // After /tmp, for the workspace may lie in it.
    arguments += ["--bind", workspace, workspace, "--chdir", workspace, "--unshare-all"]
    if network { arguments.append("--share-net") }
    return arguments + ["--die-with-parent", "--new-session", "--", "/bin/sh", "-c", line]
  }

  /// Looks for the program on a PATH; nil where it is not there, which it is only on Linux.
  public static func find(path: String) -> Bubblewrap? {
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let program = "\(folder)/bwrap"
      if ExecutableFile.exists(at: program) { return Bubblewrap(path: program) }
    }
    return nil
  }

  /// Looks for the program on the PATH of this process; nil where it is not there.
  public static func find() async -> Bubblewrap? {
    let search = ChildProcess("/bin/sh", ["-c", "command -v bwrap"], folder: "/", deadline: .seconds(10))
    guard let ending = try? await search.run(), ending.isSuccess else { return nil }
    let path = String(decoding: ending.output, as: UTF8.self).prefix { $0 != "\n" }
    return path.hasPrefix("/") ? Bubblewrap(path: String(path)) : nil
  }

  /// Why it cannot be used on this machine, in plain words; nil where it can. Some systems forbid its namespaces.
  public func defect() async -> String? {
    let process = ChildProcess(
      path, arguments(for: "true", workspace: "/tmp", network: false), folder: "/", deadline: .seconds(10))
    do throws(ChildProcess.Failure) {
      let ending = try await process.run()
      if ending.isSuccess { return nil }
      let said = String(decoding: ending.errors, as: UTF8.self).split(separator: "\n").first.map(String.init)
      return said?.shown ?? "\(path) ended with \(ending.exit)"
    } catch {
      switch error {
      case .missing: return "there is no \(path)"
      case .timedOut: return "\(path) did not answer"
      case .outputTooLarge, .cancelled: return "\(path) could not be tried"
      case .failed(let reason): return reason
      }
    }
  }
}
