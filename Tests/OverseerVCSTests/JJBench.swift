import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

/// A repository of jj with one described commit, `first`, below the working copy.
struct JJBench {
  let scratch: Scratch
  let root: String

  init(_ name: String = "repo", colocated: Bool = false) throws {
    scratch = try Scratch()
    root = scratch.path(name)
    // A user's settings that must not matter, and some that must.
    try scratch.write(
      """
      user.name = "Ada"
      user.email = "ada@example.org"
      ui.color = "always"
      ui.paginate = "auto"
      ui.pager = "cat -n"
      ui.editor = "touch edited"
      ui.log-word-wrap = true
      ui.graph.style = "ascii"
      aliases.l = ["log"]
      templates.log = '"nonsense"'
      template-aliases.commit_id = '"nonsense"'
      template-aliases.description = '"nonsense"'

      """, to: "jj.toml")
    try scratch.jj("git", "init", "--quiet", colocated ? "--colocate" : "--no-colocate", root)
    try write("one\n", to: "a")
    try run("describe", "--message", "first")
    try run("new")
  }

  var environment: [String: String?] {
    ["HOME": scratch.folder, "JJ_CONFIG": scratch.path("jj.toml"), "JJ_EDITOR": "touch edited", "PAGER": "cat -n"]
  }

  var jj: JJCommand { jj(in: root) }

  func jj(in root: String) -> JJCommand { JJCommand(Scratch.jj ?? "jj", root: root, environment: environment) }

  func write(_ text: String, to name: String, in folder: String? = nil) throws {
    try text.write(toFile: "\(folder ?? root)/\(name)", atomically: false, encoding: .utf8)
  }

  /// Runs jj in the repository with the settings of nobody, and gives what it prints.
  @discardableResult
  func run(_ arguments: String...) throws -> String { try jj(arguments, in: root) }

  @discardableResult
  func run(in folder: String, _ arguments: String...) throws -> String { try jj(arguments, in: folder) }

  private func jj(_ arguments: [String], in folder: String) throws -> String {
    try Scratch.run(
      try #require(Scratch.jj), ["--quiet", "--no-pager", "--color", "never"] + arguments, in: folder)
  }

  /// The lines that a template gives for a revset, sorted.
  func lines(_ revset: String, _ template: String) throws -> [String] {
    try run("log", "--ignore-working-copy", "--no-graph", "-r", revset, "-T", template + #" ++ "\n""#)
      .split(separator: "\n").map(String.init).sorted()
  }

  func commit(_ revset: String) throws -> CommitID {
    let names = try lines(revset, "commit_id")
    return try #require(names.first.flatMap { CommitID($0) })
  }

  func view() throws -> JJView { try #require(JJOperationLog(workspace: root)?.view()) }
}

/// What a call that must fail fails with.
func failure<Value>(_ body: () async throws(OverseerError) -> Value) async -> OverseerError? {
  do throws(OverseerError) { _ = try await body() } catch { return error }
  return nil
}
