import Foundation
import OverseerJSON
import OverseerModel
import OverseerStore
import Synchronization
import Testing

@testable import OverseerSDK

/// A repository with hooks on its default branch, and a server's attendance to them.
final class HookBench: Sendable {
  let bench: VcsBench
  let overseer: Overseer
  private let heard = Mutex<[HookAttendance.News]>([])
  private let (news, tell) = AsyncStream.makeStream(of: HookAttendance.News.self)
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// - Parameter hooks: Their events and commands. `$SCRATCH` in a command is a folder of the test's.
  init(_ hooks: (on: [String], command: String)..., files: [String: String] = [:], isTrusted: Bool = true) async throws
  {
    bench = try VcsBench(.git)
    let environment = ProcessInfo.processInfo.environment
    overseer = Overseer(
      installation: bench.overseer.installation, store: bench.store, jj: bench.overseer.jj,
      variable: { name in name == "HOME" ? nil : environment[name] })
    try land(hooks, files)
    if isTrusted { try await bench.trustAll() }
  }

  func land(_ hooks: [(on: [String], command: String)], _ files: [String: String] = [:]) throws {
    let text = hooks.map { hook in
      let command = hook.command.replacingOccurrences(of: "$SCRATCH", with: bench.folder)
      return "[[hook]]\non = [\(hook.on.map { "'\($0)'" }.joined(separator: ", "))]\ncommand = '''\(command)'''\n"
    }
    try bench.land([".overseer/config.toml": text.joined()].merging(files) { first, _ in first })
  }

  func begin() {
    task.withLock { task in
      task = Task { [overseer, tell] in
        await HookAttendance(of: overseer) { [self] news in
          heard.withLock { $0.append(news) }
          tell.yield(news)
        }.run()
      }
    }
  }

  func end() async {
    let running = task.withLock { $0 }
    running?.cancel()
    await running?.value
  }

  var all: [HookAttendance.News] { heard.withLock { $0 } }

  /// Waits for news of which `isMeant` is true, past all others. For one call at a time.
  func hear(_ isMeant: (HookAttendance.News) -> Bool) async {
    for await news in news {
      if isMeant(news) { return }
    }
  }

  func hearBegin(_ count: Int = 1) async {
    for _ in 0..<count { await hear { if case .began = $0 { true } else { false } } }
  }

  func hearRuns(_ count: Int) async {
    for _ in 0..<count {
      await hear {
        switch $0 {
        case .ran, .failed: true
        case .began, .untrusted, .trouble: false
        }
      }
    }
  }

  func make(_ description: String) async throws -> AnyTaskID { try await bench.make(description) }

  /// The lines of a file in the folder of the test.
  func lines(_ file: String) -> [String] {
    (bench.read(file, in: bench.folder) ?? "").split(separator: "\n").map(String.init)
  }

  func events(_ type: String) throws -> [Event] {
    try bench.store.read { reading throws(OverseerError) in
      try reading.events(EventFilter(types: [type]), after: nil, before: nil, limit: 100)
    }
  }

  func positions() throws -> [Int64] {
    try bench.store.read { [repo = bench.repo.id] reading throws(OverseerError) in
      try reading.hookPositions(in: repo).values.sorted()
    }
  }
}
