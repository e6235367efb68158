import OverseerModel
import OverseerSDK
import OverseerStore

/// How the blockers of a seeded installation lie.
enum Shape: String {
  /// Every second task waits for one of the 200 before it; some are done already.
  case random
  /// Each task waits for the one before it.
  case chain
}

/// A generator with a fixed seed (SplitMix64), so that every run measures the same graph.
struct Seeded: RandomNumberGenerator {
  var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

enum Seed {
  static let person = Caller(principal: .human(name: "bench"), source: .system, hasProvenHuman: true)

  /// Fills an installation with `count` tasks of one repository, by events, as everything is written.
  static func fill(folder: String, repo path: String, shape: Shape, count: Int) throws {
    let overseer = try Overseer(Installation(folder: folder), lifetime: .oneShot)
    let repo = try overseer.callNow(RegisterRepo(path: path), as: person)
    let context = WriteContext(actor: person.principal, source: .system)
    let clock = ContinuousClock()
    let start = clock.now
    try overseer.store.write(as: context) { writing throws(OverseerError) in
      var random = Seeded()
      var ids: [AnyTaskID] = []
      var completed: [Bool] = []
      for index in 0..<count {
        let isDone = shape == .random && Int.random(in: 0..<10, using: &random) < 4
        let blocker: Int? =
          switch shape {
          case .chain: index == 0 ? nil : index - 1
          case .random:
            index > 10 && Bool.random(using: &random)
              ? index - 1 - Int.random(in: 0..<min(200, index - 1), using: &random) : nil
          }
        let task = WorkItem(
          id: AnyTaskID(kind: .task, writing.identifier()), repoID: repo.id,
          description:
            "Task number \(index): make the frobnicator handle case \(Int.random(in: 0..<9999, using: &random))",
          priority: Priority(rawValue: Int.random(in: 0..<4, using: &random)) ?? .normal,
          status: isDone ? .completed : .pending, blockedBy: blocker.map { [ids[$0]] } ?? [],
          effectivelyBlocked: blocker.map { !completed[$0] } ?? false, createdAt: writing.now, updatedAt: writing.now,
          startedAt: isDone ? writing.now : nil, completedAt: isDone ? writing.now : nil)
        try writing.record(.taskCreated(TaskPayload(task: task)), repo: repo.id, task: task.id)
        ids.append(task.id)
        completed.append(isDone)
      }
    }
    print("seeded \(count) tasks (\(shape.rawValue)) in \(clock.now - start)")
  }
}
