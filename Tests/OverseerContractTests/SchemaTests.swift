import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerContract

struct SchemaTests {
  enum Colour: String, Codable, CaseIterable {
    case red = "Red"
    case green = "Green"
  }

  enum Level: Int, Codable, CaseIterable {
    case low = 1
    case high = 5
  }

  struct Leaves: Codable {
    var text: String
    var flag: Bool
    var whole: Int
    var small: UInt8
    var real: Double
    var colour: Colour
    var level: Level
    var repoID: RepoID
    var taskID: AnyTaskID
    var at: Instant
    var anything: JSONValue
    var names: JSONMap<Int>
    var list: [String]
    var lists: [[Colour]]
  }

  struct Maybe: Codable {
    var text: String?
    var flag: Bool?
    var whole: Int?
    var real: Double?
    var colour: Colour?
    var list: [String]?
    var nested: Inner?
  }

  struct Changes: Codable {
    var text: Patch<String> = .unchanged
    var colour: Patch<Colour> = .unchanged
    var labels: Patch<[String]> = .unchanged
  }

  struct Inner: Codable { var camelCase: Bool }

  struct Tree: Codable {
    var name: String
    var children: [Tree]
    var after: Int
  }

  struct Wrapped: Codable, RawRepresentable { var rawValue: String }

  struct Silent: Codable {
    init(from decoder: any Decoder) throws { throw ProbeStopped() }
    func encode(to encoder: any Encoder) throws {}
  }

  private let input = SchemaReader(.input, documentation: DocComments())
  private let output = SchemaReader(.output, documentation: DocComments())

  @Test func readsLeaves() {
    let schemas = output.object(of: Leaves.self).properties.map { "\($0.name): \(describe($0.schema, output))" }
    #expect(
      schemas == [
        "text: string", "flag: boolean", "whole: integer", "small: integer 0...255", "real: number",
        "colour: choice Red Green", "level: choice 1 5", "repo_id: id repo_", "task_id: id ms_ task_ sub_",
        "at: moment", "anything: any", "names: map of integer", "list: array of string",
        "lists: array of array of choice Red Green",
      ])
    #expect(output.unread == [])
  }

  @Test func optionalsNeedNotComeIn() {
    for property in input.object(of: Maybe.self).properties {
      #expect(!property.isRequired && property.isNullable && !property.isClearable, "\(property.name)")
    }
    #expect(input.unread == [])
  }

  @Test func whatGoesOutIsComplete() {
    for property in output.object(of: Maybe.self).properties {
      #expect(property.isRequired && property.isNullable, "\(property.name)")
    }
  }

  @Test func patchesTellNullFromNothing() {
    let properties = input.object(of: Changes.self).properties
    #expect(properties.map(\.name) == ["text", "colour", "labels"])
    for property in properties {
      #expect(!property.isRequired && property.isNullable && property.isClearable, "\(property.name)")
    }
    #expect(input.unread == [])
  }

  @Test func recursionEndsInAReference() {
    #expect(output.schema(of: Tree.self) == .reference("SchemaTestsTree"))
    guard case .object(let tree)? = output.definitions["SchemaTestsTree"]?.schema else {
      Issue.record("no definition")
      return
    }
    #expect(tree.properties.map(\.name) == ["name", "children", "after"])
    #expect(tree["children"]?.schema == .array(.reference("SchemaTestsTree")))
    #expect(output.unread == [])
  }

  @Test func objectsAreNamedByDirection() {
    #expect(output.schema(of: Inner.self) == .reference("SchemaTestsInner"))
    #expect(input.schema(of: Inner.self) == .reference("SchemaTestsInnerInput"))
    #expect(input.definitions["SchemaTestsInnerInput"]?.origin == "SchemaTests.Inner")
    #expect(TypeName.path(of: WorkItem.self) == "WorkItem")
    #expect(TypeName.published("WorkItem") == "Task")
    #expect(TypeName.published("OverseerError.Code") == "ErrorCode")
  }

  @Test func wrappersHaveTheShapeOfTheirValue() {
    #expect(output.schema(of: Wrapped.self) == .text)
    #expect(output.schema(of: Set<Int>.self) == .array(.integer(nil)))
    #expect(output.schema(of: Int?.self) == .nullable(.integer(nil)))
    #expect(output.unread == [])
  }

  @Test func namesTypesThatCannotBeRead() {
    _ = output.schema(of: Silent.self)
    #expect(output.unread == ["SchemaTests.Silent"])
  }

  @Test func eventBodiesAreToldApartByTheirType() throws {
    _ = output.schema(of: Event.self)
    guard case .oneOf(let shapes, "type")? = output.definitions["EventBody"]?.schema else {
      Issue.record("no EventBody")
      return
    }
    let tags = shapes.compactMap { shape -> Schema? in
      guard case .object(let object) = shape else { return nil }
      return object["type"]?.schema
    }
    #expect(tags == EventBody.catalogue.map { .choice([.string($0.type)]) })
    #expect(output.unread == [])
  }

  @Test func limitsAreThoseOfTheModel() {
    let task = output.schema(of: WorkItem.self)
    #expect(task == .reference("Task"))
    guard case .object(let object)? = output.definitions["Task"]?.schema else { return }
    #expect(
      object["description"]?.schema == .string(StringRules(minLength: 1, maxLength: Text.descriptionLimit)))
    #expect(
      input.object(of: CreateTask.self)["description"]?.schema
        == .string(StringRules(format: .form(.line), minLength: 1, maxLength: Text.descriptionLimit)))
  }

  @Test func idPatternsAcceptOnlyIds() throws {
    let pattern = try #require(StringRules(format: .identifier(prefixes: ["ms_", "task_"])).pattern)
    let regex = try Regex(pattern)
    #expect("task_01ARZ3NDEKTSV4RRFFQ69G5FAV".wholeMatch(of: regex) != nil)
    #expect("ms_7ZZZZZZZZZZZZZZZZZZZZZZZZZ".wholeMatch(of: regex) != nil)
    for wrong in [
      "task_81ARZ3NDEKTSV4RRFFQ69G5FAV", "task_01ARZ3NDEKTSV4RRFFQ69G5FA", "sub_01ARZ3NDEKTSV4RRFFQ69G5FAV",
      "task_01ARZ3NDEKTSV4RRFFQ69G5FAU", "task_01arz3ndektsv4rrffq69g5fav",
    ] { #expect(wrong.wholeMatch(of: regex) == nil, "\(wrong)") }
  }

  @Test func objectNamesAreTextOfFortyDigits() throws {
    #expect(output.schema(of: CommitID?.self) == .nullable(.reference("CommitID")))
    #expect(output.schema(of: TreeID.self) == .reference("TreeID"))
    #expect(describe(.reference("CommitID"), output) == "40 digits")
    #expect(output.definitions["TreeID"]?.description == "The name of a tree: 40 hexadecimal digits.")
    let pattern = try #require(StringRules(format: .objectName(digits: 40)).pattern)
    #expect(pattern == "^[0-9a-f]{40}$")
    #expect(output.unread == [])
  }

  /// A schema in words; references are followed.
  private func describe(_ schema: Schema, _ reader: SchemaReader) -> String {
    switch schema {
    case .string(let rules):
      switch rules.format {
      case .form(let form)?: "\(form)"
      case .identifier(let prefixes)?: "id " + prefixes.joined(separator: " ")
      case .objectName(let digits)?: "\(digits) digits"
      case nil: "string"
      }
    case .choice(let choices):
      "choice " + choices.map { $0.stringValue ?? "\($0.integerValue ?? -1)" }.joined(separator: " ")
    case .integer(let range?): "integer \(range)"
    case .integer(nil): "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .array(let element, _): "array of \(describe(element, reader))"
    case .map(let element, _): "map of \(describe(element, reader))"
    case .any: "any"
    case .object: "object"
    case .reference(let name): reader.definitions[name].map { describe($0.schema, reader) } ?? "nothing"
    case .oneOf(let shapes, _): "one of " + shapes.map { describe($0, reader) }.joined(separator: ", ")
    case .nullable(let inner): "\(describe(inner, reader)) or null"
    }
  }
}
