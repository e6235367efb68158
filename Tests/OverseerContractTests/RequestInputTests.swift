import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@testable import OverseerContract

struct RequestInputTests {
  private struct Change: WriteOperation {
    static let spec = OperationSpec("samples.change", "Change a sample", who: .any, .patch, "/samples/{id}")
    var id: AnyTaskID
    var title: Patch<String> = .unchanged
    func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Bool { true }
  }

  private static let contract = Contract(of: [Sample.self, Change.self], documentation: DocComments())

  private func assembled(
    _ operation: String, path: [String: String] = ["id": "x"], query: [(String, String)] = [], body: JSONValue? = nil
  ) throws -> JSONValue {
    let operation = try #require(Self.contract[operation])
    return try RequestInput(of: operation, in: Self.contract).assembled(
      path: path, query: query.map { (name: $0.0, value: $0.1) }, body: body)
  }

  @Test func readsTextByTheTypeOfItsField() throws {
    let input = try assembled(
      "samples.get",
      query: [
        ("status", "Pending,InReview"), ("status", "Completed"), ("priority", "0"), ("limit", "5"), ("ready", "true"),
        ("weight", "1.5"), ("title", "12"), ("context", "null"), ("parent_id", "ms_1"),
      ])
    #expect(
      input == [
        "id": "x", "status": ["Pending", "InReview", "Completed"], "priority": 0, "limit": 5, "ready": true,
        "weight": 1.5, "title": "12", "context": nil, "parent_id": "ms_1",
      ])
  }

  @Test func leavesWhatDoesNotFitToTheCheck() throws {
    let input = try assembled("samples.get", query: [("limit", "many"), ("ready", "1"), ("nonsense", "x")])
    #expect(input == ["id": "x", "limit": "many", "ready": "1", "nonsense": "x"])
  }

  @Test func numbersAreThoseOfJSON() throws {
    #expect(try assembled("samples.get", query: [("limit", "1e2")]) == ["id": "x", "limit": 100.0])
    for text in ["+1", "01", " 1", "0x1", "inf", "nan", "1."] {
      #expect(try assembled("samples.get", query: [("limit", text)]) == ["id": "x", "limit": .string(text)])
    }
  }

  @Test func bracketsMayBeginAWord() throws {
    #expect(try assembled("samples.get", query: [("words", "[1],[")]) == ["id": "x", "words": ["[1]", "["]])
    #expect(try assembled("samples.get", query: [("words", #"["a,b",""]"#)]) == ["id": "x", "words": ["a,b", ""]])
  }

  @Test func whatIsNoListIsGivenOnce() {
    #expect(throws: OverseerError.invalidField("limit", "is given twice")) {
      _ = try assembled("samples.get", query: [("limit", "1"), ("ready", "true"), ("limit", "1")])
    }
    #expect(throws: OverseerError.invalidField("context", "is given twice")) {
      _ = try assembled("samples.get", query: [("context", "null"), ("context", "null")])
    }
  }

  @Test func takesTheBody() throws {
    #expect(try assembled("samples.change", body: ["title": nil]) == ["title": nil, "id": "x"])
    #expect(try assembled("samples.change") == ["id": "x"])
  }

  @Test func fieldsHaveOnePlace() {
    #expect(throws: OverseerError.invalidField("id", "stands in the path already")) {
      _ = try assembled("samples.change", body: ["id": "y"])
    }
    #expect(throws: OverseerError.invalidField("title", "belongs into the body")) {
      _ = try assembled("samples.change", query: [("title", "x")])
    }
    #expect(throws: OverseerError.invalidField("body", "must be an object")) {
      _ = try assembled("samples.change", body: [1])
    }
    #expect(throws: OverseerError.self) { _ = try assembled("samples.get", body: [:]) }
  }
}
