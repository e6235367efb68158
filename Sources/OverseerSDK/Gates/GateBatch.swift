import OverseerGates
import OverseerModel
import OverseerProcess
import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gates of one review that run side by side, on as many lanes as there are cores.
struct GateBatch {
  let subject: GateSubject
  let jobs: [GateJob]
  /// Where some of them run; nil where none does.
  let workspace: GateWorkspace?
  let overseer: Overseer
  let caller: Caller

  /// Runs all and records what becomes of them. Nothing runs any more when it returns or throws.
  ///
  /// Throws what keeps a job from running, `unavailable` where the call is cancelled, and what the store throws.
  func run() async throws(OverseerError) {
    let supervisor: Supervisor
    do throws(ChildProcess.Failure) { supervisor = try Supervisor() } catch {
      throw OverseerError(.unavailable, "gates cannot be run: there is no supervisor (\(error))")
    }
    let inbox = Mailbox<GateMessage>()
    let queue = GateQueue(count: jobs.count)
    let feed = subject.isApart ? nil : try overseer.store.events(after: subject.seq, filter: leaving)
    var recorder = GateRecorder(of: self)
    let end = await withTaskGroup(of: Void.self, returning: GateRecorder.End.self) { group in
      for _ in 0..<min(Self.cores, jobs.count) {
        group.addTask { [subject, jobs, overseer] in
          while !Task.isCancelled, let index = queue.next() {
            await Self.run(index, jobs[index], subject, supervisor, inbox, overseer)
          }
        }
      }
      if let feed { group.addTask { [subject, overseer] in await Self.watch(feed, subject, inbox, overseer) } }
      let end = await recorder.attend(inbox)
      group.cancelAll()
      await group.waitForAll()
      return end
    }
    try recorder.close(end)
  }

  private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

// On the lanes.
extension GateBatch {
  private static func run(
    _ index: Int, _ job: GateJob, _ subject: GateSubject, _ supervisor: Supervisor, _ inbox: Mailbox<GateMessage>,
    _ overseer: Overseer
  ) async {
    do throws(OverseerError) {
      let ending = try await job.run(subject, supervisor) { event in tell(event, of: job, overseer) }
      // What was called off stays open, for the one who called it off knows why.
      if ending.run.outcome != .cancelled { inbox.put(.ended(job: index, ending)) }
    } catch {
      if !Task.isCancelled { inbox.put(.refused(error)) }
    }
  }

  private static func tell(_ event: SupervisedCommand.Event, of job: GateJob, _ overseer: Overseer) {
    guard let tell = overseer.onProgress else { return }
    switch event {
    case .started: tell(.started(job.result))
    case .printed(let stream, let bytes):
      for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast(
        bytes.last == UInt8(ascii: "\n") ? 1 : 0)
      {
        tell(.line(gate: job.gate.name, text: String(decoding: line, as: UTF8.self), isError: stream == .errors))
      }
    case .ended: break
    }
  }

  /// What can take the round away from under its gates.
  private var leaving: EventFilter {
    EventFilter(
      types: [
        "ReviewRevised", "ReviewApproved", "ChangesRequested", "ReviewSuperseded", "ReviewWithdrawn",
        "ReviewCancelled", "TaskDeleted",
      ], taskID: subject.task.id)
  }

  private static func watch(
    _ feed: EventFeed, _ subject: GateSubject, _ inbox: Mailbox<GateMessage>, _ overseer: Overseer
  ) async {
    do throws(OverseerError) {
      for try await _ in feed {
        let review = try await overseer.store.readAsync { reading throws(OverseerError) in
          try reading.review(subject.review.id)
        }
        guard let review, review.status.isActive, review.revision?.tree == subject.revision.tree else {
          return inbox.put(.left)
        }
      }
    } catch {
      if !Task.isCancelled { inbox.put(.refused(error)) }
    }
  }
}
