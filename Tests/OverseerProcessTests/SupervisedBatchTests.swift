import Foundation
import Synchronization
import Testing

@testable import OverseerProcess

// One at a time: all at once, a process would not have begun before its deadline.
@Suite(.serialized) struct SupervisedBatchTests {
  private typealias Command = SupervisedCommand

  private let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nowhere", "A": "b=c d"]

  private func shell(_ line: String, timeout: Duration = .seconds(60), logPath: String? = nil) -> Command {
    .shell(line, environment: environment, folder: "/", timeout: timeout, logPath: logPath)
  }

  private func run(_ commands: Command..., observe: @escaping SupervisedBatch.Observer = { _, _ in }) async throws
    -> [Command.Ending]
  {
    try await SupervisedBatch(Supervisor()).run(commands, observe: observe)
  }

  private func run(_ line: String, timeout: Duration = .seconds(60)) async throws -> Command.Ending {
    try await run(shell(line, timeout: timeout))[0]
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("true", ChildProcess.Exit.status(0)), ("exit 1", .status(1)), ("exit 75", .status(75)), ("exit 255", .status(255)),
    ("kill -9 $$", .signal(9)), ("kill -TERM $$", .signal(15)), ("no-such-command-of-overseer", .status(127)),
    ("exec sh -c 'kill -SEGV $$'", .signal(11)),
  ])
  func theExitIsThatOfTheCommand(line: String, exit: ChildProcess.Exit) async throws {
    #expect(try await run(line).outcome == .exited(exit))
  }

  @Test func theStreamsAreKeptApart() async throws {
    let ending = try await run("echo out; echo err >&2; printf end")
    #expect(text(ending.output) == "out\nend")
    #expect(text(ending.errors) == "err\n")
  }

  @Test func hasNoInputAndNoTerminal() async throws {
    let ending = try await run("cat; (: </dev/tty) 2>/dev/null && echo terminal; ls -l /dev/fd/0 | sed 's/.*-> //'")
    #expect(text(ending.output) == "/dev/null\n")
  }

  @Test func leadsASessionAndAGroup() async throws {
    let ending = try await run("ps -o pid=,pgid=,sid= -p $$ | tr -s ' ' '\\n' | sort -u | grep -c .")
    #expect(text(ending.output) == "1\n")
  }

  #if os(Linux)
    @Test func theEnvironmentIsWhatIsGivenAndNothingElse() async throws {
      let ending = try await run("tr '\\0' '\\n' < /proc/$$/environ")
      let lines = text(ending.output).split(separator: "\n").map(String.init)
      #expect(Set(lines) == Set(environment.map { "\($0.key)=\($0.value)" }))
      #expect(lines.count == environment.count)
    }

    /// Other processes are started at the same time, by other tests too: none of their descriptors gets in.
    @Test func noDescriptorIsInherited() async throws {
      let folder = open("/", O_RDONLY)
      defer { close(folder) }
      let ending = try await run("ls /proc/$$/fd; :")
      #expect(text(ending.output) == "0\n1\n2\n")
    }

    @Test func noSignalIsBlockedOrIgnored() async throws {
      signal(SIGPIPE, SIG_IGN)
      let ending = try await run("sed -nE 's/^Sig(Blk|Ign):.//p' /proc/self/status; yes | head -1")
      let lines = text(ending.output).split(separator: "\n")
      // The C library keeps 32 and 33 to itself.
      #expect(lines.dropLast().map { UInt64($0, radix: 16).map { $0 & ~0x1_8000_0000 } } == [0, 0])
      #expect(lines.last == "y")
      #expect(text(ending.errors) == "")
    }
  #endif

  @Test func whatCannotBeStartedSaysWhy() async throws {
    let command = Command(
      "/nowhere/tool", [], environment: [:], folder: "/", timeout: .seconds(60))
    guard case .failed(let reason) = try await run(command)[0].outcome else {
      Issue.record("it did not fail")
      return
    }
    #expect(reason == "/nowhere/tool cannot be started: No such file or directory")
    var elsewhere = shell("true")
    elsewhere.folder = "/nowhere"
    #expect(try await run(elsewhere)[0].outcome == .failed("there is no folder /nowhere to run in"))
    #expect(
      try await run(shell("echo a\0b"))[0].outcome == .failed("a word of the command has a NUL character in it"))
  }

  @Test func binaryOutputSurvives() async throws {
    let scratch = try Folder()
    let bytes = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 5) }
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.path + "/in"))
    let told = Mutex<[UInt8]>([])
    let command = shell("cat \(scratch.path)/in", logPath: scratch.path + "/log")
    let ending = try await run(command) { _, event in
      if case .printed(.output, let piece) = event { told.withLock { $0 += piece } }
    }[0]
    #expect(ending.output == bytes)
    #expect(told.withLock { $0 } == bytes)
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/log")) == Data(bytes))
    #expect(try scratch.permissions(of: "log") == 0o600)
  }

  @Test func aLogReplacesWhatIsThereAndIsNeverWrittenThroughALink() async throws {
    let scratch = try Folder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: scratch.path + "/other"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/log", withDestinationPath: scratch.path + "/other")
    let ending = try await run(shell("echo out; echo err >&2", logPath: scratch.path + "/log"))[0]
    #expect(ending.logFailure == nil)
    #expect(try String(contentsOfFile: scratch.path + "/other", encoding: .utf8) == "mine")
    #expect(try String(contentsOfFile: scratch.path + "/log", encoding: .utf8).count == 8)
  }

  @Test func aLogThatCannotBeWrittenIsSaidAndHoldsNothingUp() async throws {
    let ending = try await run(shell("echo out", logPath: "/nowhere/log"))[0]
    #expect(ending.outcome == .exited(.status(0)))
    #expect(text(ending.output) == "out\n")
    #expect(ending.logFailure == "/nowhere/log cannot be made: No such file or directory")
  }

  /// In a process of its own, where no other test needs memory at the same time.
  @Test func aHundredMegabytesNeedNoMemory() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Folder()
      let line = "yes 123456789012345678901234567890123456789012345678901234567890123 | head -c 104857600; echo end"
      let command = SupervisedCommand.shell(
        line, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], folder: "/", timeout: .seconds(60),
        logPath: scratch.path + "/log")
      let count = Mutex(0)
      let batch = SupervisedBatch(try Supervisor())
      let before = memoryPeak()
      let ending = await batch.run([command]) { _, event in
        guard case .printed(_, let lines) = event else { return }
        count.withLock { $0 += lines.count }
        if lines.count > 1 << 17 || lines.last != UInt8(ascii: "\n") { Issue.record("\(lines.count) bytes at once") }
      }[0]
      #expect(memoryPeak() - before < 8 << 20)
      #expect(ending.outcome == .exited(.status(0)))
      #expect(count.withLock { $0 } == 104_857_604)
      let output = String(decoding: ending.output, as: UTF8.self)
      #expect(output.utf8.count < (64 << 10) + 100)
      #expect(output.contains("\n… \(104_857_604 - (64 << 10)) bytes left out …\n"))
      #expect(output.hasSuffix("end\n"))
      let log = try FileManager.default.attributesOfItem(atPath: scratch.path + "/log")[.size] as? Int
      #expect(log == (16 << 20) + "\n… \(104_857_604 - (16 << 20)) bytes left out …\n".utf8.count)
    }
  }

  @Test func linesComeAsTheyArePrinted() async throws {
    let held = try HeldPipe()
    let lines = Mutex<[String]>([])
    let first = AsyncStream<Void>.makeStream()
    // The command goes on only once its first line has been told.
    let command = shell("echo one; printf tw; read -r go < \(held.path).go; echo o; printf three")
    try #require(mkfifo(held.path + ".go", 0o600) == 0)
    defer { unlink(held.path + ".go") }
    async let endings = run(command) { _, event in
      guard case .printed(.output, let bytes) = event else { return }
      lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
      first.continuation.yield()
    }
    for await _ in first.stream { break }
    #expect(lines.withLock { $0 } == ["one\n"])
    try Data("go\n".utf8).write(to: URL(fileURLWithPath: held.path + ".go"))
    _ = try await endings
    #expect(lines.withLock { $0 } == ["one\n", "two\n", "three"])
  }
}

/// A folder for one test.
final class Folder {
  let path = NSTemporaryDirectory() + "overseer-supervised-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func permissions(of name: String) throws -> UInt32 {
    var information = stat()
    try #require(lstat(path + "/" + name, &information) == 0)
    return UInt32(information.st_mode) & 0o7777
  }
}

/// The most memory that this process has had, in bytes.
private func memoryPeak() -> Int {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) << 10
  #else
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
  #endif
}
