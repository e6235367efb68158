import OverseerGates
import OverseerJSON
import OverseerModel
import OverseerProcess

/// One run of a hook for one event.
struct HookRun: Sendable {
  let hook: RepoHook
  let event: Event
  let hooks: RepoHooks
  let overseer: Overseer

  /// How long it may take.
  static let limit = Duration.seconds(60)
  /// How much of what it printed on standard error is told, in bytes.
  private static let excerpt = 2000

  enum Outcome: Sendable {
    case done
    case failed(HookFailedPayload)
    /// The call was cancelled; as if it had never begun.
    case cancelled
  }

  /// Runs it to its end, with the event on its standard input.
  func run(_ supervisor: Supervisor) async throws(OverseerError) -> Outcome {
    let repo = hooks.repo
    let input: [UInt8]
    do throws(JSONCodingError) { input = try JSONCoder.encode(event) } catch {
      throw OverseerError(.internalError, "the event \(event.seq) cannot be written: \(error)")
    }
    let environment = HookEnvironment(
      inherited: overseer.variable, repo: repo.repo.id, repoPath: repo.checkout.mainRoot, event: event,
      type: event.body.parts.type)
    let command = SupervisedCommand.shell(
      hook.command.command, environment: environment.variables, folder: hooks.folder, input: input,
      timeout: Self.limit)
    let ending = await SupervisedBatch(supervisor, lanes: 1).run([command])[0]
    var code: Int?
    let what: String
    switch ending.outcome {
    case .exited(.status(0)): return .done
    case .cancelled: return .cancelled
    case .exited(let exit):
      if case .status(let status) = exit { code = Int(status) }
      what = "it ended with \(exit)"
    case .timedOut: what = "it did not end within \(Self.limit.components.seconds) s"
    case .failed(let reason): what = reason
    }
    let said = Text.trimming(String(decoding: ending.errors.suffix(Self.excerpt), as: UTF8.self))
    return .failed(
      HookFailedPayload(
        repoID: repo.repo.id, hook: hook.name, eventSeq: event.seq,
        error: said.isEmpty ? what : "\(what); it says: \(said.shown)", exitCode: code))
  }
}
