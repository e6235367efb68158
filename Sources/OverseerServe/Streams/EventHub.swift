import Logging
import NIOCore
import OverseerModel
import OverseerSDK
import OverseerStore
import ServiceLifecycle
import Synchronization

/// Follows the log once for all who want to hear of it. Each event is read once and written once, whoever it was
/// recorded by; all subscribers share what comes of it.
final class EventHub: Service {
  /// How often things are done.
  struct Pace: Sendable {
    /// The least time between two looks at the log. The first event after a pause is sent at once; many that follow
    /// one another are sent together.
    var looks = Duration.milliseconds(3)
    /// The time between two beats; see ``EventSubscriber/beat()``. Twice of it is the longest silence of a stream.
    var beats = Duration.milliseconds(7500)
  }

  private struct State {
    /// The seq of the last event that subscribers were given.
    var last: Int64
    var subscribers: [EventSubscriber] = []
  }

  let overseer: Overseer
  private let pace: Pace
  private let logger: Logger
  private let state: Mutex<State>
  private let counts = Mutex<Metrics?>(nil)

  /// After which time a database that did not answer is asked again.
  private static let retry = Duration.seconds(1)
  /// How many events one look takes at most.
  private static let lookLimit = 4096
  /// How many events a subscriber reads from the log at once.
  private static let pageLimit = 1024

  /// A hub that begins at the head of the log. It brings nothing before ``run()``.
  init(_ overseer: Overseer, pace: Pace = Pace(), logger: Logger) throws(OverseerError) {
    self.overseer = overseer
    self.pace = pace
    self.logger = logger
    let head = try overseer.store.read { reading throws(OverseerError) in try reading.headSeq() }
    state = Mutex(State(last: head))
  }

  /// Where events and streams are counted.
  func count(in metrics: Metrics) { counts.withLock { $0 = metrics } }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        // Reading the log waits for files.
        group.addTask(executorPreference: FileExecutor.shared) { await self.follow() }
        group.addTask { await self.beat() }
      }
    }
  }

  private func follow() async {
    repeat { await followUntilItFails() } while (try? await Task.sleep(for: Self.retry)) != nil
  }

  private func followUntilItFails() async {
    let clock = ContinuousClock()
    do throws(OverseerError) {
      // An observer is told before those who follow, and who would read the log at the same time.
      let (wakes, alarm) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      let observation = try overseer.store.onCommit { alarm.yield() }
      defer { withExtendedLifetime(observation) {} }
      var next = clock.now
      look()
      for await _ in wakes {
        if clock.now < next { try? await clock.sleep(until: next) }
        let (start, last) = (clock.now, state.withLock { $0.last })
        while !look(), (try? await clock.sleep(for: Self.retry)) != nil {}
        // A look that found nothing does not count: what begins the write-ahead log anew wakes us just before it commits.
        if state.withLock({ $0.last }) != last { next = start + pace.looks }
      }
    } catch {
      logger.error("events are not brought to those who follow them: \(error.message)")
    }
  }

  private func beat() async {
    while (try? await Task.sleep(for: pace.beats)) != nil {
      for subscriber in state.withLock({ $0.subscribers }) { subscriber.beat() }
    }
  }
}

extension EventHub {
  /// Brings what is new in the log. False where the database does not answer.
  @discardableResult
  private func look() -> Bool {
    do throws(OverseerError) {
      while try bring() {}
      return true
    } catch {
      logger.error("the log cannot be read: \(error.message)")
      // Where what comes next has been pruned, whoever waits for it finds that out by reading the log.
      return error.code == .preconditionFailed ? skip() : false
    }
  }

  /// Brings some of what is new, and answers whether there is more.
  private func bring() throws(OverseerError) -> Bool {
    let last = state.withLock { $0.last }
    let page = try overseer.store.frames(after: last, filter: EventFilter(), limit: Self.lookLimit)
    guard page.last > last else { return false }
    let subscribers = state.withLock { state in
      state.last = page.last
      return state.subscribers
    }
    if let metrics = counts.withLock({ $0 }) {
      for frame in page.frames { metrics.event(type: page.type(of: frame)) }
    }
    let forms = [EventForm.serverSent, .message].filter { form in subscribers.contains { $0.form == form } }
    let batch = EventBatch(page, in: forms)
    for subscriber in subscribers { subscriber.offer(batch) }
    return !page.isAtHead
  }

  /// Goes on at the head of the log.
  private func skip() -> Bool {
    guard let head = try? overseer.store.read({ reading throws(OverseerError) in try reading.headSeq() }) else {
      return false
    }
    let subscribers = state.withLock { state in
      state.last = head
      return state.subscribers
    }
    for subscriber in subscribers { subscriber.miss() }
    return true
  }
}

extension EventHub {
  /// Lets a connection in. It must be let out by ``remove(_:)``.
  func admit(_ form: EventForm, over channel: any Channel) -> EventSubscriber {
    let subscriber = EventSubscriber(form, over: channel)
    state.withLock { $0.subscribers.append(subscriber) }
    count(of: form)?.add()
    return subscriber
  }

  func remove(_ subscriber: EventSubscriber) {
    state.withLock { $0.subscribers.removeAll { $0 === subscriber } }
    count(of: subscriber.form)?.subtract()
  }

  private func count(of form: EventForm) -> Count? {
    let metrics = counts.withLock { $0 }
    return form == .serverSent ? metrics?.eventStreams : metrics?.webSockets
  }

  /// From now on brings the subscriber what comes after `after`. False where some of that was brought already, so that
  /// the subscriber must read on in the log.
  func join(_ subscriber: EventSubscriber, after: Int64, _ filter: EventFilter) -> Bool {
    state.withLock { state in
      guard after >= state.last else { return false }
      subscriber.follow(after: after, filter)
      return true
    }
  }

  /// What comes after `after` in the log, ready to be sent; how far that is, and whether it is all.
  func page(
    after: Int64, _ filter: EventFilter, in form: EventForm
  ) async throws(OverseerError) -> (pieces: [ByteBuffer], last: Int64, isAtHead: Bool) {
    try await withTaskExecutorPreference(FileExecutor.shared) { () async throws(OverseerError) in
      let page = try overseer.store.frames(after: after, filter: filter, limit: Self.pageLimit)
      return (EventText(page, form).pieces, page.last, page.isAtHead)
    }
  }
}
