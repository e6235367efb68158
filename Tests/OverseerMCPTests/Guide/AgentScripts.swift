/// Scripts that were written from what models are told, and nothing else: for each task that an agent may be given, what
/// it would run. `$NAME` stands for an id that the task names.
enum AgentScripts {
  /// Plan a milestone with three tasks, one after the other, all of it or nothing.
  static let plan = """
    return await os.transaction(async () => {
      const milestone = await tasks.create({ description: "Time zones", kind: "Milestone", priority: 1 });
      const ids: AnyTaskID[] = [];
      for (const description of ["Parse zones", "Print zones", "Document zones"]) {
        const task = await tasks.create({
          description, parent_id: milestone.id, labels: ["zones"], blocked_by: ids.slice(-1),
        });
        ids.push(task.id);
      }
      return { milestone: milestone.id, ids };
    });
    """

  /// Claim the next ready task, create two subtasks, start the first and say where to work.
  static let claim = """
    const job = await tasks.claim();
    if (!job) return null;
    const first = await tasks.create({ description: "Offsets", parent_id: job.task.id });
    await tasks.create({ description: "Names", parent_id: job.task.id, blocked_by: [first.id] });
    await tasks.start(first.id);
    const { vcs, context } = await tasks.get(first.id);
    return { task: first.id, parent: job.task.id, path: vcs?.workspace_path, context };
    """

  /// Submit the task, and say what its review waits for.
  static let submit = """
    const { review } = await tasks.submit({ id: "$TASK", result: "Offsets like +01:00 are parsed." });
    const news = await os.wait(review);
    return { id: news.review.id, why: news.why, status: news.review.status };
    """

  /// Read what was found, and answer each comment.
  static let feedback = """
    const review = await reviews.get_latest("$TASK");
    if (review?.status !== "ChangesRequested") return [];
    const { comments, gate_failures, summary } = await reviews.feedback(review.id);
    for (const comment of comments) {
      await reviews.comment({ review_id: review.id, in_reply_to: comment.id, body: "Mended." });
      await reviews.resolve_comment(comment.id);
    }
    return { summary, failed: gate_failures.length, said: comments.map(c => `${c.place.file_path}: ${c.body}`) };
    """

  /// What is done, what is next, and what keeps the rest.
  static let progress = """
    const { total, completed } = await tasks.progress({ root: "$MILESTONE" });
    const next = await tasks.nextReady({ milestone: "$MILESTONE" });
    const waiting = await tasks.list({ ready: false, status: ["Pending"], label: "zones" });
    const why = [];
    for (const task of waiting) {
      const { obstacles } = await tasks.explain(task.id);
      why.push({ task: task.description, because: obstacles.map(o => o.message) });
    }
    return { done: `${completed} of ${total}`, next: next?.task.description ?? null, why };
    """

  /// The wanted format is not known: ask, with two answers to choose from.
  static let ask = """
    const request = await help.request({
      task_id: "$TASK", category: "Decision", reason: "Which format is wanted?",
      suggested_options: ["ISO 8601", "RFC 2822"],
    });
    return { id: request.id, status: (await tasks.get("$TASK")).task.status };
    """

  /// Note what was learned, unless somebody has noted it.
  static let learn = """
    const known = await learnings.search({ text: "TZ" });
    if (known.length === 0) await learnings.add({ task_id: "$TASK", content: "Tests need TZ=UTC", tags: ["tests"] });
    const { own, parent, milestone } = await learnings.getInherited("$TASK");
    return [...own, ...parent, ...milestone].map(l => l.content);
    """

  /// Give all open tasks with the label a high priority.
  static let prioritize = """
    const open = await tasks.list({ label: "zones", status: ["Pending", "InProgress"] });
    await Promise.all(open.map(task => tasks.update({ id: task.id, priority: 1, add_labels: ["urgent"] })));
    const after = await tasks.get_many({ ids: open.map(t => t.id) });
    return after.map(t => [t.description, t.priority, t.labels.join(" ")]);
    """

  /// Approve the review; where only a person may, ask for it.
  static let approve = """
    try {
      await reviews.approve({ id: "$REVIEW", summary: "Fine" });
      return "approved";
    } catch (e) {
      if (e.code !== "forbidden") throw e;
      console.log(e.message);
      const { task_id } = await reviews.get("$REVIEW");
      const request = await help.request({ task_id, category: "Clarification", reason: "Please approve: it is fine." });
      return request.status;
    }
    """

  /// Look at what somebody else has submitted, and say where it is wrong.
  static let review = """
    const { files } = await reviews.diff({ id: "$REVIEW" });
    for (const { file, hunks } of files) {
      const line = hunks[0]?.lines.find(l => l.new_line !== null)?.new_line;
      await reviews.comment({
        review_id: "$REVIEW", file_path: file.path, line_start: line, severity: "must",
        body: "Negative offsets are missing.", suggestion: "+01:00 -01:00\\n",
      });
    }
    return (await reviews.list_comments({ review_id: "$REVIEW", unresolved: true })).map(c => c.comment.severity);
    """

  /// Take the submitted work back, and give the task to others.
  static let giveBack = """
    const review = await tasks.withdraw({ id: "$TASK", reason: "Not finished" });
    const task = await tasks.release("$TASK");
    return [review.ended_by, task.status, task.claim];
    """

  /// What has happened to the task, in TypeScript.
  static let history = """
    interface Line { seq: number; what: string }
    async function history(id: AnyTaskID): Promise<Line[]> {
      const all: Event[] = await events.list({ task_id: id, limit: 100 });
      return all.map((event): Line => ({ seq: event.seq, what: event.body.type }));
    }
    const lines = await history("$TASK" as AnyTaskID);
    return lines.map(l => l.what);
    """

  /// All of them.
  static let all = [
    plan, claim, submit, feedback, progress, ask, learn, prioritize, approve, review, giveBack, history,
  ]
}
