import Foundation
import OverseerModel
import OverseerStore
import OverseerVCS
import Testing

@testable import OverseerSDK

/// What keeps the commits.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case git, jj

  var testDescription: String { rawValue }

  /// Those whose programs are here.
  static var here: [Backend] { allCases.filter { $0 == .git || jjPath != nil } }

  /// The jj of the PATH, else the one that scripts/setup has put into .deps; nil where there is none.
  static let jjPath: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (folders + ["/\(root)/.deps/bin"]).map { $0 + "/jj" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
}

/// A registered repository with one commit on `main` and an installation in memory. It is removed with the value.
final class VcsBench: Sendable {
  let backend: Backend
  /// Everything lies in here: the repository in `repo`, the installation in `home`.
  let folder: String
  let clock = TestClock()
  let overseer: Overseer
  let repo: Repo
  let person: Caller
  let agent: Caller

  var root: String { folder + "/repo" }
  var store: Store { overseer.store }

  /// - Parameters:
  ///   - settings: `.overseer/config.toml` of the first commit.
  ///   - isShared: Whether the database is a file, which others can open.
  init(_ backend: Backend, settings: String? = nil, isShared: Bool = false) throws {
    self.backend = backend
    let place = NSTemporaryDirectory() + "overseer-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place + "/home", withIntermediateDirectories: true)
    folder = try #require(realPath(place))
    try Self.makeRepository(backend, in: folder, settings: settings)
    let installation = Installation(folder: folder + "/home")
    let store =
      isShared
      ? try Store.open(path: installation.database, lifetime: .service) { [clock] in clock.now }
      : try Store.inMemory { [clock] in clock.now }
    overseer = Overseer(installation: installation, store: store, jj: folder + "/jj")
    let person = Caller(
      principal: .human(name: "ada"), source: .cli, hasProvenHuman: true, folder: folder + "/repo")
    repo = try overseer.callNow(RegisterRepo(path: folder + "/repo"), as: person)
    self.person = person
    agent = Caller(
      principal: .agent(name: "codex", session: nil, checkout: "/code"), source: .cli, hasProvenHuman: false,
      folder: folder + "/repo")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func makeRepository(_ backend: Backend, in folder: String, settings: String?) throws {
    // Whose settings the tests run with must not count.
    let wrapper = """
      #!/bin/sh
      export JJ_CONFIG=/dev/null JJ_USER=Ada JJ_EMAIL=ada@example.org HOME='\(folder)'
      exec '\(Backend.jjPath ?? "jj")' "$@"

      """
    try Data(wrapper.utf8).write(to: URL(fileURLWithPath: folder + "/jj"))
    chmod(folder + "/jj", 0o755)
    let root = folder + "/repo"
    try run("/usr/bin/env", ["git", "init", "-q", "-b", "main", root], in: folder)
    let config = try #require(FileHandle(forWritingAtPath: root + "/.git/config"))
    try config.seekToEnd()
    try config.write(
      contentsOf: Data("[user]\n\tname = Ada\n\temail = ada@example.org\n[commit]\n\tgpgsign = false\n".utf8))
    try config.close()
    var files = ["README": "first\n", ".gitignore": "node_modules/\nignored\n"]
    if let settings { files[".overseer/config.toml"] = settings }
    try advance("main", files, message: "first", in: root)
    try run("/usr/bin/env", ["git", "reset", "-q", "--hard"], in: root)
    if backend == .jj { try run(folder + "/jj", ["git", "init", "--colocate", "--quiet"], in: root) }
  }
}

// MARK: the repository

extension VcsBench {
  struct Failed: Error { let output: String }

  /// Runs a program and gives what it prints, without the line end behind it.
  @discardableResult
  static func run(
    _ tool: String, _ arguments: [String], in folder: String, input: String? = nil
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_EDITOR": ":",
      "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000",
    ]
    let (output, fed) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError, process.standardInput) = (output, output, fed)
    try process.run()
    if let input { try fed.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try fed.fileHandleForWriting.close()
    var text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    while text.last == "\n" { text.removeLast() }
    guard process.terminationStatus == 0 else { throw Failed(output: "\(arguments)\n\(text)") }
    return text
  }

  @discardableResult
  func git(_ arguments: String..., in path: String? = nil) throws -> String {
    try Self.run("/usr/bin/env", ["git"] + arguments, in: path ?? root)
  }

  @discardableResult
  func jj(_ arguments: String..., in path: String? = nil) throws -> String {
    try Self.run(folder + "/jj", arguments, in: path ?? root)
  }

  /// Puts a commit onto a branch, without a look at any checkout.
  private static func advance(_ branch: String, _ files: [String: String], message: String, in root: String) throws {
    var stream = "commit refs/heads/\(branch)\ncommitter Ada <ada@example.org> 1700000000 +0000\n"
    stream += "data \(message.utf8.count)\n\(message)\n"
    if (try? run("/usr/bin/env", ["git", "rev-parse", "-q", "--verify", branch], in: root)) != nil {
      stream += "from refs/heads/\(branch)^0\n"
    }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
    }
    try run("/usr/bin/env", ["git", "fast-import", "--quiet"], in: root, input: stream)
  }

  /// Somebody commits to `main`, as a pull would; its checkout follows.
  func moveTrunk(_ path: String = "trunk", _ text: String = UUID().uuidString + "\n") throws {
    let isCheckedOut = backend == .git && (try? git("symbolic-ref", "-q", "--short", "HEAD")) == "main"
    try Self.advance("main", [path: text], message: "trunk", in: root)
    if isCheckedOut { try git("reset", "-q", "--hard") }
  }

  func write(_ text: String, to name: String, in path: String? = nil) throws {
    let file = URL(fileURLWithPath: (path ?? root) + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String, in path: String? = nil) -> String? {
    try? String(contentsOfFile: (path ?? root) + "/" + name, encoding: .utf8)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Commits all that is in a checkout, as a person would.
  func commit(_ message: String, in path: String) throws {
    switch backend {
    case .git:
      try git("add", "-A", in: path)
      try git("commit", "-q", "-m", message, in: path)
    case .jj: try jj("commit", "--quiet", "-m", message, in: path)
    }
  }

  /// The branches and Overseer's own refs with their commits.
  func refs() throws -> [String: String] {
    if backend == .jj { try jj("git", "export", "--quiet", "--ignore-working-copy") }
    let lines = try git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/overseer")
    return Dictionary(
      uniqueKeysWithValues: lines.split(separator: "\n").map { line in
        let parts = line.split(separator: " ")
        return (String(parts[0]), String(parts[1]))
      })
  }

  /// All commits that some ref reaches.
  func reachable() throws -> Set<String> {
    _ = try refs()
    return Set(try git("rev-list", "--all").split(separator: "\n").map(String.init))
  }

  /// The files of a commit with their texts.
  func files(at revision: String) throws -> [String: String] {
    _ = try refs()
    let names = try git("ls-tree", "-r", "--name-only", revision).split(separator: "\n").map(String.init)
    var files: [String: String] = [:]
    for name in names where name != ".gitignore" && name != "README" && name != ".overseer/config.toml" {
      files[name] = try git("show", "\(revision):\(name)")
    }
    return files
  }
}

// MARK: tasks

extension VcsBench {
  @discardableResult
  func call<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller? = nil
  ) async throws(OverseerError) -> Operation.Output {
    try await overseer.call(operation, as: caller ?? person)
  }

  /// A new task.
  func make(
    _ description: String = "a task", _ kind: TaskKind? = nil, under parent: AnyTaskID? = nil,
    blockedBy: [AnyTaskID]? = nil
  ) async throws -> AnyTaskID {
    try await call(
      CreateTask(
        repoID: repo.id, parentID: parent, kind: kind, description: description, blockedBy: blockedBy)
    ).id
  }

  /// Starts a task in a workspace of its own, and gives that.
  @discardableResult
  func isolated(_ id: AnyTaskID) async throws -> String {
    try await call(StartTask(id: id, workspace: .isolated))
    return try #require(try vcs(of: id).workspacePath)
  }

  /// A task that is started in a workspace of its own and has a revision with these files.
  func worked(
    _ description: String, _ files: [String: String], under parent: AnyTaskID? = nil, blockedBy: [AnyTaskID]? = nil
  ) async throws -> AnyTaskID {
    let id = try await make(description, under: parent, blockedBy: blockedBy)
    let path = try await isolated(id)
    for (name, text) in files { try write(text, to: name, in: path) }
    try await submit(id)
    return id
  }

  @discardableResult
  func submit(
    _ id: AnyTaskID, message: String? = nil, allowsEmpty: Bool = false, leavingOut: [String] = [], round: Int = 1,
    as caller: Caller? = nil
  ) async throws(OverseerError) -> SubmittedRevision {
    try await TaskSubmission(
      task: id, message: message, allowsEmpty: allowsEmpty, leavingOut: leavingOut, review: Self.review, number: round
    ).perform(in: overseer, as: caller ?? person) { _, revision throws(OverseerError) in
      guard let revision else { throw OverseerError(.internalError, "nothing was submitted") }
      return revision
    }
  }

  static let review = ReviewID(ULID(high: 7, low: 7))

  func complete(_ id: AnyTaskID) async throws { try await call(ForceCompleteTask(id: id, reason: "done")) }

  func vcs(of id: AnyTaskID) throws -> TaskVcs {
    try #require(try store.read { reading throws(OverseerError) in try reading.taskVcs(of: id) })
  }

  /// The commit at the task's ref; nil where it is gone.
  func tip(_ id: AnyTaskID) throws -> String? { try refs()["refs/heads/" + TaskVcs.refName(of: id)] }

  func trunk() throws -> String { try #require(try refs()["refs/heads/main"]) }

  /// What refuses an act; a failed test where nothing does.
  func refusal<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ act: () async throws -> Value
  ) async throws -> OverseerError {
    do {
      let reply = try await act()
      Issue.record("was to be refused, but gave \(reply)", sourceLocation: sourceLocation)
      throw Failed(output: "not refused")
    } catch let error as OverseerError {
      return error
    }
  }

  /// What refuses an act that leaves all rows and all refs as they were.
  func refusalWithoutTrace<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ act: () async throws -> Value
  ) async throws -> OverseerError {
    let (rows, refs) = (try store.everything(), try refs())
    let error = try await refusal(sourceLocation: sourceLocation, act)
    #expect(try store.everything() == rows, "a refusal changes no row", sourceLocation: sourceLocation)
    #expect(try self.refs() == refs, "a refusal moves no ref", sourceLocation: sourceLocation)
    return error
  }

  func refusalOfStart(
    _ id: AnyTaskID, _ workspace: WorkspaceKind? = nil, base: String? = nil, as caller: Caller? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> OverseerError {
    try await refusalWithoutTrace(sourceLocation: sourceLocation) {
      try await call(StartTask(id: id, workspace: workspace, base: base), as: caller)
    }
  }
}
