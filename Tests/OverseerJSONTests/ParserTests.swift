import OverseerJSON
import Testing

struct BadDocument: Sendable, CustomTestStringConvertible {
  var text: String
  var line: Int
  var column: Int
  var message: String
  var testDescription: String { text }

  init(_ text: String, _ line: Int, _ column: Int, _ message: String) {
    (self.text, self.line, self.column, self.message) = (text, line, column, message)
  }
}

@Suite struct ParserTests {
  static let rejected: [BadDocument] = [
    BadDocument("", 1, 1, "expected a value, found the end of the document"),
    BadDocument(" \n ", 2, 2, "expected a value, found the end of the document"),
    BadDocument("nul", 1, 1, "expected a value, found 'n'"),
    BadDocument("True", 1, 1, "expected a value, found 'T'"),
    BadDocument("truex", 1, 5, "expected the end of the document, found 'x'"),
    BadDocument("1 2", 1, 3, "expected the end of the document, found '2'"),
    BadDocument("{} \n{}", 2, 1, "expected the end of the document, found '{'"),
    BadDocument("[1,]", 1, 4, "expected a value, found ']'"),
    BadDocument("[1 2]", 1, 4, "expected ',' or ']', found '2'"),
    BadDocument("[1", 1, 3, "expected ',' or ']', found the end of the document"),
    BadDocument("[", 1, 2, "expected a value, found the end of the document"),
    BadDocument("]", 1, 1, "expected a value, found ']'"),
    BadDocument(#"{"a":1,}"#, 1, 8, "expected a key in double quotes, found '}'"),
    BadDocument("{a:1}", 1, 2, "expected a key in double quotes, found 'a'"),
    BadDocument("{'a':1}", 1, 2, "expected a key in double quotes, found '''"),
    BadDocument(#"{"a" 1}"#, 1, 6, "expected ':', found '1'"),
    BadDocument(#"{"a":}"#, 1, 6, "expected a value, found '}'"),
    BadDocument(#"{"a":1 "b":2}"#, 1, 8, "expected ',' or '}', found '\"'"),
    BadDocument("{\"é\": 1,\n \"a\": 1,\n  \"a\": 2}", 3, 3, #"duplicate key "a""#),
    BadDocument(#"{"a":1,"\u0061":2}"#, 1, 8, #"duplicate key "a""#),
    BadDocument("01", 1, 1, "a number must not start with 0"),
    BadDocument("[-012]", 1, 2, "a number must not start with 0"),
    BadDocument("-", 1, 2, "expected a digit, found the end of the document"),
    BadDocument("+1", 1, 1, "expected a value, found '+'"),
    BadDocument(".5", 1, 1, "expected a value, found '.'"),
    BadDocument("1.", 1, 3, "expected a digit, found the end of the document"),
    BadDocument("1.e3", 1, 3, "expected a digit, found 'e'"),
    BadDocument("1e", 1, 3, "expected a digit, found the end of the document"),
    BadDocument("1e+-2", 1, 4, "expected a digit, found '-'"),
    BadDocument("0x10", 1, 2, "expected the end of the document, found 'x'"),
    BadDocument("NaN", 1, 1, "expected a value, found 'N'"),
    BadDocument("Infinity", 1, 1, "expected a value, found 'I'"),
    BadDocument("[9223372036854775808]", 1, 2, "number out of range"),
    BadDocument("-9223372036854775809", 1, 1, "number out of range"),
    BadDocument("100000000000000000000000000000000000", 1, 1, "number out of range"),
    BadDocument("1e999", 1, 1, "number out of range"),
    BadDocument("\"a", 1, 1, "unterminated string"),
    BadDocument("\"a\\\"", 1, 1, "unterminated string"),
    BadDocument("\"a\nb\"", 1, 3, "control character in a string, write it as an escape"),
    BadDocument("\"\\n\u{1f}\"", 1, 4, "control character in a string, write it as an escape"),
    BadDocument(#""\x41""#, 1, 2, "unknown escape"),
    BadDocument(#""\u12G4""#, 1, 6, "expected four hexadecimal digits, found 'G'"),
    BadDocument(#""\u12"#, 1, 6, "expected four hexadecimal digits, found the end of the document"),
    BadDocument(#""a\ud800""#, 1, 3, "lone surrogate"),
    BadDocument(#""\udc00""#, 1, 2, "lone surrogate"),
    BadDocument(#""\ud800\u0041""#, 1, 2, "lone surrogate"),
    BadDocument(#""\ud800\n""#, 1, 2, "lone surrogate"),
    BadDocument("// no\n1", 1, 1, "expected a value, found '/'"),
    BadDocument("\u{FEFF}1", 1, 1, "expected a value, found byte 0xEF"),
    BadDocument("[é]", 1, 2, "expected a value, found byte 0xC3"),
    BadDocument("\u{b}1", 1, 1, "expected a value, found byte 0xB"),
  ]

  @Test(arguments: rejected)
  func rejects(_ document: BadDocument) {
    let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(document.text) }
    #expect(error?.message == document.message)
    #expect(error?.line == document.line)
    #expect(error?.column == document.column)
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0x61, 0xC3, 0x28, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x22, 0xE2, 0x82, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
      ([0x22, 0xC3, 0xA9, 0x80, 0x22], 3), ([0x22, 0x5C, 0x6E, 0x61, 0x80, 0x22], 4),
    ] as [([UInt8], Int)])
  func rejectsInvalidUTF8(_ bytes: [UInt8], offset: Int) {
    let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(bytes) }
    #expect(error?.message == "invalid UTF-8")
    #expect(error?.offset == offset)
  }

  @Test func countsScalarsAndBytes() {
    let error = #expect(throws: JSONParseError.self) { try JSONParser.parse("[\n  \"äöü\", x]") }
    #expect(error?.description == "line 2, column 10: expected a value, found 'x'")
    #expect(error?.offset == 14)
  }

  @Test func readsEveryKind() throws {
    let value = try JSONParser.parse(
      #" { "a" : [ null , true,false, 0, -0, -12 , 1.5, 1E2, 2e-1, -0.0 ], "b": { }, "c":[ ], "d":"x" } "#)
    #expect(
      value == [
        "a": [nil, true, false, 0, 0, -12, 1.5, 100.0, 0.2, -0.0], "b": [:], "c": [], "d": "x",
      ])
    #expect(value.objectValue?.keys == ["a", "b", "c", "d"])
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u20AC""#, "é€"), (#""a\uD83D\uDE00b""#, "a😀b"),
    ("\"\u{7f}é€😀\"", "\u{7f}é€😀"), (#""\u0000""#, "\0"), (#""12345678\n12345678""#, "12345678\n12345678"),
  ])
  func readsStrings(_ document: String, _ text: String) throws {
    #expect(try JSONParser.parse(document) == .string(text))
  }

  @Test func readsTheLimitsOfIntegers() throws {
    #expect(try JSONParser.parse("9223372036854775807") == .integer(.max))
    #expect(try JSONParser.parse("-9223372036854775808") == .integer(.min))
    #expect(try JSONParser.parse("9223372036854775808.0") == .number(9_223_372_036_854_775_808))
    #expect(try JSONParser.parse("1e3") == .number(1000))
  }

  @Test func limitsNesting() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONParser.parse(nested(128))
    let error = #expect(throws: JSONParseError.self) { try JSONParser.parse(nested(129)) }
    #expect(error?.description == "line 1, column 129: nested deeper than 128 levels")
    #expect(throws: JSONParseError.self) { try JSONParser.parse(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONParseError.self) { try JSONParser.parse(String(repeating: #"{"a":"#, count: 1_000_000)) }
  }

  @Test func readsLargeDocuments() throws {
    let text = String(repeating: "plain text, ümläute and \"quotes\"\n", count: 40_000)
    let written = try JSONValue.string(text).text()
    #expect(try JSONParser.parse(written) == .string(text))

    var object = JSONObject()
    for number in 0..<50_000 { object["key \(number)"] = .integer(Int64(number)) }
    #expect(try JSONParser.parse(JSONValue.object(object).text()) == .object(object))
  }

  @Test func takesLinearTime() throws {
    func time(_ count: Int) throws -> Duration {
      let document = "\"" + String(repeating: #"plain text \n with \u00e9 escapes "#, count: count) + "\""
      let clock = ContinuousClock()
      return try (0..<5).map { _ in try clock.measure { _ = try JSONParser.parse(document) } }.min() ?? .zero
    }
    // Sixteen times the text; quadratic growth would take 256 times as long.
    #expect(try time(32_000) < time(2000) * 100)
  }
}
