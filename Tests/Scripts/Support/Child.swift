import Foundation
import Synchronization

/// A process that a test started.
///
/// It leads a session of its own: it has no terminal unless it is given one, and all that it starts in turn is ended
/// with it.
final class Child: Sendable {
  /// Where standard input comes from.
  enum Input {
    /// Nothing: the end of the input at once.
    case none
    /// A pipe; its other end is ``Child/input``.
    case pipe
    /// A terminal, which is then the terminal of the session; its other end is ``Child/input``.
    case terminal
  }

  /// How a process ended.
  enum Ending: Hashable, CustomStringConvertible {
    case exit(Int32)
    case signal(Int32)

    /// As a shell has it in `$?`.
    var status: Int32 {
      switch self {
      case .exit(let status): status
      case .signal(let number): 128 + number
      }
    }

    var description: String {
      switch self {
      case .exit(let status): "exit \(status)"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let call: String
    let number: Int32
    var description: String { "\(call): \(String(cString: strerror(number)))" }
  }

  let pid: pid_t
  let kind: Input
  /// What is written here the process reads; nil where it has no input.
  let input: Descriptor?
  let output: Descriptor
  let errors: Descriptor
  private let ending = Mutex<Ending?>(nil)

  init(
    _ program: String, _ arguments: [String], environment: [String: String], folder: String, input kind: Input = .none
  ) throws {
    _ = Self.ignoresBrokenPipes
    let output = try Descriptor.pipe()
    let errors = try Descriptor.pipe()
    var words = [program] + arguments
    var input: (read: String?, file: Descriptor?, write: Descriptor?) = (nil, nil, nil)
    switch kind {
    case .none: input.read = "/dev/null"
    case .pipe:
      let pipe = try Descriptor.pipe()
      input = (nil, pipe.read, pipe.write)
    case .terminal:
      let terminal = try Descriptor.terminal()
      input = (terminal.path, nil, terminal.control)
    }

    var actions = FileActions()
    defer { posix_spawn_file_actions_destroy(&actions.value) }
    // The leader of a session that opens a terminal gets it as the session's.
    if let path = input.read { posix_spawn_file_actions_addopen(&actions.value, 0, path, O_RDWR, 0) }
    if let file = input.file { posix_spawn_file_actions_adddup2(&actions.value, file.number, 0) }
    posix_spawn_file_actions_adddup2(&actions.value, output.write.number, 1)
    posix_spawn_file_actions_adddup2(&actions.value, errors.write.number, 2)
    #if canImport(Glibc)
      // Swift's Glibc does not show posix_spawn_file_actions_addchdir_np.
      words = ["/usr/bin/env", "-C", folder] + words
    #else
      posix_spawn_file_actions_addchdir_np(&actions.value, folder)
    #endif
    var attributes = SpawnAttributes()
    defer { posix_spawnattr_destroy(&attributes.value) }

    var pid: pid_t = 0
    let result = Self.withStrings(words) { pointers in
      Self.withStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        Descriptor.whileNoneIsMade {
          posix_spawn(&pid, words[0], &actions.value, &attributes.value, pointers, variables)
        }
      }
    }
    output.write.close()
    errors.write.close()
    input.file?.close()
    guard result == 0 else { throw Failure(call: "starting \(program)", number: result) }
    self.pid = pid
    self.kind = kind
    self.input = input.write
    self.output = output.read
    self.errors = errors.read
  }

  deinit {
    kill(SIGKILL)
    _ = wait(until: .now + .seconds(5))
  }

  /// Sends a signal to the process and all that it has started.
  func kill(_ signal: Int32) {
    ending.withLock { ending in
      // After its end the number may belong to somebody else.
      if ending == nil { Foundation.kill(-pid, signal) }
    }
  }

  /// How the process ended; nil where it still runs.
  func poll() -> Ending? {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
      // What it left behind goes with it; the group lives as long as one of its members.
      Foundation.kill(-pid, SIGKILL)
      ending = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
      return ending
    }
  }

  /// How the process ended; nil where it still runs at `deadline`. Blocks the thread.
  func wait(until deadline: ContinuousClock.Instant) -> Ending? {
    while true {
      if let ending = poll() { return ending }
      guard ContinuousClock.now < deadline else { return nil }
      usleep(500)
    }
  }

  /// Writing to a child that has ended is an error of that write, not the end of the tests.
  private static let ignoresBrokenPipes: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return true
  }()

  private static func withStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}

private struct FileActions {
  #if canImport(Glibc)
    var value = posix_spawn_file_actions_t()
  #else
    var value: posix_spawn_file_actions_t?
  #endif

  init() { posix_spawn_file_actions_init(&value) }
}

/// A session of its own, and no signal that the test runner ignores or blocks.
private struct SpawnAttributes {
  #if canImport(Glibc)
    var value = posix_spawnattr_t()
  #else
    var value: posix_spawnattr_t?
  #endif

  init() {
    posix_spawnattr_init(&value)
    var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    #if canImport(Glibc)
      flags |= 0x80  // POSIX_SPAWN_SETSID, which Swift's Glibc does not show
    #else
      flags |= Int32(POSIX_SPAWN_SETSID) | Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    posix_spawnattr_setflags(&value, Int16(flags))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&value, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&value, &signals)
  }
}
