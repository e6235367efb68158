/// What a script may use before it is ended.
public struct ScriptLimits: Sendable, Hashable {
  /// From the start of the script to its end, whatever it waits for.
  public var time: Duration
  /// All that it holds at once, in bytes.
  public var heap: Int
  /// How deep its calls may go, in bytes.
  public var stack: Int
  /// Calls of the host's functions.
  public var calls: Int
  /// The script's text, in bytes.
  public var code: Int
  /// Lines that it may log; further ones are counted.
  public var logLines: Int

  public init(
    time: Duration = .seconds(30), heap: Int = 64 << 20, stack: Int = 1 << 20, calls: Int = 10_000,
    code: Int = 1 << 20, logLines: Int = 200
  ) {
    self.time = time
    self.heap = heap
    self.stack = stack
    self.calls = calls
    self.code = code
    self.logLines = logLines
  }
}
