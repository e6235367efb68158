import OverseerJSON
import Synchronization
import Testing

@testable import OverseerMCP

@Suite("Reports of progress")
struct ProgressReportsTests {
  private let start = ContinuousClock.now
  private let clock = Clock()
  private let sent = Sent()

  private final class Clock: Sendable {
    let passed = Mutex(Duration.zero)
  }

  private var reports: ProgressReports {
    ProgressReports(token: "t", now: { [start, clock] in start + clock.passed.withLock { $0 } }, send: sent.add)
  }

  private var numbers: [Double?] { sent.all.map { $0["params"]?["progress"]?.numberValue } }

  @Test("They come 250 ms apart, and only where there is something new")
  func pauses() {
    let reports = reports
    for (passed, progress) in [(0, 1), (249, 2), (250, 3), (260, 4), (600, 3), (700, 3.5), (2_000, 9)] {
      clock.passed.withLock { $0 = .milliseconds(passed) }
      reports.report(ToolProgress(progress: progress, message: "\(progress) calls"))
    }
    #expect(numbers == [1, 3, 3.5, 9])
    #expect(sent.all.first?["params"]?["message"] == "1.0 calls")
  }

  @Test("None comes after the end")
  func end() {
    let reports = reports
    reports.end()
    reports.report(ToolProgress(progress: 1, message: ""))
    #expect(sent.all.isEmpty)
  }
}
