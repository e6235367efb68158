import OverseerJSON
import Testing

@Suite struct CodingErrorTests {
  struct Inner: Codable {
    var fullName: String
    var blockedBy: [String]
  }

  struct Outer: Codable {
    var mainItem: Inner?
    var items: [Inner]?
    var state: CoderTests.Status?
    var even: Even?
    var rate: Double?
  }

  /// Checks its value by itself, like many types of the model.
  struct Even: Codable {
    var value: Int

    init(value: Int) { self.value = value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      value = try container.decode(Int.self)
      guard value.isMultiple(of: 2) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(value) is odd")
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      guard value.isMultiple(of: 2) else {
        throw EncodingError.invalidValue(value, .init(codingPath: encoder.codingPath, debugDescription: "odd"))
      }
      try container.encode(value)
    }
  }

  @Test(arguments: [
    ("[]", "expected an object, found an array"),
    (#"{"main_item":{"full_name":1,"blocked_by":[]}}"#, "main_item.full_name: expected a string, found a number"),
    (#"{"main_item":{"blocked_by":[]}}"#, "main_item.full_name: required value is missing"),
    (
      #"{"main_item":{"full_name":"","blocked_by":["a",2]}}"#,
      "main_item.blocked_by[1]: expected a string, found a number"
    ),
    (#"{"main_item":{"full_name":null,"blocked_by":[]}}"#, "main_item.full_name: expected a string, found null"),
    (#"{"items":[{"full_name":"x","blocked_by":{}}]}"#, "items[0].blocked_by: expected an array, found an object"),
    (#"{"items":true}"#, "items: expected an array, found a boolean"),
    (#"{"even":3}"#, "even: 3 is odd"),
    (#"{"even":"3"}"#, "even: expected an integer, found a string"),
    (#"{"state":"paused"}"#, "state: Cannot initialize Status from invalid String value paused"),
  ])
  func tellsPathAndReason(_ text: String, _ description: String) {
    let error = #expect(throws: JSONCodingError.self) { try JSONCoder.decode(Outer.self, from: text) }
    #expect(error?.description == description)
    #expect(error?.parseError == nil)
  }

  @Test func keepsSyntaxErrors() {
    let error = #expect(throws: JSONCodingError.self) { try JSONCoder.decode(Outer.self, from: "{\n]") }
    #expect(error?.description == "line 2, column 1: expected a key in double quotes, found ']'")
    #expect(error?.parseError?.offset == 2)
    #expect(error?.path == [])
  }

  @Test func locatesEncodingErrors() {
    func description(_ value: Outer) -> String? {
      #expect(throws: JSONCodingError.self) { try JSONCoder.encode(value) }?.description
    }
    #expect(description(Outer(rate: .nan)) == "rate: NaN and infinity cannot be written as JSON")
    #expect(description(Outer(even: Even(value: 1))) == "even: odd")
  }

  @Test func keepsForeignErrors() {
    struct Refusal: Error, CustomStringConvertible { let description = "refused" }
    struct Strict: Codable {
      init() {}
      init(from decoder: any Decoder) throws { throw Refusal() }
      func encode(to encoder: any Encoder) throws { throw Refusal() }
    }
    let decoding = #expect(throws: JSONCodingError.self) { try JSONCoder.decode([Strict].self, from: "[1]") }
    #expect(decoding?.description == "[0]: refused")
    let encoding = #expect(throws: JSONCodingError.self) { try JSONCoder.encode(["k": Strict()]) }
    #expect(encoding?.description == "k: refused")
  }

  @Test func decodingTriesAlternatives() throws {
    enum Either: Decodable, Equatable {
      case text(String)
      case number(Int)
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          self = .text(text)
        } else {
          self = .number(try container.decode(Int.self))
        }
      }
    }
    #expect(try JSONCoder.decode([Either].self, from: #"["a",1]"#) == [.text("a"), .number(1)])
  }
}
