import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

/// Requests to a server, whose answers must keep every rule that holds for all of them.
extension LiveServer {
  var authorization: String { "Authorization: Bearer \(token)" }

  /// Sends exactly these headers besides Host, Connection and Content-Length.
  func raw(
    _ method: String, _ path: String, _ headers: [String] = [], body: String = "", host: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> RawClient.Answer {
    let answer = try await RawClient.request(method, path, port: port, headers: headers, body: body, host: host)
    expectGuarded(answer, "\(method) \(path)", sourceLocation)
    return answer
  }

  /// Sends a request with the installation's token, and a body as JSON.
  func call(
    _ method: String, _ path: String, _ body: String = "", _ headers: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> RawClient.Answer {
    let type = body.isEmpty ? [] : ["Content-Type: application/json"]
    return try await raw(method, path, [authorization] + type + headers, body: body, sourceLocation: sourceLocation)
  }

  func get(
    _ path: String, _ headers: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> RawClient.Answer {
    try await call("GET", path, "", headers, sourceLocation: sourceLocation)
  }

  func post(
    _ path: String, _ body: String = "{}", _ headers: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> RawClient.Answer {
    try await call("POST", path, body, headers, sourceLocation: sourceLocation)
  }

  /// What every answer of the program says, whatever was asked.
  private func expectGuarded(_ answer: RawClient.Answer, _ what: String, _ place: SourceLocation) {
    let headers = answer.headers
    #expect(answer.status != 0 && answer.status != 500, "\(what): \(answer)", sourceLocation: place)
    #expect(headers["x-content-type-options"] == "nosniff", "\(what): \(answer)", sourceLocation: place)
    #expect(headers["referrer-policy"] == "no-referrer", "\(what): \(answer)", sourceLocation: place)
    #expect(headers["x-overseer-version"] == Version.current, "\(what): \(answer)", sourceLocation: place)
    #expect(headers["x-correlation-id"]?.isEmpty == false, "\(what): \(answer)", sourceLocation: place)
    let policy = headers["content-security-policy"] ?? ""
    for rule in ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
      #expect(policy.contains(rule), "\(what): \(answer)", sourceLocation: place)
    }
    #expect(!policy.contains("script-src 'unsafe"), "\(what): \(answer)", sourceLocation: place)
    for name in ["server", "date", "set-cookie", "x-powered-by"] {
      #expect(headers[name] == nil, "\(what): \(answer)", sourceLocation: place)
    }
    #expect(!headers.keys.contains { $0.hasPrefix("access-control-") }, "\(what): \(answer)", sourceLocation: place)
    let isTold = answer.text.contains(token) || headers.values.contains { $0.contains(token) }
    #expect(!isTold, "\(what) tells the token", sourceLocation: place)
    if answer.status >= 400, headers["content-length"] != "0" || !answer.body.isEmpty, !what.hasPrefix("HEAD") {
      expectError(answer, what, place)
    }
  }

  private func expectError(_ answer: RawClient.Answer, _ what: String, _ place: SourceLocation) {
    // A server that is ill says so with its report.
    if answer.status == 503, what.hasSuffix("/health") { return }
    if what.hasSuffix("/mcp"), answer.value["jsonrpc"] == "2.0" {
      let message = answer.value["error"]?["message"]?.stringValue
      #expect(message?.isEmpty == false, "\(what): \(answer)", sourceLocation: place)
      return
    }
    let error = try? JSONCoder.decode(ErrorBody.self, from: Array(answer.expanded))
    #expect(error?.code.httpStatus == answer.status, "\(what): \(answer)", sourceLocation: place)
    #expect(error?.message.isEmpty == false, "\(what): \(answer)", sourceLocation: place)
    #expect(
      error?.correlationID == answer.headers["x-correlation-id"], "\(what): \(answer)", sourceLocation: place)
  }

  /// Where the log ends.
  func end() async throws -> Int64 {
    try await overseer.call(ListEvents(limit: 1), as: person).last?.seq ?? 0
  }

  /// Expects that nothing changes while `body` runs.
  func staysAsItIs(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
  ) async throws {
    let before = try await end()
    try await body()
    #expect(try await end() == before, "something has changed", sourceLocation: sourceLocation)
  }
}

extension RawClient.Answer {
  /// The body as JSON; null where it is none.
  var value: JSONValue { (try? JSONParser.parse(Array(expanded))) ?? .null }

  var elements: [JSONValue] { value.arrayValue ?? [] }

  var code: String? { value["code"]?.stringValue }

  /// The body, decompressed where it is compressed.
  var expanded: Data {
    guard headers["content-encoding"] == "gzip" else { return body }
    return Gzip.expanded(.init(bytes: body)).map { Data($0.readableBytesView) } ?? Data()
  }

  /// The address of the next page.
  var next: String? {
    guard let link = headers["link"], link.hasPrefix("<"), link.hasSuffix(#">; rel="next""#) else { return nil }
    return String(link.dropFirst().prefix { $0 != ">" })
  }
}

/// A task to be created, as JSON.
func task(_ title: String, in repo: Repo) -> String {
  #"{"repo_id":"\#(repo.id)","description":"\#(title)"}"#
}

/// A message to `/mcp` that changes nothing, as JSON.
let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
