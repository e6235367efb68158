import OverseerClient
import OverseerModel
import OverseerSDK

/// What becomes of the gates that a call runs on a server, from the events that the call causes.
struct ServedGates: Sendable {
  private let server: ServerClient
  private let caller: Caller
  private let observer: @Sendable (GateProgress) -> Void

  init(_ server: ServerClient, _ caller: Caller, _ observer: @escaping @Sendable (GateProgress) -> Void) {
    self.server = server
    self.caller = caller
    self.observer = observer
  }

  /// How far the log has been told.
  private struct Course {
    var place: Int64
    /// The tasks that the call has done something to. The server may run their gates by itself.
    var tasks: Set<AnyTaskID> = []
  }

  /// Carries out `body`, and tells meanwhile what becomes of gates; all of it is told when this returns.
  func watched<Output: Sendable>(
    _ body: @Sendable () async throws(OverseerError) -> Output
  ) async throws(OverseerError) -> Output {
    let head = try await server.call(ListEvents(limit: 1), as: caller).last?.seq ?? 0
    let watch = Task { await follow(from: Course(place: head)) }  // justified: awaited below, and cancelled alone
    let result: Result<Output, OverseerError>
    do throws(OverseerError) {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    watch.cancel()
    try? await tellRest(from: watch.value)
    return try result.get()
  }

  /// Tells what happens until it is cancelled, and gives how far it came.
  private func follow(from course: Course) async -> Course {
    var course = course
    do throws(OverseerError) {
      for try await event in try server.stream(SubscribeEvents(after: course.place), as: caller) {
        await tell(event, &course)
      }
    } catch {
      // The rest is told in the end, from the log.
    }
    return course
  }

  private func tellRest(from course: Course) async throws(OverseerError) {
    var course = course
    while true {
      let events = try await server.call(ListEvents(after: course.place, limit: Page.most), as: caller)
      for event in events { await tell(event, &course) }
      guard events.count == Page.most else { return }
    }
  }

  private func tell(_ event: Event, _ course: inout Course) async {
    course.place = event.seq
    guard let task = event.taskID else { return }
    if event.correlationID == caller.correlationID { course.tasks.insert(task) }
    guard course.tasks.contains(task), let result = event.body.gateResult else { return }
    guard result.status != .running else { return observer(.started(result)) }
    observer(.ended(result))
    if result.status == .pending, let until = await nextPoll(of: result) { observer(.waiting(result, until: until)) }
  }

  /// When a gate that does not know yet is asked again.
  private func nextPoll(of result: GateResult) async -> Instant? {
    guard let polledAt = result.completedAt,
      let effective = try? await server.call(GetEffectiveGates(taskID: result.taskID), as: caller),
      let gate = effective.gates.first(where: { $0.id == result.gateID && $0.required })
    else { return nil }
    switch gate.nextPoll(pendingSince: result.startedAt, polledAt: polledAt) {
    case .run(let moment), .timeOut(let moment): return moment
    }
  }
}

extension EventBody {
  /// The result of a gate that the event tells of.
  fileprivate var gateResult: GateResult? {
    switch self {
    case .gateStarted(let payload), .gatePending(let payload), .gatePassed(let payload), .gateFailed(let payload),
      .gateTimedOut(let payload), .gateEscalated(let payload), .gateVoided(let payload),
      .gateNotApplicable(let payload):
      payload.result
    default: nil
    }
  }
}
