import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import TestSeed
import Testing

/// What goes out as an HTTP request comes in as the same input.
@Suite struct RequestPartsTests {
  private static let contract = Contract.current

  @Test func `The input of every operation survives the way`() throws {
    var random = PrintedSeed()
    for operation in Self.contract.operations {
      for _ in 0..<40 {
        let input = Self.input(of: operation, &random)
        let parts = RequestInput(of: operation, in: Self.contract).parts(of: input)
        let back = try Self.received(parts, operation)
        #expect(
          back == .object(Self.told(input, operation)),
          "\(operation.name), \(random): \(parts.target)")
        #expect(parts.target.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        #expect((parts.body == nil) != operation.takesBody)
      }
    }
  }

  @Test func `A list with a comma in it goes as JSON`() throws {
    let diff = try #require(Self.contract["vcs.compare"])
    let parts = RequestInput(of: diff, in: Self.contract).parts(of: ["base": "a", "head": "b", "paths": ["a,b", "c"]])
    #expect(parts.target == "/api/vcs/compare?base=a&head=b&paths=%5B%22a%2Cb%22%2C%22c%22%5D")
    let plain = RequestInput(of: diff, in: Self.contract).parts(of: ["base": "a", "head": "b", "paths": ["a b", "c"]])
    #expect(plain.target == "/api/vcs/compare?base=a&head=b&paths=a%20b%2Cc")
  }

  /// As a server takes the request apart.
  private static func received(_ parts: RequestParts, _ operation: OperationContract) throws -> JSONValue {
    let halves = parts.target.split(separator: "?", maxSplits: 1)
    let segments = halves[0].split(separator: "/").dropFirst()
    var path: [String: String] = [:]
    for (name, segment) in zip(operation.spec.path.split(separator: "/"), segments) where name.hasPrefix("{") {
      path[String(name.dropFirst().dropLast())] = PercentEncoding.decoded(String(segment))
    }
    var query: [(name: String, value: String)] = []
    for pair in halves.count == 2 ? halves[1].split(separator: "&") : [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query.append(
        (
          name: try #require(PercentEncoding.decoded(String(sides[0]))),
          value: try #require(PercentEncoding.decoded(String(sides[1])))
        ))
    }
    return try RequestInput(of: operation, in: contract).assembled(path: path, query: query, body: parts.body)
  }

  /// The input without what says nothing in a query.
  private static func told(_ input: JSONObject, _ operation: OperationContract) -> JSONObject {
    guard !operation.takesBody else { return input }
    var told = JSONObject()
    for (name, value) in input where !value.isNull || operation.input[name]?.isClearable == true { told[name] = value }
    return told
  }

  private static func input(of operation: OperationContract, _ random: inout PrintedSeed) -> JSONObject {
    var input = JSONObject()
    for property in operation.input.properties where property.isRequired || Bool.random(using: &random) {
      input[property.name] = value(of: property.schema, &random)
    }
    return input
  }

  private static func value(of schema: Schema, _ random: inout PrintedSeed, depth: Int = 0) -> JSONValue {
    switch schema {
    case .string(let rules): .string(text(rules, &random))
    case .choice(let choices): choices.randomElement(using: &random) ?? .null
    case .integer(let range): .integer(Int64.random(in: range ?? -5...5000, using: &random))
    case .number: .number(Double(Int.random(in: 0...9, using: &random)) + 0.5)
    case .boolean: .bool(Bool.random(using: &random))
    case .array(let element, _):
      .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(of: element, &random, depth: depth + 1) })
    case .map, .any: ["a": 1]
    case .object(let object):
      .object(
        object.properties.reduce(into: JSONObject()) { members, property in
          if property.isRequired { members[property.name] = value(of: property.schema, &random, depth: depth + 1) }
        })
    case .reference(let name):
      depth > 4 ? .null : contract.types[name].map { value(of: $0.schema, &random, depth: depth + 1) } ?? .null
    case .oneOf(let shapes, _): shapes.first.map { value(of: $0, &random, depth: depth + 1) } ?? .null
    case .nullable(let inner):
      Int.random(in: 0..<4, using: &random) == 0 ? .null : value(of: inner, &random, depth: depth + 1)
    }
  }

  private static func text(_ rules: StringRules, _ random: inout PrintedSeed) -> String {
    switch rules.format {
    case .identifier(let prefixes)?: (prefixes.randomElement(using: &random) ?? "") + "01ARZ3NDEKTSV4RRFFQ69G5FAV"
    case .objectName(let digits)?: String(repeating: "a", count: digits)
    case .form?, nil:
      (0..<Int.random(in: 1...4, using: &random)).map { _ in
        ["a", "Ü", "/", "%", "&", "=", "+", " ", ",", "[", "]", "\"", "?", "#", "null", "12", "true", "\n", "."]
          .randomElement(using: &random) ?? ""
      }.joined()
    }
  }
}
