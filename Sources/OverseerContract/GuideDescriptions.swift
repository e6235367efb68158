/// What the tools of the Model Context Protocol say of themselves.
public enum GuideDescriptions {
  /// What clients take; they cut off what is longer.
  public static let limit = 4_000

  /// How scripts work, and the names of all operations.
  public static func execute(of contract: Contract) -> String {
    """
    Run a JavaScript (or TypeScript) script against Overseer: tasks, reviews, gates, version control, help.

    Write statements and `return` the result, which comes back as JSON with what `console.log` printed. Calls are \
    `await noun.verb({…})`, with one object or, for `name(id)`, the id alone. camelCase names work too. There are no \
    files, network, modules or timers beyond `sleep(ms)`; nothing is kept between scripts. Long results are shortened: \
    return only what you need, or read on with `os.output(execution_id, {path, from})`. `dry_run: true` changes nothing \
    and gives the events that would have been. `os.transaction(async () => {…})` changes all or nothing. \
    `os.describe("tasks.create")` tells all about an operation, `os.search("words")` finds one, `os.wait(review)` waits \
    for a verdict, 20 s at most.

    All operations; ? is optional. Where it makes sense they also take repo_id, all_repos, generation, and lists limit \
    and after (the last id or seq of the page before).
    \(index(of: contract).joined(separator: "\n"))
    Only people: \(peoples(of: contract).joined(separator: ", ")). Ask for these with help.request.
    """
  }

  public static let query = """
    Run a script like `execute`, with the operations that only read; it changes nothing and leaves no trace. \
    Example: `return (await tasks.list({ ready: true })).map(t => [t.id, t.description])`.
    """

  public static let search = """
    Find operations of Overseer by words, as "answer a comment" or "next task", best first: names, signatures and what \
    they do. The same as `os.search(words)` in a script; `os.describe(name)` there gives all types of one.
    """

  /// A line for each noun: `help: request(task_id, category, reason, suggested_options?), …`.
  private static func index(of contract: Contract) -> [String] {
    contract.nouns.compactMap { noun in
      let operations = contract.operations(of: noun).filter { $0.kind != .stream && $0.spec.who != .human }
      guard !operations.isEmpty else { return nil }
      return "\(noun): \(operations.map(GuideSignature.short).joined(separator: ", "))"
    }
  }

  /// A piece for each noun: `gates.add/update/remove`.
  private static func peoples(of contract: Contract) -> [String] {
    contract.nouns.compactMap { noun in
      let operations = contract.operations(of: noun).filter { $0.spec.who == .human }
      guard !operations.isEmpty else { return nil }
      return "\(noun).\(operations.map(\.spec.verb).joined(separator: "/"))"
    }
  }
}
