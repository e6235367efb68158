import OverseerModel
import OverseerSDK
import OverseerStore

/// Row 4: a blocker with its cycle check, on a seeded chain.
enum BlockerBench {
  static func run(folder: String) throws {
    let overseer = try Overseer(Installation(folder: folder), lifetime: .oneShot)
    let repo = try overseer.store.read { reading throws(OverseerError) in try reading.repos(after: nil, limit: 1) }[0]
      .id
    let chain = try chain(overseer, repo)
    guard let first = chain.first, let last = chain.last else { return }
    func create() throws -> AnyTaskID {
      try overseer.callNow(CreateTask(repoID: repo, description: "beside the chain"), as: Seed.person).id
    }
    let fresh = try (0..<200).map { _ in try create() }
    let floor = try Figures.measure("an update of one row, as floor", count: 200) { index in
      _ = try overseer.callNow(UpdateTask(id: fresh[index], priority: .set(.high)), as: Seed.person)
    }
    floor.report()
    try Figures.measure("new task waits for the end of the chain", count: 100) { index in
      _ = try overseer.callNow(BlockTask(id: fresh[index], by: last), as: Seed.person)
    }.report(against: floor)
    try Figures.measure("start of the chain waits for a new task", count: 100) { index in
      _ = try overseer.callNow(BlockTask(id: first, by: fresh[100 + index]), as: Seed.person)
    }.report(against: floor)
    try Figures.measure("middle waits for a task far before it", count: 5) { index in
      _ = try overseer.callNow(
        BlockTask(id: chain[chain.count * 6 / 10 + index], by: chain[chain.count * 4 / 10]), as: Seed.person)
    }.report(against: floor)
    Figures.measure("refused: start would wait for the end", count: 5) { _ in
      do {
        _ = try overseer.callNow(BlockTask(id: first, by: last), as: Seed.person)
        print("  a cycle was not refused")
      } catch {}
    }.report(against: floor)
  }

  /// The tasks of the chain, from the one that waits for nobody.
  private static func chain(_ overseer: Overseer, _ repo: RepoID) throws -> [AnyTaskID] {
    var byBlocker: [AnyTaskID: AnyTaskID] = [:]
    var start: AnyTaskID?
    var after: AnyTaskID?
    while true {
      let page = try overseer.callNow(ListTasks(repoID: repo, limit: 1000, after: after), as: Seed.person)
      for task in page {
        if let blocker = task.blockedBy.first {
          byBlocker[blocker] = task.id
        } else if !task.blocks.isEmpty {
          start = task.id
        }
      }
      guard let last = page.last else { break }
      after = last.id
    }
    var chain = start.map { [$0] } ?? []
    while let last = chain.last, let next = byBlocker[last] { chain.append(next) }
    return chain
  }
}
