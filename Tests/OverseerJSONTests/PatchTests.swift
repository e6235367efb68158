import OverseerJSON
import Testing

@Suite struct PatchTests {
  enum Level: String, Codable { case low, high }

  struct TaskPatch: Codable, Equatable {
    var title: Patch<String> = .unchanged
    var dueAt: Patch<Int64> = .unchanged
    var blockedBy: Patch<[String]> = .unchanged
    var riskLevel: Patch<Level> = .unchanged
    var note: String?
  }

  @Test(arguments: [
    (TaskPatch(), #"{"note":null}"#),
    (TaskPatch(title: .clear), #"{"title":null,"note":null}"#),
    (TaskPatch(title: .set("x"), dueAt: .set(5)), #"{"title":"x","due_at":5,"note":null}"#),
    (
      TaskPatch(blockedBy: .set(["a"]), riskLevel: .set(.high)),
      #"{"blocked_by":["a"],"risk_level":"high","note":null}"#
    ),
  ])
  func isAbsentNullOrAValue(_ patch: TaskPatch, _ text: String) throws {
    #expect(try JSONCoder.encodeString(patch) == text)
    #expect(try JSONCoder.decode(TaskPatch.self, from: text) == patch)
  }

  @Test func readsAnEmptyObject() throws {
    #expect(try JSONCoder.decode(TaskPatch.self, from: "{}") == TaskPatch())
  }

  @Test func namesTheKeyInErrors() {
    let wrongKind = #expect(throws: JSONCodingError.self) {
      try JSONCoder.decode(TaskPatch.self, from: #"{"due_at":"soon"}"#)
    }
    #expect(wrongKind?.description == "due_at: expected an integer, found a string")
    let wrongElement = #expect(throws: JSONCodingError.self) {
      try JSONCoder.decode(TaskPatch.self, from: #"{"blocked_by":["a",null]}"#)
    }
    #expect(wrongElement?.description == "blocked_by[1]: expected a string, found null")
  }

  @Test func applies() {
    #expect(Patch<Int>.unchanged.applied(to: 1) == 1)
    #expect(Patch<Int>.unchanged.applied(to: nil) == nil)
    #expect(Patch<Int>.clear.applied(to: 1) == nil)
    #expect(Patch<Int>.set(2).applied(to: 1) == 2)
    #expect(Patch<Int>.set(2).applied(to: nil) == 2)
    #expect(Patch<Int>.unchanged.isUnchanged && !Patch<Int>.clear.isUnchanged)
  }

  @Test func standsInArrays() throws {
    let patches: [Patch<Int>] = [.set(1), .clear]
    #expect(try JSONCoder.encodeString(patches) == "[1,null]")
    #expect(try JSONCoder.decode([Patch<Int>].self, from: "[1,null]") == patches)
    #expect(try JSONCoder.encodeString([Patch<Int>.unchanged]) == "[null]")
  }
}
