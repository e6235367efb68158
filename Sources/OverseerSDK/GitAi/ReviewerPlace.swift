import OverseerGates
import OverseerJSON
import OverseerModel
import OverseerProcess
import OverseerVCS
import Synchronization

/// Where a reviewer runs: a checkout of the revision of its own, so that what it sees is what it judges, and what it
/// leaves behind is nobody's.
struct ReviewerPlace: Sendable {
  let reviewer: ReviewerCommand
  let sources: GateSources
  let repo: VersionedRepo
  let overseer: Overseer

  /// Runs the reviewer, and gives what it printed.
  func run(_ job: ReviewerJob, reading input: ReviewerInput) async throws(ReviewerFailure) -> [UInt8] {
    let bytes: [UInt8]
    do throws(JSONCodingError) { bytes = try JSONCoder.encode(input) } catch {
      throw ReviewerFailure("what it is to read cannot be written: \(error)")
    }
    let result: Result<[UInt8], ReviewerFailure>
    do throws(OverseerError) {
      let links = try repo.configuration(at: try await repo.trunk().tip).workspace.link
      let checkout = try CleanCheckout(in: repo, links: links, of: overseer)
      result = try await checkout.with(job.revision) { () throws(OverseerError) in
        await printed(job, in: checkout.path, reading: bytes)
      }
    } catch {
      throw ReviewerFailure("there is no checkout of \(job.revision.short) to be had: \(error.message)")
    }
    return try result.get()
  }

  private func printed(
    _ job: ReviewerJob, in folder: String, reading input: [UInt8]
  ) async -> Result<[UInt8], ReviewerFailure> {
    // Right before the run, so that what is hashed is what runs.
    do throws(OverseerError) { try sources.checkReviewer(in: folder) } catch {
      return .failure(ReviewerFailure(error.message, mayRetry: false))
    }
    let command = SupervisedCommand.shell(
      reviewer.command, environment: environment(of: job).variables, folder: folder, input: input,
      timeout: .seconds(reviewer.timeoutSecs))
    let supervisor: Supervisor
    do throws(ChildProcess.Failure) { supervisor = try Supervisor() } catch {
      return .failure(ReviewerFailure("it could not be started: \(error)"))
    }
    let printed = PrintedBytes(limit: ReviewerReply.limit)
    let endings = await SupervisedBatch(supervisor).run([command]) { _, event in
      if case .printed(.output, let piece) = event { printed.append(piece) }
    }
    if let failure = endings.first.flatMap(failure) { return .failure(failure) }
    guard let whole = printed.whole else {
      return .failure(ReviewerFailure("it printed more than \(ReviewerReply.limit) bytes"))
    }
    return .success(whole)
  }

  private func environment(of job: ReviewerJob) -> GateEnvironment {
    var inherited: [String: String] = [:]
    for name in ["PATH", "HOME", "LANG"] + reviewer.passEnv { inherited[name] = overseer.variable(name) }
    return GateEnvironment(
      inherited: inherited, passEnv: reviewer.passEnv,
      occasion: .init(
        taskID: job.taskID, repoID: repo.repo.id, repoPath: repo.checkout.mainRoot, reviewID: job.reviewID,
        gateName: nil, attempt: job.tries, revision: job.revision))
  }

  /// How much of what it printed on standard error is told, in bytes.
  private static let excerpt = 2000

  /// Why an ending gives no verdict; nil where there may be one.
  private func failure(of ending: SupervisedCommand.Ending) -> ReviewerFailure? {
    let what: String
    switch ending.outcome {
    case .exited(.status(0)): return nil
    case .exited(let exit): what = "it ended with \(exit)"
    case .timedOut: what = "it did not end within \(reviewer.timeoutSecs) s"
    case .cancelled: what = "the run was called off"
    case .failed(let reason): what = reason
    }
    let said = Text.trimming(String(decoding: ending.errors.suffix(Self.excerpt), as: UTF8.self))
    return ReviewerFailure(said.isEmpty ? what : "\(what); it says: \(said.shown)")
  }
}

/// What a program prints, up to a limit.
private final class PrintedBytes: Sendable {
  private let limit: Int
  private let bytes = Mutex<[UInt8]>([])

  init(limit: Int) { self.limit = limit }

  func append(_ piece: [UInt8]) {
    bytes.withLock { if $0.count <= limit { $0 += piece } }
  }

  /// All of it; nil where it is more.
  var whole: [UInt8]? { bytes.withLock { $0.count <= limit ? $0 : nil } }
}
