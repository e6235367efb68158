import ArgumentParser
import OverseerModel
import OverseerSDK

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct EventsTail: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "tail", abstract: "Show the last events, and with --follow those to come.",
    discussion: "With --json it prints one event a line.")

  /// How many of those that were are shown.
  private static let count = 20

  @Flag(help: "Go on with what happens, until it is interrupted.")
  var follow = false

  @Option(help: ArgumentHelp("Only these types, separated by commas: TaskCreated.", valueName: "types"))
  var type: String?

  @Option(help: ArgumentHelp("Begin after the event of this number.", valueName: "n"))
  var after: Int64?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let types = type.map { EventWords.types($0) }
    let repo = try global.repo.map { text throws(OverseerError) in try session.repoID(text) }
    var place = after
    if place == nil {
      // What was up to the end of the log as it is now; what follows goes on from there, without a gap.
      let head = try session.call(ListEvents(limit: 1)).last?.seq ?? 0
      let last = ListEvents(types: types, repoID: repo, before: head + 1, limit: Self.count)
      for event in try session.call(last) { try print(event, session) }
      place = head
    }
    guard follow else { return after == nil ? () : try printRest(after: place, types, repo, session) }
    try await session.follow(SubscribeEvents(types: types, repoID: repo, after: place)) {
      event throws(OverseerError) in try print(event, session)
    }
  }

  /// Everything from `place` to the end of the log.
  private func printRest(
    after place: Int64?, _ types: [String]?, _ repo: RepoID?, _ session: Session
  ) throws(OverseerError) {
    var place = place
    while session.hasReader {
      let events = try session.call(ListEvents(types: types, repoID: repo, after: place, limit: Page.most))
      for event in events { try print(event, session) }
      guard events.count == Page.most, let last = events.last else { return }
      place = last.seq
    }
  }

  /// The time of day where the person is; of what is older than a day, the age.
  private static func time(of moment: Instant) -> String {
    let now = Instant.now()
    guard now.milliseconds - moment.milliseconds < 86_400_000 else {
      return Layout.padded(left: Age.of(moment, at: now), to: 8)
    }
    var seconds = time_t(moment.milliseconds / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    return [local.tm_hour, local.tm_min, local.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private func print(_ event: Event, _ session: Session) throws(OverseerError) {
    if session.options.json { return try session.print(json: event) }
    try session.print(EventText.line(event, when: Self.time(of: event.at), session.style))
  }
}
