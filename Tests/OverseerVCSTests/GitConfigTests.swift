import Testing

@testable import OverseerVCS

@Suite struct GitConfigTests {
  private static let text = #"""
    # a comment
    [core] ; another
    	bare = true # behind
    	WorkTree = "../with space # no comment" tail  
    	path = a\
    b
    	escaped = "x\ty\\z\"q"
    	empty =
    	alone
    [remote "origin"]
    	bare = no
    	url = https://example.org/x.git
    [Extensions]
    worktreeConfig=on
    	# core.bare = false
    """#

  @Test(arguments: [
    "core.bare", "core.worktree", "core.path", "core.escaped", "core.empty", "remote.origin.url",
    "extensions.worktreeconfig", "core.missing",
  ])
  func aSettingReadsAsGitReadsIt(name: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.text, to: "config")
    let config = GitConfig(file: scratch.path("config"))
    let expected = try? scratch.git("config", "--file", "config", "--get", name)
    let known = name == "remote.origin.url" ? #"remote "origin".url"# : name
    #expect(config[known].map { $0 + "\n" } == expected)
  }

  @Test func aKeyAloneIsOn() throws {
    let scratch = try Scratch()
    try scratch.write(Self.text, to: "config")
    let config = GitConfig(file: scratch.path("config"))
    #expect(GitConfig.isOn(config["core.alone"]))
    #expect(GitConfig.isOn(config["extensions.worktreeconfig"]))
    #expect(!GitConfig.isOn(config["core.empty"]))
    #expect(!GitConfig.isOn(nil))
  }

  @Test(arguments: ["[", "[core", "[core]\nx = \"", "[core]\nx = \\", "=", "\u{0}", "[core]]x=1"])
  func halfAFileDoesNoHarm(text: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "config")
    #expect(GitConfig(file: scratch.path("config"))["core.bare"] == nil)
  }
}
