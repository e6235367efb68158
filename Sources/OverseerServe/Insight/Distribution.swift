/// How often something took how long, in steps that are the same for all distributions.
struct Distribution: Sendable, Hashable {
  /// The upper ends of the steps, in seconds, ascending. What took longer than the last one counts in a step of its own.
  static let bounds: [Double] = [
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60,
  ]

  /// One count for each of ``bounds``, and one for what is beyond them.
  private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
  /// All times together, in seconds.
  private(set) var sum = 0.0

  /// Counts a time in seconds. What is no time, as a clock that was set back can give it, counts as none.
  mutating func record(_ seconds: Double) {
    let seconds = seconds.isFinite ? max(0, seconds) : 0
    var step = 0
    while step < Self.bounds.count, seconds > Self.bounds[step] { step += 1 }
    counts[step] += 1
    sum += seconds
  }
}
