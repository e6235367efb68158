import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore

/// One run of a command: who runs it, on which installation, and how its answer goes out.
public final class Session {
  let environment: Environment
  let options: GlobalOptions.Values
  /// The style of standard output.
  let style: Style
  /// Names this call in events and errors.
  let correlationID: String
  private let lifetime: Store.Lifetime
  private var opened: Overseer?

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
    return overseer
  }

  /// Who calls an operation that wants `who`. Whether a person is there is looked up only where it matters.
  func caller(for who: Authority = .any) throws(OverseerError) -> Caller {
    let principal = try Identity.principal(as: options.actor, environment)
    var hasProvenHuman = false
    switch who {
    case .human: hasProvenHuman = principal.isHuman ? try hasPerson() : false
    case .any, .holder: break
    }
    return Caller(
      principal: principal, source: .cli, hasProvenHuman: hasProvenHuman, repo: try namedRepo(),
      folder: environment.folder, correlationID: correlationID)
  }

  /// Calls an operation that stays within the database.
  func call<Operation: SDKOperation>(_ operation: Operation) throws(OverseerError) -> Operation.Output {
    try overseer().callNow(operation, as: caller(for: Operation.spec.who))
  }

  /// Calls an operation and prints its reply: as JSON where `--json` was given, else as `render` lays it out.
  func answer<Operation: SDKOperation>(
    _ operation: Operation, _ render: (Operation.Output, Style) -> String
  ) throws(OverseerError) {
    let output = try call(operation)
    if options.json { try print(json: output) } else { print(render(output, style)) }
  }

  /// Prints `value` as one line of JSON.
  func print(json value: some Encodable) throws(OverseerError) {
    Terminal.write(try Session.encoded(value) + "\n")
  }

  /// Prints lines for a person.
  func print(_ text: String) {
    if !text.isEmpty { Terminal.write(text.hasSuffix("\n") ? text : text + "\n") }
  }

  static func encoded(_ value: some Encodable) throws(OverseerError) -> String {
    do {
      return try JSONCoder.encodeString(value)
    } catch {
      throw OverseerError(.internalError, "the reply cannot be written as JSON: \(error)")
    }
  }

  private func hasPerson() throws(OverseerError) -> Bool {
    guard let text = environment["OVERSEER_TOKEN"] else { return Terminal.hasPerson }
    return try HumanToken.ensure(in: installation).matches(text)
  }

  private func namedRepo() throws(OverseerError) -> RepoID? {
    guard let name = options.repo else { return nil }
    return try overseer().store.read { reading throws(OverseerError) in try ShortID.repo(name, in: reading) }
  }
}
