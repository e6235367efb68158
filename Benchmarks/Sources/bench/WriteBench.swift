import OverseerModel
import OverseerSDK
import OverseerStore

/// Writes and searches in process, on a seeded installation.
enum WriteBench {
  static func run(folder: String) throws {
    let overseer = try Overseer(Installation(folder: folder), lifetime: .oneShot)
    let repo = try overseer.store.read { reading throws(OverseerError) in try reading.repos(after: nil, limit: 1) }[0]
      .id
    try Figures.measure("tasks.create, committed", count: 2000) { index in
      _ = try overseer.callNow(
        CreateTask(repoID: repo, description: "Measure the cost of task \(index)"), as: Seed.person)
    }.report()
    try Figures.measure("tasks.search, two words", count: 200) { index in
      _ = try overseer.callNow(SearchTasks(text: "case \(index)", repoID: repo, limit: 20), as: Seed.person)
    }.report()
    try Figures.measure("tasks.list, the first 100", count: 200) { _ in
      _ = try overseer.callNow(ListTasks(repoID: repo), as: Seed.person)
    }.report()
    try Figures.measure("tasks.progress", count: 20) { _ in
      _ = try overseer.callNow(GetTaskProgress(repoID: repo), as: Seed.person)
    }.report()
  }
}
