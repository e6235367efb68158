import OverseerModel
import Testing

@testable import OverseerServe

struct MetricsTests {
  private static func metrics(_ operations: [String] = ["tasks.get", "tasks.create"]) -> Metrics {
    Metrics(
      operations: operations, version: "1.2.3", startedAt: Instant(milliseconds: 1_700_000_000_250),
      databaseSize: { 4096 })
  }

  private static func lines(_ metrics: Metrics, of name: String) -> [String] {
    metrics.text().split(separator: "\n").map(String.init).filter { $0.hasPrefix(name) }
  }

  @Test func `requests are counted by operation and class of status`() {
    let metrics = Self.metrics()
    metrics.request(operation: 0, status: 200, seconds: 0.0001)
    metrics.request(operation: 0, status: 204, seconds: 0.3)
    metrics.request(operation: 0, status: 404, seconds: 1000)
    metrics.request(operation: 1, status: 201, seconds: 0)
    let name = "overseer_request_duration_seconds"
    let lines = Self.lines(metrics, of: name)
    #expect(lines.count == 3 * (Distribution.bounds.count + 3))
    #expect(lines.contains(#"\#(name)_bucket{operation="tasks.get",status="2xx",le="0.0001"} 1"#))
    #expect(lines.contains(#"\#(name)_bucket{operation="tasks.get",status="2xx",le="0.25"} 1"#))
    #expect(lines.contains(#"\#(name)_bucket{operation="tasks.get",status="2xx",le="0.5"} 2"#))
    #expect(lines.contains(#"\#(name)_bucket{operation="tasks.get",status="2xx",le="+Inf"} 2"#))
    #expect(lines.contains(#"\#(name)_sum{operation="tasks.get",status="2xx"} 0.3001"#))
    #expect(lines.contains(#"\#(name)_count{operation="tasks.get",status="2xx"} 2"#))
    #expect(lines.contains(#"\#(name)_bucket{operation="tasks.get",status="4xx",le="60"} 0"#))
    #expect(lines.contains(#"\#(name)_bucket{operation="tasks.get",status="4xx",le="+Inf"} 1"#))
    #expect(lines.contains(#"\#(name)_count{operation="tasks.create",status="2xx"} 1"#))
  }

  @Test(arguments: [-1, .nan, .infinity, -.infinity, 0] as [Double])
  func `what is no time counts as none`(_ seconds: Double) {
    var distribution = Distribution()
    distribution.record(seconds)
    #expect(distribution.counts[0] == 1)
    #expect(distribution.sum == 0)
  }

  @Test(arguments: [(99, "1xx"), (0, "1xx"), (101, "1xx"), (304, "3xx"), (599, "5xx"), (700, "5xx")])
  func `every status has a class`(_ status: Int, _ name: String) {
    let times = RequestTimes(operation: "x")
    times.record(status: status, seconds: 1)
    #expect(times.distributions.map(\.status) == [name])
  }

  @Test func `events and gates are counted`() {
    let metrics = Self.metrics()
    for type in ["TaskCreated", "TaskCreated", "GateStarted", "GateFailed", "GateTimedOut", "GatePending", "Later"] {
      metrics.event(type: type)
    }
    let lines = Self.lines(metrics, of: "overseer_")
    #expect(lines.contains(#"overseer_events_total{type="TaskCreated"} 2"#))
    #expect(lines.contains(#"overseer_events_total{type="TaskDeleted"} 0"#))
    #expect(lines.contains(#"overseer_events_total{type="unknown"} 1"#))
    #expect(lines.contains("overseer_gates_run_total 1"))
    #expect(lines.contains("overseer_gates_failed_total 2"))
    #expect(lines.contains("overseer_gates_waited_total 1"))
  }

  @Test func `what is open now goes up and down`() {
    let metrics = Self.metrics()
    metrics.connections.add(3)
    metrics.connections.subtract()
    metrics.eventStreams.add()
    metrics.webSockets.add(2)
    let lines = Self.lines(metrics, of: "overseer_")
    #expect(lines.contains("overseer_connections 2"))
    #expect(lines.contains(#"overseer_subscribers{transport="sse"} 1"#))
    #expect(lines.contains(#"overseer_subscribers{transport="websocket"} 2"#))
  }

  @Test func `the process and the program are described`() throws {
    let lines = Self.lines(Self.metrics(), of: "overseer_")
    #expect(lines.contains(#"overseer_build_info{version="1.2.3"} 1"#))
    #expect(lines.contains("overseer_database_size_bytes 4096"))
    #expect(lines.contains("overseer_process_start_time_seconds 1700000000.25"))
    let memory = try #require(lines.first { $0.hasPrefix("overseer_process_resident_memory_bytes ") })
    #expect(try #require(memory.split(separator: " ").last.flatMap { Int($0) }) > 1 << 20)
  }

  @Test func `what is not known is left out`() {
    let metrics = Metrics(operations: [], version: "1", startedAt: .now(), databaseSize: { nil })
    #expect(!metrics.text().contains("overseer_database_size_bytes"))
    #expect(!metrics.text().contains("overseer_request_duration_seconds"))
  }

  @Test func `special characters are escaped`() {
    let family = MetricFamily("x", .gauge, "a \\ \"b\"\nc") { $0.add(1, .init("l", "a \\ \"b\"\nc\r\n")) }
    #expect(
      MetricFamily.text(of: [family])
        == "# HELP x a \\\\ \"b\"\\nc\n# TYPE x gauge\nx{l=\"a \\\\ \\\"b\\\"\\nc\r\\n\"} 1\n")
  }

  /// The rules of the format: a family's lines stand together behind one HELP and one TYPE, no series is there twice,
  /// steps grow, and the last one is the count.
  @Test func `the text keeps the rules of the format`() throws {
    let metrics = Self.metrics()
    for step in 0..<100 { metrics.request(operation: step % 2, status: 200 + step, seconds: Double(step) / 7) }
    let text = metrics.text()
    #expect(text.hasSuffix("\n"))
    var families: [String] = []
    var series: Set<Substring> = []
    var last = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3)
      if words[0] == "#" {
        if words[1] == "HELP" {
          families.append(String(words[2]))
        } else {
          #expect(words[1] == "TYPE" && words[2] == families[families.count - 1])
          #expect(["counter", "gauge", "histogram"].contains(words[3]))
        }
        continue
      }
      #expect(words[0].hasPrefix(families[families.count - 1]))
      #expect(series.insert(words[0]).inserted, "\(words[0])")
      let value = try #require(Double(words[1]))
      if words[0].contains("_bucket{") {
        last = words[0].contains(#"le="0.0001""#) ? 0 : last
        #expect(Int(value) >= last)
        last = Int(value)
      } else if words[0].contains("_count{") {
        #expect(Int(value) == last)
      }
    }
    #expect(families == families.sorted() && Set(families).count == families.count)
    #expect(families.allSatisfy { $0.hasPrefix("overseer_") })
  }

  @Test func `nothing is lost when many count at once`() async {
    let metrics = Self.metrics()
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for _ in 0..<1000 {
            metrics.request(operation: task % 2, status: 200, seconds: 0.25)
            metrics.event(type: "TaskCreated")
            metrics.connections.add()
          }
        }
      }
    }
    let lines = Self.lines(metrics, of: "overseer_")
    #expect(lines.contains(#"overseer_request_duration_seconds_count{operation="tasks.get",status="2xx"} 4000"#))
    #expect(lines.contains(#"overseer_request_duration_seconds_sum{operation="tasks.get",status="2xx"} 1000"#))
    #expect(lines.contains(#"overseer_events_total{type="TaskCreated"} 8000"#))
    #expect(lines.contains("overseer_connections 8000"))
  }
}
