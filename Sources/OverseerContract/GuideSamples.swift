/// Scripts that texts for models show. The tests check their types and run them.
public enum GuideSamples {
  /// Three that show the usual work.
  public static let instructions = [
    """
    const job = await tasks.claim();
    if (!job) return "nothing is ready";
    await tasks.start(job.task.id);
    const { task, context, learnings, vcs } = await tasks.get(job.task.id);
    return { task, context, learnings, workspace: vcs?.workspace_path };
    """,
    """
    const parent = await tasks.create({ description: "Time zones", kind: "Milestone" });
    const a = await tasks.create({ description: "Parse", parent_id: parent.id });
    const b = await tasks.create({ description: "Print", parent_id: parent.id, blocked_by: [a.id] });
    return [a.id, b.id];
    """,
    """
    const { review } = await tasks.submit({ id: "task_…", result: "What I did" });
    const news = await os.wait(review);
    return news.why === "ChangesRequested" ? await reviews.feedback(review.id) : news.why;
    """,
  ]
}
