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
    let ending: ChildProcess.Ending
    do {
      ending = try await ChildProcess(tool, ["--version"], deadline: deadline, outputLimit: 16 * 1024).run()
    } catch {
      throw Failure(error)
    }
    guard ending.isSuccess else { throw .failed("it ended with \(ending.exit)") }
    let line = ending.output.split(separator: UInt8(ascii: "\n")).first ?? []
    guard !line.isEmpty else { throw .failed("it said nothing") }
    return ToolVersion(text: String(decoding: line, as: UTF8.self))
  }
}

extension ToolVersion.Failure {
  fileprivate init(_ failure: ChildProcess.Failure) {
    switch failure {
    case .missing: self = .missing
    case .timedOut: self = .timedOut
    case .outputTooLarge: self = .failed("it said too much")
    case .cancelled: self = .failed("nobody waited for it any longer")
    case .failed(let reason): self = .failed(reason)
    }
  }
}
