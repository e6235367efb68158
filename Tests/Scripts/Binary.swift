import Foundation
import OverseerJSON
import Testing

/// The program under test.
enum Binary {
  /// `OVERSEER_TEST_BINARY`, else the debug build of this package.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["OVERSEER_TEST_BINARY"], !path.isEmpty {
      return URL(fileURLWithPath: path).path
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.appendingPathComponent(".build/debug/os").path
  }()

  /// Where tools such as `sh` and git are found.
  static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"

  /// Whether tests find a program of this name.
  static func isOnPath(_ name: String) -> Bool {
    searchPath.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// Runs a program to its end. What is not done at the deadline is killed, with all that it has started.
  static func run(
    _ arguments: [String], of program: String = path, input: Child.Input = .none, text: String = "",
    environment: [String: String], folder: String, deadline: Duration = .seconds(120)
  ) async throws -> Outcome {
    try await Gate.runs.pass {
      try await unlimited(
        arguments, of: program, input: input, text: text, environment: environment, folder: folder, deadline: deadline)
    }
  }

  /// Like ``run(_:of:input:text:environment:folder:deadline:)``, however many run already.
  static func unlimited(
    _ arguments: [String], of program: String = path, input: Child.Input = .none, text: String = "",
    environment: [String: String], folder: String, deadline: Duration = .seconds(120)
  ) async throws -> Outcome {
    try await onThread {
      let end = ContinuousClock.now + deadline
      let child = try Child(program, arguments, environment: environment, folder: folder, input: input)
      return Outcome(of: child, arguments, text: text, until: end)
    }
  }
}

/// What a run of the program gave.
struct Outcome: Sendable, CustomTestStringConvertible {
  let arguments: [String]
  /// How it ended; nil where it was killed at the deadline.
  let ending: Child.Ending?
  let output: [UInt8]
  let errors: [UInt8]

  var status: Int32 { ending?.status ?? -1 }
  var stdout: String { String(decoding: output, as: UTF8.self) }
  var stderr: String { String(decoding: errors, as: UTF8.self) }

  /// Feeds the child and reads what it writes until it has ended.
  init(of child: Child, _ arguments: [String], text: String = "", until deadline: ContinuousClock.Instant) {
    self.arguments = arguments
    let feed = Background {
      child.input?.write(Array(text.utf8))
      // A terminal that is closed hangs up.
      if child.kind == .pipe { child.input?.close() }
    }
    let output = Background { Self.all(child.output, until: deadline) }
    errors = Self.all(child.errors, until: deadline)
    self.output = output.value()
    ending = child.wait(until: deadline)
    child.kill(SIGKILL)
    feed.value()
  }

  private static func all(_ file: Descriptor, until deadline: ContinuousClock.Instant) -> [UInt8] {
    var bytes: [UInt8] = []
    while file.isReadable(before: deadline) {
      let more = file.read()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Standard output as JSON, of a run that went well.
  func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
    try #require(ending == .exit(0), "\(self)", sourceLocation: sourceLocation)
    return try JSONParser.parse(output)
  }

  /// The error on standard error of a run that failed.
  func failure(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
    try #require(status != 0, "\(self)", sourceLocation: sourceLocation)
    do {
      return try JSONParser.parse(errors)
    } catch {
      Issue.record("no JSON on standard error: \(self)", sourceLocation: sourceLocation)
      throw error
    }
  }

  var testDescription: String {
    "os \(arguments.joined(separator: " ")) → \(ending.map { "\($0)" } ?? "killed at the deadline")\n\(stdout)\(stderr)"
  }
}

extension Outcome: CustomStringConvertible {
  var description: String { testDescription }
}
