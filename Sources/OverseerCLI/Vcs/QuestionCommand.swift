import ArgumentParser
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

/// What the commands that ask a repository have in common.
struct QuestionOptions: ParsableArguments, Sendable {
  @Option(
    name: .customShort("C"), help: ArgumentHelp("A folder of the repository; else the current one.", valueName: "path"),
    completion: .directory)
  var folder: String?

  @Flag(help: "Take the questions from standard input, as JSON, one a line, and answer each at once.")
  var stdin = false
}

/// A command that asks a repository, registered or not, without a database.
protocol QuestionCommand: LongCLICommand {
  associatedtype Question: RepositoryQuestion
  var place: QuestionOptions { get }
  /// The question that the arguments ask; `paths` tells what a path on the command line is in the repository.
  func question(_ paths: CommandPaths) throws(OverseerError) -> Question
  func reply(to question: Question, of repository: AskedRepository, _ session: Session) async throws(OverseerError)
}

extension QuestionCommand {
  /// What a call with `--stdin` prints is JSON always.
  var sessionOptions: GlobalOptions.Values {
    var values = global.values
    values.json = values.json || place.stdin
    return values
  }

  func runLong(_ session: Session) async throws(OverseerError) {
    let folder = place.folder.map(session.environment.absolute) ?? session.environment.folder
    let repository = try session.repository(at: folder)
    guard place.stdin else {
      let paths = CommandPaths(folder: folder, root: repository.root)
      return try await reply(to: question(paths), of: repository, session)
    }
    try await answerLines(of: repository, session)
  }

  /// A line may have as many bytes.
  private var lineLimit: Int { 1 << 20 }

  private func answerLines(of repository: AskedRepository, _ session: Session) async throws(OverseerError) {
    Terminal.exitWhenNobodyReads()
    let check = InputCheck(Question.self)
    var input = LineInput(0, limit: lineLimit)
    while session.hasReader, let line = try input.next() {
      do throws(OverseerError) {
        let question = try question(line, check)
        // Who names a repository by its id means a registered one.
        let answer =
          if question.repoID == nil { try await repository.ask(question) } else { try await session.callLong(question) }
        try session.print(json: answer)
      } catch {
        try session.print(json: RefusedLine(error: ErrorBody(error, correlationID: session.correlationID)))
      }
    }
  }

  private func question(_ line: LineInput.Line, _ check: InputCheck) throws(OverseerError) -> Question {
    guard case .bytes(let bytes) = line else {
      throw OverseerError(.tooLarge, "the line has more than \(lineLimit) bytes")
    }
    let value: JSONValue
    do throws(JSONParseError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw OverseerError(.invalidInput, "the line is not JSON: \(error)")
    }
    return try check.decode(Question.self, from: value)
  }
}

/// What stands on the line of a question that was not answered.
struct RefusedLine: Encodable {
  var error: ErrorBody
}
