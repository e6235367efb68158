import Foundation
import Testing

@testable import OverseerJSON

@Suite struct MemberWriterTests {
  private struct Point: MemberWritable {
    var name: String
    var rate: Double?

    func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
      try members.encode(name, forKey: "name")
      try members.encode(rate, forKey: "rate")
    }
  }

  private struct Everything: MemberWritable {
    var text: String?
    var flag = true
    var number = -7
    var texts: [String] = []
    var map: JSONMap<String> = [:]
    var point: Point?
    var points: [Point] = []
    var tree: JSONValue = .null

    func write(to members: borrowing MemberWriter) throws(JSONCodingError) {
      try members.encode(text, forKey: "some_text")
      try members.encode(flag, forKey: "flag")
      try members.encode(number, forKey: "number")
      try members.encode(texts, forKey: "texts")
      try members.encode(map, forKey: "map")
      try members.encode(point, forKey: "point")
      try members.encode(points, forKey: "points")
      try members.encode(tree, forKey: "tree")
    }
  }

  @Test func writesNullAndEmptyPlaces() throws {
    let expected =
      #"{"some_text":null,"flag":true,"number":-7,"texts":[],"map":{},"point":null,"points":[],"tree":null}"#
    #expect(try JSONCoder.encodeString(Everything()) == expected)
  }

  @Test func writesAllKindsOfMembers() throws {
    let points = [Point(name: "a\"b"), Point(name: "c", rate: 1.5)]
    let value = Everything(
      text: "né\n", flag: false, texts: ["x", "y\\"], map: ["B c": "1", "a_B": "2"], point: points[1], points: points,
      tree: ["k": [1, nil, ["Deep": true]]])
    let expected = #"""
      {"some_text":"né\n","flag":false,"number":-7,"texts":["x","y\\"],"map":{"B c":"1","a_B":"2"},\#
      "point":{"name":"c","rate":1.5},"points":[{"name":"a\"b","rate":null},{"name":"c","rate":1.5}],\#
      "tree":{"k":[1,null,{"Deep":true}]}}
      """#
    let text = try JSONCoder.encodeString(value)
    #expect(try JSONParser.parse(text) == JSONParser.parse(expected))
    #expect(text == (try JSONParser.parse(expected).text()))
    #expect(try JSONCoder.encodeString(value, pretty: true) == (try JSONParser.parse(expected).text(pretty: true)))
  }

  @Test func standsWithinValuesOfCodable() throws {
    struct Outer: Encodable {
      var first: Point
      var list: [Point]
      var last = 1
    }
    let point = Point(name: "p")
    let text = try JSONCoder.encodeString(Outer(first: point, list: [point, point]))
    #expect(
      text
        == #"{"first":{"name":"p","rate":null},"list":[{"name":"p","rate":null},{"name":"p","rate":null}],"last":1}"#)
  }

  @Test func saysWhereAValueCannotBeWritten() {
    let bad = Point(name: "bad", rate: .nan)
    func path(_ value: Everything) -> String? {
      #expect(throws: JSONCodingError.self) { try JSONCoder.encode(value) }?.renderedPath
    }
    #expect(path(Everything(point: bad)) == "point.rate")
    #expect(path(Everything(points: [Point(name: "good"), bad])) == "points[1].rate")
    #expect(path(Everything(tree: ["a": [0, .number(.infinity)]])) == "tree.a[1]")
  }

  @Test func isRefusedByOtherEncoders() {
    #expect(throws: JSONCodingError.self) { try JSONEncoder().encode(Point(name: "a")) }
  }
}
