import Synchronization
import Testing

@testable import OverseerProcess

// One at a time: all at once, a process would not have begun before its deadline.
@Suite(.serialized) struct SupervisedInputTests {
  private func run(_ line: String, input: [UInt8]?, timeout: Duration = .seconds(60)) async throws
    -> (ending: SupervisedCommand.Ending, printed: [UInt8])
  {
    let printed = Mutex<[UInt8]>([])
    let command = SupervisedCommand.shell(
      line, environment: ["PATH": "/usr/bin:/bin"], folder: "/", input: input, timeout: timeout)
    let ending = try await SupervisedBatch(Supervisor()).run([command]) { _, event in
      if case .printed(.output, let bytes) = event { printed.withLock { $0 += bytes } }
    }[0]
    return (ending, printed.withLock { $0 })
  }

  /// More than a pipe holds, on both sides.
  @Test(arguments: [0, 1, 1 << 16, 3_000_001])
  func theProgramReadsAllOfIt(count: Int) async throws {
    let input = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }
    let (ending, printed) = try await run("cat", input: input)
    #expect(ending.outcome == .exited(.status(0)))
    #expect(printed == input)
  }

  @Test func aProgramNeedNotReadIt() async throws {
    let (ending, printed) = try await run("exec <&-; echo done", input: [UInt8](repeating: 65, count: 1 << 20))
    #expect(ending.outcome == .exited(.status(0)))
    #expect(printed == Array("done\n".utf8))
  }

  @Test func itEndsWhereItEnds() async throws {
    let (_, printed) = try await run("cat; cat; echo end", input: Array("once\n".utf8))
    #expect(printed == Array("once\nend\n".utf8))
  }

  @Test func eachProgramHasItsOwn() async throws {
    let commands = (0..<8).map { number in
      SupervisedCommand.shell(
        "cat", environment: ["PATH": "/usr/bin:/bin"], folder: "/", input: Array("\(number)".utf8),
        timeout: .seconds(60))
    }
    let endings = try await SupervisedBatch(Supervisor()).run(commands)
    #expect(endings.map(\.output) == (0..<8).map { Array("\($0)".utf8) })
  }

  @Test func whatCannotBeStartedLeavesNothingBehind() async throws {
    var command = SupervisedCommand.shell(
      "cat", environment: [:], folder: "/nowhere", input: [1], timeout: .seconds(60))
    let missing = try await SupervisedBatch(Supervisor()).run([command])[0]
    #expect(missing.outcome == .failed("there is no folder /nowhere to run in"))
    command.folder = "/"
    #expect(try await SupervisedBatch(Supervisor()).run([command])[0].output == [1])
  }
}
