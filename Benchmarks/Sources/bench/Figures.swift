/// Times of one thing, many times over.
struct Figures {
  var name: String
  private var nanoseconds: [Int64] = []

  init(_ name: String) { self.name = name }

  /// Runs `body` `count` times, one by one.
  static func measure(_ name: String, count: Int, _ body: (Int) throws -> Void) rethrows -> Figures {
    var figures = Figures(name)
    let clock = ContinuousClock()
    for index in 0..<count {
      let start = clock.now
      try body(index)
      figures.add(clock.now - start)
    }
    return figures
  }

  mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    nanoseconds.append(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  /// Microseconds at a share of the runs, 0 the fastest, 0.5 the median.
  func microseconds(at share: Double) -> Double {
    let sorted = nanoseconds.sorted()
    guard !sorted.isEmpty else { return 0 }
    return Double(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) / 1000
  }

  func report(against floor: Figures? = nil) {
    let ratio = floor.map { "  × \(Self.text(microseconds(at: 0.5) / $0.microseconds(at: 0.5))) of \($0.name)" } ?? ""
    print(
      "  \(Self.padded(name, 46)) min \(Self.text(microseconds(at: 0)))  med \(Self.text(microseconds(at: 0.5)))"
        + "  p99 \(Self.text(microseconds(at: 0.99))) µs  n=\(nanoseconds.count)\(ratio)")
  }

  private static func text(_ value: Double) -> String {
    let tenths = (value * 100).rounded() / 100
    return padded("\(tenths)", 9, left: true)
  }

  private static func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? blanks + text : text + blanks
  }
}
