import OverseerModel
import OverseerStore

/// One verb of the SDK: the value is the request, `Output` the reply.
///
/// Every surface is derived from this and from ``Catalogue/operations``: none of them names an operation again.
/// An operation adopts one of the three kinds, ``ReadOperation``, ``WriteOperation`` or ``EffectOperation``, or
/// ``StreamOperation``; the kind says what it may do.
public protocol SDKOperation: Codable, Sendable {
  associatedtype Output: Codable & Sendable
  static var spec: OperationSpec { get }
  static var execution: Execution<Self> { get }
  /// Whether its work stays small however much the database holds, so that a thread which serves many can do it.
  static var isBounded: Bool { get }
  /// The task whose claim must allow the call, for operations of the holder.
  var lease: LeaseCheck? { get }
  /// Whether the reply holds a secret, which is kept nowhere.
  static var replyIsSecret: Bool { get }
}

extension SDKOperation {
  public static var isBounded: Bool { false }
  public var lease: LeaseCheck? { nil }
  public static var replyIsSecret: Bool { false }
}

/// Whose claim an operation of the holder looks at, and the generation that the caller believes in.
public struct LeaseCheck: Sendable {
  public var task: AnyTaskID
  public var generation: Int?

  public init(task: AnyTaskID, generation: Int?) {
    self.task = task
    self.generation = generation
  }
}

/// How an operation is carried out.
public enum Execution<Operation: SDKOperation>: Sendable {
  case read(@Sendable (Operation, Reading, Caller) throws(OverseerError) -> Operation.Output)
  case write(@Sendable (Operation, Writing, Caller) throws(OverseerError) -> Operation.Output)
  case effect(@Sendable (Operation, Overseer, Caller) async throws(OverseerError) -> Operation.Output)
  case stream(@Sendable (Operation, Overseer, Caller) throws(OverseerError) -> EventFeed)
}

/// An operation that only asks: it sees one unchanging state.
public protocol ReadOperation: SDKOperation {
  associatedtype Output
  func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Output
}

extension ReadOperation {
  public static var execution: Execution<Self> {
    .read { operation, reading, caller throws(OverseerError) in try operation.read(reading, as: caller) }
  }
}

/// An operation that changes the database and nothing else: one transaction, so it can be tried, batched and undone.
public protocol WriteOperation: SDKOperation {
  associatedtype Output
  func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Output
}

extension WriteOperation {
  public static var execution: Execution<Self> {
    .write { operation, writing, caller throws(OverseerError) in try operation.write(writing, as: caller) }
  }
}

/// An operation that also works outside of the database: on files, with processes, over time.
public protocol EffectOperation: SDKOperation {
  associatedtype Output
  func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Output
}

extension EffectOperation {
  public static var execution: Execution<Self> {
    .effect { operation, overseer, caller async throws(OverseerError) in
      try await operation.perform(in: overseer, as: caller)
    }
  }
}

/// An operation whose reply goes on and on: events as they happen.
public protocol StreamOperation: SDKOperation where Output == Event {
  func stream(in overseer: Overseer, as caller: Caller) throws(OverseerError) -> EventFeed
}

extension StreamOperation {
  public static var execution: Execution<Self> {
    .stream { operation, overseer, caller throws(OverseerError) in try operation.stream(in: overseer, as: caller) }
  }
}

/// What the surfaces need to know about an operation beyond its types.
public struct OperationSpec: Sendable {
  public enum Method: String, Sendable { case get, post, patch, delete }

  /// What a call is about.
  public enum Reach: Sendable {
    /// Things that belong to a repository: those that the request names, else the caller's.
    case repository
    /// Everything there is. It is closed to callers who are bound to a repository.
    case installation
  }

  /// `tasks.create`: the name in the SDK, in `os api`, in scripts, and the operationId of OpenAPI.
  public let name: String
  /// One line: what the caller gets.
  public let summary: String
  /// Who may call it. This is the only list of authority.
  public let who: Authority
  public let method: Method
  /// The route under `/api`, with `{field}` for fields of the request.
  public let path: String
  /// The errors that it throws beyond those that every call can meet.
  public let errors: [OverseerError.Code]
  public let reach: Reach

  public init(
    _ name: String, _ summary: String, who: Authority, _ method: Method, _ path: String,
    errors: [OverseerError.Code] = [], reach: Reach = .repository
  ) {
    self.name = name
    self.summary = summary
    self.who = who
    self.method = method
    self.path = path
    self.errors = errors
    self.reach = reach
  }

  /// `tasks` of `tasks.create`.
  public var noun: String { String(name.prefix { $0 != "." }) }
  /// `create` of `tasks.create`.
  public var verb: String { String(name.drop { $0 != "." }.dropFirst()) }
}
