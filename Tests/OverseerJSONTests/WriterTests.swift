import OverseerJSON
import TestSeed
import Testing

@Suite struct WriterTests {
  @Test(
    arguments: [
      (JSONValue.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-1, "-1"), (10, "10"), (99, "99"),
      (.integer(.max), "9223372036854775807"), (.integer(.min), "-9223372036854775808"),
      (1_000_000_000_000_000_000, "1000000000000000000"), (999_999_999_999_999_999, "999999999999999999"),
      (1.0, "1.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e15, "1000000000000000.0"),
      (9_007_199_254_740_991.0, "9007199254740991.0"), (1e300, "1e+300"), (.number(.leastNonzeroMagnitude), "5e-324"),
      (.number(.greatestFiniteMagnitude), "1.7976931348623157e+308"),
      ("", #""""#), ("a/b", #""a/b""#), ("\"\\\n\r\t", #""\"\\\n\r\t""#),
      ("\u{0}\u{8}\u{c}\u{1b}\u{1f}\u{7f}", "\"\\u0000\\u0008\\u000c\\u001b\\u001f\u{7f}\""),
      ("é€😀\u{2028}", "\"é€😀\u{2028}\""), ("1234567\"", #""1234567\"""#), ("12345678\n9", #""12345678\n9""#),
      ([], "[]"), ([:], "{}"), ([1, [], ["a": nil]], #"[1,[],{"a":null}]"#),
      (["camelCase": 1, "b\"": 2], #"{"camelCase":1,"b\"":2}"#),
    ] as [(JSONValue, String)])
  func writes(_ value: JSONValue, _ text: String) throws {
    #expect(try value.text() == text)
    #expect(try JSONParser.parse(text) == value)
  }

  @Test func writesPrettily() throws {
    let value: JSONValue = ["a": 1, "b": [], "c": [:], "d": [1, ["e": nil]], "f": [[[]]]]
    #expect(
      try value.text(pretty: true) == """
        {
          "a": 1,
          "b": [],
          "c": {},
          "d": [
            1,
            {
              "e": null
            }
          ],
          "f": [
            [
              []
            ]
          ]
        }
        """)
    #expect(try JSONValue.array([]).text(pretty: true) == "[]")
    #expect(try JSONValue.integer(1).text(pretty: true) == "1")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func refusesWhatIsNoNumber(_ number: Double) {
    let value: JSONValue = ["ok": 1, "list": [0, .object(["Rate": .number(number)])]]
    let error = #expect(throws: JSONCodingError.self) { try value.text() }
    #expect(error?.description == "list[1].Rate: NaN and infinity cannot be written as JSON")
  }

  @Test func refusesDeepNesting() throws {
    func nested(_ depth: Int) -> JSONValue { (1..<depth).reduce([]) { inner, _ in [inner] } }
    #expect(try JSONParser.parse(nested(128).text()) == nested(128))
    let error = #expect(throws: JSONCodingError.self) { try nested(129).text() }
    #expect(error?.message == "nested deeper than 128 levels")
    #expect(throws: JSONCodingError.self) { try nested(1000).text() }
  }

  @Test func readsBackWhatItWrites() throws {
    var generator = SplitMix64(state: 2024)
    for _ in 0..<500 {
      let value = generator.document()
      let compact = try value.text()
      #expect(try JSONParser.parse(compact) == value)
      #expect(try JSONParser.parse(value.text(pretty: true)) == value)
      #expect(try JSONParser.parse(compact).text() == compact)
      #expect(try JSONCoder.decode(JSONValue.self, from: compact) == value)
      #expect(try JSONCoder.value(of: value) == value)
    }
  }
}
