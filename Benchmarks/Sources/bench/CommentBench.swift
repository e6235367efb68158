import Foundation
import OverseerModel
import OverseerSDK
import OverseerStore

/// 1,000 comments of one round, brought to the next over 10,000 changed lines in 100 files, beside git's diff of the
/// same two commits.
enum CommentBench {
  private static let files = 100
  private static let comments = 1_000

  static func run() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/overseer-bench-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let root = folder + "/repo"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try git(["init", "-q", "-b", "main"], in: root)
    try git(["fast-import", "--quiet"], in: root, input: history())
    let overseer = try Overseer(Installation(folder: folder + "/home"), lifetime: .oneShot)
    let repo = try overseer.callNow(RegisterRepo(path: root), as: Seed.person).id
    let task = try overseer.callNow(CreateTask(repoID: repo, description: "commented"), as: Seed.person)
    let first = try open(task, at: "old", after: nil, in: overseer, root)
    for number in 0..<comments {
      _ = try await overseer.call(
        AddComment(
          reviewID: first.id, filePath: path(number % files), lineStart: 1 + number * 7 % 300, body: "\(number)"),
        as: Seed.person)
    }
    let second = try open(task, at: "new", after: first, in: overseer, root)
    let floor = try Figures.measure("git diff -M of the two commits", count: 20) { _ in
      try git(["diff", "-M", "old", "new"], in: root)
    }
    floor.report()
    var figures = Figures("reviews.list_comments")
    let clock = ContinuousClock()
    var found: [PortStatus: Int] = [:]
    for index in 0..<25 {
      let start = clock.now
      let placed = try await overseer.call(ListComments(reviewID: second.id), as: Seed.person)
      if index >= 5 { figures.add(clock.now - start) }
      found = Dictionary(placed.map { ($0.port.status, 1) }, uniquingKeysWith: +)
    }
    figures.report(against: floor)
    print("  " + PortStatus.allCases.map { "\($0.rawValue) \(found[$0, default: 0])" }.joined(separator: ", "))
  }

  private static func path(_ file: Int) -> String { "folder\(file % 7)/file\(file)" }

  /// The commits `base`, `old` and `new`: between the last two 40 lines of each file are replaced, 10 go to another
  /// file and 5 go for good.
  private static func history() -> String {
    func line(_ file: Int, _ line: Int) -> String {
      line % 5 == 0 ? "}" : "  let value\(line) = input\(file).compute\(line)(index\(line * file))"
    }
    var (old, new) = ("", "")
    for file in 0..<files {
      let lines = (0..<300).map { line(file, $0) }
      let before = lines.map { $0 + "\n" }.joined()
      var after = ""
      for (number, text) in lines.enumerated() {
        switch number % 60 {
        case 0..<8: after += text.replacing("compute", with: "computed") + " // now\n"
        case 30, 31, 32: break
        default: after += text + "\n"
        }
        if number == 150 {
          for moved in [30, 31, 32, 90, 91, 92, 151, 152, 211, 212] { after += line((file + 1) % files, moved) + "\n" }
        }
      }
      old += "M 100644 inline \(path(file))\ndata \(before.utf8.count)\n\(before)\n"
      new += "M 100644 inline \(path(file))\ndata \(after.utf8.count)\n\(after)\n"
    }
    let by = "committer Ada <ada@example.org> 1700000000 +0000\ndata 0\n"
    return "commit refs/heads/main\n\(by)\ncommit refs/heads/old\n\(by)from refs/heads/main\n\(old)"
      + "\ncommit refs/heads/new\n\(by)from refs/heads/main\n\(new)\n"
  }

  private static func open(
    _ task: WorkItem, at branch: String, after previous: Review?, in overseer: Overseer, _ root: String
  ) throws -> Review {
    let names = try git(["rev-parse", "main", branch, branch + "^{tree}"], in: root).split(separator: "\n")
    guard names.count == 3, let base = CommitID(String(names[0])), let head = CommitID(String(names[1])),
      let tree = TreeID(String(names[2]))
    else { throw Missing(what: branch) }
    let context = WriteContext(actor: Seed.person.principal, source: .system)
    return try overseer.store.write(as: context) { writing throws(OverseerError) in
      if var previous {
        previous.status = .changesRequested
        previous.endedBy = .superseded
        try writing.record(.reviewSuperseded(ReviewPayload(review: previous)), repo: task.repoID, task: task.id)
      }
      let revision = ReviewRevision(
        baseCommit: base, headCommit: head, changeID: "bench", tree: tree, kind: .rework, at: writing.now)
      let review = Review.opening(
        ReviewID(writing.identifier()), of: task.id, revision: revision, submittedBy: writing.actor, after: previous,
        at: writing.now
      ).review
      try writing.record(.reviewCreated(ReviewPayload(review: review)), repo: task.repoID, task: task.id)
      return review
    }
  }

  @discardableResult
  private static func git(_ words: [String], in folder: String, input: String? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (output, fed) = (Pipe(), Pipe())
    (process.standardOutput, process.standardInput) = (output, fed)
    try process.run()
    if let input { try fed.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try fed.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Missing(what: "git \(words)") }
    return text
  }
}
