import OverseerJSON
import OverseerModel
import Testing

/// The table of domain.md ("Errors").
private let table: [(code: String, http: Int?, exit: Int32)] = [
  ("invalid_input", 400, 2), ("too_large", 413, 2), ("unsupported_media_type", 415, 2), ("method_not_allowed", 405, 2),
  ("misdirected", 421, 2), ("unauthorized", 401, 3), ("forbidden", 403, 3), ("not_found", 404, 4), ("conflict", 409, 5),
  ("precondition_failed", 412, 6), ("invalid_state", 422, 7), ("unavailable", 503, 8), ("rate_limited", 429, 8),
  ("vcs_failed", 502, 9), ("gate_failed", nil, 10), ("internal_error", 500, 1),
]

@Suite("Errors")
struct ErrorTests {
  @Test("The codes are those of the table, no more and no fewer")
  func codes() {
    #expect(Set(OverseerError.Code.allCases.map(\.rawValue)) == Set(table.map(\.code)))
    #expect(table.count == OverseerError.Code.allCases.count)
  }

  @Test("Every code has the HTTP and exit status of the table", arguments: table.map(\.code))
  func statuses(name: String) throws {
    let row = try #require(table.first { $0.code == name })
    let code = try #require(OverseerError.Code(rawValue: name))
    #expect(code.httpStatus == row.http)
    #expect(code.exitStatus == row.exit)
  }

  @Test("Every code goes through an error body as its name", arguments: OverseerError.Code.allCases)
  func body(code: OverseerError.Code) throws {
    let error = OverseerError(code, "it went wrong", hint: "do this", details: ["task_id": "task_1", "count": 2])
    let json = try JSONCoder.encodeString(ErrorBody(error, correlationID: "call-7"))
    let text =
      #"{"code":"\#(code.rawValue)","message":"it went wrong","hint":"do this","details":{"task_id":"task_1","#
      + #""count":2},"correlation_id":"call-7"}"#
    #expect(json == text)
    #expect(try JSONCoder.decode(ErrorBody.self, from: json) == ErrorBody(error, correlationID: "call-7"))
  }

  @Test("An absent hint is null and absent details are an empty object")
  func emptyBody() throws {
    let body = ErrorBody(OverseerError(.notFound, "gone"), correlationID: "")
    #expect(
      try JSONCoder.encodeString(body)
        == #"{"code":"not_found","message":"gone","hint":null,"details":{},"correlation_id":""}"#)
  }

  @Test("Every wrong field is named, in the message and in the details")
  func invalidFields() {
    let error = OverseerError.invalidFields(
      [FieldProblem("priority", "must be 0 to 3"), FieldProblem("blocked_by[1]", "is no id")], hint: "look again")
    #expect(error.code == .invalidInput)
    #expect(error.message == "priority: must be 0 to 3; blocked_by[1]: is no id")
    #expect(error.hint == "look again")
    #expect(
      error.details == [
        "fields": [
          ["field": "priority", "message": "must be 0 to 3"], ["field": "blocked_by[1]", "message": "is no id"],
        ]
      ])
    #expect(OverseerError.invalidField("a", "b") == OverseerError.invalidFields([FieldProblem("a", "b")]))
  }

  @Test("What is not found is named")
  func notFound() {
    let error = OverseerError.notFound("task", "task_1", hint: "look in the archive")
    #expect(error.code == .notFound)
    #expect(error.message == "there is no task task_1")
    #expect(error.details == ["kind": "task", "id": "task_1"])
    #expect(error.hint == "look in the archive")
  }
}
