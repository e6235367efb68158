import OverseerJSON
import Testing

@Suite struct ValueTests {
  @Test func givesAccessByKind() {
    let value: JSONValue = ["text": "a\(1)", "whole": 2, "number": 1.5, "yes": true, "list": [1, 2], "none": nil]
    #expect(value["text"]?.stringValue == "a1")
    #expect(value["whole"]?.integerValue == 2)
    #expect(value["whole"]?.numberValue == 2)
    #expect(value["number"]?.numberValue == 1.5)
    #expect(value["number"]?.integerValue == nil)
    #expect(value["yes"]?.boolValue == true)
    #expect(value["list"]?.arrayValue == [1, 2])
    #expect(value["list"]?[1] == 2)
    #expect(value["list"]?[2] == nil)
    #expect(value["list"]?[-1] == nil)
    #expect(value["none"]?.isNull == true)
    #expect(value["missing"] == nil)
    #expect(value.objectValue?.count == 6)
    #expect(value["text"]?.objectValue == nil)
    #expect(value.boolValue == nil && value.stringValue == nil && value.arrayValue == nil && !value.isNull)
    #expect(JSONValue.integer(1) != .number(1))
  }

  @Test func objectsKeepTheirOrder() {
    var object: JSONObject = ["b": 1, "a": 2, "c": 3, "b": 4]
    #expect(object.keys == ["b", "a", "c"])
    #expect(object["b"] == 4)
    object["a"] = nil
    object["d"] = .null
    object["b"] = 5
    object["missing"] = nil
    #expect(object.keys == ["b", "c", "d"])
    #expect(object.map(\.value) == [5, 3, .null])
    #expect(object.first?.key == "b")
    #expect(JSONObject(object.reversed()).keys == ["d", "c", "b"])
  }

  @Test func objectsAreEqualInAnyOrder() {
    let forward: JSONObject = ["a": 1, "b": ["c": 2]]
    let backward: JSONObject = ["b": ["c": 2], "a": 1]
    #expect(forward == backward)
    #expect(forward.hashValue == backward.hashValue)
    #expect(forward != ["a": 1])
    #expect(forward != ["a": 1, "b": ["c": 3]])
    #expect(Set<JSONValue>([.object(forward), .object(backward)]).count == 1)
  }

  @Test func objectsTellSpellingsOfACharacterApart() throws {
    let text = "{\"\u{e9}\":1,\"e\u{301}\":2}"
    let value = try JSONParser.parse(text)
    #expect(value["\u{e9}"] == 1 && value["e\u{301}"] == 2)
    #expect(try value.text() == text)
    let error = #expect(throws: JSONCodingError.self) { try JSONCoder.decode(JSONMap<Int>.self, from: text) }
    #expect(error?.message == "the same key is there in another spelling")
  }

  @Test func largeObjectsBehaveLikeSmallOnes() {
    var object = JSONObject()
    for number in 0..<100 { object["\(number)"] = .integer(Int64(number)) }
    for number in stride(from: 0, to: 100, by: 2) { object["\(number)"] = nil }
    for number in 0..<10 { object["\(number)"] = "new" }
    #expect(object.count == 55)
    #expect(object.keys.prefix(3) == ["1", "3", "5"])
    #expect(object.keys.suffix(2) == ["6", "8"])
    #expect(object["3"] == "new" && object["99"] == 99 && object["98"] == nil)
  }

  @Test func valuesAreProperties() throws {
    struct Document: Codable, Equatable {
      var rawValue: JSONValue
      var extraFields: JSONObject
      var maybeValue: JSONValue?
      var nullValue: JSONValue
    }
    let document = Document(
      rawValue: ["camelKey": [1, 2.5, nil]], extraFields: ["otherKey": "x"], maybeValue: nil, nullValue: nil)
    let text = try JSONCoder.encodeString(document)
    #expect(
      text == #"{"raw_value":{"camelKey":[1,2.5,null]},"extra_fields":{"otherKey":"x"},"maybe_value":null,"#
        + #""null_value":null}"#)
    #expect(try JSONCoder.decode(Document.self, from: text) == document)
    #expect(try JSONCoder.value(of: document)["extra_fields"] == ["otherKey": "x"])
  }
}
