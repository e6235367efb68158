import Foundation
import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerMCP

struct ShapedResultTests {
  private let id: ExecutionID
  init() throws { id = try #require(ExecutionID("exec_01JD3N2HY0AAAAAAAAAAAAAAAA")) }

  private func shaped(_ value: JSONValue) throws -> ShapedResult {
    try ShapedResult(Array(try value.text().utf8), of: id)
  }

  private func retold(_ shown: JSONValue, of value: JSONValue) throws -> JSONValue {
    let shelf = OutputShelf()
    shelf.put(Array(try value.text().utf8), id, for: "agent")
    return try Retold(shelf: shelf, owner: "agent").whole(shown)
  }

  @Test func anyValueIsShownWithinTheLimitAndCanBeReadWhole() throws {
    var values = RandomValues(seed: RandomValues.seed)
    var cut = 0
    for round in 0..<200 {
      let value = values.value()
      let size = try value.text().utf8.count
      let result = try shaped(value)
      let text = try result.value.text()
      try #require(text.utf8.count <= ShapedResult.limit, "seed \(RandomValues.seed), round \(round)")
      try #require(result.isTruncated == (size > ShapedResult.limit))
      #expect(try JSONParser.parse(text) == result.value)
      #expect(try shaped(value).value == result.value, "the same once more")
      guard result.isTruncated else {
        #expect(result.value == value)
        continue
      }
      cut += 1
      let told = try retold(result.value, of: value)
      try #require(told == value, "seed \(RandomValues.seed), round \(round)")
    }
    #expect(cut > 20)
  }

  @Test func sizesAreThoseOfTheText() throws {
    var values = RandomValues(seed: RandomValues.seed)
    for _ in 0..<50 {
      let value = values.value()
      let size = try value.text().utf8.count
      #expect(JSONSize.of(value, upTo: .max) == size)
      #expect(JSONSize.of(value, upTo: 100) > 100 || size <= 100)
    }
  }

  @Test func aLongListKeepsItsFirstItemsWhole() throws {
    let tasks = (0..<500).map { number -> JSONValue in
      ["id": .string("task_\(number)"), "title": .string("Task \(number)"), "priority": 2]
    }
    let items = try #require(try shaped(.array(tasks)).value.arrayValue)
    #expect(items.count > 80)
    #expect(Array(items.dropLast()) == Array(tasks.prefix(items.count - 1)))
    #expect(
      items.last == [
        "$truncated": [
          "total": 500, "shown": .integer(Int64(items.count - 1)),
          "next": .string("os.output(\"\(id)\", {from: \(items.count - 1)})"),
        ]
      ])
  }

  @Test func outerLevelsStayAndShortMembersStayWhole() throws {
    let long = String(repeating: "x", count: 50_000)
    let value: JSONValue = [
      "before": "kept", "tasks": .array((0..<300).map { ["id": .integer($0), "context": .string(long)] }),
      "note": .string(long), "after": ["also": "kept"],
    ]
    let shown = try shaped(value).value
    #expect(shown.objectValue?.keys == ["before", "tasks", "note", "after"])
    #expect(shown["after"]?["also"] == "kept")
    #expect((shown["tasks"]?.arrayValue?.count ?? 0) > 4)
    #expect(shown["tasks"]?[0]?["id"] == 0)
    #expect(shown["tasks"]?[0]?["context"]?.stringValue?.contains("path: \"tasks[0].context\", from: ") == true)
    #expect((shown["note"]?.stringValue?.count ?? 0) > 2000)
  }

  @Test func whatIsNestedDeeplyIsCut() throws {
    var value: JSONValue = "end"
    for level in 0..<120 { value = level.isMultiple(of: 2) ? [value] : ["inner": value] }
    let result = try shaped(value)
    #expect(result.isTruncated)
    #expect(try retold(result.value, of: value) == value)
  }

  @Test func absurdKeysAreLeftOut() throws {
    let key = String(repeating: "k", count: 20_000)
    let value: JSONValue = [key: 1, "b": 2]
    let shown = try shaped(value).value
    #expect(shown["$truncated"]?["shown"] == 0)
    #expect(try retold(shown, of: value) == value)
  }
}
