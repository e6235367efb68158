import OverseerModel
import OverseerSDK
import OverseerStore

/// Measures in one process what `scripts/bench` cannot see from outside. Each row prints its floor beside it.
@main
enum Bench {
  static func main() async throws {
    var words = Array(CommandLine.arguments.dropFirst())
    guard let verb = words.popFirstWord() else { return usage() }
    switch verb {
    case "seed":
      guard let shape = words.popFirstWord().flatMap(Shape.init(rawValue:)), let folder = words.popFirstWord(),
        let repo = words.popFirstWord()
      else { return usage() }
      let count = words.popFirstWord().flatMap { Int($0) } ?? 100_000
      try Seed.fill(folder: folder, repo: repo, shape: shape, count: count)
    case "ready": try ReadyBench.run(folder: words.popFirstWord() ?? "")
    case "blockers": try BlockerBench.run(folder: words.popFirstWord() ?? "")
    case "writes": try WriteBench.run(folder: words.popFirstWord() ?? "")
    case "import": try ImportBench.run()
    case "follow": try FollowBench.run(os: words.popFirstWord() ?? "", folder: words.popFirstWord() ?? "")
    case "ask": try await AskBench.run()
    case "comments": try await CommentBench.run()
    case "stack": try StackSeed.fill(folder: words.popFirstWord() ?? "", repo: words.popFirstWord() ?? "")
    default: usage()
    }
  }

  private static func usage() {
    print(
      "usage: bench seed random|chain HOME REPO [COUNT] | ready|blockers|writes HOME | import | follow OS HOME"
        + " | stack HOME REPO | ask | comments")
  }
}

extension [String] {
  mutating func popFirstWord() -> String? { isEmpty ? nil : removeFirst() }
}
