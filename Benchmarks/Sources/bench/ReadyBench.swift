import OverseerModel
import OverseerSDK
import OverseerStore

/// Row 3: the next ready task, in process.
enum ReadyBench {
  static func run(folder: String) throws {
    let store = try Store.open(path: Installation(folder: folder).database, lifetime: .oneShot)
    let repo = try store.read { reading throws(OverseerError) in try reading.repos(after: nil, limit: 1) }[0].id
    let overseer = Overseer(installation: Installation(folder: folder), store: store)
    try store.read { reading throws(OverseerError) in
      let floor = Figures.measure("one row by its key", count: 20_000) { _ in
        _ = try? reading.repo(repo)
      }
      let queue = Figures.measure("next_ready, the queue", count: 20_000) { _ in
        _ = try? reading.nextReady(repo: repo, milestone: nil)
      }
      floor.report()
      queue.report(against: floor)
    }
    let whole = try Figures.measure("tasks.next_ready, with the task's context", count: 5000) { _ in
      _ = try overseer.callNow(NextReadyTask(repoID: repo), as: Seed.person)
    }
    whole.report()
  }
}
