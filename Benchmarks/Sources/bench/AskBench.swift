#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Rows 13 to 15: does what each line of standard input names and answers with the microseconds that it took, of the
/// clock and of the processor, so that `scripts/bench` can let others run in turn.
enum AskBench {
  static func run() async throws {
    let clock = ContinuousClock()
    while let line = readLine() {
      let words = line.split(separator: "\t").map(String.init)
      guard let verb = words.first else { continue }
      let (start, used) = (clock.now, processorTime())
      let found = try await perform(verb, Array(words.dropFirst()))
      let (taken, spent) = (clock.now - start, processorTime() - used)
      print(Int(taken / .microseconds(1)), spent, found)
      fflush(nil)
    }
  }

  /// Gives what was found, so that `scripts/bench` can see that it is what was looked for.
  private static func perform(_ verb: String, _ words: [String]) async throws -> Int {
    switch (verb, words.count) {
    case ("list", 3): try await ComparisonBench.list(words[0], words[1], words[2])
    case ("open", 3): try await ComparisonBench.open(words[0], words[1], words[2])
    case ("counts", 3): try await ComparisonBench.all(words[0], words[1], words[2], countsOnly: true)
    case ("all", 3): try await ComparisonBench.all(words[0], words[1], words[2], countsOnly: false)
    case ("marks", 2): ComparisonBench.files(words[0], words[1], words: true)
    case ("lines", 2): ComparisonBench.files(words[0], words[1], words: false)
    case ("stack", 4): try StackBench.state(words[0], bookmark: words[1], old: words[2], oldBase: words[3])
    case ("interdiff", 3): try await StackBench.interdiff(words[0], words[1], words[2])
    default: throw Missing(what: verb)
    }
  }

  /// Microseconds of all threads together.
  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }
}
