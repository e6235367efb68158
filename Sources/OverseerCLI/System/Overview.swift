import ArgumentParser
import OverseerModel
import OverseerSDK

/// `os` alone: what matters in this repository now.
struct Overview: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "overview", abstract: "Show what matters in this repository now.", shouldDisplay: false)

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    guard let repo = try session.currentRepo() else {
      return try session.reply(OverviewContent?.none) { _, style in
        OverviewText.unregistered(folder: session.environment.folder, style)
      }
    }
    let requests = try session.call(ListHelp(repoID: repo.id))
    let active = try session.call(ListTasks(repoID: repo.id, status: [.inProgress], limit: Page.most))
    let inReview = try session.call(ListTasks(repoID: repo.id, status: [.inReview]))
    var rounds: [OverviewContent.Round] = []
    for task in inReview.prefix(OverviewText.most) {
      let found = try session.call(GetTask(id: task.id))
      if let review = found.review { rounds.append(OverviewContent.Round(review: review, gates: found.gates)) }
    }
    let content = OverviewContent(
      repo: repo, progress: try session.call(GetTaskProgress(repoID: repo.id)), waiting: requests,
      inReview: inReview, rounds: rounds,
      inProgress: active.filter { $0.liveClaim(at: session.style.now) != nil }, ready: try ready(repo, session))
    try session.reply(content) { content, style throws(OverseerError) in
      OverviewText.text(content, try session.tasks(requests.map(\.taskID)), style)
    }
  }

  /// The head of the ready queue, and what the lists have after it.
  private func ready(_ repo: Repo, _ session: Session) throws(OverseerError) -> [WorkItem] {
    guard let next = try session.call(NextReadyTask(repoID: repo.id))?.task else { return [] }
    let ready = try session.call(ListTasks(repoID: repo.id, ready: true, limit: OverviewContent.readyCount))
    return Array(([next] + ready.filter { $0.id != next.id }).prefix(OverviewContent.readyCount))
  }
}

/// What `os` alone shows.
struct OverviewContent: Encodable {
  static let readyCount = 5

  /// A round that is under way, with what became of its gates.
  struct Round: Encodable {
    var review: Review
    var gates: [GateResult]
  }

  var repo: Repo
  var progress: TaskProgress
  /// Open requests for help.
  var waiting: [HelpRequest]
  var inReview: [WorkItem]
  /// Of the first of these.
  var rounds: [Round] = []
  /// Tasks that somebody holds and works on.
  var inProgress: [WorkItem]
  /// The next ones, at most five.
  var ready: [WorkItem]
}
