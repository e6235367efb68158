/// What a client tells its model of Overseer before anything else. It must be enough for the usual work, as some clients
/// hide the tools' own descriptions until they are asked for.
public enum GuideInstructions {
  /// What clients take; they cut off what is longer.
  public static let limit = 4_000

  /// Markdown, without a line break at its end.
  public static func text(of contract: Contract) -> String {
    var brief = GuideBrief(of: contract)
    let signatures = brief.signatures(of: calls)
    let shapes = brief.shapes(of: shapes)
    return """
      Overseer keeps the tasks, reviews and gates of the repositories on this machine. You use it by \
      JavaScript: `execute {code}` does everything, `query {code}` only reads, `search {query}` finds operations.

      ## Lifecycle
      1. Take: `tasks.claim()` takes the next ready task (null: none is); `tasks.start(id)` gives it a branch and a \
      workspace. Edit the files in `vcs.workspace_path` with your own tools; never merge or push.
      2. Submit: `tasks.submit({id, result})` commits the workspace and opens a review: gates, then perhaps an agent, \
      then a person.
      3. On ChangesRequested: read `reviews.feedback(review_id)`, mend it in the same workspace, answer or resolve the \
      comments, submit again.
      4. Approved: the task is Completed; a person lands it. Claim the next. A parent is offered when its children are \
      finished: submit it, too.

      ## Scripts
      `return` what you want to see. Calls take one object, or the id alone, and give a promise: `await` them. \
      `os.describe(name)` gives all types of an operation or type.
      ```
      \(signatures.joined(separator: "\n"))
      os.wait(review): ReviewNews  // 20 s at most
      \(shapes.joined(separator: "\n"))
      ```

      ## Examples
      \(GuideSamples.instructions.map { "```js\n\($0)\n```" }.joined(separator: "\n"))

      ## Errors
      A failed call throws `e` with `e.code`, `message`, `hint`, `details`. Codes: invalid_input (`details.fields` names \
      every wrong one), not_found, conflict (another has it: claim another), precondition_failed (first do what the hint \
      says), invalid_state, forbidden. Only people approve for good, land, waive, trust, reopen and delete: ask with \
      `help.request`, then go on with another task. Scripts end after 30 s (timeout_ms: up to 120000) or 10,000 calls; \
      never wait in a loop for people.
      """
  }

  /// The operations that most work is done with, and their fields that are used most.
  static let calls = [
    GuideBrief.Part("tasks.claim", "id milestone"),
    GuideBrief.Part("tasks.start", "id"),
    GuideBrief.Part("tasks.get", "id"),
    GuideBrief.Part("tasks.list", "status ready parent_id text"),
    GuideBrief.Part("tasks.create", "description context kind parent_id blocked_by priority"),
    GuideBrief.Part("tasks.update", "id description context priority"),
    GuideBrief.Part("tasks.submit", "id result message"),
    GuideBrief.Part("reviews.feedback", "id"),
    GuideBrief.Part(
      "reviews.comment", "review_id body in_reply_to file_path line_start line_end side suggestion severity"),
    GuideBrief.Part("reviews.resolve_comment", "id"),
    GuideBrief.Part("reviews.diff", "id paths unified"),
    GuideBrief.Part("reviews.request_changes", "id summary comments"),
    GuideBrief.Part("reviews.approve", "id summary"),
    GuideBrief.Part("help.request", "task_id category reason suggested_options"),
    GuideBrief.Part("learnings.add", "task_id content"),
  ]

  /// The types that they give, and the fields of those that are used most.
  static let shapes = [
    GuideBrief.Part("ReadyTask", "task context learnings vcs review help_request children"),
    GuideBrief.Part("Task", "id kind parent_id description context status blocked_by"),
    GuideBrief.Part("Review", "id task_id status head_commit"),
    GuideBrief.Part("ReviewNews", "why review comments"),
    GuideBrief.Part("CompareRevisionsComparison", "files unified"),
    GuideBrief.Part("Feedback", "status summary gate_failures comments"),
    GuideBrief.Part("FeedbackComment", "id body severity place quote suggestion replies"),
  ]
}
