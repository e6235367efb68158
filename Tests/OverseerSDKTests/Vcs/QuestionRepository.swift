import Foundation
import OverseerModel
import OverseerSDK
import OverseerVCS
import Testing

/// A repository of git or jj for one test, made with the programs themselves. It is removed with the value.
final class QuestionRepository {
  let path: String
  private var seconds = 1_700_000_000

  init(_ type: VCSType = .git, colocated: Bool = true) throws {
    let place = NSTemporaryDirectory() + "overseer-vcs-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place + "/repo", withIntermediateDirectories: true)
    path = try #require(realPath(place + "/repo"))
    if type == .git {
      try git("init", "-q", "-b", "main")
    } else {
      try jj("git", "init", colocated ? "--colocate" : "--no-colocate")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: String(path.dropLast("/repo".count))) }

  func reader() throws -> RepositoryReader { try RepositoryReader(containing: path, jj: Self.jj ?? "jj") }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  func move(_ name: String, to other: String) throws { try git("mv", name, other) }

  /// Commits all that is in the folder, and gives the commit's name.
  @discardableResult
  func commit(_ message: String) throws -> String {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", message)
    return try git("rev-parse", "HEAD")
  }

  /// Runs git and gives what it prints, without the line end behind it. Every call happens a second later.
  @discardableResult
  func git(_ arguments: String...) throws -> String { try run("/usr/bin/env", ["git"] + arguments) }

  @discardableResult
  func jj(_ arguments: String...) throws -> String { try run(try #require(Self.jj), arguments) }

  /// The commits of a revset, newest first.
  func commits(_ revset: String) throws -> [String] {
    try jj(
      "log", "--no-graph", "--ignore-working-copy", "-r", revset, "-T", #"self.commit_id() ++ "\n""#
    ).split(separator: "\n").map(String.init)
  }

  /// The jj of the PATH, else the one that scripts/setup has put into .deps; nil where there is none.
  static let jj: String? = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (folders + ["/\(root)/.deps/bin"]).map { $0 + "/jj" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  struct Failed: Error { let output: String }

  func run(_ tool: String, _ arguments: [String], input: [UInt8] = []) throws -> String {
    seconds += 1
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    // What stands in the settings of whoever runs the tests must not count.
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": path + "/..",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "\(seconds) +0000",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_COMMITTER_DATE": "\(seconds) +0000",
      "JJ_CONFIG": "/dev/null", "JJ_USER": "Ada", "JJ_EMAIL": "ada@example.org", "JJ_RANDOMNESS_SEED": "\(seconds)",
    ]
    let file = URL(fileURLWithPath: path + "/../input")
    try Data(input).write(to: file)
    process.standardInput = try FileHandle(forReadingFrom: file)
    let (output, errors) = (Pipe(), URL(fileURLWithPath: path + "/../errors"))
    try Data().write(to: errors)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(output: "\(arguments)\n" + (try String(contentsOf: errors, encoding: .utf8)))
    }
    var text = String(decoding: bytes, as: UTF8.self)
    while text.last == "\n" { text.removeLast() }
    return text
  }
}

extension RepositoryReader {
  /// What refuses a question; a failed test where nothing does.
  func refusal(
    _ question: some RepositoryQuestion, sourceLocation: SourceLocation = #_sourceLocation
  ) async -> OverseerError? {
    do throws(OverseerError) {
      let reply = try await ask(question)
      Issue.record("was to be refused, but gave \(reply)", sourceLocation: sourceLocation)
      return nil
    } catch {
      return error
    }
  }
}
