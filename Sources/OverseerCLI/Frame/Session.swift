import OverseerClient
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
  let programs: Programs
  private var opened: Overseer?
  private var equipped: Overseer?
  private var chosen: ServerChoice?
  private var foundRepo: RepoID?

  public init(
    _ environment: Environment, _ options: GlobalOptions.Values, lifetime: Store.Lifetime = .oneShot,
    programs: Programs = .none
  ) {
    self.programs = programs
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

  /// The server that does what is called; nil where this process does it itself.
  func server() throws(OverseerError) -> ServerClient? {
    if let chosen { return chosen.client }
    let choice = try ServerChoice(options.server, environment, installation)
    chosen = choice
    return choice.client
  }

  /// The server that is named, else the one of the installation. Throws `unavailable` where none runs.
  func runningServer() throws(OverseerError) -> ServerClient {
    if let server = try server() { return server }
    return try ServerChoice.found(environment, installation)
  }

  /// Whether a server attends to what is called here, this process or the server doing it.
  func isServed() throws(OverseerError) -> Bool {
    if try server() != nil { return true }
    return try ServerAddress.find(in: installation) != nil
  }

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
    var caller = try callerAnywhere()
    caller.repo = try namedRepo()
    switch who {
    case .human, .reviewer: if caller.principal.isHuman { try prove(&caller) }
    case .any, .holder: break
    }
    return caller
  }

  /// Who calls, whatever the repository.
  private func callerAnywhere() throws(OverseerError) -> Caller {
    Caller(
      principal: try Identity.principal(as: options.actor, environment), source: .cli, hasProvenHuman: false,
      folder: environment.folder, correlationID: correlationID)
  }

  /// Finds out whether a person is there: by the token in the environment, else by the terminal.
  private func prove(_ caller: inout Caller) throws(OverseerError) {
    guard let text = environment["OVERSEER_TOKEN"] else {
      caller.hasProvenHuman = Terminal.hasPerson
      return
    }
    // A server looks at the token itself.
    if try server() != nil {
      caller.hasProvenHuman = true
      return
    }
    guard let bearer = try overseer().bearer(of: text), bearer.scope == .human else {
      throw OverseerError(
        .unauthorized, "OVERSEER_TOKEN holds no token of a person that this installation lets in",
        hint: "One stands in \(installation.token). Without the variable, a terminal to answer at does as well.")
    }
    caller.hasProvenHuman = true
    caller.boundRepo = bearer.repoID
  }

  private func namedRepo() throws(OverseerError) -> RepoID? {
    guard let name = options.repo else { return nil }
    if let foundRepo { return foundRepo }
    let id = try repoID(name)
    foundRepo = id
    return id
  }
}

// Calls, and how their replies go out.
extension Session {
  /// Calls an operation that stays within the database.
  func call<Operation: SDKOperation>(_ operation: Operation) throws(OverseerError) -> Operation.Output {
    try call(operation, as: caller(for: Operation.spec.who))
  }

  /// Asks what a text means that somebody has typed, the name of a repository among them.
  func ask<Operation: ReadOperation>(_ question: Operation) throws(OverseerError) -> Operation.Output {
    try call(question, as: callerAnywhere())
  }

  private func call<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) throws(OverseerError) -> Operation.Output {
    if let server = try server() { return try server.callNow(operation, as: caller) }
    return try overseer().callNow(operation, as: caller)
  }

  /// Calls an operation that may take its time.
  func callLong<Operation: SDKOperation>(_ operation: Operation) async throws(OverseerError) -> Operation.Output {
    let caller = try caller(for: Operation.spec.who)
    if let server = try server() { return try await server.call(operation, as: caller) }
    let overseer = if case .effect = Operation.execution { try equippedOverseer() } else { try overseer() }
    return try await overseer.call(operation, as: caller)
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
