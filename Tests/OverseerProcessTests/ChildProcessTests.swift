import Foundation
import OverseerProcess
import Testing

// One at a time: all at once, a process would not have begun before its deadline.
@Suite(.serialized) struct ChildProcessTests {
  private func shell(
    _ script: String, folder: String? = nil, environment: [String: String?] = [:], input: [UInt8]? = nil,
    deadline: Duration = .seconds(60), outputLimit: Int = 64 << 20
  ) -> ChildProcess {
    ChildProcess(
      "sh", ["-c", script], folder: folder, environment: environment, input: input, deadline: deadline,
      outputLimit: outputLimit)
  }

  private func failure(_ process: ChildProcess) async -> ChildProcess.Failure? {
    do throws(ChildProcess.Failure) { _ = try await process.run() } catch { return error }
    return nil
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func givesOutputErrorsAndStatus() async throws {
    let ending = try await shell("echo out; echo err >&2; exit 3").run()
    #expect(ending.exit == .status(3))
    #expect(!ending.isSuccess)
    #expect(text(ending.output) == "out\n")
    #expect(text(ending.errors) == "err\n")
  }

  @Test func givesTheSignal() async throws {
    #expect(try await shell("kill -9 $$").run().exit == .signal(9))
  }

  @Test(arguments: ["overseer-has-no-such-tool", "/nowhere/tool", ""])
  func aProgramThatIsNotThereIsMissing(program: String) async {
    #expect(await failure(ChildProcess(program, deadline: .seconds(60))) == .missing)
  }

  @Test func aMissingFolderIsNamed() async {
    guard case .failed(let reason)? = await failure(shell("true", folder: "/nowhere")) else {
      Issue.record("it did not fail")
      return
    }
    #expect(reason.contains("/nowhere"))
  }

  @Test func argumentsArriveAsTheyAre() async throws {
    let arguments = ["", "a b", "$HOME", "\"'", "é\u{301}", "\n", "-n"]
    let ending = try await ChildProcess(
      "sh", ["-c", #"printf '%s|' "$@""#, "sh"] + arguments, deadline: .seconds(60)
    ).run()
    #expect(text(ending.output) == arguments.map { $0 + "|" }.joined())
  }

  @Test func anArgumentIsNeverCutOff() async {
    guard case .failed = await failure(ChildProcess("echo", ["a\0b"], deadline: .seconds(60))) else {
      Issue.record("it did not fail")
      return
    }
  }

  @Test func runsInTheFolderWithTheEnvironment() async throws {
    let folder = NSTemporaryDirectory() + "overseer process \(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ending = try await shell(
      #"echo "${PWD##*/} $ADDED ${HOME-none} ${PATH:+inherited}""#, folder: folder,
      environment: ["ADDED": "a=b", "HOME": nil]
    ).run()
    #expect(text(ending.output) == "\(folder.split(separator: "/").last ?? "") a=b none inherited\n")
  }

  @Test func withoutInputTheInputIsAtItsEnd() async throws {
    #expect(try await shell("cat; echo done").run().output == Array("done\n".utf8))
  }

  @Test func hasNoTerminal() async throws {
    #expect(
      try await shell("(: </dev/tty) 2>/dev/null && echo terminal || echo none").run().output == Array("none\n".utf8))
  }

  /// The pipes are full in both directions long before the input has been read.
  @Test func bigInputAndOutputDoNotBlockEachOther() async throws {
    var input: [UInt8] = Array(0...250)
    while input.count < 8 << 20 { input += input }
    let ending = try await shell("tee /dev/stderr", input: input).run()
    #expect(ending.output == input)
    #expect(ending.errors.count < 70_000)
    #expect(ending.errors.starts(with: input[..<(16 << 10)]))
    #expect(ending.errors.suffix(48 << 10) == input.suffix(48 << 10))
  }

  @Test func inputNobodyReadsIsNoError() async throws {
    let ending = try await shell("exec <&-; echo done", input: [UInt8](repeating: 0, count: 4 << 20)).run()
    #expect(text(ending.output) == "done\n")
  }

  @Test func tooMuchOutputIsRefused() async {
    #expect(await failure(shell("yes", outputLimit: 1000)) == .outputTooLarge)
  }

  @Test func asMuchOutputAsAllowedIsGiven() async throws {
    #expect(try await shell("printf 12345", outputLimit: 5).run().output.count == 5)
    #expect(await failure(shell("printf 123456", outputLimit: 5)) == .outputTooLarge)
  }

  @Test func aProgramThatNeverEndsIsEnded() async {
    #expect(await failure(shell("exec sleep 1000", deadline: .milliseconds(100))) == .timedOut)
    #expect(await failure(shell("exec >&- 2>&-; sleep 1000", deadline: .milliseconds(100))) == .timedOut)
    #expect(
      await failure(shell("trap '' TERM; sleep 1000 & wait; sleep 1000", deadline: .milliseconds(100))) == .timedOut)
  }

  @Test func isAskedToEndBeforeItIsKilled() async throws {
    let held = try HeldPipe()
    let process = shell(
      "exec 3> \(held.path); trap 'echo asked >&3; exit' TERM; echo started >&3; while :; do sleep 0.01; done")
    let task = Task { await failure(process) }
    #expect(await held.next() == "started\n")
    task.cancel()
    #expect(await held.next() == "asked\n")
    #expect(await task.value == .cancelled)
  }

  @Test(arguments: ["", "trap '' TERM; "])
  func theWholeGroupIsEnded(trap: String) async throws {
    let held = try HeldPipe()
    let process = shell("(\(trap)echo started; exec sleep 1000) > \(held.path) & wait", deadline: .seconds(3))
    let task = Task { await failure(process) }
    #expect(await held.next() == "started\n")
    #expect(await task.value == .timedOut)
    #expect(await held.next() == "")
  }

  @Test func cancellationEndsTheWholeGroup() async throws {
    let held = try HeldPipe()
    let process = shell("(trap '' TERM; echo started; exec sleep 1000) > \(held.path) & wait")
    let task = Task { await failure(process) }
    #expect(await held.next() == "started\n")
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(await held.next() == "")
  }

  @Test func whatIsLeftBehindIsNotWaitedFor() async throws {
    let ending = try await shell("sleep 20 & echo done $!").run()
    #expect(text(ending.output).hasPrefix("done "))
    let left = try #require(pid_t(text(ending.output).split(separator: " ")[1].dropLast()))
    #expect(kill(left, SIGKILL) == 0)
  }

  @Test func whatIsLeftBehindCannotHoldItByPrinting() async throws {
    let ending = try await shell("yes >&2 & echo $!; exit 0").run()
    let left = pid_t(text(ending.output).dropLast())
    #expect(left.map { kill($0, SIGKILL) } == 0)
  }

  /// All that was printed before the end is given, also where the reader is behind.
  @Test func nothingIsLostAtTheEnd() async throws {
    for _ in 0..<20 {
      let ending = try await shell("head -c 60000 /dev/zero; head -c 60000 /dev/zero >&2").run()
      #expect(ending.output.count == 60_000)
      #expect(ending.errors.count == 60_000)
    }
  }

  @Test func nothingIsInheritedButTheThreeStreams() async throws {
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    let ending = try await shell("ls /dev/fd/").run()
    // ls itself has the folder open.
    let descriptors = text(ending.output).split(separator: "\n").compactMap { Int($0) }
    #expect(descriptors.count <= 4 && !descriptors.contains(Int(file)))
  }

  @Test func manyRunAtOnce() async {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          let ending = try? await shell("cat; echo \(number)", input: Array("\(number) ".utf8)).run()
          return ending?.output == Array("\(number) \(number)\n".utf8)
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
