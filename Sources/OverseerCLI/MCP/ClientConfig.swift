import OverseerGates
import OverseerJSON
import OverseerModel

/// A client's file of servers as text, with and without the one of Overseer.
struct ClientConfig {
  let client: AgentClient
  /// What errors call the file.
  let name: String
  /// What stands in the file; nil where there is none.
  let bytes: [UInt8]?

  /// What stands in the file once the client starts `entry`; the same bytes where it does already.
  func installing(_ entry: ServerEntry) throws(OverseerError) -> [UInt8] {
    let members = entry.members(for: client)
    if client == .codex {
      guard let bytes else { return Self.newTable(members) }
      return try checked(toml(bytes)) { text throws(TOMLOutline.Mistake) in
        try Self.installing(members, in: text)
      }
    }
    guard let bytes else { return Self.newDocument(jsonPath(in: nil), withSwitch(members, at: jsonPath(in: nil))) }
    let text = try json(bytes)
    let path = jsonPath(in: text)
    let value = withSwitch(members, at: path)
    return try checked(text) { text throws(JSONParseError) in
      let isElsewhere = text.value(at: path)?["url"] != nil
      return try isElsewhere ? text.setting(path, to: .object(value)) : text.merging(path, with: .object(value))
    }
  }

  /// What stands in the file without the server; nil where the file was made for it alone. The same bytes where it has
  /// none.
  func uninstalling() throws(OverseerError) -> [UInt8]? {
    guard let bytes else { return nil }
    if client == .codex {
      let text = try toml(bytes)
      guard let old = text.value(at: Self.tablePath) else { return bytes }
      if let members = old.objectValue, Self.newTable(members) == bytes { return nil }
      return try checked(text) { text throws(TOMLOutline.Mistake) in text.removing(Self.tablePath) }
    }
    var text = try json(bytes)
    for path in Self.jsonPaths(of: client) where text.value(at: path) != nil {
      if let members = text.value(at: path)?.objectValue, Self.newDocument(path, members) == text.bytes { return nil }
      let rest = try checked(text) { text throws(JSONParseError) in try text.removing(path) }
      text = try json(rest)
    }
    return text.bytes
  }

  /// What stands in a file that is to be there and hold nothing.
  var empty: [UInt8] { client == .codex ? [] : Array("{}\n".utf8) }

  /// Whether the client has an entry of this name.
  func hasServer() throws(OverseerError) -> Bool {
    guard let bytes else { return false }
    if client == .codex { return try toml(bytes).value(at: Self.tablePath) != nil }
    let text = try json(bytes)
    return Self.jsonPaths(of: client).contains { text.value(at: $0) != nil }
  }
}

extension ClientConfig {
  private static let tablePath = ["mcp_servers", ServerEntry.name]

  /// The document with the server; nil where it has no place for one. A table that is appended to a document that
  /// writes its servers in braces is not valid: that is for the caller to find.
  private static func installing(
    _ members: JSONObject, in text: TOMLText
  ) throws(TOMLOutline.Mistake) -> [UInt8]? {
    let servers = text.value(at: tablePath.dropLast())
    guard servers == nil || servers?.objectValue != nil else { return nil }
    guard let old = text.value(at: tablePath) else { return text.appending(tablePath, members) }
    // What reaches a server elsewhere has nothing in common with what starts one.
    if old["url"] != nil {
      guard let rest = text.removing(tablePath) else { return nil }
      return try TOMLText(rest).appending(tablePath, members)
    }
    return old.objectValue == nil ? nil : try text.merging(tablePath, with: members)
  }

  private static func jsonPaths(of client: AgentClient) -> [[String]] {
    // OpenCode has servers beside one another under `mcp`, and since its second version under `servers` in there.
    client == .opencode
      ? [["mcp", ServerEntry.name], ["mcp", "servers", ServerEntry.name]] : [["mcpServers", ServerEntry.name]]
  }

  /// Where the entry stands in this file, or is to stand. What OpenCode 1 has, OpenCode 2 reads as well.
  private func jsonPath(in text: JSONText?) -> [String] {
    let paths = Self.jsonPaths(of: client)
    guard let text, let second = paths.dropFirst().first, let servers = text.value(at: second.dropLast()) else {
      return paths[0]
    }
    // A server could be called so.
    return servers.objectValue != nil && servers["type"]?.stringValue == nil ? second : paths[0]
  }

  /// OpenCode 1 wants to be told that a server is to run.
  private func withSwitch(_ members: JSONObject, at path: [String]) -> JSONObject {
    guard client == .opencode, path.count == 2 else { return members }
    var members = members
    members["enabled"] = true
    return members
  }

  private static func newTable(_ members: JSONObject) -> [UInt8] {
    TOMLText.table(tablePath, members) + Array("\n".utf8)
  }

  private static func newDocument(_ path: [String], _ members: JSONObject) -> [UInt8] {
    let document = path.reversed().reduce(JSONValue.object(members)) { .object([$1: $0]) }
    return JSONLayout.own.text(document) + Array("\n".utf8)
  }

  private func json(_ bytes: [UInt8]) throws(OverseerError) -> JSONText {
    do throws(JSONParseError) {
      return try JSONText(bytes)
    } catch {
      throw invalid(error.line, error.message, format: "JSON")
    }
  }

  private func toml(_ bytes: [UInt8]) throws(OverseerError) -> TOMLText {
    do throws(TOMLOutline.Mistake) {
      return try TOMLText(bytes)
    } catch {
      throw invalid(error.line, error.message, format: "TOML")
    }
  }

  private func invalid(_ line: Int, _ message: String, format: String) -> OverseerError {
    OverseerError(
      .invalidInput, "\(name), line \(line), is not valid \(format): \(message)",
      hint: "Mend that line and try again. Nothing was changed.",
      details: ["path": .string(name), "line": .integer(Int64(line))])
  }

  /// What an edit gives, once it is known to be valid. Throws where there is no place for the edit, or where what it
  /// gives is not valid.
  private func checked<Text, Mistake: Error>(
    _ text: Text, _ edit: (Text) throws(Mistake) -> [UInt8]?
  ) throws(OverseerError) -> [UInt8] {
    guard let bytes = try? edit(text) else { throw unusual }
    let isValid = client == .codex ? (try? TOMLText(bytes)) != nil : (try? JSONText(bytes)) != nil
    guard isValid else { throw unusual }
    return bytes
  }

  private var unusual: OverseerError {
    OverseerError(
      .preconditionFailed, "\(name) has no place for a server as Overseer writes it, and stays as it is",
      hint: "Edit it by hand. docs/agents.md shows what \(client.title) wants.", details: ["path": .string(name)])
  }
}
