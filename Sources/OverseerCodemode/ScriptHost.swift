/// The globals of a script that its host answers for. Made once for a process; every script gets them afresh.
public struct ScriptSurface: Sendable {
  public struct Function: Sendable {
    /// `next_ready`, and other names of the same: `nextReady`.
    public var names: [String]
    /// What the host knows it by.
    public var number: Int

    public init(names: [String], number: Int) {
      self.names = names
      self.number = number
    }
  }

  /// An object with functions: `tasks`.
  public struct Global: Sendable {
    public var name: String
    public var functions: [Function]

    public init(name: String, functions: [Function]) {
      self.name = name
      self.functions = functions
    }
  }

  public var globals: [Global]

  public init(globals: [Global]) { self.globals = globals }
}

/// What answers the calls of one run of a script.
public struct ScriptHost: Sendable {
  /// How a call goes on.
  public enum Reply: Sendable {
    /// The value is there, as JSON.
    case value([UInt8])
    /// The value comes later, as JSON; the script goes on meanwhile. It is cancelled where the script ends before.
    case later(@Sendable () async throws(HostFailure) -> [UInt8])
    /// The host encloses the function that the script has passed as its first argument: it is asked to once no other
    /// code of the script is ready to run, runs the function on the same thread, and the call's promise is then settled
    /// as that function ended, unless the host throws. Until the host is done, nothing that the script had begun before
    /// goes on; what the function does not wait for goes on after it. Where the call comes from within an enclosed
    /// function, the host is asked at once.
    case around(@Sendable (Enclosed) throws(HostFailure) -> Void)
  }

  /// Answers a call of the function with this number, on the script's thread, which it may block for a short while.
  /// The arguments are one JSON array; a function among them is null there.
  public var call: @Sendable (_ function: Int, _ arguments: [UInt8]) throws(HostFailure) -> Reply
  /// Where it is given, the host encloses the whole script in the same way, at once.
  public var around: (@Sendable (Enclosed) throws(HostFailure) -> Void)?

  public init(
    call: @escaping @Sendable (_ function: Int, _ arguments: [UInt8]) throws(HostFailure) -> Reply,
    around: (@Sendable (Enclosed) throws(HostFailure) -> Void)? = nil
  ) {
    self.call = call
    self.around = around
  }

  /// Code of the script that its host encloses, to be run once, before the host returns.
  public struct Enclosed {
    public enum End: Sendable, Hashable { case returned, threw, outOfTime }

    private let body: (Duration) -> End

    init(_ body: @escaping (Duration) -> End) { self.body = body }

    /// Runs it to its end, but for no longer than `time`.
    public func run(for time: Duration) -> End { body(time) }
  }
}

/// Why the host refuses a call. The script sees an `Error` with these as its properties.
public struct HostFailure: Error, Sendable, Hashable {
  public var code: String
  public var message: String
  public var hint: String?
  /// A JSON object.
  public var details: [UInt8]?

  public init(code: String, message: String, hint: String? = nil, details: [UInt8]? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.details = details
  }
}
