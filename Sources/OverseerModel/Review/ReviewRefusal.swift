import OverseerJSON

// Why a step is refused.
extension Review {
  func checkAuthority(
    for step: ReviewStep, by principal: Principal, policy: ReviewPolicy
  ) throws(OverseerError) {
    switch step {
    case .gatesMoved, .revise, .resume, .supersede, .cancel: break
    case .approve, .requestChanges: try checkReviewer(principal, step, policy: policy)
    case .waiveGates, .rerunGates, .force:
      guard principal.isHuman else { throw forbidden(step, "only a person may") }
    case .withdraw:
      guard principal.isHuman || principal.identity == submittedBy.identity else {
        throw forbidden(step, "only who submitted it, or a person, may")
      }
    }
  }

  /// An agent judges in the agent phase, and not what it submitted itself.
  private func checkReviewer(
    _ principal: Principal, _ step: ReviewStep, policy: ReviewPolicy
  ) throws(OverseerError) {
    switch principal {
    case .human: return
    case .system: throw forbidden(step, "only a reviewer may")
    case .agent:
      guard openPhase(policy) == .agent else { throw forbidden(step, "a person decides now, and only a person may") }
      guard principal.identity != submittedBy.identity else {
        throw forbidden(step, "whoever submitted it may not")
      }
    }
  }

  private func forbidden(_ step: ReviewStep, _ why: String) -> OverseerError {
    OverseerError(
      .forbidden, "\(why) \(step.name) \(id)", hint: "Wait for it: os review wait \(taskID)",
      details: ["step": .string(step.name), "submitted_by": .string(submittedBy.label)])
  }

  /// Refuses a verdict on a revision that the round never had. What is wrong with one of its revisions counts.
  public func check(known seen: CommitID?) throws(OverseerError) {
    if revisions.contains(where: { $0.headCommit == seen }) { return }
    try check(seen: seen)
  }

  /// Refuses a verdict on another revision than the present one, and says exactly what has not been seen.
  func check(seen: CommitID?) throws(OverseerError) {
    guard seen != headCommit else { return }
    let unseen = revisions.lastIndex { $0.headCommit == seen }.map { revisions[($0 + 1)...] } ?? revisions[...]
    let what =
      switch (seen, headCommit) {
      case (_, nil): "\(id) has no revision"
      case (nil, let head?): "the revision that was looked at is missing; the present one is \(head.short)"
      case (let seen?, let head?): "\(seen.short) is not the present revision of \(id), which is \(head.short)"
      }
    throw OverseerError(
      .conflict, what, hint: "Look at what is new: os review diff \(id)",
      details: [
        "seen": seen.map { .string("\($0)") } ?? .null, "revision": headCommit.map { .string("\($0)") } ?? .null,
        "unseen": .array(
          unseen.map { revision in
            .object([
              "head_commit": .string("\(revision.headCommit)"), "base_commit": .string("\(revision.baseCommit)"),
              "kind": .string(revision.kind.rawValue), "at": .string("\(revision.at)"),
            ])
          }),
      ])
  }

  func check(openComments: [CommentID]) throws(OverseerError) {
    guard !openComments.isEmpty else { return }
    let count = openComments.count
    throw OverseerError(
      .preconditionFailed, "\(count) \(count == 1 ? "comment is" : "comments are") not resolved",
      hint: "Resolve them, or approve over them: os review approve \(taskID) --with-open-comments",
      details: ["open_comments": .array(openComments.map { .string("\($0)") })])
  }

  func refusal(of step: ReviewStep) -> OverseerError {
    let allowed = step.allowedFrom.map(\.rawValue)
    return OverseerError(
      .invalidState, "cannot \(step.name) a review that is \(status.rawValue)",
      hint: status == .gatesEscalated
        ? "Run the gates again, or do without them: os gate rerun \(taskID), os gate waive \(taskID)"
        : "That is possible from: \(allowed.joined(separator: ", ")).",
      details: [
        "from": .string(status.rawValue), "step": .string(step.name),
        "allowed": .array(allowed.map { .string($0) }),
      ])
  }

  func waitingRefusal(of step: ReviewStep) -> OverseerError {
    OverseerError(
      .invalidState, "cannot \(step.name) a review whose task waits for a person",
      hint: "Resume the task first: os help resume \(taskID)",
      details: [
        "from": .string(TaskStatus.awaitingHuman.rawValue), "step": .string(step.name),
        "allowed": [.string(TaskStatus.inReview.rawValue)],
      ])
  }
}
