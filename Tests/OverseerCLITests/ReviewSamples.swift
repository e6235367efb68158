import OverseerModel

@testable import OverseerCLI

/// Reviews and their like with fixed ids and times.
enum ReviewSample {
  static let base = commit("3f3f")
  static let head = commit("a90c")
  static let task = Sample.review
  static let codex = Principal.agent(name: "codex", session: "sess_7", checkout: nil)

  static func commit(_ digits: String) -> CommitID { CommitID(String(repeating: digits, count: 10)) ?? .zero }

  static func revision(_ head: CommitID, _ kind: ChangeKind = .rework, tree: UInt64 = 1, ago seconds: Int64 = 7200)
    -> ReviewRevision
  {
    ReviewRevision(
      baseCommit: base, headCommit: head, changeID: "task/x", tree: TreeID(tree << 60, 0, 0), kind: kind,
      at: Sample.ago(.seconds(seconds)))
  }

  static func review(
    _ end: String, round: Int, _ status: ReviewStatus, endedBy: EndedBy? = nil, summary: String? = nil,
    revisions: [ReviewRevision] = [revision(head)], by principal: Principal = Sample.agent
  ) -> Review {
    var review = Review(
      id: ReviewID(Sample.ulid(end)), taskID: task.id, round: round, revision: revisions.first,
      submittedBy: principal, at: Sample.ago(.seconds(7200)))
    review.status = status
    review.endedBy = endedBy
    review.summary = summary
    review.revisions = revisions
    review.headCommit = revisions.last?.headCommit
    return review
  }

  static let pending: Review = {
    var review = Self.review(
      "0RVW02", round: 2, .humanPending,
      revisions: [revision(commit("b77b"), ago: 9000), revision(head, .pureRebase, ago: 7200)])
    let summary = "Reads well. The names follow the glossary, and every module is reached from the program."
    review.verdicts = [
      Verdict(
        phase: .agent, principal: codex, decision: .approve, summary: summary,
        revision: commit("b77b"), at: Sample.ago(.seconds(5400))),
      Verdict(
        phase: .agent, principal: codex, decision: .approve, summary: summary, revision: head,
        at: Sample.ago(.seconds(3600)), carriedFrom: commit("b77b")),
    ]
    return review
  }()

  static func gate(_ end: String, _ name: String, required: Bool = true) -> Gate {
    Gate(
      id: GateID(Sample.ulid(end)), scope: .repo(Sample.repo.id), name: name, command: "make \(name)",
      required: required, source: .file, createdAt: Sample.now, updatedAt: Sample.now)
  }

  static func result(
    _ gate: Gate, _ status: GateResult.Status, code: Int? = nil, signal: Int? = nil, attempt: Int = 1,
    reason: String? = nil, isCached: Bool = false, flaky: Bool = false, milliseconds: Int = 1250, tree: UInt64 = 1,
    stdout: String = "", stderr: String = ""
  ) -> GateResult {
    let id = GateResultID(Sample.ulid("0RSET" + gate.id.short.suffix(1)))
    return GateResult(
      id: id, gateID: gate.id, gateName: gate.name, command: gate.command, taskID: task.id, reviewID: pending.id,
      revision: head, tree: TreeID(tree << 60, 0, 0), status: status, exitCode: code, signal: signal, stdout: stdout,
      stderr: stderr, attempt: attempt, cachedFrom: isCached ? id : nil, reason: reason, flaky: flaky,
      startedAt: Sample.ago(.seconds(90)), completedAt: status == .running ? nil : Sample.ago(.seconds(60)),
      durationMs: milliseconds)
  }

  static let build = gate("0GATE1", "build")
  static let test = gate("0GATE2", "test")
  static let lint = gate("0GATE3", "lint", required: false)
  static let docs = gate("0GATE4", "docs")
  static let slow = gate("0GATE5", "a gate\u{1B}[31m with a name that is too long")
  static let wide = gate("0GATE6", "日本語")
  static let gates = [build, test, lint, docs, slow, wide]

  static let results = [
    result(build, .passed, milliseconds: 12_345), result(test, .failed, code: 2, attempt: 2),
    result(lint, .pending), result(docs, .notApplicable, reason: "no change touches docs/**"),
    result(slow, .running),
  ]

  static func comment(
    _ end: String, _ severity: ReviewComment.Severity, _ body: String, at place: CommentPlace,
    by author: Principal = Sample.alice, quote: String? = nil, suggestion: String? = nil, answers: CommentID? = nil,
    ago seconds: Int64 = 3600
  ) -> ReviewComment {
    ReviewComment(
      id: CommentID(Sample.ulid(end)), reviewID: pending.id, taskID: task.id,
      author: author.isHuman ? .human : .agent, authorName: author.short, inReplyTo: answers, place: place, body: body,
      suggestion: suggestion, severity: severity,
      anchor: .init(revision: commit("b77b"), blob: nil, place: place, quote: quote),
      createdAt: Sample.ago(.seconds(seconds)))
  }
}
