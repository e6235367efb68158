import Foundation
import OverseerJSON
import Testing

/// A folder for one test, with an installation and a repository of its own. It is removed with the value.
final class Sandbox: Sendable {
  let folder: String
  /// The folder of the installation.
  let home: String
  /// The folder that commands run in.
  let repo: String

  var database: String { home + "/overseer.db" }
  var token: String { home + "/token" }

  /// Folders only: nothing is registered.
  init() throws {
    let place = NSTemporaryDirectory() + "overseer-scripts-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place + "/repo", withIntermediateDirectories: true)
    guard let path = realpath(place, nil) else { throw Child.Failure(call: "realpath", number: errno) }
    defer { free(path) }
    folder = String(cString: path)
    home = folder + "/home"
    repo = folder + "/repo"
  }

  /// With the repository registered.
  static func ready() async throws -> Sandbox {
    let sandbox = try Sandbox()
    _ = try await sandbox.json("init", "--json")
    return sandbox
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// All that the program finds in its environment.
  var environment: [String: String] {
    [
      "PATH": Binary.searchPath, "HOME": folder, "OVERSEER_HOME": home, "LANG": "C.UTF-8", "USER": "ada",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    ]
  }

  /// Runs `os` in the repository. `with` adds to the environment.
  func os(
    _ words: String..., with variables: [String: String] = [:], input: Child.Input = .none, text: String = "",
    folder: String? = nil, deadline: Duration = .seconds(120)
  ) async throws -> Outcome {
    try await os(words: words, with: variables, input: input, text: text, folder: folder, deadline: deadline)
  }

  func os(
    words: [String], with variables: [String: String] = [:], input: Child.Input = .none, text: String = "",
    folder: String? = nil, deadline: Duration = .seconds(120)
  ) async throws -> Outcome {
    try await Binary.run(
      words, input: text.isEmpty || input == .terminal ? input : .pipe, text: text,
      environment: environment.merging(variables) { _, new in new }, folder: folder ?? repo, deadline: deadline)
  }

  /// What a run of `os` that goes well prints, as JSON.
  func json(
    _ words: String..., with variables: [String: String] = [:], text: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> JSONValue {
    try await os(words: words, with: variables, text: text).json(sourceLocation: sourceLocation)
  }

  /// What an operation gives, by `os api`.
  func api(
    _ operation: String, _ input: JSONValue = [:], with variables: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> JSONValue {
    let words = ["api", operation, "--json", try input.text()]
    return try await os(words: words, with: variables).json(sourceLocation: sourceLocation)
  }

  /// Creates a task and gives its id.
  func task(
    _ description: String, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let words = ["task", "create", "-d", description, "--json"] + words
    let made = try await os(words: words).json(sourceLocation: sourceLocation)
    return try #require(made["id"]?.stringValue, sourceLocation: sourceLocation)
  }

  /// The environment of a person at no terminal: the installation's token.
  func person() throws -> [String: String] {
    let text = try String(contentsOfFile: token, encoding: .utf8)
    return ["OVERSEER_TOKEN": text.trimmingCharacters(in: .whitespacesAndNewlines)]
  }

  /// Runs a script of `sh`, in which `os` is the program under test.
  func shell(
    _ script: String, with variables: [String: String] = [:], input: Child.Input = .none, text: String = "",
    deadline: Duration = .seconds(120), isLimited: Bool = true
  ) async throws -> Outcome {
    let environment = shellEnvironment.merging(variables) { _, new in new }
    if isLimited {
      return try await Binary.run(
        ["-c", script], of: "/bin/sh", input: input, text: text, environment: environment, folder: repo,
        deadline: deadline)
    }
    return try await Binary.unlimited(
      ["-c", script], of: "/bin/sh", input: input, text: text, environment: environment, folder: repo,
      deadline: deadline)
  }

  /// The environment of a shell: `$OS` is the program.
  var shellEnvironment: [String: String] { environment.merging(["OS": Binary.path]) { _, new in new } }

  /// The seq of the last event.
  func headSeq() throws -> Int { try SQLiteFile(database).integer("SELECT coalesce(max(seq), 0) FROM events") }

  /// Everything that stands in the database, as text: equal before and after whatever changes nothing.
  func contents() throws -> String { try SQLiteFile(database).dump() }
}
