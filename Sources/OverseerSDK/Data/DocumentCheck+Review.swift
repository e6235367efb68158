import OverseerModel

extension DocumentCheck {
  mutating func checkReviews() {
    let rounds = Dictionary(document.reviews.map { ($0.id, $0.taskID) }) { first, _ in first }
    checkRounds()
    checkComments(rounds)
    checkGates()
    checkGateResults(rounds)
    checkFileViews()
    checkReviewerJobs(rounds)
  }

  private mutating func checkRounds() {
    struct Round: Hashable {
      var task: AnyTaskID
      var number: Int
    }
    refuseRepeated("reviews", "id", document.reviews.map(\.id))
    refuseRepeated("reviews", "round", document.reviews.map { Round(task: $0.taskID, number: $0.round) })
    var reviewed: Set<AnyTaskID> = []
    for (index, review) in document.reviews.enumerated() {
      let place = "reviews[\(index)]"
      requireTask(review.taskID, "\(place).task_id")
      if review.round < 1 { problems.add("\(place).round", "must be 1 or more") }
      if review.status.isActive != (review.endedBy == nil) {
        problems.add("\(place).ended_by", "a round that has ended has one, and no other")
      }
      if review.baseCommit != review.revision?.baseCommit {
        problems.add("\(place).base_commit", "must be that of the last revision")
      }
      if review.headCommit != review.revision?.headCommit {
        problems.add("\(place).head_commit", "must be that of the last revision")
      }
      if review.status.isActive, !reviewed.insert(review.taskID).inserted {
        problems.add("\(place).status", "the task has another open round already")
      }
    }
    checkTasks(reviewed: reviewed)
  }

  /// A task is in review, or waits in the midst of one, as long as a round of it is open.
  private mutating func checkTasks(reviewed: Set<AnyTaskID>) {
    let waiting = Set(document.helpRequests.filter { $0.status.isOpen && $0.fromStatus == .inReview }.map(\.taskID))
    for (index, task) in document.tasks.enumerated() {
      let isInReview = task.status == .inReview || task.status == .awaitingHuman && waiting.contains(task.id)
      guard isInReview != reviewed.contains(task.id) else { continue }
      problems.add(
        "tasks[\(index)].status",
        isInReview ? StatusInvariant.inReviewHasReview.explanation : "a task with an open round is in review")
    }
  }

  private mutating func checkComments(_ rounds: [ReviewID: AnyTaskID]) {
    refuseRepeated("review_comments", "id", document.reviewComments.map(\.id))
    let threads = Dictionary(
      document.reviewComments.filter { $0.inReplyTo == nil }.map { ($0.id, $0.taskID) }
    ) { first, _ in first }
    for (index, comment) in document.reviewComments.enumerated() {
      let place = "review_comments[\(index)]"
      require(comment.reviewID, of: comment.taskID, rounds, place)
      if let thread = comment.inReplyTo, threads[thread] != comment.taskID {
        problems.add("\(place).in_reply_to", "must be the first comment of a thread of the task")
      }
      let lines = comment.lineStart.map { $0...max($0, comment.lineEnd ?? $0) }
      if (comment.lineStart == nil) != (comment.lineEnd == nil) || lines.map({ $0.lowerBound < 1 }) == true
        || lines?.upperBound != comment.lineEnd || lines != nil && comment.filePath == nil
      {
        problems.add("\(place).line_start", "must be the first of the lines, in a file")
      }
      if comment.isResolved != (comment.resolvedBy != nil) {
        problems.add("\(place).resolved_by", "a resolved comment has one, and no other")
      }
      problems.check("\(place).body") { () throws(OverseerError) in
        _ = try Text.requiredMarkdown(comment.body, field: "body", limit: Text.contentLimit)
      }
    }
  }

  private mutating func checkGates() {
    struct Name: Hashable {
      var scope: GateScope
      var name: String
    }
    refuseRepeated("gates", "id", document.gates.map(\.id))
    refuseRepeated("gates", "name", document.gates.map { Name(scope: $0.scope, name: $0.name) })
    let repos = Set(document.repos.map(\.id))
    for (index, gate) in document.gates.enumerated() {
      let place = "gates[\(index)]"
      switch gate.scope {
      case .repo(let id): if !repos.contains(id) { problems.add("\(place).scope", Self.unknown(id)) }
      case .task(let id): requireTask(id, "\(place).scope")
      }
      if gate.maxRetries < 1 { problems.add("\(place).max_retries", "must be 1 or more") }
    }
  }

  private mutating func checkGateResults(_ rounds: [ReviewID: AnyTaskID]) {
    refuseRepeated("gate_results", "id", document.gateResults.map(\.id))
    for (index, result) in document.gateResults.enumerated() {
      let place = "gate_results[\(index)]"
      require(result.reviewID, of: result.taskID, rounds, place)
      if result.attempt < 1 { problems.add("\(place).attempt", "must be 1 or more") }
      if (result.status == .running) != (result.completedAt == nil) {
        problems.add("\(place).completed_at", "a result that is not Running has one, and no other")
      }
      if (result.status == .void) != (result.voidCause != nil) {
        problems.add("\(place).void_cause", "a Void result has one, and no other")
      }
    }
  }

  private mutating func checkFileViews() {
    struct View: Hashable {
      var task: AnyTaskID
      var principal: String
      var path: String
    }
    refuseRepeated(
      "file_views", "path", document.fileViews.map { View(task: $0.taskID, principal: $0.principal, path: $0.path) })
    for (index, view) in document.fileViews.enumerated() {
      requireTask(view.taskID, "file_views[\(index)].task_id")
      if view.hunksDigest.utf8.count != 64 {
        problems.add("file_views[\(index)].hunks_digest", "must be 64 hexadecimal digits")
      }
    }
  }

  private mutating func checkReviewerJobs(_ rounds: [ReviewID: AnyTaskID]) {
    refuseRepeated("reviewer_jobs", "id", document.reviewerJobs.map(\.id))
    for (index, job) in document.reviewerJobs.enumerated() {
      let place = "reviewer_jobs[\(index)]"
      require(job.reviewID, of: job.taskID, rounds, place)
      if job.tries < 0 { problems.add("\(place).tries", "must not be negative") }
      if [.done, .failed].contains(job.status) != (job.finishedAt != nil) {
        problems.add("\(place).finished_at", "a job that is Done or Failed has one, and no other")
      }
    }
  }

  /// Both are there, and belong together.
  private mutating func require(
    _ review: ReviewID, of task: AnyTaskID, _ rounds: [ReviewID: AnyTaskID], _ place: String
  ) {
    requireTask(task, "\(place).task_id")
    switch rounds[review] {
    case task?: break
    case nil: problems.add("\(place).review_id", Self.unknown(review))
    case _?: problems.add("\(place).review_id", "must be a round of the task")
    }
  }
}
