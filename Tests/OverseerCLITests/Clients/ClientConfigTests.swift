import OverseerGates
import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerCLI

/// What is put into the files of clients and taken out again.
struct ClientConfigTests {
  private let entry = ServerEntry(command: ["/usr/local/bin/os", "mcp"])

  private func install(
    _ client: AgentClient, _ text: String?, _ entry: ServerEntry? = nil
  ) throws(OverseerError) -> String {
    let bytes = try ClientConfig(client: client, name: "file", bytes: text.map { Array($0.utf8) })
      .installing(entry ?? self.entry)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func uninstall(_ client: AgentClient, _ text: String?) throws(OverseerError) -> String? {
    let bytes = try ClientConfig(client: client, name: "file", bytes: text.map { Array($0.utf8) }).uninstalling()
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: AgentClient.allCases)
  func `a new file holds the server alone, and goes with it`(_ client: AgentClient) throws {
    let text = try install(client, nil)
    #expect(try install(client, text) == text)
    #expect(try uninstall(client, text) == nil)
    #expect(try uninstall(client, nil) == nil)
  }

  @Test func `each client gets what it reads`() throws {
    #expect(
      try install(.claude, nil) == """
        {
          "mcpServers": {
            "overseer": {
              "type": "stdio",
              "command": "/usr/local/bin/os",
              "args": ["mcp"]
            }
          }
        }

        """)
    #expect(try install(.cursor, nil) == install(.claude, nil))
    #expect(
      try install(.codex, nil) == """
        [mcp_servers.overseer]
        command = "/usr/local/bin/os"
        args = ["mcp"]

        """)
    #expect(
      try install(.opencode, nil) == """
        {
          "mcp": {
            "overseer": {
              "type": "local",
              "command": ["/usr/local/bin/os", "mcp"],
              "enabled": true
            }
          }
        }

        """)
  }

  @Test func `an installation elsewhere is named`() throws {
    let entry = ServerEntry(command: ["os", "mcp"], installation: "/data/over seer")
    #expect(
      try install(.codex, "", entry) == """

        [mcp_servers.overseer]
        command = "os"
        args = ["mcp"]
        env = { OVERSEER_HOME = "/data/over seer" }

        """)
    let text = try install(.opencode, nil, entry)
    #expect(try JSONParser.parse(text)["mcp"]?["overseer"]?["environment"] == ["OVERSEER_HOME": "/data/over seer"])
  }

  @Test func `what is there stays as it is`() throws {
    let text = """
      {
      \t// mine
      \t"theme": "dark",   "mcpServers": {
      \t\t"other": {"command": "x"} // that one
      \t},
      }
      """
    let installed = try install(.cursor, text)
    #expect(
      installed == """
        {
        \t// mine
        \t"theme": "dark",   "mcpServers": {
        \t\t"other": {"command": "x"}, // that one
        \t\t"overseer": {
        \t\t\t"type": "stdio",
        \t\t\t"command": "/usr/local/bin/os",
        \t\t\t"args": ["mcp"]
        \t\t}
        \t},
        }
        """)
    #expect(try uninstall(.cursor, installed) == text)
  }

  @Test func `an empty object stays on its line`() throws {
    let text = "{\n  \"mcpServers\": {}\n}"
    let installed = try install(.claude, text)
    let value = "{\"type\": \"stdio\", \"command\": \"/usr/local/bin/os\", \"args\": [\"mcp\"]}"
    #expect(installed == "{\n  \"mcpServers\": { \"overseer\": \(value) }\n}")
    #expect(try uninstall(.claude, installed) == text)
  }

  @Test func `a program that has moved is updated, and nothing else of the entry`() throws {
    let json = """
      {"mcpServers": {"overseer": {"command": "/old/os", "timeout": 5, "env": {"A": "b"}, "args": ["mcp"]}}}
      """
    let updated = try install(.claude, json)
    #expect(
      updated == """
        {"mcpServers": {"overseer": {"command": "/usr/local/bin/os", "timeout": 5, "env": {"A": "b"}, \
        "args": ["mcp"], "type": "stdio"}}}
        """)
    let toml = """
      [mcp_servers.overseer] # mine
      args = [ 'mcp' ] # so
      command = '/old/os' # there
      startup_timeout_sec = 20

      [mcp_servers.overseer.env]
      A = "b"
      """
    #expect(try install(.codex, toml) == toml.replacing("'/old/os'", with: "\"/usr/local/bin/os\""))
    let elsewhere = ServerEntry(command: ["/old/os", "mcp"], installation: "/data")
    #expect(
      try install(.codex, toml, elsewhere)
        == toml.replacing("[mcp_servers.overseer.env]", with: "[mcp_servers.overseer.env]\nOVERSEER_HOME = \"/data\""))
    #expect(try uninstall(.codex, "a = 1\n\n" + toml) == "a = 1\n")
  }

  @Test func `a server that was reached over HTTP is started instead`() throws {
    let json = "{\"mcp\": {\"overseer\": {\"type\": \"remote\", \"url\": \"http://x/mcp\", \"headers\": {}}}}"
    let value = try JSONParser.parse(install(.opencode, json))["mcp"]?["overseer"]
    #expect(value == ["type": "local", "command": ["/usr/local/bin/os", "mcp"], "enabled": true])
    let toml = "[mcp_servers.overseer]\nurl = \"http://x/mcp\"\n\n[other]\na = 1\n"
    #expect(
      try install(.codex, toml)
        == "\n[other]\na = 1\n\n[mcp_servers.overseer]\ncommand = \"/usr/local/bin/os\"\nargs = [\"mcp\"]\n")
  }

  @Test func `what an entry in braces has is not written anew`() throws {
    let head = "[mcp_servers]\noverseer = { command = \"/usr/local/bin/os\""
    let tail = ", startup_timeout_sec = 10.5, since = 1979-05-27"
    #expect(try install(.codex, "\(head)\(tail) } # mine") == "\(head)\(tail), args = [\"mcp\"] } # mine")
    let entry = ServerEntry(command: ["/usr/local/bin/os", "mcp"], installation: "/data")
    let empty = "[mcp_servers.overseer]\ncommand = '/usr/local/bin/os'\nargs = ['mcp']\nenv = {  }\n"
    #expect(
      try install(.codex, empty, entry) == empty.replacing("{  }", with: "{ OVERSEER_HOME = \"/data\" }"))
  }

  @Test(arguments: AgentClient.allCases)
  func `an empty file takes the server, and is empty again without it`(_ client: AgentClient) throws {
    let bytes = ClientConfig(client: client, name: "file", bytes: nil).empty
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(try uninstall(client, install(client, text)) == text)
  }

  @Test func `OpenCode 2 has its servers one level down`() throws {
    let text = "{\n  \"mcp\": {\n    \"servers\": {\n      \"x\": {\"type\": \"local\"},\n    },\n  },\n}\n"
    let installed = try install(.opencode, text)
    #expect(installed.contains("      \"overseer\": {\n        \"type\": \"local\",\n"))
    #expect(!installed.contains("enabled"))
    #expect(try uninstall(.opencode, installed) == text)
  }

  @Test(arguments: [
    (AgentClient.claude, "{\n  \"a\": 1,\n  \"b\" 2\n}", 3), (.cursor, "", 1), (.claude, "{\"a\": 1, \"a\": 2}", 1),
    (.opencode, "{\n/* no end\n}", 2), (.codex, "a = 1\nb = \n", 2), (.codex, "[a]\n[a]\n", 2),
  ])
  func `what is not valid is refused with its line`(_ client: AgentClient, _ text: String, _ line: Int) {
    for act in [{ _ = try install(client, text) }, { _ = try uninstall(client, text) }] as [() throws -> Void] {
      let error = #expect(throws: OverseerError.self) { try act() }
      #expect(error?.code == .invalidInput && error?.details["line"] == .integer(Int64(line)))
    }
  }

  @Test(arguments: [
    (AgentClient.claude, "{\"mcpServers\": null}"), (.claude, "[]"), (.opencode, "{\"mcp\": []}"),
    (.codex, "mcp_servers = { overseer = { command = 'x' } }"), (.codex, "mcp_servers.overseer.command = 'x'"),
    (.codex, "mcp_servers = { github = { command = 'x' } }"), (.codex, "[[mcp_servers.overseer]]"),
    (.codex, "mcp_servers.overseer = 1"), (.codex, "mcp_servers = []"), (.codex, "[[mcp_servers]]\na = 1"),
    (.codex, "mcp_servers.overseer = { url = 'http://x/mcp' }"), (.codex, "[mcp_servers]\noverseer.command = 1.5"),
  ])
  func `what has no place for a server is left alone`(_ client: AgentClient, _ text: String) {
    let error = #expect(throws: OverseerError.self) { try install(client, text) }
    #expect(error?.code == .preconditionFailed)
  }

  @Test func `in JSON, putting in and taking out gives the same bytes`() throws {
    for seed in RandomConfig.seed..<RandomConfig.seed + 1000 {
      var random = RandomConfig(seed: seed)
      let client: AgentClient = seed % 2 == 0 ? .claude : .opencode
      let text = random.json(client == .claude ? ["mcpServers", "overseer"] : ["mcp", "servers", "overseer"])
      let before = try JSONText(Array(text.utf8)).value
      let installed = try install(client, text)
      let after = try JSONText(Array(installed.utf8)).value
      let key = client == .claude ? "mcpServers" : "mcp"
      for (name, value) in before.objectValue ?? [:] where name != key { #expect(after[name] == value, "\(seed)") }
      for (name, value) in before[key]?.objectValue ?? [:] where name != "servers" {
        #expect(after[key]?[name] == value, "\(seed)")
      }
      #expect(try install(client, installed) == installed, "\(seed)")
      let back = try uninstall(client, installed)
      #expect(back == text, "seed \(seed)\n\(text)\n---\n\(installed)\n---\n\(back ?? "")")
    }
  }

  @Test func `in TOML, putting in and taking out gives the same bytes`() throws {
    var edited = 0
    for seed in RandomConfig.seed..<RandomConfig.seed + 1000 {
      var random = RandomConfig(seed: seed)
      let text = random.toml()
      guard let before = try? TOMLText(Array(text.utf8)).root else { continue }
      let installed: String
      do throws(OverseerError) {
        installed = try install(.codex, text)
      } catch {
        #expect(error.code == .preconditionFailed, "seed \(seed): \(error)\n\(text)")
        continue
      }
      edited += 1
      let after = try TOMLText(Array(installed.utf8)).root
      for (name, value) in before.objectValue ?? [:] where name != "mcp_servers" {
        #expect(after[name] == value, "\(seed)")
      }
      for (name, value) in before["mcp_servers"]?.objectValue ?? [:] where name != "overseer" {
        #expect(after["mcp_servers"]?[name] == value, "\(seed)")
      }
      #expect(after["mcp_servers"]?["overseer"]?["command"] == "/usr/local/bin/os", "seed \(seed)\n\(text)")
      #expect(try install(.codex, installed) == installed, "\(seed)")
      guard before["mcp_servers"]?["overseer"] == nil else { continue }
      let back = try uninstall(.codex, installed)
      #expect(back == text, "seed \(seed)\n\(text)\n---\n\(installed)\n---\n\(back ?? "")")
    }
    #expect(edited > 400)
  }

  @Test func `hostile bytes are refused and never crash`() {
    for seed in RandomConfig.seed..<RandomConfig.seed + 1000 {
      var random = RandomConfig(seed: seed)
      var bytes = Array((seed % 2 == 0 ? random.json(["mcpServers", "overseer"]) : random.toml()).utf8)
      for _ in 0..<3 where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch random.next() % 3 {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        default: bytes.removeSubrange(place...)
        }
      }
      for client in [AgentClient.cursor, .codex] {
        let config = ClientConfig(client: client, name: "file", bytes: bytes)
        guard let installed = try? config.installing(entry) else { continue }
        let edited = ClientConfig(client: client, name: "file", bytes: installed)
        #expect((try? edited.hasServer()) == true, "\(seed)")
        // An entry that is written in braces stays.
        do throws(OverseerError) {
          _ = try edited.uninstalling()
        } catch {
          #expect(error.code == .preconditionFailed, "\(seed): \(error)")
        }
      }
    }
  }
}
