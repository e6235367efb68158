import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One run of a command: who runs it, on which installation, and how its answer goes out.
public final class Session {
  let environment: Environment
  let options: GlobalOptions.Values
  /// The style of standard output.
  let style: Style
  /// Names this call in events and errors.
  let correlationID: String
  /// What the process ends with when the command was carried out; other than 0 where its answer is bad news.
  var exitStatus: Int32 = 0
  /// Whether somebody still reads standard output.
  private(set) var hasReader = true
  private let lifetime: Store.Lifetime
  private var opened: Overseer?
  private var equipped: Overseer?

  public init(_ environment: Environment, _ options: GlobalOptions.Values, lifetime: Store.Lifetime = .oneShot) {
    self.environment = environment
    self.options = options
    self.lifetime = lifetime
    style = Style.of(1, environment)
    correlationID = Session.freshCorrelationID()
  }

  static func freshCorrelationID() -> String {
    var bytes: [UInt8] = Array("cor_".utf8)
    IdentifierSource().next(at: .now()).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  var installation: Installation { Installation(folder: environment.installation) }

  /// The SDK on the installation of this run.
  func overseer() throws(OverseerError) -> Overseer {
    if let opened { return opened }
    let overseer = try Overseer(
      installation, lifetime: lifetime, durable: environment["OVERSEER_DURABLE"] == "1")
    opened = overseer
    // The process ends with its one command: to close the database first would cost more than the query.
    if lifetime == .oneShot { _ = Unmanaged.passRetained(overseer) }
    return overseer
  }

  /// The same for work in repositories, which wants more than a database.
  func equippedOverseer() throws(OverseerError) -> Overseer {
    if let equipped { return equipped }
    let overseer = try overseer().equipped(
      trusting: environment["OVERSEER_TRUST"], for: Identity.principal(as: options.actor, environment),
      isInSession: environment["OVERSEER_SESSION"] != nil, variable: { [environment] in environment[$0] })
    equipped = overseer
    return overseer
  }

  /// Who calls an operation that wants `who`. Whether a person is there is looked up only where it matters.
  func caller(for who: Authority = .any) throws(OverseerError) -> Caller {
    let principal = try Identity.principal(as: options.actor, environment)
    var hasProvenHuman = false
    switch who {
    case .human, .reviewer: hasProvenHuman = principal.isHuman ? try hasPerson() : false
    case .any, .holder: break
    }
    return Caller(
      principal: principal, source: .cli, hasProvenHuman: hasProvenHuman, repo: try namedRepo(),
      folder: environment.folder, correlationID: correlationID)
  }

  private func hasPerson() throws(OverseerError) -> Bool {
    guard let text = environment["OVERSEER_TOKEN"] else { return Terminal.hasPerson }
    if try HumanToken.ensure(in: installation).matches(text) { return true }
    throw OverseerError(
      .unauthorized, "OVERSEER_TOKEN does not hold the human token of this installation",
      hint: "The token stands in \(installation.token). Without the variable, a terminal to answer at does as well.")
  }

  private func namedRepo() throws(OverseerError) -> RepoID? {
    guard let name = options.repo else { return nil }
    return try repoID(name)
  }
}

// Calls, and how their replies go out.
extension Session {
  /// Calls an operation that stays within the database.
  func call<Operation: SDKOperation>(_ operation: Operation) throws(OverseerError) -> Operation.Output {
    try overseer().callNow(operation, as: caller(for: Operation.spec.who))
  }

  /// Calls an operation that may take its time.
  func callLong<Operation: SDKOperation>(_ operation: Operation) async throws(OverseerError) -> Operation.Output {
    let overseer = if case .effect = Operation.execution { try equippedOverseer() } else { try overseer() }
    return try await overseer.call(operation, as: caller(for: Operation.spec.who))
  }

  /// Calls an operation that may take its time, saying on a terminal that it does.
  func callLong<Operation: SDKOperation>(
    _ operation: Operation, saying what: String
  ) async throws(OverseerError) -> Operation.Output {
    let waiting = Waiting(what)
    defer { waiting.end() }
    return try await callLong(operation)
  }

  /// Calls an operation and prints its reply: as JSON where `--json` was given, else as `render` lays it out.
  func answer<Operation: SDKOperation>(
    _ operation: Operation, _ render: (Operation.Output, Style) throws(OverseerError) -> String
  ) throws(OverseerError) {
    try reply(call(operation), render)
  }

  /// Prints a reply: as JSON where `--json` was given, else as `render` lays it out.
  func reply<Output: Encodable>(
    _ output: Output, _ render: (Output, Style) throws(OverseerError) -> String
  ) throws(OverseerError) {
    if options.json { try print(json: output) } else { try print(render(output, style)) }
  }

  /// Prints `value` as one line of JSON.
  func print(json value: some Encodable) throws(OverseerError) {
    try write(Session.encoded(value) + "\n")
  }

  /// Prints lines for a person.
  func print(_ text: String) throws(OverseerError) {
    if !text.isEmpty { try write(text.hasSuffix("\n") ? text : text + "\n") }
  }

  /// Prints what is for another program, as it is.
  func print(bytes: [UInt8]) throws(OverseerError) {
    try written { () throws(Terminal.Failure) in try Terminal.write(bytes) }
  }

  private func write(_ text: String) throws(OverseerError) {
    try written { () throws(Terminal.Failure) in try Terminal.write(text) }
  }

  /// Writes to standard output. A reader that has gone away is no error, only the end.
  private func written(_ write: () throws(Terminal.Failure) -> Void) throws(OverseerError) {
    do throws(Terminal.Failure) {
      try write()
    } catch {
      switch error {
      case .closed: hasReader = false
      case .other(let number):
        throw OverseerError(.unavailable, "the output cannot be written: \(String(cString: strerror(number)))")
      }
    }
  }

  static func encoded(_ value: some Encodable) throws(OverseerError) -> String {
    do {
      return try JSONCoder.encodeString(value)
    } catch {
      throw OverseerError(.internalError, "the reply cannot be written as JSON: \(error)")
    }
  }
}
