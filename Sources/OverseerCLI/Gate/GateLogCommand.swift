import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateLogCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show all that a run of a gate has printed.")

  @Argument(help: "The result, or the gate: then it is the last run of it.")
  var result: String

  @Option(help: ArgumentHelp("The task or review that the gate ran for.", valueName: "id"))
  var task: String?

  @Flag(name: .shortAndLong, help: "Go on with what is printed, until the run ends.")
  var follow = false

  @OptionGroup var global: GlobalOptions

  /// How long it takes at most until what was printed is shown. The log is a file: nothing tells of what grows there.
  private static let pause = Duration.milliseconds(200)

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.gateResultID(result, of: task)
    var log = try await session.callLong(ReadGateLog(resultID: id))
    if follow { Terminal.exitWhenNobodyReads() }
    var line = LogLines()
    while session.hasReader {
      if session.options.json {
        if !log.text.isEmpty || log.isComplete { try session.print(json: log) }
      } else {
        try session.print(line.take(log.text, isLast: log.isComplete || !follow && log.text.isEmpty))
      }
      if log.isComplete || log.text.isEmpty && !follow { return }
      if log.text.isEmpty {
        do { try await Task.sleep(for: Self.pause) } catch { return }
      }
      log = try await session.callLong(ReadGateLog(resultID: id, offset: log.next))
    }
  }
}

/// Whole lines out of pieces of a text.
struct LogLines {
  private var rest = ""

  /// The lines that end in this piece, made safe to show.
  mutating func take(_ piece: String, isLast: Bool) -> String {
    rest += piece
    guard !isLast else {
      defer { rest = "" }
      return GateResultText.log(rest)
    }
    guard let end = rest.utf8.lastIndex(of: UInt8(ascii: "\n")) else { return "" }
    let lines = String(rest[...end])
    rest = String(rest[rest.utf8.index(after: end)...])
    return GateResultText.log(lines)
  }
}

extension Session {
  /// The result that an id or the end of one means, else the last one of the gate with this name.
  fileprivate func gateResultID(_ text: String, of task: String?) async throws(OverseerError) -> GateResultID {
    if let id = GateResultID(text) { return id }
    if task == nil, let id = try resultID(endingWith: text) { return id }
    let review = try await review(orCurrent: task)
    let results = try call(ListGateResults(reviewID: review.id))
    if let last = results.last(where: { $0.gateName == text }) { return last.id }
    throw OverseerError.notFound(
      "gate result", text, hint: "`os gate results \(review.taskID.short)` shows those of the review.")
  }

  /// nil where no id ends so, or several do: the text may be the name of a gate.
  private func resultID(endingWith text: String) throws(OverseerError) -> GateResultID? {
    do throws(OverseerError) {
      return try id(text, .gateResult)
    } catch {
      guard [.notFound, .conflict, .invalidInput].contains(error.code) else { throw error }
      return nil
    }
  }
}
