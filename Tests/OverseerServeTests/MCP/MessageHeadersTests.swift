import HTTPTypes
import OverseerJSON
import OverseerMCP
import Testing

@testable import OverseerServe

@Suite("What the headers of a message say")
struct MessageHeadersTests {
  private func code(_ message: MCPMessage) -> RPCFailure.Code? {
    var fields = HTTPFields()
    for (name, value) in message.headers {
      HTTPField.Name(name).map { fields.append(HTTPField(name: $0, value: value)) }
    }
    do throws(RPCFailure) {
      _ = try MessageHeaders(fields).version(of: message.body)
      return nil
    } catch {
      return error.code
    }
  }

  private func version(_ message: MCPMessage) throws -> ProtocolVersion {
    var fields = HTTPFields()
    for (name, value) in message.headers {
      HTTPField.Name(name).map { fields.append(HTTPField(name: $0, value: value)) }
    }
    return try MessageHeaders(fields).version(of: message.body)
  }

  private let list = MCPMessage.stateless("tools/list")
  private let call = MCPMessage.call("query", "1")

  @Test("A request that stands by itself says the same in its headers")
  func stateless() throws {
    for message in [
      list, call, .stateless("resources/read", ["uri": "overseer://api.d.ts"]),
      call.with("Mcp-Name", "=?base64?cXVlcnk=?="),
      .stateless("resources/read", ["uri": "übung"]).with(
        "Mcp-Name", "=?base64?w7xidW5n?="),
      // What is missing here the protocol itself says.
      .stateless("tools/call").without("Mcp-Name"), list.withoutMeta("clientCapabilities"),
      list.withoutMeta("protocolVersion"), .stateless("tools/list", version: "2099-01-01"),
    ] {
      #expect(try version(message) == .july2026, "\(message)")
    }
    for message in [
      list.without("MCP-Protocol-Version"), list.with("MCP-Protocol-Version", "2026-01-01"),
      list.with("MCP-Protocol-Version", "2025-06-18"), list.and("MCP-Protocol-Version", "2026-07-28"),
      list.without("Mcp-Method"), list.with("Mcp-Method", "Tools/List"), list.with("Mcp-Method", "tools/call"),
      list.and("Mcp-Method", "tools/list"), call.without("Mcp-Name"), call.with("Mcp-Name", "execute"),
      call.and("Mcp-Name", "query"), call.with("Mcp-Name", "=?base64?cXVlcnk?="),
      call.with("Mcp-Name", "=?base64?ZXhlY3V0ZQ==?="),
    ] {
      #expect(code(message) == .headerMismatch, "\(message)")
    }
    let unknown = MCPMessage.stateless("tools/list", version: "2099-01-01")
    #expect(code(unknown.withoutMeta("protocolVersion")) == .unsupportedVersion)
  }

  @Test("A message of before needs none, and is of the first revision then")
  func handshake() throws {
    #expect(try version(.handshake("tools/list", version: nil)) == .march2025)
    for known in ProtocolVersion.allCases {
      #expect(try version(.handshake("tools/list", version: known.rawValue).and("Mcp-Method", "tools/list")) == known)
    }
    #expect(try version(.handshake("notifications/initialized", id: nil)) == .november2025)
    #expect(code(.handshake("tools/list", version: "x")) == .unsupportedVersion)
  }

  @Test("Base64 of every length", arguments: ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg=="])
  func base64(text: String, encoded: String) { #expect(Base64.text(of: text.utf8) == encoded) }

  @Test(
    "Which forms a client takes",
    arguments: [
      (nil, true, true), ("application/json, text/event-stream", true, true), ("application/json", true, false),
      ("text/event-stream", false, true), ("*/*", true, true), ("application/*;q=0.5", true, false),
      ("text/*", false, true), ("APPLICATION/JSON ; charset=utf-8", true, false), ("text/html", false, false),
      ("", false, false), ("application/json;q=0, text/event-stream;q=0.0", false, false),
      ("application/json;q=0.1", true, false),
    ] as [(String?, Bool, Bool)])
  func forms(header: String?, json: Bool, events: Bool) {
    let forms = AcceptedForms(header)
    #expect(forms.json == json && forms.events == events)
  }
}
