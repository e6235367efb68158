import OverseerModel
import Testing

private func request(_ status: HelpRequest.Status, options: [String] = ["yes", "no"]) -> HelpRequest {
  var request = HelpRequest(
    id: HelpRequestID(Sample.ulid(80)), taskID: Sample.id(5), fromStatus: .inProgress, category: .decision,
    reason: "Which way?", suggestedOptions: options, requestedBy: Sample.agent, createdAt: Sample.noon)
  request.status = status
  return request
}

private let later = Sample.noon + .seconds(60)

@Suite("Help requests")
struct HelpRequestTests {
  @Test("A new request is pending, open and has no answer")
  func fresh() {
    let fresh = HelpRequest(
      id: HelpRequestID(Sample.ulid(80)), taskID: Sample.id(5), fromStatus: .pending, category: .clarification,
      reason: "?", suggestedOptions: [], requestedBy: Sample.agent, createdAt: Sample.noon)
    #expect(fresh.status == .pending)
    #expect(fresh.status.isOpen)
    #expect(fresh.response == nil && fresh.chosenOption == nil)
    #expect(fresh.respondedAt == nil && fresh.resumedAt == nil)
  }

  @Test("Open are the ones that are pending or answered", arguments: HelpRequest.Status.allCases)
  func open(status: HelpRequest.Status) {
    #expect(status.isOpen == [.pending, .responded].contains(status))
  }

  @Test("An open request takes an answer, a closed one does not", arguments: HelpRequest.Status.allCases)
  func answering(status: HelpRequest.Status) throws {
    let asked = request(status)
    guard [.pending, .responded].contains(status) else {
      let error = refusal { () throws(OverseerError) in
        try asked.responded(response: "left", chosenOption: nil, at: later)
      }
      #expect(error?.code == .invalidState)
      #expect(error?.details["from"] == .string(status.rawValue))
      #expect(error?.texts("allowed") == ["Pending", "Responded"])
      return
    }
    var expected = asked
    expected.status = .responded
    expected.response = "left"
    expected.chosenOption = 1
    expected.respondedAt = later
    #expect(try asked.responded(response: "left", chosenOption: 1, at: later) == expected)
  }

  @Test("A second answer replaces the first as a whole")
  func answeringAgain() throws {
    let first = try request(.pending).responded(response: "left", chosenOption: 0, at: Sample.noon)
    let second = try first.responded(response: nil, chosenOption: 1, at: later)
    #expect(second.response == nil)
    #expect(second.chosenOption == 1)
    #expect(second.respondedAt == later)
  }

  @Test("An answer says something or chooses an option")
  func emptyAnswer() {
    let error = refusal { () throws(OverseerError) in
      try request(.pending).responded(response: nil, chosenOption: nil, at: later)
    }
    #expect(error?.code == .invalidInput)
    #expect(error?.fields == ["response"])
  }

  @Test("The chosen option is one of those that were offered", arguments: 0...3, [-1, 0, 1, 2, 3, .max, .min])
  func chosenOption(offered: Int, chosen: Int) throws {
    let asked = request(.pending, options: (0..<offered).map { "option \($0)" })
    if chosen >= 0 && chosen < offered {
      #expect(try asked.responded(response: nil, chosenOption: chosen, at: later).chosenOption == chosen)
    } else {
      let error = refusal { () throws(OverseerError) in
        try asked.responded(response: "words do not make it valid", chosenOption: chosen, at: later)
      }
      #expect(error?.code == .notFound)
      #expect(error?.fields == ["chosen_option"])
    }
  }

  @Test("Only an answered request is resumed", arguments: HelpRequest.Status.allCases)
  func resuming(status: HelpRequest.Status) throws {
    let asked = request(status)
    guard status == .responded else {
      let error = refusal { () throws(OverseerError) in try asked.resumed(at: later) }
      #expect(error?.code == .invalidState)
      #expect(error?.details["from"] == .string(status.rawValue))
      #expect(error?.texts("allowed") == ["Responded"])
      return
    }
    var expected = asked
    expected.status = .resolved
    expected.resumedAt = later
    #expect(try asked.resumed(at: later) == expected)
  }

  @Test("A cancelled request keeps what was said", arguments: [HelpRequest.Status.pending, .responded])
  func cancelling(status: HelpRequest.Status) {
    var expected = request(status)
    expected.status = .cancelled
    #expect(request(status).cancelled() == expected)
  }
}
