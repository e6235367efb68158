import OverseerModel
import OverseerSDK
import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Row 9: from the start of a commit in one process to its line in `os events tail --follow` of another.
enum FollowBench {
  static func run(os: String, folder: String) throws {
    let overseer = try Overseer(Installation(folder: folder), lifetime: .oneShot)
    let repo = try overseer.store.read { reading throws(OverseerError) in try reading.repos(after: nil, limit: 1) }[0]
      .id
    setenv("OVERSEER_HOME", folder, 1)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    let head = try overseer.store.read { reading throws(OverseerError) in try reading.headSeq() }
    let words: [String] = [os, "events", "tail", "--follow", "--json", "--after", "\(head)"]
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    var process: pid_t = 0
    guard posix_spawn(&process, os, &actions, nil, arguments, environ) == 0 else {
      print("  \(os) cannot be started")
      return
    }
    close(ends[1])
    defer {
      kill(process, SIGTERM)
      waitpid(process, nil, 0)
    }
    var figures = Figures("commit → line of `os events tail --follow`")
    let clock = ContinuousClock()
    for index in 0..<520 {
      let start = clock.now
      _ = try overseer.callNow(CreateTask(repoID: repo, description: "followed \(index)"), as: Seed.person)
      guard readLine(ends[0]) else {
        print("  the follower ended early")
        return
      }
      if index >= 20 { figures.add(clock.now - start) }
      usleep(2000)
    }
    figures.report()
  }

  private static func readLine(_ file: Int32) -> Bool {
    var byte: UInt8 = 0
    while true {
      guard read(file, &byte, 1) == 1 else { return false }
      if byte == 0x0A { return true }
    }
  }
}
