import Foundation
import OverseerGates
import OverseerModel
import Testing

@Suite struct ScriptSafetyTests {
  let scratch: GatesScratch

  init() throws {
    scratch = try GatesScratch()
    try scratch.write("#!/bin/sh\n", to: "repo/.overseer/a.sh", mode: 0o755)
    for folder in ["repo", "repo/.overseer"] { chmod(scratch.path(folder), 0o755) }
  }

  private func reason(_ path: String) -> String? {
    let error = refusal { () throws(OverseerError) in
      _ = try ScriptSafety.read([path], in: scratch.path("repo"))
    }
    if let error { #expect(error.code == .preconditionFailed) }
    return error?.message
  }

  @Test func readsWhatRuns() throws {
    let paths = [".overseer/a.sh", ".overseer/none.sh", ".overseer/a.sh/none"]
    let scripts = try ScriptSafety.read(paths, in: scratch.path("repo"))
    #expect(scripts.map(\.path) == paths)
    #expect(scripts.map(\.content) == [Array("#!/bin/sh\n".utf8), nil, nil])
  }

  @Test func aLinkInsideTheRepositoryIsFollowed() throws {
    try scratch.write("echo\n", to: "repo/tools/b.sh")
    try scratch.link("repo/.overseer/b.sh", to: "../tools/b.sh")
    let scripts = try ScriptSafety.read([".overseer/b.sh"], in: scratch.path("repo"))
    #expect(scripts.map(\.content) == [Array("echo\n".utf8)])
  }

  @Test func nothingOutsideIsFollowed() throws {
    try scratch.write("echo\n", to: "elsewhere/x.sh")
    try scratch.write("echo\n", to: "repository/x.sh")
    try scratch.link("repo/.overseer/out.sh", to: scratch.path("elsewhere/x.sh"))
    try scratch.link("repo/.overseer/near.sh", to: scratch.path("repository/x.sh"))
    try scratch.link("repo/.overseer/folder", to: "../../elsewhere")
    try scratch.link("repo/.overseer/loop", to: "loop")
    #expect(reason(".overseer/out.sh")?.contains("out of the repository") == true)
    #expect(reason(".overseer/near.sh")?.contains("out of the repository") == true)
    #expect(reason(".overseer/folder/x.sh")?.contains("out of the repository") == true)
    #expect(reason(".overseer/loop") != nil)
    #expect(reason(".overseer/../../elsewhere/x.sh")?.contains("..") == true)
  }

  @Test func whatIsNoPlainFileIsRefused() throws {
    #expect(mkfifo(scratch.path("repo/.overseer/pipe"), 0o600) == 0)
    #expect(reason(".overseer/pipe")?.contains("not a file") == true)
    #expect(reason(".overseer")?.contains("not a file") == true)
    #expect(reason(".overseer/*.sh")?.contains("pattern") == true)
    #expect(reason(".overseer/${X}.sh")?.contains("pattern") == true)
    #expect(reason(".overseer/a\u{0}.sh") == nil)
  }

  @Test(arguments: [".overseer/a.sh", ".overseer", "."])
  func whatEveryUserMayWriteIsRefused(name: String) {
    chmod(scratch.path("repo/" + name), 0o777)
    #expect(reason(".overseer/a.sh")?.contains("every user may write it") == true)
  }

  @Test func whatIsTooLongIsRefused() throws {
    try scratch.write(String(repeating: "x", count: ScriptSafety.limit + 1), to: "repo/.overseer/long.sh")
    #expect(reason(".overseer/long.sh")?.contains("bytes") == true)
  }

  @Test func aCheckoutThatIsGoneIsSaid() {
    let error = refusal { () throws(OverseerError) in _ = try ScriptSafety.read([], in: scratch.path("gone")) }
    #expect(error?.code == .notFound)
  }

  @Test(arguments: [
    (UInt32(7), UInt32(9), UInt32(0o644), true), (7, 7, 0o664, true), (7, 9, 0o664, false), (7, 7, 0o666, false),
    (7, 7, 0o646, false), (8, 7, 0o644, false), (0, 0, 0o644, false), (7, 9, 0o755, true), (7, 9, 0o1777, false),
  ])
  func theRuleOfOwnersAndRights(owner: UInt32, group: UInt32, permissions: UInt32, isSafe: Bool) {
    let facts = FileFacts(kind: .file, owner: owner, group: group, permissions: permissions)
    #expect((facts.mistrust(user: 7) == nil) == isSafe)
    let root = FileFacts(kind: .folder, owner: 7, group: 7, permissions: 0o755)
    let refusal = ScriptSafety.refusal(of: "/r/x", in: "/r", facts: [root, facts], user: 7)
    #expect((refusal == nil) == isSafe)
  }

  @Test(arguments: [
    ("/r/x", "/r", true), ("/rx", "/r", false), ("/x", "/", true), ("/r", "/r", false), ("/", "/r", false),
  ])
  func theRuleOfPlaces(file: String, root: String, isInside: Bool) {
    let facts = FileFacts(kind: .file, owner: 7, group: 7, permissions: 0o644)
    #expect((ScriptSafety.refusal(of: file, in: root, facts: [facts], user: 7) == nil) == isInside)
  }

  @Test(arguments: [FileFacts.Kind.link, .file, .other])
  func theRuleOfFolders(kind: FileFacts.Kind) {
    let file = FileFacts(kind: .file, owner: 7, group: 7, permissions: 0o644)
    let folder = FileFacts(kind: kind, owner: 7, group: 7, permissions: 0o755)
    #expect(ScriptSafety.refusal(of: "/r/a/x", in: "/r", facts: [folder, file], user: 7) != nil)
  }
}
