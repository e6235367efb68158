import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerContract

struct FieldRulesTests {
  private static let contract = Contract.current

  /// Fields that anything goes for.
  private static let free: [String: String] = [:]

  /// What is refused although it fits the published shape is what several fields, or a field and what stands in the
  /// database, say together.
  static let contradictions = [
    "data.import": "what a document holds is checked with the document",
    "gates.add": "setup is for clean checkouts, network for sandboxes, and the task's repository must be the one named",
    "gates.update": "setup is for clean checkouts, network for sandboxes",
    "git_ai.result": "either a task or a job",
    "git_ai.status": "either a task or a job",
    "help.respond": "a response, an option or both",
    "ids.resolve": "what can be the end of an id depends on the kind",
    "repos.register": "without a path the caller's folder counts",
    "reviews.apply_suggestion": "the comments must be of one task and suggest something",
    "reviews.comment": "the lines must be those of a file of the round",
    "reviews.file": "the first line must be one of the file",
    "reviews.move_comment": "the lines must be those of a file of the round",
    "reviews.request_changes": "the lines of comments must be those of files of the round",
    "reviews.resolve_comment": "a reply is resolved with its thread",
    "reviews.viewed": "the paths must be those of changed files",
    "tasks.block": "a task cannot block itself",
    "tasks.create": "the kind must fit under the parent, and the repository be the parent's",
    "tasks.update": "the kind must fit under the parent, and the parent be of the same repository",
    "vcs.port": "the lines must be those of the file",
  ]

  @Test func contradictionsAreOfOperations() {
    #expect(Set(Self.contradictions.keys).subtracting(Self.contract.operations.map(\.name)) == [])
  }

  /// Text and numbers that callers send are bounded by a rule, or named above.
  @Test(arguments: contract.operations)
  func everyFieldHasARule(operation: OperationContract) {
    let inputs = Self.contract.types.filter { $0.value.name.hasSuffix("Input") }
    for (type, object) in [(operation.inputName, operation.input)] + objects(in: inputs) {
      for field in object.properties where isFree(field.schema) {
        #expect(Self.free["\(type).\(field.name)"] != nil, "\(type).\(field.name) may be anything")
      }
    }
  }

  /// Every rule is one of a field that there is.
  @Test func everyRuleIsUsed() {
    let fields = Self.contract.origins
    for rule in FieldRules.names {
      let parts = rule.split(separator: ".").map(String.init)
      let isKnown =
        parts.count == 2 ? fields[parts[0]]?.contains(parts[1]) : fields.values.contains { $0.contains(rule) }
      #expect(isKnown == true, "\(rule)")
    }
  }

  @Test func whatCannotBeClearedIsNotNull() throws {
    for (type, name) in [("tasks.update", "description"), ("tasks.update", "priority"), ("gates.update", "command")] {
      let field = try #require(Self.contract[type]?.input[name])
      #expect(!field.isNullable && !field.isClearable && !field.isRequired)
    }
    #expect(Self.contract["tasks.update"]?.input["context"]?.isClearable == true)
    let problems = InputCheck(UpdateTask.self).problems(in: ["id": .string(InputCheckTests.id), "priority": nil])
    #expect(problems == [FieldProblem("priority", "must be 0, 1, 2 or 3, not null")])
  }

  @Test(
    arguments: [
      (["labels": ["a b"]], "labels[0]: must be a word without white space, commas and control characters"),
      (["metadata": ["": "x"]], #"metadata: the key "" must be a text without control characters"#),
      (["context": "a\u{1B}"], "context: must be text without control characters"),
      (["description": ""], "description: must be one line of text, 1 to 500 characters"),
    ] as [(JSONObject, String)])
  func theCheckKeepsThem(change: JSONObject, message: String) {
    var input: JSONObject = ["description": "x"]
    for (key, value) in change { input[key] = value }
    let problems = InputCheck(CreateTask.self).problems(in: .object(input))
    #expect(problems.map { "\($0.field): \($0.message)" }.first?.hasPrefix(message) == true, "\(problems)")
  }

  @Test func listsAreBoundedAndUnique() {
    let gate = InputCheck(AddGate.self)
    func problems(_ variables: [JSONValue]) -> [String] {
      gate.problems(in: ["name": "g", "command": "x", "pass_env": .array(variables)]).map {
        "\($0.field): \($0.message)"
      }
    }
    #expect(problems(["A", "B"]) == [])
    #expect(problems(["A", "B", "A"]) == ["pass_env[2]: is named twice"])
    #expect(
      problems((0...GateInput.listLimit).map { .string("V\($0)") }) == ["pass_env: must be 100 at most, not 101"])
    #expect(InputCheck(ListEvents.self).problems(in: ["types": []]).map(\.field) == ["types"])
    #expect(InputCheck(ListEvents.self).problems(in: ["types": ["TaskMade"]]).map(\.field) == ["types[0]"])
  }

  @Test func theyArePublished() throws {
    let document = OpenAPIDocument(of: .current, version: "0").json
    let task = try #require(document["components"]?["schemas"]?["CreateTask"]?["properties"])
    #expect(task["metadata"]?["maxProperties"] == .integer(Int64(Text.metadataLimit)))
    #expect(task["metadata"]?["propertyNames"]?["maxLength"] == .integer(Int64(Text.metadataKeyLimit)))
    #expect(task["description"]?["pattern"] == .string(TextForm.line.pattern))
    let gate = try #require(document["components"]?["schemas"]?["AddGate"]?["properties"])
    #expect(gate["paths"]?["maxItems"] == 100 && gate["paths"]?["uniqueItems"] == true)
    #expect(document["components"]?["headers"]?["CorrelationId"]?["required"] == true)
  }

  private func objects(in types: [String: Definition]) -> [(String, ObjectSchema)] {
    types.values.compactMap { definition in
      guard case .object(let object) = definition.schema else { return nil }
      return (definition.name, object)
    }
  }

  private func isFree(_ schema: Schema) -> Bool {
    switch schema {
    case .string(let rules): rules.format == nil
    case .integer(let range): range == nil
    case .array(let element, _): isFree(element)
    case .map(let element, let rules): isFree(element) || rules.keys == nil
    case .nullable(let inner): isFree(inner)
    case .oneOf(let shapes, _): shapes.contains(where: isFree)
    case .object(let object): object.properties.contains { isFree($0.schema) }
    case .choice, .number, .boolean, .any, .reference: false
    }
  }
}
