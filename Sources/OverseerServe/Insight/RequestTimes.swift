import Synchronization

/// How long the requests of one operation took, apart for each class of statuses.
final class RequestTimes: Sendable {
  let operation: String
  /// By the first digit of the status, less one. Most operations never give most of them.
  private let classes = Mutex([Distribution?](repeating: nil, count: 5))

  init(operation: String) { self.operation = operation }

  func record(status: Int, seconds: Double) {
    let index = min(max(status / 100, 1), 5) - 1
    classes.withLock { classes in
      if classes[index] == nil { classes[index] = Distribution() }
      classes[index]?.record(seconds)
    }
  }

  /// What there is so far: `2xx` and its times.
  var distributions: [(status: String, times: Distribution)] {
    classes.withLock { $0 }.enumerated().compactMap { index, times in times.map { ("\(index + 1)xx", $0) } }
  }
}
