import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@testable import OverseerContract

/// An operation with a field of every kind.
struct Sample: ReadOperation {
  static let spec = OperationSpec("samples.get", "Get a sample", who: .any, .get, "/samples/{id}")

  struct Part: Codable, Sendable {
    var size: Int
    var note: String?
  }

  var id: AnyTaskID
  var title: String
  var parentID: AnyTaskID?
  var status: [TaskStatus]?
  var words: [String]?
  var priority: Priority?
  var limit: Int?
  var ready: Bool?
  var weight: Double?
  var since: Instant?
  var context: Patch<String> = .unchanged
  var metadata: JSONMap<String>?
  var part: Part?
  var extra: JSONValue?

  func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Bool { true }
}

struct InputCheckTests {
  static let id = "task_01ARZ3NDEKTSV4RRFFQ69G5FAV"

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var input: JSONObject
    var problems: [String]

    init(_ description: String, _ input: JSONObject, _ problems: String...) {
      testDescription = description
      self.input = input
      self.problems = problems
    }
  }

  /// What is wrong in addition to a good id and title.
  static let cases = [
    Case("nothing", [:]),
    Case("unknown field", ["colour": "red"], "colour: there is no such field"),
    Case("misspelt field", ["prioriy": 1], "prioriy: there is no such field; did you mean priority?"),
    Case("camelCase", ["parentId": .string(id)], "parentId: there is no such field; did you mean parent_id?"),
    Case("a field that is there is not meant", ["titel": "x"], "titel: there is no such field"),
    Case("wrong kind", ["title": 1], "title: must be a string, not 1"),
    Case("null", ["title": nil], "title: must be a string, not null"),
    Case("null where it may be", ["parent_id": nil, "context": nil, "limit": nil]),
    Case(
      "malformed id", ["parent_id": "task_1"],
      #"parent_id: must be an id (ms_, task_ or sub_ and 26 characters), not "task_1""#),
    Case(
      "id of another kind", ["parent_id": "repo_01ARZ3NDEKTSV4RRFFQ69G5FAV"],
      #"parent_id: must be an id (ms_, task_ or sub_ and 26 characters), not "repo_01ARZ3NDEKTSV4RRFFQ69G5FAV""#),
    Case(
      "choice in a list", ["status": ["Pending", "inprogress"]],
      "status[1]: must be Pending, InProgress, InReview, AwaitingHuman, Completed or Cancelled, not \"inprogress\""
        + "; did you mean InProgress?"),
    Case("no list", ["status": "Pending"], #"status: must be an array, not "Pending""#),
    Case("number choice", ["priority": 4], "priority: must be 0, 1, 2 or 3, not 4"),
    Case("below the range", ["limit": 0], "limit: must be a whole number from 1 to 1000, not 0"),
    Case("above the range", ["limit": 1001], "limit: must be a whole number from 1 to 1000, not 1001"),
    Case("fraction", ["limit": 1.5], "limit: must be a whole number from 1 to 1000, not 1.5"),
    Case("whole number with a fraction", ["limit": 2.0]),
    Case("number as text", ["limit": "10"], #"limit: must be a whole number from 1 to 1000, not "10""#),
    Case("boolean", ["ready": "yes"], #"ready: must be true or false, not "yes""#),
    Case("number", ["weight": true], "weight: must be a number, not true"),
    Case("integer for a number", ["weight": 1]),
    Case("time", ["since": "yesterday"], #"since: must be a time like 2026-02-05T08:06:12.345Z, not "yesterday""#),
    Case("good time", ["since": "2026-02-05T08:06:12Z"]),
    Case("map", ["metadata": ["a": "b", "c": 1]], "metadata.c: must be text without control characters, not 1"),
    Case(
      "inner object", ["part": ["note": "x", "sise": 1]], "part.size: is required: a whole number",
      "part.sise: there is no such field; did you mean size?"),
    Case("object", ["part": []], "part: must be an object, not an array"),
    Case("anything", ["extra": ["a": [1, nil]]]),
    Case(
      "all at once, in the order of the fields", ["zzz": 1, "ready": 1, "priority": "x"],
      #"priority: must be 0, 1, 2 or 3, not "x""#, "ready: must be true or false, not 1",
      "zzz: there is no such field"),
    Case(
      "control characters and length", ["ready": .string("\u{1B}[2J" + String(repeating: "a", count: 50))],
      "ready: must be true or false, not \"\u{FFFD}[2J" + String(repeating: "a", count: 36) + "…\""),
  ]

  @Test(arguments: cases)
  func namesWhatIsWrong(example: Case) {
    var input: JSONObject = ["id": .string(Self.id), "title": "x"]
    for (key, value) in example.input { input[key] = value }
    let problems = InputCheck(Sample.self).problems(in: .object(input))
    #expect(problems.map { "\($0.field): \($0.message)" } == example.problems)
    // What passes the check can be read, and the other way round.
    #expect((try? JSONCoder.decode(Sample.self, from: .object(input))) != nil || !problems.isEmpty)
  }

  @Test func namesWhatIsMissing() {
    let problems = InputCheck(Sample.self).problems(in: ["parent_id": nil])
    #expect(
      problems == [
        FieldProblem("id", "is required: an id (ms_, task_ or sub_ and 26 characters)"),
        FieldProblem("title", "is required: a string"),
      ])
  }

  @Test func theInputIsAnObject() {
    #expect(InputCheck(Sample.self).problems(in: [1]) == [FieldProblem("input", "must be an object, not an array")])
  }

  @Test func decodes() throws {
    let sample = try InputCheck.decode(
      Sample.self, from: ["id": .string(Self.id), "title": "x", "priority": 1, "context": nil, "extra": 1])
    #expect(sample.priority == .high)
    #expect(sample.context == .clear)
    #expect(sample.metadata == nil)
  }

  @Test func throwsOneErrorForAll() throws {
    let error = #expect(throws: OverseerError.self) {
      _ = try InputCheck.decode(CreateTask.self, from: ["titel": "x", "priority": 9])
    }
    #expect(error?.code == .invalidInput)
    #expect(
      error?.details["fields"]?.arrayValue?.compactMap { $0["field"]?.stringValue } == [
        "description", "priority", "titel",
      ])
    #expect(error?.hint?.contains("tasks.create takes repo_id, parent_id, kind, description (required)") == true)
  }

  @Test func checksEveryOperationOfTheCatalogue() throws {
    for operation in Catalogue.operations { try decodeNothing(operation) }
  }

  /// No operation takes an unknown field, and those without required fields take the empty object.
  private func decodeNothing<Operation: SDKOperation>(_ type: Operation.Type) throws {
    let check = InputCheck(type)
    #expect(check.problems(in: ["no_such_field": 1]).contains { $0.field == "no_such_field" })
    if check.problems(in: [:]).isEmpty { _ = try InputCheck.decode(type, from: [:]) }
  }
}
