import ArgumentParser
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

struct APICommand: CLICommand, LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "api", abstract: "Call any operation with JSON.",
    usage: "os api <name> [--json <input>]\nos api --list",
    discussion: """
      The input is JSON as text, a file, or - for standard input; {} where none is given. The reply is one line of \
      JSON, of a stream one for each event. Errors are JSON, too.
      """)

  /// As large as a document to import may be.
  static let inputLimit = 1 << 30

  @Argument(help: "The operation: tasks.create.")
  var name: String?

  @Argument(help: "Its input: JSON, a file, or - for standard input.")
  var input: String?

  @Flag(help: "List the operations.")
  var list = false

  @OptionGroup var global: GlobalOptions

  // `--json` is a flag as everywhere; what stands behind it is the input.
  var sessionOptions: GlobalOptions.Values {
    var values = global.values
    values.json = values.json || !list
    return values
  }

  var isLong: Bool {
    guard !list, let type = type(named: name) else { return false }
    return isLong(type)
  }

  private func isLong<Operation: SDKOperation>(_ type: Operation.Type) -> Bool {
    switch Operation.execution {
    case .read, .write: false
    case .effect, .stream: true
    }
  }

  func run(_ session: Session) throws(OverseerError) {
    if list { return try session.reply(OperationLine.all, APIText.list) }
    try run(operation(), session)
  }

  private func run<Operation: SDKOperation>(_ type: Operation.Type, _ session: Session) throws(OverseerError) {
    try session.print(json: session.call(decoded(type, session)))
  }

  func runLong(_ session: Session) async throws(OverseerError) { try await runLong(operation(), session) }

  private func runLong<Operation: SDKOperation>(
    _ type: Operation.Type, _ session: Session
  ) async throws(OverseerError) {
    let operation = try decoded(type, session)
    guard case .stream = Operation.execution else { return try session.print(json: await session.callLong(operation)) }
    try await session.follow(operation) { event throws(OverseerError) in try session.print(json: event) }
  }

  private func type(named name: String?) -> (any SDKOperation.Type)? {
    Catalogue.operations.first { $0.spec.name == name }
  }

  private func operation() throws(OverseerError) -> any SDKOperation.Type {
    guard let name else {
      throw ErrorReport.usage("no operation was named", hint: "`os api --list` lists the operations.")
    }
    if let type = type(named: name) { return type }
    let near = Suggestion.nearest(to: name, in: Catalogue.operations.map { $0.spec.name })
    throw OverseerError.notFound(
      "operation", name, hint: near.map { "Did you mean \($0)?" } ?? "`os api --list` lists the operations.")
  }

  private func decoded<Operation: SDKOperation>(
    _ type: Operation.Type, _ session: Session
  ) throws(OverseerError) -> Operation {
    let bytes = try bytes(session)
    let value: JSONValue
    do throws(JSONParseError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw OverseerError(.invalidInput, "the input is not JSON: \(error)")
    }
    return try InputCheck.decode(type, from: value)
  }

  private func bytes(_ session: Session) throws(OverseerError) -> [UInt8] {
    guard let input else { return Array("{}".utf8) }
    if input == "-" { return try Terminal.readAll(0, limit: Self.inputLimit, name: "standard input") }
    if let first = input.first(where: { !$0.isWhitespace }), "{[\"".contains(first) { return Array(input.utf8) }
    let path = input.hasPrefix("@") ? String(input.dropFirst()) : input
    return try InputFile.read(
      session.environment.absolute(path), limit: Self.inputLimit, hint: "The input is JSON, a file, or - .")
  }
}

/// An operation in the list of all.
struct OperationLine: Encodable {
  var name: String
  var summary: String
  var who: Authority
  var method: String
  var path: String

  static var all: [OperationLine] {
    Catalogue.operations.map { type in
      OperationLine(
        name: type.spec.name, summary: type.spec.summary, who: type.spec.who,
        method: type.spec.method.rawValue.uppercased(), path: "/api" + type.spec.path)
    }
  }
}

/// The list of operations as text for people.
enum APIText {
  static func list(_ operations: [OperationLine], _ style: Style) -> String {
    let width = operations.map(\.name.count).max() ?? 0
    let lines = operations.map { operation in
      let note = operation.who == .any ? "" : " (\(operation.who.rawValue))"
      return style.paint(Layout.padded(operation.name, to: width), .cyan) + "  " + operation.summary
        + style.paint(note, .dim)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
