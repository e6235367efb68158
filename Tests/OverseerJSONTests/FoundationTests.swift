import Foundation
import OverseerJSON
import TestSeed
import Testing

/// Our types in the hands of another codec.
@Suite struct FoundationTests {
  struct Document: Codable, Equatable {
    var value: JSONValue
    var map: JSONMap<Int>
    var change: Patch<String> = .unchanged
    var removal: Patch<String> = .clear
  }

  @Test func coders() throws {
    let document = Document(
      value: ["text": "a", "list": [1, 2.5, true, nil, [:], []], "object": ["inner_key": -7]], map: ["aB": 1])
    let data = try JSONEncoder().encode(document)
    #expect(try JSONDecoder().decode(Document.self, from: data) == document)
    let own = try JSONCoder.decode(Document.self, from: Array(data))
    #expect(own == document)
  }

  @Test func readsTheSameDocuments() throws {
    var generator = SplitMix64(state: 7)
    for _ in 0..<100 {
      let value = JSONValue.array([generator.document(depth: 3)])
      let data = Data(try JSONCoder.encode(value))
      let text = String(decoding: data, as: UTF8.self)
      #expect(throws: Never.self, "\(text)") { try JSONSerialization.jsonObject(with: data) }
    }
  }
}
