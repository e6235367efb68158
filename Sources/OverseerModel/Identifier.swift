/// The kind of thing that an ``ID`` names.
public protocol Identified: Sendable {
  /// What the text of every such id starts with, underscore included.
  static var idPrefix: String { get }
}

/// The identifier of one kind of thing: a prefix and a ``ULID``. It cannot be taken for the id of another kind.
public struct ID<Subject: Identified>: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let ulid: ULID

  public init(_ ulid: ULID) { self.ulid = ulid }

  /// Parses `text`; nil unless it is this kind's prefix and a ULID, both to the letter.
  public init?(_ text: String) {
    guard let ulid = ULID(text, after: Subject.idPrefix) else { return nil }
    self.ulid = ulid
  }

  public var description: String { ulid.text(after: Subject.idPrefix) }

  public static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

extension ID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected an id like \(Subject.idPrefix)01J0… (\(Subject.idPrefix) and 26 characters)")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

public enum Milestone: Identified { public static let idPrefix = "ms_" }
public enum PlainTask: Identified { public static let idPrefix = "task_" }
public enum Subtask: Identified { public static let idPrefix = "sub_" }
extension Review: Identified { public static let idPrefix = "rev_" }
extension ReviewComment: Identified { public static let idPrefix = "cmt_" }
extension Gate: Identified { public static let idPrefix = "gate_" }
extension GateResult: Identified { public static let idPrefix = "gres_" }
extension ReviewerJob: Identified { public static let idPrefix = "gitai_" }
extension HelpRequest: Identified { public static let idPrefix = "help_" }
extension Learning: Identified { public static let idPrefix = "lrn_" }
extension Repo: Identified { public static let idPrefix = "repo_" }
extension Event: Identified { public static let idPrefix = "evt_" }
extension AccessToken: Identified { public static let idPrefix = "tok_" }
public enum ScriptExecution: Identified { public static let idPrefix = "exec_" }

public typealias MilestoneID = ID<Milestone>
public typealias TaskID = ID<PlainTask>
public typealias SubtaskID = ID<Subtask>
public typealias ReviewID = ID<Review>
public typealias CommentID = ID<ReviewComment>
public typealias GateID = ID<Gate>
public typealias GateResultID = ID<GateResult>
public typealias ReviewerJobID = ID<ReviewerJob>
public typealias HelpRequestID = ID<HelpRequest>
public typealias LearningID = ID<Learning>
public typealias RepoID = ID<Repo>
public typealias EventID = ID<Event>
public typealias TokenID = ID<AccessToken>
public typealias ExecutionID = ID<ScriptExecution>

/// The id of a milestone, a task or a subtask: the prefix says which.
public enum AnyTaskID: Hashable, Sendable, CustomStringConvertible {
  case milestone(MilestoneID)
  case task(TaskID)
  case subtask(SubtaskID)

  public init(kind: TaskKind, _ ulid: ULID) {
    switch kind {
    case .milestone: self = .milestone(MilestoneID(ulid))
    case .task: self = .task(TaskID(ulid))
    case .subtask: self = .subtask(SubtaskID(ulid))
    }
  }

  /// Parses `text`; nil unless it is one of the three prefixes and a ULID.
  public init?(_ text: String) {
    if let id = TaskID(text) {
      self = .task(id)
    } else if let id = SubtaskID(text) {
      self = .subtask(id)
    } else if let id = MilestoneID(text) {
      self = .milestone(id)
    } else {
      return nil
    }
  }

  public var kind: TaskKind {
    switch self {
    case .milestone: .milestone
    case .task: .task
    case .subtask: .subtask
    }
  }

  public var ulid: ULID {
    switch self {
    case .milestone(let id): id.ulid
    case .task(let id): id.ulid
    case .subtask(let id): id.ulid
    }
  }

  public var description: String {
    switch self {
    case .milestone(let id): id.description
    case .task(let id): id.description
    case .subtask(let id): id.description
    }
  }
}

extension AnyTaskID: Comparable {
  /// The order of the texts, which is what the database sorts by.
  public static func < (left: AnyTaskID, right: AnyTaskID) -> Bool {
    (left.kind.rank, left.ulid) < (right.kind.rank, right.ulid)
  }
}

extension AnyTaskID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = AnyTaskID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a task id (ms_, task_ or sub_ and 26 characters)")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension TaskKind {
  /// The place of the kind's prefix in alphabetical order: ms_, sub_, task_.
  fileprivate var rank: Int {
    switch self {
    case .milestone: 0
    case .subtask: 1
    case .task: 2
    }
  }
}

extension AnyTaskID {
  /// What the ids of a kind start with.
  public static func prefix(of kind: TaskKind) -> String {
    switch kind {
    case .milestone: Milestone.idPrefix
    case .task: PlainTask.idPrefix
    case .subtask: Subtask.idPrefix
    }
  }
}
