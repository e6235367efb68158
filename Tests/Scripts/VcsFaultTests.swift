import Foundation
import OverseerJSON
import Testing

/// A debug build dies after the step of an act that `OVERSEER_DIE_AT_STEP` says, as if by `kill -9`. Whatever the step:
/// git and jj accept what is left, and the same command, called again, gives what it would have given.
@Suite("Acts on a repository that are cut short", .timeLimit(.minutes(5)))
struct VcsFaultTests {
  enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case git, jj
    var testDescription: String { rawValue }
    static var here: [Backend] { allCases.filter { $0 == .git || Binary.isOnPath("jj") } }
  }

  enum Act: String, CaseIterable, CustomTestStringConvertible {
    case start, restack, land, undo, archive
    var testDescription: String { rawValue }
  }

  @Test(arguments: Backend.here, Act.allCases)
  func `The next one goes on`(backend: Backend, act: Act) async throws {
    let bench = try await VcsFaultBench(backend)
    if act == .undo { _ = try await bench.api(.land).json() }
    try bench.save()
    _ = try await bench.api(act).json()
    let expected = try bench.state()
    var step = 0
    while true {
      step += 1
      try #require(step < 100, "the act never ends by itself")
      try bench.restore()
      let cut = try await bench.api(act, dyingAt: step)
      if cut.ending == .exit(0) { break }
      #expect(cut.ending == .signal(SIGKILL), "step \(step): \(cut)")
      try bench.expectSound("step \(step)")
      let again = try await bench.api(act)
      // What died after its very last step is done already, and says so.
      let isDone = act == .land ? again.status == 7 : act == .undo && again.status == 6
      #expect(again.ending == .exit(0) || isDone, "step \(step): \(again)")
      try bench.expectSound("step \(step), again")
      let state = try bench.state()
      #expect(state == expected, "step \(step)")
    }
    #expect(try bench.state() == expected)
    #expect(step > 3, "there are steps to die at")
  }
}

/// A repository with a stack of two tasks, and one that was not started, in a state that can be gone back to.
private final class VcsFaultBench {
  let backend: VcsFaultTests.Backend
  let sandbox: Sandbox
  private var bottom = ""
  private var top = ""
  private var fresh = ""

  init(_ backend: VcsFaultTests.Backend) async throws {
    self.backend = backend
    sandbox = try Sandbox()
    try run("git init -q -b main . && git config user.name Ada && git config user.email ada@example.org")
    try run("echo first >README && git add README && git commit -q -m first")
    if backend == .jj { try run("jj git init --colocate --quiet") }
    _ = try await sandbox.json("init", "--json")
    bottom = try await sandbox.task("bottom")
    for (number, id) in [bottom, ""].enumerated() {
      let task = try await number == 0 ? id : sandbox.task("top", "--blocked-by", bottom)
      if number == 1 { top = task }
      _ = try await call("tasks.start", ["id": .string(task), "workspace": "isolated"]).json()
      try run("cd \(workspace(task)) && echo \(number) >file\(number) && \(commit(number))")
      if number == 0 {
        _ = try await call("tasks.force_complete", ["id": .string(task), "reason": "done"]).json()
      }
    }
    fresh = try await sandbox.task("fresh")
    // The default branch moves on.
    try run(
      backend == .git
        ? "echo more >>README && git commit -q -a -m more"
        : "jj new --quiet main && echo more >>README && jj commit --quiet -m more && jj bookmark set --quiet main -r @-"
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: sandbox.folder + ".saved") }

  private func commit(_ number: Int) -> String {
    backend == .git ? "git add -A && git commit -q -m \(number)" : "jj describe --quiet -m \(number) && jj new --quiet"
  }

  private func workspace(_ task: String) -> String { "\"$OVERSEER_HOME\"/workspaces/*/\(task)" }

  private var variables: [String: String] {
    var variables = sandbox.environment
    variables["JJ_CONFIG"] = "/dev/null"
    variables["JJ_USER"] = "Ada"
    variables["JJ_EMAIL"] = "ada@example.org"
    return variables
  }

  /// What a script prints that goes well.
  @discardableResult
  private func run(_ script: String) throws -> String {
    let child = try Child("/bin/sh", ["-ec", script], environment: variables, folder: sandbox.repo, input: .none)
    let outcome = Outcome(of: child, [script], until: .now + .seconds(60))
    try #require(outcome.ending == .exit(0), "\(outcome)")
    return outcome.stdout
  }

  private func call(_ operation: String, _ input: JSONValue, dyingAt step: Int? = nil) async throws -> Outcome {
    var added = variables.merging(try sandbox.person()) { $1 }
    if let step { added["OVERSEER_DIE_AT_STEP"] = "\(step)" }
    return try await sandbox.os(words: ["api", operation, "--json", try input.text()], with: added)
  }

  func api(_ act: VcsFaultTests.Act, dyingAt step: Int? = nil) async throws -> Outcome {
    switch act {
    case .start: try await call("tasks.start", ["id": .string(fresh), "workspace": "isolated"], dyingAt: step)
    case .restack: try await call("vcs.restack", ["id": .string(bottom)], dyingAt: step)
    case .land: try await call("vcs.land", ["id": .string(bottom)], dyingAt: step)
    case .undo: try await call("vcs.undo", [:], dyingAt: step)
    case .archive: try await call("tasks.archive", ["id": .string(bottom)], dyingAt: step)
    }
  }

  func save() throws {
    try run("rm -rf '\(sandbox.folder).saved'; cp -a '\(sandbox.folder)' '\(sandbox.folder).saved'")
  }

  func restore() throws {
    try run(
      """
      cd /
      find '\(sandbox.folder)' -mindepth 1 -delete
      cp -a '\(sandbox.folder).saved/.' '\(sandbox.folder)'
      """)
  }

  func expectSound(_ when: String) throws {
    let words = try run("git fsck --no-progress --no-dangling 2>&1 || echo broken")
    #expect(!words.contains("broken") && !words.contains("error"), "\(when): \(words)")
    if backend == .jj { try run("jj status --ignore-working-copy --quiet >/dev/null") }
  }

  /// All that counts in the end, but commit names, which hold the time.
  func state() throws -> String {
    let refs = """
      git for-each-ref --format='%(refname)' refs/heads refs/overseer | while read -r ref; do
        echo "$ref $(git rev-parse "$ref^{tree}") $(git log --format=%s "$ref" | tr '\\n' ' ')"
      done
      """
    let files = """
      for path in "$PWD" "$OVERSEER_HOME"/workspaces/*/*; do
        test -d "$path" || continue
        cd "$path"; echo "${path##*/} $(find . -name '.[a-z]*' -prune -o -type f -print | sort | xargs cat | tr '\\n' ' ')"
        \(backend == .git ? "git status --porcelain" : "jj log --no-graph -r '@ & ~empty()' -T description")
      done
      """
    let rows = try SQLiteFile(sandbox.database).rows(
      """
      SELECT group_concat(t.description || ' ' || t.status || ' ' || coalesce(v.workspace_path, '-') || ' '
        || (v.landed_at IS NULL) || ' ' || (v.archived_at IS NULL) || ' ' || coalesce(v.base_commit = v.start_commit, '-'), char(10))
      FROM (SELECT * FROM tasks ORDER BY id) t LEFT JOIN task_vcs v ON v.task_id = t.id
      """)
    let open = try SQLiteFile(sandbox.database).integer("SELECT count(*) FROM vcs_journal WHERE state = 'running'")
    return try run(refs) + run(files) + "\(rows)" + "\nunder way: \(open)"
  }
}
