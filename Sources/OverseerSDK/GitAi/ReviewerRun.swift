import OverseerModel
import OverseerStore
import OverseerVCS

/// What a reviewer said, found to be about something that is there.
struct ReviewerVerdict: Sendable {
  let decision: ReviewerReply.Decision
  let summary: String
  let comments: PreparedComments

  /// An agent's approval is no word on what others have asked for: that goes on standing against a person's.
  func step(on revision: CommitID) -> ReviewStep {
    switch decision {
    case .approve: .approve(seen: revision, summary: summary, withOpenComments: true)
    case .requestChanges: .requestChanges(seen: revision, summary: summary)
    }
  }
}

/// One run of a reviewer, from what it reads to what it says.
struct ReviewerRun: Sendable {
  let job: ReviewerJob
  let subject: ReviewSubject
  let place: ReviewerPlace
  let caller: Caller

  func verdict() async -> Result<ReviewerVerdict, ReviewerFailure> {
    do throws(ReviewerFailure) {
      let printed = try await place.run(job, reading: try await input())
      let reply = try ReviewerReply(printed: printed)
      return .success(
        ReviewerVerdict(decision: reply.decision, summary: reply.summary, comments: try await comments(of: reply)))
    } catch {
      return .failure(error)
    }
  }

  private func comments(of reply: ReviewerReply) async throws(ReviewerFailure) -> PreparedComments {
    do throws(OverseerError) {
      return try await PreparedComments(reply.comments, on: subject, at: job.revision, in: place.overseer)
    } catch {
      throw ReviewerFailure("what it printed is no reply: \(error.message)")
    }
  }

  private func input() async throws(ReviewerFailure) -> ReviewerInput {
    do throws(OverseerError) {
      let review = subject.review.id
      let feedback = try await GetFeedback(id: review, resolved: true).perform(in: place.overseer, as: caller)
      let (known, results) = try await place.overseer.store.readAsync {
        [task = subject.task] reading throws(OverseerError) in
        (try reading.inContext(task, hasChildren: false), try reading.gateResults(of: review))
      }
      return ReviewerInput(
        task: subject.task, review: subject.review, diff: try await diff(), taskContext: known.context,
        learnings: known.learnings, gateResults: results, earlierComments: feedback.comments)
    } catch {
      throw ReviewerFailure(error.message)
    }
  }

  /// Files are read so many at a time: together they need not fit into memory.
  private static let pageSize = 256

  private func diff() async throws(OverseerError) -> ReviewerDiff {
    let (revision, repo) = try subject.required(job.revision)
    var diff = ReviewerDiff(base: revision.baseCommit, head: revision.headCommit)
    let question = CompareRevisions(base: "\(revision.baseCommit)", head: "\(revision.headCommit)")
    let (comparison, files) = try await question.selection(
      in: try RepositoryReader(of: repo.repo, jj: place.overseer.jj))
    let (reading, options) = (FileReading(comparison.checkout), comparison.options)
    var rest = files[...]
    while !rest.isEmpty {
      let page = Array(rest.prefix(Self.pageSize))
      rest = rest.dropFirst(page.count)
      let patches = try await reading.map(page) { file, store throws(OverseerError) in
        try store.patch(of: file, options)
      }
      var leftOut: [ChangedFile] = []
      for (file, patch) in zip(page, patches) where !diff.append(patch: patch) { leftOut.append(file) }
      diff.leaveOut(
        try await reading.map(leftOut) { file, store throws(OverseerError) in
          try store.examined(file, whitespace: options.whitespace)
        })
    }
    return diff
  }
}
