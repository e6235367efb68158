import OverseerModel
import OverseerSDK

/// What a call over HTTP says of its caller beside the token: from where it comes, for which repository, for which
/// agent.
///
/// It can only narrow what the token allows: a person's token may speak for an agent, and never the other way round.
public struct CallHeaders: Sendable, Hashable {
  /// The names of the header fields.
  public enum Name {
    public static let source = "X-Overseer-Source"
    public static let folder = "X-Overseer-Folder"
    public static let repo = "X-Overseer-Repo"
    public static let agent = "X-Overseer-Agent"
    public static let session = "X-Overseer-Session"
    public static let checkout = "X-Overseer-Checkout"
    public static let human = "X-Overseer-Human"
    /// Of replies: the version of the program that answers.
    public static let version = "X-Overseer-Version"
    public static let correlationID = "X-Correlation-Id"
    public static let idempotencyKey = "Idempotency-Key"
  }

  /// The surface that the call was made on, where it is not HTTP itself.
  public var source: EventSource?
  /// The folder that the call comes from.
  public var folder: String?
  public var repo: RepoID?
  /// The agent that calls, by its name.
  public var agent: String?
  /// The session in which it works.
  public var session: String?
  /// The root of the checkout in which it works.
  public var checkout: String?
  /// Whether nobody is there who could answer for the call.
  public var isPersonAbsent = false

  public init() {}

  /// What is to be sent so that a server with a person's token takes the caller for the same one.
  public init(of caller: Caller) {
    source = caller.source == .rest ? nil : caller.source
    folder = caller.folder
    repo = caller.repo
    switch caller.principal {
    case .human: isPersonAbsent = !caller.hasProvenHuman
    case .agent(let name, let session, let checkout):
      agent = name
      self.session = session
      self.checkout = checkout
    case .system: break
    }
  }

  /// The fields to send. What may hold any character is percent-encoded.
  public var fields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    if let source { fields.append((Name.source, source.rawValue)) }
    if let folder { fields.append((Name.folder, Self.encoded(folder))) }
    if let repo { fields.append((Name.repo, "\(repo)")) }
    if let agent { fields.append((Name.agent, agent)) }
    if let session { fields.append((Name.session, Self.encoded(session))) }
    if let checkout { fields.append((Name.checkout, Self.encoded(checkout))) }
    if isPersonAbsent { fields.append((Name.human, Self.absent)) }
    return fields
  }

  private static let absent = "absent"

  private static func encoded(_ path: String) -> String {
    PercentEncoding.encoded(path, keeping: [UInt8(ascii: "/")])
  }
}

// The side that receives them.
extension CallHeaders {
  /// Reads the fields of a request; throws `invalid_input` that names every field which makes no sense.
  ///
  /// - Parameter field: The value of a header field; nil where it was not sent.
  public init(reading field: (String) -> String?) throws(OverseerError) {
    var problems: [FieldProblem] = []
    func read<Value>(_ name: String, _ wanted: String, _ parse: (String) -> Value?) -> Value? {
      guard let text = field(name) else { return nil }
      if let value = parse(text) { return value }
      problems.append(FieldProblem(name, "must be \(wanted)"))
      return nil
    }
    source = read(Name.source, "Cli, Mcp or Ui") { text in
      EventSource(rawValue: text).flatMap { [.cli, .mcp, .ui].contains($0) ? $0 : nil }
    }
    folder = read(Name.folder, "an absolute path, percent-encoded", Self.path)
    repo = read(Name.repo, "the id of a repository") { RepoID($0) }
    agent = read(Name.agent, "1 to 64 of a-z, 0-9, '.', '_' and '-'") { AgentName.isValid($0) ? $0 : nil }
    session = read(Name.session, "the id of a session, percent-encoded", Self.line)
    checkout = read(Name.checkout, "an absolute path, percent-encoded", Self.path)
    isPersonAbsent = read(Name.human, Self.absent) { $0 == Self.absent ? true : nil } ?? false
    guard problems.isEmpty else { throw OverseerError.invalidFields(problems) }
  }

  /// The caller that a token gives, as these fields narrow it down.
  public func applied(to caller: Caller) -> Caller {
    var caller = caller
    // Who is bound to a repository and names another one is refused when the call is made.
    if let repo { caller.repo = repo }
    if caller.boundRepo == nil { caller.folder = folder }
    switch caller.principal {
    case .human:
      if let source { caller.source = source }
      if isPersonAbsent { caller.hasProvenHuman = false }
      guard let agent else { break }
      caller.principal = .agent(name: agent, session: session, checkout: checkout)
      caller.hasProvenHuman = false
    case .agent(let name, let session, let known):
      caller.principal = .agent(name: name, session: session, checkout: checkout ?? known)
    case .system: break
    }
    return caller
  }

  private static func path(_ text: String) -> String? {
    line(text).flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// Any text of a bounded length without control characters.
  private static func line(_ text: String) -> String? {
    guard let line = PercentEncoding.decoded(text), (1...4096).contains(line.utf8.count),
      line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    return line
  }
}
