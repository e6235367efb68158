import OverseerModel

/// What the server counts, for Prometheus. Counting never waits for whoever reads.
final class Metrics: Sendable {
  /// The type of ``text()``.
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Connections that are open now.
  let connections = Count()
  /// Event streams over server-sent events that are open now.
  let eventStreams = Count()
  /// Event streams over WebSocket that are open now.
  let webSockets = Count()

  private let requests: [RequestTimes]
  private let events: [String: Count]
  private let unknownEvents = Count()
  private let version: String
  private let startedAt: Instant
  private let databaseSize: @Sendable () -> Int?

  /// - Parameter operations: What requests are counted by, in the order of the numbers that ``request(operation:status:seconds:)``
  ///   is given.
  /// - Parameter databaseSize: Asked at each ``text()``, for bytes; nil where there is no telling.
  init(
    operations: [String], version: String, startedAt: Instant, databaseSize: @escaping @Sendable () -> Int?
  ) {
    requests = operations.map(RequestTimes.init)
    events = Dictionary(uniqueKeysWithValues: EventBody.catalogue.map { ($0.type, Count()) })
    self.version = version
    self.startedAt = startedAt
    self.databaseSize = databaseSize
  }

  /// Counts a request that has been answered.
  ///
  /// - Parameter operation: Its place in the list of operations that the metrics were made with.
  func request(operation: Int, status: Int, seconds: Double) {
    requests[operation].record(status: status, seconds: seconds)
  }

  /// Counts an event of the log, whichever process has recorded it.
  func event(type: String) {
    (events[type] ?? unknownEvents).add()
  }

  /// Everything that is counted, as it stands now.
  func text() -> String {
    MetricFamily.text(of: ofRequests + ofEvents + ofStreams + ofProcess)
  }

  private var ofRequests: [MetricFamily] {
    let help = "Time from a request's head to the end of its reply."
    let times = MetricFamily("overseer_request_duration_seconds", .histogram, help) { family in
      for request in requests.sorted(by: { $0.operation < $1.operation }) {
        for (status, times) in request.distributions {
          family.add(times, .init("operation", request.operation), .init("status", status))
        }
      }
    }
    return [times]
  }

  private var ofEvents: [MetricFamily] {
    [
      MetricFamily("overseer_events_total", .counter, "Events of the log since this server started.") { family in
        for (type, count) in events.sorted(by: { $0.key < $1.key }) { family.add(count.value, .init("type", type)) }
        if unknownEvents.value > 0 { family.add(unknownEvents.value, .init("type", "unknown")) }
      },
      MetricFamily("overseer_gates_run_total", .counter, "Starts of gates.") { $0.add(sum("GateStarted")) },
      MetricFamily("overseer_gates_failed_total", .counter, "Results of gates that failed or timed out.") {
        $0.add(sum("GateFailed", "GateTimedOut"))
      },
      MetricFamily("overseer_gates_waited_total", .counter, "Answers of gates that did not know yet.") {
        $0.add(sum("GatePending"))
      },
    ]
  }

  private var ofStreams: [MetricFamily] {
    [
      MetricFamily("overseer_connections", .gauge, "Connections that are open now.") { $0.add(connections.value) },
      MetricFamily("overseer_subscribers", .gauge, "Event streams that are open now.") {
        $0.add(eventStreams.value, .init("transport", "sse"))
        $0.add(webSockets.value, .init("transport", "websocket"))
      },
    ]
  }

  private var ofProcess: [MetricFamily] {
    [
      MetricFamily("overseer_build_info", .gauge, "Always 1; the labels say what program this is.") {
        $0.add(1, .init("version", version))
      },
      MetricFamily("overseer_database_size_bytes", .gauge, "Size of the database with its write-ahead log.") {
        $0.add(databaseSize())
      },
      MetricFamily("overseer_process_start_time_seconds", .gauge, "When this server started, in Unix time.") {
        $0.add(Double(startedAt.milliseconds) / 1000)
      },
      MetricFamily("overseer_process_resident_memory_bytes", .gauge, "Memory of this process that is resident.") {
        $0.add(ProcessMemory.resident)
      },
    ]
  }

  private func sum(_ types: String...) -> Int {
    types.reduce(0) { $0 + (events[$1]?.value ?? 0) }
  }
}
