import Subprocess

/// What a tool answers to `--version`.
public struct ToolVersion: Sendable, Hashable {
  /// Why a tool gave no version.
  public enum Failure: Error, Sendable, Hashable {
    /// It is not on the PATH, or not at the path that was given.
    case missing
    /// It did not answer within the deadline, and was ended.
    case timedOut
    /// It could not be started, ended with an error, or said nothing; in plain words.
    case failed(String)
  }

  /// The first line of the answer.
  public let text: String

  public init(text: String) { self.text = text }

  /// The first number with dots in the answer: 2, 39, 5 of `git version 2.39.5 (Apple Git-154)`.
  public var numbers: [Int] {
    for word in text.split(separator: " ") {
      let number = word.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let parts = number.split(separator: ".").compactMap { Int($0) }
      if parts.count > 1 { return parts }
    }
    return []
  }

  /// Whether the version is `numbers` or later.
  public func isAtLeast(_ numbers: [Int]) -> Bool { !self.numbers.lexicographicallyPrecedes(numbers) }

  /// Asks `tool`, a name to be found on the PATH or a path with a slash, for its version.
  public static func of(_ tool: String, deadline: Duration = .seconds(5)) async throws(Failure) -> ToolVersion {
    let answer = await withTaskGroup(of: Result<ToolVersion, Failure>?.self) { group in
      group.addTask { await ask(tool) }
      group.addTask {
        try? await Task.sleep(for: deadline)
        return nil
      }
      let first = await group.next()
      // Ends the tool with all that it started, or the clock.
      group.cancelAll()
      return first ?? nil
    }
    guard let answer else { throw .timedOut }
    return try answer.get()
  }

  private static func ask(_ tool: String) async -> Result<ToolVersion, Failure> {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    let executable: Executable = tool.utf8.contains(UInt8(ascii: "/")) ? .path(.init(tool)) : .name(tool)
    do {
      let result = try await run(
        executable, arguments: ["--version"], platformOptions: options, output: .bytes(limit: 16 * 1024))
      guard result.terminationStatus.isSuccess else {
        return .failure(.failed("it ended with \(result.terminationStatus)"))
      }
      let line = result.standardOutput.split(separator: UInt8(ascii: "\n")).first ?? []
      let text = String(decoding: line, as: UTF8.self)
      return text.isEmpty ? .failure(.failed("it said nothing")) : .success(ToolVersion(text: text))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(.missing)
    } catch {
      return .failure(.failed("\(error)"))
    }
  }
}
