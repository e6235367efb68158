import Foundation
import Logging
import OverseerModel
import OverseerSDK
import OverseerStore
import ServiceLifecycle
import Synchronization
import TestSeed
import Testing

@testable import OverseerServe

@Suite("Events under load")
struct EventLoadTests {
  private static let path = "/api/events/subscribe"

  @Test("Whoever joins while many write gets each event once and in order")
  func neitherGapNorRepeat() async throws {
    var seed = PrintedSeed()
    let (joins, shown) = ((0..<12).map { _ in Int64.random(in: 1...300, using: &seed) }, "\(seed)")
    try await LiveServer.run { server in
      let repo = try await server.plan("plan")
      let total: Int64 = 1 + 8 * 50
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try await server.addTasks(50, to: repo) } }
        for (number, join) in joins.enumerated() {
          group.addTask {
            // Each begins while the writers are about there, some at the head and some further back.
            try await server.waitForEvent(join)
            let after = number % 3 == 0 ? join : join / 2
            try await StreamClient.open(Self.path + "?after=\(after)", on: server) { client in
              let seqs = try await client.events(Int(total - after))
              #expect(seqs == Array(after + 1...total), "\(shown)")
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("A client that does not read holds nobody up, and loses nothing")
  func slowClient() async throws {
    try await LiveServer.run { server in
      let repo = try await server.plan("plan")
      let context = String(repeating: "x", count: 100_000)
      try await StreamClient.open(Self.path, on: server) { slow in
        _ = try await slow.block()
        try await StreamClient.open(Self.path, on: server) { quick in
          async let written = server.addTasks(80, to: repo, context: context)
          #expect(try await quick.events(80) == Array(2...81))
          _ = try await written
        }
        #expect(try await slow.events(80) == Array(2...81))
      }
    }
  }

  @Test("A client that takes nothing for too long is let go")
  func stuckClient() async throws {
    try await LiveServer.run(pace: EventHub.Pace(beats: .milliseconds(100))) { server in
      let repo = try await server.plan("plan")
      try await StreamClient.open(Self.path, on: server) { stuck in
        _ = try await stuck.block()
        try await server.addTasks(80, to: repo, context: String(repeating: "x", count: 100_000))
        try await server.waitForSubscribers(0)
      }
    }
  }

  @Test("A server that ends tells a hundred streams so, at once")
  func end() async throws {
    let service = Serving { stop in
      try await LiveServer.run { server in
        try await withThrowingTaskGroup(of: Void.self) { group in
          let (opened, source) = AsyncStream.makeStream(of: Void.self)
          for _ in 0..<100 {
            group.addTask {
              try await StreamClient.open(Self.path, on: server) { client in
                _ = try await client.block()
                source.yield()
                let last = try await client.block()
                #expect(last?.comments == ["the server ends"])
                #expect(try await client.block() == nil)
              }
            }
          }
          var count = 0
          for await _ in opened {
            count += 1
            if count == 100 { break }
          }
          let time = try await ContinuousClock().measure {
            stop()
            try await group.waitForAll()
          }
          #expect(time < .seconds(2))
        }
      }
    }
    try await service.run()
  }
}

/// Runs a server that is asked to end as the signal of a process would.
private final class Serving: Service {
  private let group = Mutex<ServiceGroup?>(nil)
  private let body: @Sendable (@escaping @Sendable () -> Void) async throws -> Void

  init(_ body: @escaping @Sendable (@escaping @Sendable () -> Void) async throws -> Void) { self.body = body }

  private struct Inner: Service {
    let body: @Sendable () async throws -> Void
    func run() async throws { try await body() }
  }

  func run() async throws {
    let inner = Inner { [self] in
      try await body { [self] in
        guard let group = group.withLock({ $0 }) else { return }
        Task { await group.triggerGracefulShutdown() }
      }
    }
    let made = ServiceGroup(
      configuration: .init(
        services: [.init(service: inner, successTerminationBehavior: .gracefullyShutdownGroup)],
        logger: .init(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    group.withLock { $0 = made }
    try await made.run()
  }
}

extension LiveServer {
  /// Waits until the log has an event of this number.
  func waitForEvent(_ seq: Int64) async throws {
    let wakes = try overseer.store.wakes()
    var iterator = wakes.makeAsyncIterator()
    while try overseer.store.read({ reading throws(OverseerError) in try reading.headSeq() }) < seq {
      _ = await iterator.next(isolation: #isolation)
    }
  }
}
