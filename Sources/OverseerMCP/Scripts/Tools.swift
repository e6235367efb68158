import Crypto
import OverseerCodemode
import OverseerJSON
import OverseerModel
import OverseerSDK
import Synchronization

/// The three tools, on one installation.
public final class Tools: Sendable {
  /// What a tool is called.
  public enum Name: String, Sendable, CaseIterable { case execute, query, search }

  let overseer: Overseer
  private let engine: ScriptEngine
  private let shelf = OutputShelf()

  /// - Parameter overseer: Equipped for work in repositories, as scripts submit and restack.
  public init(_ overseer: Overseer) {
    self.overseer = overseer
    let bindings = ScriptBindings.shared
    engine = ScriptEngine(surface: bindings.surface, unknown: bindings.unknown)
  }

  /// Reads the arguments and calls the tool. Arguments that are wrong get a reply, too, which names them all.
  ///
  /// - Parameter progress: Hears that it is still at work, where the client wants to know.
  public func call(
    _ tool: Name, _ arguments: JSONValue?, by client: ToolClient,
    progress: (@Sendable (ToolProgress) -> Void)? = nil
  ) async -> ToolReply {
    do throws(OverseerError) {
      switch tool {
      case .execute: return await execute(try ExecuteRequest(arguments: arguments), by: client, progress: progress)
      case .query: return await query(try QueryRequest(arguments: arguments), by: client, progress: progress)
      case .search: return await search(try SearchRequest(arguments: arguments), by: client)
      }
    } catch {
      let text = ["\(error.code.rawValue): \(error.message)", error.hint].compactMap { $0 }.joined(separator: "\n")
      return ToolReply(structured: nil, text: text, isError: true)
    }
  }

  /// Runs a script with the whole SDK, and records that it did, unless it is a dry run. Cancelling the task ends it.
  public func execute(
    _ request: ExecuteRequest, by client: ToolClient, progress: (@Sendable (ToolProgress) -> Void)? = nil
  ) async -> ToolReply {
    let limits = ScriptLimits(time: .milliseconds(request.timeoutMs ?? 30_000))
    let script = RunningScript(
      request.dryRun == true ? .dryRun : .execute, in: overseer, as: client, shelf: shelf, time: limits.time,
      progress: progress)
    guard script.mode == .execute else { return await rehearse(request.code, limits, script) }
    let report = await run(request.code, limits, script, ScriptBindings.shared.host(of: script))
    let remarks = await record(request.code, report, of: script, by: client)
    return reply(to: report, of: script, remarks: remarks)
  }

  /// Runs a script that only reads. It leaves no trace.
  public func query(
    _ request: QueryRequest, by client: ToolClient, progress: (@Sendable (ToolProgress) -> Void)? = nil
  ) async -> ToolReply {
    let limits = ScriptLimits()
    let script = RunningScript(
      .query, in: overseer, as: client, shelf: shelf, time: limits.time, progress: progress)
    let report = await run(request.code, limits, script, ScriptBindings.shared.host(of: script))
    return reply(to: report, of: script)
  }

  /// Operations by what they do, best first.
  public func search(_ request: SearchRequest, by client: ToolClient) async -> ToolReply {
    let matches = OperationIndex.shared.matches(of: request.query)
    return ToolReply(structured: matches, text: (try? matches.text()) ?? "")
  }

  private func rehearse(_ code: String, _ limits: ScriptLimits, _ script: RunningScript) async -> ToolReply {
    let seen = Mutex<(first: [Event], count: Int)>(([], 0))
    let host = ScriptBindings.shared.host(of: script) { enclosed throws(HostFailure) in
      do throws(OverseerError) {
        let events = try script.rehearse(enclosed)
        seen.withLock { $0 = events }
      } catch {
        throw HostFailure(error)
      }
    }
    let report = await run(code, limits, script, host)
    return reply(to: report, of: script, events: seen.withLock { $0 })
  }

  private func run(
    _ code: String, _ limits: ScriptLimits, _ script: RunningScript, _ host: ScriptHost
  ) async -> ScriptReport {
    defer { script.close() }
    guard script.isWatched else { return await engine.run(code, limits: limits, host: host) }
    return await withTaskGroup(of: ScriptReport?.self) { group in
      group.addTask {
        while (try? await Task.sleep(for: .seconds(1))) != nil { script.tick() }
        return nil
      }
      defer { group.cancelAll() }
      let report = await engine.run(code, limits: limits, host: host)
      return report
    }
  }

  private func reply(
    to report: ScriptReport, of script: RunningScript, events: (first: [Event], count: Int)? = nil,
    remarks: [String] = []
  ) -> ToolReply {
    let reply = ScriptReply(of: script, report, remarks: remarks)
    switch report.outcome {
    case .failure(let failure): return reply.failure(failure)
    case .success(let json):
      do throws(OverseerError) {
        let result = try ShapedResult(json, of: script.id)
        if result.isTruncated { shelf.put(json, script.id, for: script.owner) }
        return reply.success(result, events: events)
      } catch {
        return reply.failure(error)
      }
    }
  }

  /// Notes in the log that the script ran. Answers with what is to be told where that could not be done.
  private func record(
    _ code: String, _ report: ScriptReport, of script: RunningScript, by client: ToolClient
  ) async -> [String] {
    let digest = SHA256.hash(data: Array(code.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    let executed = ScriptExecutedPayload(
      executionID: script.id, codeSHA256: digest.joined(), calls: script.log.begun,
      outcome: ScriptExecutedPayload.Outcome(report.outcome), client: client.name,
      ms: Int(report.time.wholeMilliseconds))
    do throws(OverseerError) {
      try await overseer.record(executed, as: script.callerSoFar)
      return []
    } catch {
      return ["that this script ran could not be recorded: \(error.message)"]
    }
  }
}

extension ScriptExecutedPayload.Outcome {
  fileprivate init(_ outcome: Result<[UInt8], ScriptFailure>) {
    switch outcome {
    case .success: self = .succeeded
    case .failure(let failure):
      self =
        switch failure.kind {
        case .outOfTime: .timedOut
        case .cancelled: .cancelled
        default: .failed
        }
    }
  }
}
