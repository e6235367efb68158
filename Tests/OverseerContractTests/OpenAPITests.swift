import Foundation
import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerContract

struct OpenAPITests {
  private let json = OpenAPIDocument(of: .current, version: "1.2.3").json

  @Test func namesWhatItIs() {
    #expect(json["openapi"] == "3.1.0")
    #expect(json["info"]?["version"] == "1.2.3")
    #expect(json["servers"]?[0]?["url"] == "http://127.0.0.1:4820")
  }

  @Test func hasEveryOperation() {
    for operation in Contract.current.operations {
      let entry = json["paths"]?[operation.path]?[operation.spec.method.rawValue]
      #expect(entry?["operationId"]?.stringValue == operation.name)
      #expect(entry?["x-who"]?.stringValue == operation.spec.who.rawValue)
      #expect(entry?["responses"]?["200"] != nil)
      for status in ["400", "401", "403", "500"] { #expect(entry?["responses"]?[status] != nil) }
      let keys = entry?["parameters"]?.arrayValue?.contains(["$ref": "#/components/parameters/IdempotencyKey"]) ?? false
      #expect(keys == operation.isWriting, "\(operation.name)")
    }
  }

  @Test func componentsAreSorted() {
    let names = json["components"]?["schemas"]?.objectValue?.keys ?? []
    #expect(names == names.sorted())
    #expect(names.contains("Task") && names.contains("CreateTask") && names.contains("ErrorBody"))
  }

  @Test func referencesLeadSomewhere() {
    for reference in references(in: json) {
      var target: JSONValue? = json
      for step in reference.dropFirst(2).split(separator: "/") { target = target?[String(step)] }
      #expect(target != nil, "\(reference)")
    }
  }

  @Test func listsInQueriesAreJoinedByCommas() {
    let parameters = json["paths"]?["/api/tasks"]?["get"]?["parameters"]?.arrayValue ?? []
    let status = parameters.first { $0["name"] == "status" }
    #expect(status?["style"] == "form")
    #expect(status?["explode"] == false)
    let parent = parameters.first { $0["name"] == "parent_id" }
    #expect(parent?["schema"]?["oneOf"]?[1] == ["const": "null"])
  }

  @Test func bodiesAreClosed() {
    let body = json["components"]?["schemas"]?["CreateTask"]
    #expect(body?["additionalProperties"] == false)
    #expect(body?["required"] == ["description"])
    #expect(json["components"]?["schemas"]?["UpdateTask"]?["properties"]?["id"] == nil)
  }

  @Test func yamlKeepsTextApartFromOtherThings() throws {
    let text = try YAML.text(["a": "true", "b": true, "c": "1", "d": 1, "e": "null", "f": nil, "200": "x\ny", "h": [:]])
    #expect(text == "a: 'true'\nb: true\nc: '1'\nd: 1\ne: 'null'\nf: null\n'200': |-\n  x\n  y\nh: {}\n")
  }

  private static let validator = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(".deps/bin/openapi-spec-validator")

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: validator.path), "scripts/setup installs it"))
  func theValidatorAcceptsIt() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("overseer-\(UUID().uuidString).yaml")
    try OpenAPIDocument(of: .current, version: "1.2.3").yaml().write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = Self.validator
    process.arguments = ["--schema", "3.1", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }

  private func references(in value: JSONValue) -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { key, value in
        if key == "$ref", let name = value.stringValue { return [name] }
        return references(in: value)
      }
    case .array(let elements): elements.flatMap(references(in:))
    case .null, .bool, .integer, .number, .string: []
    }
  }
}
