import Foundation
import OverseerJSON
import Synchronization
import Testing

@Suite("Following the event log", .timeLimit(.minutes(5)))
struct FollowTests {
  @Test func `Commits of other processes arrive in order, without a gap or a repeat`() async throws {
    let sandbox = try await Sandbox.ready()
    for index in 0..<5 { _ = try await sandbox.task("before \(index)") }
    let head = try sandbox.headSeq()
    let follower = try Follower(sandbox, "--after", "2")
    // Those of the past first.
    try await follower.expect(seqs: 3...head)
    for index in 0..<5 {
      let id = try await sandbox.task("live \(index)")
      let event = try #require(try await follower.next())
      #expect(event["seq"]?.integerValue == Int64(head + 1 + index))
      #expect(event["task_id"]?.stringValue == id)
      #expect(event["body"]?["type"] == "TaskCreated")
    }
    #expect(await follower.end(with: SIGTERM) != nil)
  }

  @Test func `Whoever begins in the midst of many writers misses nothing`() async throws {
    try await Gate.machine.pass {
      let sandbox = try await Sandbox.ready()
      let loop = """
        for shell in 1 2 3 4; do
          (i=0; while [ $i -lt 15 ]; do "$OS" task create -d "$shell $i" --json >/dev/null || exit 1; i=$((i + 1)); done) &
        done
        wait
        """
      async let writing = sandbox.shell(loop, isLimited: false)
      var followers: [Follower] = []
      for after in [0, 1, 10, 30] {
        // Each begins later than the one before.
        while try sandbox.headSeq() < after { try await Task.sleep(for: .milliseconds(2)) }
        followers.append(try Follower(sandbox, "--after", "\(after)"))
      }
      #expect(try await writing.status == 0)
      #expect(try sandbox.headSeq() == 61)
      for (follower, after) in zip(followers, [0, 1, 10, 30]) { try await follower.expect(seqs: (after + 1)...61) }
      for follower in followers { #expect(await follower.end(with: SIGTERM) != nil) }
    }
  }

  @Test func `It goes on when the write-ahead log begins anew`() async throws {
    let sandbox = try await Sandbox.ready()
    let head = try sandbox.headSeq()
    let follower = try Follower(sandbox, "--after", "\(head)")
    for index in 0..<6 {
      let mode = index.isMultiple(of: 2) ? "TRUNCATE" : "RESTART"
      try SQLiteFile(writing: sandbox.database).run("PRAGMA wal_checkpoint(\(mode))")
      _ = try await sandbox.task("after the checkpoint \(index)")
      #expect(try await follower.next()?["seq"]?.integerValue == Int64(head + 1 + index))
    }
    #expect(await follower.end(with: SIGTERM) != nil)
  }

  @Test func `Only the wanted types are told`() async throws {
    let sandbox = try await Sandbox.ready()
    let follower = try Follower(sandbox, "--after", "0", "--type", "TaskCancelled")
    let id = try await sandbox.task("to be cancelled")
    _ = try await sandbox.json("task", "cancel", id, "--json")
    _ = try await sandbox.task("another")
    let event = try #require(try await follower.next())
    #expect(event["body"]?["type"] == "TaskCancelled")
    #expect(event["task_id"]?.stringValue == id)
    #expect(await follower.end(with: SIGTERM) != nil)
    #expect(try await follower.next() == nil)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `It ends when it is told to`(signal: Int32) async throws {
    let sandbox = try await Sandbox.ready()
    let follower = try Follower(sandbox, "--after", "0")
    try await follower.expect(seqs: 1...1)
    let ending = try #require(await follower.end(with: signal))
    #expect([.exit(0), .exit(128 + signal), .signal(signal)].contains(ending), "\(ending)")
    #expect(try await follower.next() == nil)
    #expect(follower.complaints() == "")
    // Nothing of it stands in the way of others.
    _ = try await sandbox.task("after it")
  }

  @Test func `It ends when nobody reads any more`() async throws {
    let sandbox = try await Sandbox.ready()
    let follower = try Follower(sandbox, "--after", "0")
    try await follower.expect(seqs: 1...1)
    follower.closeOutput()
    let ending = await follower.ending(within: .seconds(20))
    #expect(ending == .exit(0), "\(String(describing: ending)), though nothing was committed meanwhile")
    #expect(follower.complaints() == "")
  }

  @Test func `A subscription by os api is the same`() async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.task("before")
    let follower = try Follower(sandbox, words: ["api", "events.subscribe", "--json", #"{"after":1}"#])
    try await follower.expect(seqs: 2...2)
    _ = try await sandbox.task("live")
    try await follower.expect(seqs: 3...3)
    #expect(await follower.end(with: SIGTERM) != nil)
  }

  @Test func `For people it is a line for each event`() async throws {
    let sandbox = try await Sandbox.ready()
    let follower = try Follower(sandbox, words: ["events", "tail", "--follow", "--after", "1"])
    _ = try await sandbox.task("seen by people")
    let line = try #require(try await follower.line())
    #expect(line.contains("TaskCreated") || line.contains("seen by people"), "\(line)")
    #expect(await follower.end(with: SIGTERM) != nil)
  }

  #if os(Linux)
    @Test func `Waiting costs next to nothing`() async throws {
      let sandbox = try await Sandbox.ready()
      let follower = try Follower(sandbox, "--after", "0")
      try await follower.expect(seqs: 1...1)
      _ = try await sandbox.task("both are awake")
      try await follower.expect(seqs: 2...2)
      let before = try follower.processorTime()
      try await Task.sleep(for: .seconds(2))
      let spent = try follower.processorTime() - before
      #expect(spent <= .milliseconds(60), "\(spent) in 2 seconds")
      #expect(await follower.end(with: SIGTERM) != nil)
    }
  #endif
}

/// A process that tells events as they happen.
private final class Follower: Sendable {
  private let child: Child
  private let rest = Mutex<[UInt8]>([])

  init(_ sandbox: Sandbox, words: [String]) throws {
    child = try Child(Binary.path, words, environment: sandbox.environment, folder: sandbox.repo)
  }

  convenience init(_ sandbox: Sandbox, _ words: String...) throws {
    try self.init(sandbox, words: ["events", "tail", "--follow", "--json"] + words)
  }

  /// The next line; nil at the end of the output. Throws where none comes in time.
  func line(within limit: Duration = .seconds(60)) async throws -> String? {
    try await onThread { [self] in
      let deadline = ContinuousClock.now + limit
      while true {
        let line = rest.withLock { rest -> String? in
          guard let end = rest.firstIndex(of: 0x0A) else { return nil }
          let line = String(decoding: rest[..<end], as: UTF8.self)
          rest.removeSubrange(...end)
          return line
        }
        if let line { return line }
        guard child.output.isReadable(before: deadline) else { throw Late() }
        let more = child.output.read()
        if more.isEmpty {
          #expect(rest.withLock { $0.isEmpty }, "the last line is not whole")
          return nil
        }
        rest.withLock { $0 += more }
      }
    }
  }

  struct Late: Error {}

  func next() async throws -> JSONValue? { try await line().map { try JSONParser.parse($0) } }

  /// The next events are these, and no others.
  func expect(seqs: ClosedRange<Int>, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    for seq in seqs {
      let event = try #require(try await next(), sourceLocation: sourceLocation)
      try #require(event["seq"]?.integerValue == Int64(seq), sourceLocation: sourceLocation)
    }
  }

  func closeOutput() { child.output.close() }

  func end(with signal: Int32) async -> Child.Ending? {
    child.kill(signal)
    return await ending(within: .seconds(20))
  }

  func ending(within limit: Duration) async -> Child.Ending? {
    try? await onThread { [child] in child.wait(until: .now + limit) }
  }

  /// What the process has written to standard error, when it has ended.
  func complaints() -> String {
    var bytes: [UInt8] = []
    while child.errors.isReadable(before: .now + .seconds(5)) {
      let more = child.errors.read()
      if more.isEmpty { break }
      bytes += more
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  #if os(Linux)
    func processorTime() throws -> Duration {
      let text = try String(contentsOfFile: "/proc/\(child.pid)/stat", encoding: .utf8)
      let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
      let ticks = (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
      return .milliseconds(ticks * 1000 / max(1, sysconf(Int32(_SC_CLK_TCK))))
    }
  #endif
}
