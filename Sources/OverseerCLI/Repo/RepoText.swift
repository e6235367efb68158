import OverseerModel

/// Repositories as text for people.
enum RepoText {
  static func registered(_ repo: Repo, isEmpty: Bool, _ style: Style) -> String {
    let step = isEmpty ? "Plan the first task: os task create -d TEXT" : "What matters in it now: os"
    return done("Registered", repo, style) + style.paint(step, .dim) + "\n"
  }

  /// `Registered overseer (git, main) at /code/overseer`
  static func done(_ verb: String, _ repo: Repo, _ style: Style) -> String {
    "\(verb) \(style.paint(Escaped.line(repo.name), .bold)) (\(kind(repo))) at \(Escaped.line(repo.path))\n"
  }

  static func list(_ repos: [Repo], current: RepoID?, _ style: Style) -> String {
    guard !repos.isEmpty else { return "No repository is registered. Register this one: os init\n" }
    let names = repos.map { Layout.truncated(Escaped.line($0.name), to: 24) }
    let kinds = repos.map(kind)
    let nameWidth = names.map { DisplayWidth.of($0) }.max() ?? 0
    let kindWidth = kinds.map { DisplayWidth.of($0) }.max() ?? 0
    let lines = repos.indices.map { index in
      let repo = repos[index]
      let mark = repo.id == current ? style.paint("*", .green) : " "
      let room = style.width - 2 - 8 - nameWidth - 2 - kindWidth - 2
      return mark + " " + style.paint(repo.id.short, .cyan) + "  "
        + style.paint(Layout.padded(names[index], to: nameWidth), repo.id == current ? .bold : nil) + "  "
        + Layout.padded(kinds[index], to: kindWidth) + "  "
        + style.paint(Layout.truncated(Escaped.line(repo.path), to: max(room, 20)), .dim)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func show(_ repo: Repo, _ progress: TaskProgress, _ style: Style) -> String {
    var rows = FieldRows(style: style)
    rows.add("Path", [Escaped.line(repo.path)])
    rows.add("Kind", kind(repo))
    rows.add("Registered", "\(style.ago(repo.createdAt))")
    if progress.total > 0 {
      rows.add("Tasks", "\(progress.completed + progress.cancelled) of \(progress.total) finished")
    }
    let head = [style.paint(Escaped.line(repo.name), .bold), "  " + style.paint("\(repo.id)", .cyan)]
    return (head + rows.lines).joined(separator: "\n") + "\n"
  }

  /// What keeps the history, and the branch that work lands on.
  static func kind(_ repo: Repo) -> String {
    let tool =
      switch repo.vcsType {
      case .jj: "jj"
      case .git: "git"
      case .none: "planning only"
      }
    return tool + (repo.defaultBranch.map { ", \(Escaped.line($0))" } ?? "")
  }
}
