/// How a script ended.
public struct ScriptReport: Sendable {
  public struct Line: Sendable, Hashable {
    public enum Level: String, Sendable, CaseIterable { case log, info, warn, error, debug }
    public var level: Level
    public var text: String
  }

  /// What it gave back, as JSON; `null` for nothing.
  public var outcome: Result<[UInt8], ScriptFailure>
  /// What it logged, in order.
  public var logs: [Line]
  /// How many lines it logged beyond its limit.
  public var droppedLogs: Int
  public var time: Duration
}

/// Why a script gave nothing back.
public struct ScriptFailure: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// It is no JavaScript, nor TypeScript whose types can be taken out.
    case syntax
    /// It threw something, or let something pass that was thrown.
    case thrown
    case outOfTime, outOfMemory, outOfStack, tooManyCalls, codeTooLong
    /// It waits for a promise that nothing can settle any more.
    case waitsForever
    /// It gave back what JSON cannot hold.
    case notJSON
    case cancelled
    /// It has not begun, as too many others ran.
    case busy
  }

  public struct Place: Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// In characters, from 1.
    public var column: Int
    /// The line of the script as it was given.
    public var text: String
  }

  public var kind: Kind
  /// `TypeError`, where an error was thrown.
  public var name: String?
  public var message: String
  public var place: Place?
  /// What the host had refused, where that is what was thrown.
  public var host: HostFailure?
}
