import OverseerJSON
import OverseerModel
import TestSeed
import Testing

@Suite struct ReviewerReplyTests {
  private func reason(_ printed: String) -> String? {
    do throws(ReviewerFailure) {
      let reply = try ReviewerReply(printed: Array(printed.utf8))
      Issue.record("was to be refused, but gave \(reply)")
      return nil
    } catch {
      #expect(error.mayRetry)
      return error.reason
    }
  }

  @Test func readsAWholeReply() throws {
    let reply = try ReviewerReply(
      printed: Array(
        """

          {"decision": "RequestChanges", "summary": "Two things.\\nSee below.", "comments": [
            {"file_path": "src/a.swift", "line_start": 3, "line_end": 4, "side": "Left", "body": "Why?",
             "severity": "must"},
            {"file_path": "src/a.swift", "line_start": 3, "body": "Shorter", "suggestion": "return 1\\n"},
            {"body": "Well", "severity": "praise", "file_path": null}
          ]}

        """.utf8))
    #expect(
      reply
        == ReviewerReply(
          decision: .requestChanges,
          comments: [
            NewComment(
              filePath: "src/a.swift", lineStart: 3, lineEnd: 4, side: .left, body: "Why?", severity: .must),
            NewComment(filePath: "src/a.swift", lineStart: 3, body: "Shorter", suggestion: "return 1\n"),
            NewComment(body: "Well", severity: .praise),
          ], summary: "Two things.\nSee below."))
  }

  @Test func anApprovalNeedsNoWords() throws {
    let reply = try ReviewerReply(printed: Array(#"{"decision":"Approve","comments":[],"summary":""}"#.utf8))
    #expect(reply == ReviewerReply(decision: .approve, comments: [], summary: ""))
  }

  @Test(arguments: [
    ("", "it printed nothing"),
    (" \n\t\r\n", "it printed nothing"),
    ("LGTM", "what it printed is not JSON: line 1, column 1:"),
    ("{\"decision\":\"Approve\",\"comments\":[],\"summary\":\"\"} done", "what it printed is not JSON: line 1"),
    ("```json\n{}\n```", "what it printed is not JSON: line 1, column 1:"),
    ("[]", "what it printed is no reply: "),
    ("null", "what it printed is no reply: "),
    ("\"Approve\"", "what it printed is no reply: "),
    (#"{"comments":[],"summary":""}"#, "what it printed is no reply: decision"),
    (#"{"decision":"Approve","summary":""}"#, "what it printed is no reply: comments"),
    (#"{"decision":"Approve","comments":[]}"#, "what it printed is no reply: summary"),
    (#"{"decision":"approve","comments":[],"summary":""}"#, "what it printed is no reply: decision"),
    (#"{"decision":"Waive","comments":[],"summary":""}"#, "what it printed is no reply: decision"),
    (#"{"decision":true,"comments":[],"summary":""}"#, "what it printed is no reply: decision"),
    (#"{"decision":"Approve","comments":{},"summary":""}"#, "what it printed is no reply: comments"),
    (#"{"decision":"Approve","comments":[],"summary":null}"#, "what it printed is no reply: summary"),
    (#"{"decision":"Approve","comments":["no"],"summary":""}"#, "what it printed is no reply: comments[0]"),
    (#"{"decision":"Approve","comments":[{}],"summary":""}"#, "what it printed is no reply: comments[0].body"),
    (
      #"{"decision":"Approve","comments":[{"body":"a","line_start":"3"}],"summary":""}"#,
      "what it printed is no reply: comments[0].line_start"
    ),
    (
      #"{"decision":"Approve","comments":[{"body":"a","severity":"blocker"}],"summary":""}"#,
      "what it printed is no reply: comments[0].severity"
    ),
    (
      #"{"decision":"Approve","comments":[{"body":"a"},{"body":"b","line":3}],"summary":""}"#,
      "what it printed is no reply: comments[1].line: is not known"
    ),
    (
      #"{"decision":"Approve","comments":[],"summary":"","score":5}"#,
      "what it printed is no reply: score: is not known; known are decision, comments, summary"
    ),
    (
      #"{"decision":"RequestChanges","comments":[],"summary":" \n"}"#,
      "what it printed is no reply: summary: must not be empty"
    ),
    (
      #"{"decision":"Approve","comments":[],"summary":"\u001b[2J"}"#,
      "what it printed is no reply: summary: must not hold the control character U+1B"
    ),
  ])
  func anythingElseIsAFailureThatSaysWhy(printed: String, begins: String) {
    let reason = reason(printed)
    #expect(reason?.hasPrefix(begins) == true, "\(reason ?? "")")
  }

  @Test func bytesThatAreNotUTF8AreAFailure() {
    #expect(throws: ReviewerFailure.self) {
      try ReviewerReply(printed: Array(#"{"decision":"Approve","comments":[],"summary":""#.utf8) + [0xFF, 0x22, 0x7D])
    }
  }

  /// No cut and no change of one byte of a reply is taken for another decision.
  @Test func aDamagedReplyNeverTurnsIntoTheOtherVerdict() throws {
    var random = PrintedSeed()
    let whole = try JSONCoder.encode(
      ReviewerReply(
        decision: .requestChanges, comments: [NewComment(filePath: "a", lineStart: 1, body: "no")], summary: "Mend it"))
    for _ in 0..<2000 {
      var bytes = whole
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      } else {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let reply = try? ReviewerReply(printed: bytes) else { continue }
      #expect(reply.decision == .requestChanges)
    }
  }
}
