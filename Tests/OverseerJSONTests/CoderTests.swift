import OverseerJSON
import Testing

@Suite struct CoderTests {
  enum Status: String, Codable { case open, done }

  struct Owner: Codable, Equatable {
    var fullName: String
    var age: Int?
  }

  struct Item: Codable, Equatable {
    var repoID: String
    var count: Int
    var ratio: Double = 1
    var isOpen = true
    var status: Status = .open
    var lastStatus: Status?
    var blockedBy: [String] = []
    var optionalList: [Int?]?
    var owner: Owner?
    var history: [Owner] = []
  }

  @Test func writesAbsentOptionalsAsNull() throws {
    let text = try JSONCoder.encodeString(Item(repoID: "r", count: 1))
    #expect(
      text == #"{"repo_id":"r","count":1,"ratio":1.0,"is_open":true,"status":"open","last_status":null,"#
        + #""blocked_by":[],"optional_list":null,"owner":null,"history":[]}"#)
    #expect(try JSONCoder.encode(Item(repoID: "r", count: 1)) == Array(text.utf8))
    #expect(try JSONCoder.decode(Item.self, from: Array(text.utf8)) == Item(repoID: "r", count: 1))
  }

  @Test func writesAbsentOptionalsOfEveryTypeAsNull() throws {
    struct Optionals: Codable, Equatable {
      var a: Bool?, b: String?, c: Double?, d: Float?, e: Int?, f: Int8?, g: Int16?, h: Int32?, i: Int64?
      var j: UInt?, k: UInt8?, l: UInt16?, m: UInt32?, n: UInt64?, o: [Int]?, p: Owner?, q: Int128?, r: UInt128?
    }
    let expected = "{" + "abcdefghijklmnopqr".map { "\"\($0)\":null" }.joined(separator: ",") + "}"
    #expect(try JSONCoder.encodeString(Optionals()) == expected)
    #expect(try JSONCoder.decode(Optionals.self, from: expected) == Optionals())
    #expect(try JSONCoder.decode(Optionals.self, from: "{}") == Optionals())
    let full = Optionals(
      a: true, b: "", c: 1, d: 0.1, e: 1, f: 2, g: 3, h: 4, i: 5, j: 6, k: 7, l: 8, m: 9, n: 10, o: [1],
      p: Owner(fullName: "x"), q: 11, r: 12)
    #expect(try JSONCoder.decode(Optionals.self, from: JSONCoder.encodeString(full)) == full)
    #expect(try JSONCoder.encodeString(full).contains(#""d":0.1,"#))
  }

  @Test func roundTripsNestedValues() throws {
    let item = Item(
      repoID: "r\n", count: -5, ratio: 0.1, isOpen: false, status: .done, lastStatus: .open, blockedBy: ["a", "b"],
      optionalList: [1, nil, 3], owner: Owner(fullName: "N", age: 7), history: [Owner(fullName: "M")])
    #expect(try JSONCoder.decode(Item.self, from: JSONCoder.encode(item)) == item)
    #expect(try JSONCoder.decode(Item.self, from: JSONCoder.encodeString(item, pretty: true)) == item)
    #expect(try JSONCoder.decode(Item.self, from: JSONCoder.value(of: item)) == item)
    #expect(try JSONCoder.value(of: item)["optional_list"] == [1, nil, 3])
    #expect(try JSONCoder.value(of: item)["history"]?[0] == ["full_name": "M", "age": nil])
  }

  @Test func writesPrettily() throws {
    #expect(
      try JSONCoder.encodeString([Owner(fullName: "a")], pretty: true) == """
        [
          {
            "full_name": "a",
            "age": null
          }
        ]
        """)
  }

  @Test func codesScalarsAtTheRoot() throws {
    #expect(try JSONCoder.encodeString("a") == #""a""#)
    #expect(try JSONCoder.encodeString(Int?.none) == "null")
    #expect(try JSONCoder.encodeString(Status.done) == #""done""#)
    #expect(try JSONCoder.encodeString([true, false]) == "[true,false]")
    #expect(try JSONCoder.encodeString([1.0, 2.5] as [Double?]) == "[1.0,2.5]")
    #expect(try JSONCoder.decode(Int?.self, from: "null") == nil)
    #expect(try JSONCoder.decode([Status].self, from: #"["open"]"#) == [.open])
    #expect(try JSONCoder.decode([Double].self, from: "[1, 2.5, 1e2]") == [1, 2.5, 100])
    #expect(try JSONCoder.decode([[Bool?]].self, from: "[[true, null], []]") == [[true, nil], []])
  }

  @Test func keepsIntegersOfAllWidths() throws {
    func check<Number: FixedWidthInteger & Codable>(_ type: Number.Type) throws {
      for value in [type.min, type.max, 0, 1] {
        let text = try JSONCoder.encodeString([value])
        #expect(text == "[\(value)]")
        #expect(try JSONCoder.decode([Number].self, from: text) == [value])
        #expect(try JSONCoder.decode(Number.self, from: "\(value)") == value)
      }
    }
    try check(Int8.self)
    try check(Int16.self)
    try check(Int32.self)
    try check(Int64.self)
    try check(Int.self)
    try check(UInt8.self)
    try check(UInt16.self)
    try check(UInt32.self)
    #expect(try JSONCoder.decode(UInt64.self, from: "9223372036854775807") == UInt64(Int64.max))
    #expect(try JSONCoder.decode(Int.self, from: "3.0e1") == 30)
    #expect(try JSONCoder.decode(Double.self, from: "3") == 3)
  }

  @Test func refusesIntegersOutOfRange() {
    func message<T: Decodable>(_ type: T.Type, _ text: String) -> String? {
      #expect(throws: JSONCodingError.self) { try JSONCoder.decode(type, from: text) }?.message
    }
    #expect(message(UInt8.self, "256") == "number out of range: expected 0 to 255, found 256")
    #expect(message(Int8.self, "-129") == "number out of range: expected -128 to 127, found -129")
    #expect(message(UInt64.self, "-1")?.hasSuffix("found -1") == true)
    #expect(message(Int64.self, "1e19")?.hasSuffix("found 1e+19") == true)
    #expect(message(Int.self, "1.5") == "expected an integer, found 1.5")
    #expect(message(Float.self, "1e300") == "number out of range")
    #expect(throws: JSONCodingError.self) { try JSONCoder.encode(UInt64.max) }
    let error = #expect(throws: JSONCodingError.self) { try JSONCoder.encode(["k": [0, UInt64.max]]) }
    #expect(error?.description == "k[1]: number out of range")
  }
}
