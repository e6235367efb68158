import OverseerJSON
import Testing

/// What only hand-written conformances do with containers.
@Suite struct ContainerTests {
  /// Encodes whatever the closure does.
  struct Custom: Encodable {
    var body: @Sendable (any Encoder) throws -> Void
    func encode(to encoder: any Encoder) throws { try body(encoder) }
  }

  private func text(_ body: @escaping @Sendable (any Encoder) throws -> Void) throws -> String {
    try JSONCoder.encodeString(["value": Custom(body: body)])
  }

  @Test func nestsContainers() throws {
    let text = try text { encoder in
      var keyed = encoder.container(keyedBy: JSONKey.self)
      var inner = keyed.nestedContainer(keyedBy: JSONKey.self, forKey: "inner")
      try inner.encode(1, forKey: "a")
      var list = inner.nestedUnkeyedContainer(forKey: "list")
      try list.encode("x")
      try list.encodeNil()
      var deep = list.nestedContainer(keyedBy: JSONKey.self)
      try deep.encode(true, forKey: "deep")
      _ = list.nestedUnkeyedContainer()
      try list.encode([1, 2])
      #expect(list.count == 5)
      try inner.encode(2.5, forKey: "after")
      _ = keyed.nestedContainer(keyedBy: JSONKey.self, forKey: "empty")
      try keyed.encode("end", forKey: "last")
    }
    #expect(
      text == #"{"value":{"inner":{"a":1,"list":["x",null,{"deep":true},[],[1,2]],"after":2.5},"#
        + #""empty":{},"last":"end"}}"#)
  }

  @Test func supportsInheritance() throws {
    class Base: Codable {
      var baseName = "b"
    }
    final class Derived: Base {
      enum CodingKeys: CodingKey { case ownName }
      var ownName = "d"
      override init() { super.init() }
      required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        ownName = try container.decode(String.self, forKey: .ownName)
        try super.init(from: container.superDecoder())
      }
      override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try super.encode(to: container.superEncoder())
        try container.encode(ownName, forKey: .ownName)
      }
    }
    let text = try JSONCoder.encodeString(Derived())
    #expect(text == #"{"super":{"base_name":"b"},"own_name":"d"}"#)
    let decoded = try JSONCoder.decode(Derived.self, from: #"{"super":{"base_name":"x"},"own_name":"y"}"#)
    #expect(decoded.baseName == "x" && decoded.ownName == "y")
    let error = #expect(throws: JSONCodingError.self) {
      try JSONCoder.decode([Derived].self, from: #"[{"super":{"base_name":1},"own_name":"y"}]"#)
    }
    #expect(error?.description == "[0].super.base_name: expected a string, found a number")
  }

  @Test func addsMembersOfAPart() throws {
    let text = try text { encoder in
      try CoderTests.Owner(fullName: "n").encode(to: encoder)
      var container = encoder.container(keyedBy: JSONKey.self)
      try container.encode(1, forKey: "extra")
    }
    #expect(text == #"{"value":{"full_name":"n","age":null,"extra":1}}"#)
  }

  @Test func writesNothingAsAnEmptyObject() throws {
    struct Empty: Codable, Equatable {}
    #expect(try JSONCoder.encodeString(Empty()) == "{}")
    #expect(try text { _ in } == #"{"value":{}}"#)
    let superless = try text { encoder in
      var container = encoder.container(keyedBy: JSONKey.self)
      _ = container.superEncoder(forKey: "unused")
      try container.encode(1, forKey: "a")
    }
    #expect(superless == #"{"value":{"unused":{},"a":1}}"#)
  }

  @Test func refusesMisuse() {
    func message(_ body: @escaping @Sendable (any Encoder) throws -> Void) -> String? {
      #expect(throws: JSONCodingError.self) { try text(body) }?.description
    }
    let second = "a second value was written in the place of one"
    #expect(
      message { encoder in
        var container = encoder.singleValueContainer()
        try container.encode(1)
        try container.encode(2)
      } == "value: " + second)
    #expect(
      message { encoder in
        _ = encoder.unkeyedContainer()
        var keyed = encoder.container(keyedBy: JSONKey.self)
        try keyed.encode(1, forKey: "a")
      } == "value: " + second)
    #expect(
      message { encoder in
        _ = encoder.unkeyedContainer()
        _ = encoder.container(keyedBy: JSONKey.self)
      } == second)
    #expect(
      message { encoder in
        var outer = encoder.container(keyedBy: JSONKey.self)
        var inner = outer.nestedContainer(keyedBy: JSONKey.self, forKey: "inner")
        try outer.encode(1, forKey: "a")
        try inner.encode(2, forKey: "b")
      } == "value: a container was written to after it was closed")
  }

  @Test func goesOnOnlyAfterScalars() throws {
    let text = try text { encoder in
      var container = encoder.container(keyedBy: JSONKey.self)
      #expect(throws: JSONCodingError.self) { try container.encode(Double.nan, forKey: "a") }
      #expect(throws: JSONCodingError.self) { try container.encode(UInt64.max, forKey: "a") }
      try container.encode(1, forKey: "a")
    }
    #expect(text == #"{"value":{"a":1}}"#)
    let error = #expect(throws: JSONCodingError.self) {
      try JSONCoder.encode(
        Custom { encoder in
          var container = encoder.container(keyedBy: JSONKey.self)
          try? container.encode(["x": [1, Double.nan]], forKey: "half")
        })
    }
    #expect(error?.path.last == "[1]")
  }

  @Test func readsNestedContainers() throws {
    struct Reader: Decodable {
      var names: [String] = []
      init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: JSONKey.self)
        var list = try keyed.nestedUnkeyedContainer(forKey: "list")
        names.append(try list.nestedContainer(keyedBy: JSONKey.self).decode(String.self, forKey: "a"))
        var inner = try list.nestedUnkeyedContainer()
        while !inner.isAtEnd {
          if try inner.decodeNil() { continue }
          names.append(try inner.decode(String.self))
        }
        names.append(try String(from: list.superDecoder()))
        names.append("\(list.count ?? 0)")
        _ = try list.decode(Int.self)
      }
    }
    func description(_ text: String) -> String? {
      #expect(throws: JSONCodingError.self) { try JSONCoder.decode([Reader].self, from: text) }?.description
    }
    let good = #"[{"list":[{"a":"1"},["2",null,"3"],"4",5]}]"#
    #expect(try JSONCoder.decode([Reader].self, from: good)[0].names == ["1", "2", "3", "4", "4"])
    #expect(description(#"[{"list":[{"a":1}]}]"#) == "[0].list[0].a: expected a string, found a number")
    #expect(description(#"[{"list":[{"a":"1"},["2",3]]}]"#) == "[0].list[1][1]: expected a string, found a number")
    #expect(description(#"[{"list":[{"a":"1"},[],4]}]"#) == "[0].list[2]: expected a string, found a number")
    #expect(description(#"[{"list":[{"a":"1"},[],"4"]}]"#) == "[0].list[3]: required value is missing")
    #expect(description(#"[{"list":{}}]"#) == "[0].list: expected an array, found an object")
    #expect(description("[{}]") == "[0].list: required value is missing")
  }
}
