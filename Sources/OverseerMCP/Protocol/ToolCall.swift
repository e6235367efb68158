import OverseerJSON
import OverseerModel
import OverseerSDK

/// What `tools/call` asks for.
struct ToolCall: Sendable {
  let tool: Tools.Name
  let arguments: JSONValue?

  init(_ params: JSONObject) throws(RPCFailure) {
    guard let name = params["name"]?.stringValue else {
      throw RPCFailure(.invalidParams, "name is required: a string")
    }
    guard let tool = Tools.Name(rawValue: name) else {
      let names = Tools.Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw RPCFailure(.invalidParams, "unknown tool \(Shown.text(name)): it must be one of \(names)")
    }
    self.tool = tool
    arguments = params["arguments"].flatMap { $0.isNull ? nil : $0 }
  }

  /// Refuses a script that could change something where the caller may only read.
  func admit(_ caller: Caller) throws(OverseerError) {
    guard tool == .execute, caller.readsOnly else { return }
    throw OverseerError(
      .forbidden, "this token is only for reading, and execute may change something", hint: "Call query instead.")
  }

  /// A tool's reply as the protocol has it. An error of the tool is a result, so that the model gets to see it.
  static func result(_ reply: ToolReply) -> JSONObject {
    var result: JSONObject = ["content": [["type": "text", "text": .string(reply.text)]]]
    result["structuredContent"] = reply.structured
    result["isError"] = .bool(reply.isError)
    return result
  }
}
