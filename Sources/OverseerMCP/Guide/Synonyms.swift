/// What other programs call the things of Overseer.
enum Synonyms {
  /// What a word may mean: phrases, as stems.
  static func of(_ word: String) -> [[String]] { meanings[word] ?? [] }

  /// By the stem of the word.
  private static let meanings: [String: [[String]]] = {
    var meanings: [String: [[String]]] = [:]
    for (meant, words) in table {
      for word in words.split(separator: " ") {
        meanings[Words.stem(String(word)), default: []].append(Words.stems(of: meant))
      }
    }
    return meanings
  }()

  /// What is meant, and the words for it.
  private static let table: [(String, String)] = [
    ("task", "ticket issue todo item work job story bug card backlog assignment chore"),
    ("milestone", "epic goal initiative sprint release roadmap"),
    ("parent", "subtask children child hierarchy"),
    ("tree", "subtask children hierarchy breakdown nested"),
    ("claim", "take grab pick assign acquire lock reserve pull own"),
    ("release", "unassign unclaim unlock abandon return yield"),
    ("renew", "extend heartbeat prolong keepalive refresh"),
    ("start", "begin checkout worktree workspace branch"),
    ("submit", "finish complete done deliver close push commit hand resolve ready"),
    ("withdraw", "retract unsubmit"),
    ("cancel", "abort stop drop"),
    ("block", "dependency depend dependent prerequisite requires after before order"),
    ("next_ready", "available upcoming"),
    ("claim", "next available"),
    ("explain", "why reason obstacle stuck blocked"),
    ("progress", "status percent summary report burndown statistic count"),
    ("review", "pr mr pull merge request code"),
    ("diff", "patch change compare delta"),
    ("comment", "reply answer remark note thread discuss feedback annotate"),
    ("feedback", "comment requested failures fix mend"),
    ("approve", "accept lgtm ok sign"),
    ("request_changes", "reject decline disapprove deny"),
    ("resolve_comment", "settle close resolved"),
    ("apply_suggestion", "accept suggested"),
    ("wait", "poll watch await listen until"),
    ("land", "merge ship integrate deploy"),
    ("restack", "rebase sync"),
    ("undo", "revert rollback"),
    ("status", "state branch worktree dirty"),
    ("workspace_path", "worktree folder directory cwd"),
    ("get_task_vcs", "workspace worktree path branch ref"),
    ("gate", "ci check test lint build pipeline quality hook"),
    ("log", "output stdout stderr print"),
    ("help request", "ask question escalate stuck human clarify decision unsure blocked support"),
    ("learning", "memory remember note lesson knowledge insight tip memo discovery"),
    ("event", "history audit activity timeline feed changelog"),
    ("inbox", "notification pending attention"),
    ("repo", "repository project codebase"),
    ("update", "edit modify rename set patch change move priority label relabel"),
    ("create", "new add make open file insert plan"),
    ("get", "show read view fetch retrieve detail load"),
    ("list", "all enumerate index every filter browse"),
    ("search", "find lookup query grep locate"),
    ("delete", "remove destroy erase"),
    ("retire", "forget obsolete outdated remove"),
    ("trust", "allow permission permit authorize"),
    ("export", "backup dump save"),
    ("import", "restore migrate"),
    ("archive", "hide"),
    ("doctor", "diagnose problem broken"),
    ("git_ai", "agent reviewer bot automatic ai"),
    ("transaction", "atomic batch rollback together bulk"),
    ("describe", "type schema parameter signature documentation docs"),
  ]
}
