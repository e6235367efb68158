import OverseerJSON
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("id", "id"), ("repoID", "repo_id"), ("repoId", "repo_id"), ("blockedBy", "blocked_by"),
    ("createdAt", "created_at"), ("exportedSHA256", "exported_sha256"), ("sha256Sum", "sha256_sum"),
    ("already_snake", "already_snake"), ("mixed_caseName", "mixed_case_name"), ("httpURLPath", "http_url_path"),
    ("URL", "url"), ("URLPath", "url_path"), ("Upper", "upper"), ("repoIDs", "repo_ids"), ("IDsByName", "ids_by_name"),
    ("isASet", "is_a_set"), ("x", "x"), ("X", "x"), ("", ""), ("_0", "_0"), ("_private", "_private"),
    ("_Private", "_private"), ("utf8Text", "utf8_text"), ("v2API", "v2_api"), ("aBC", "a_bc"), ("aBCd", "a_b_cd"),
    ("größeMax", "größe_max"), ("kebab-Case", "kebab-case"), ("$schema", "$schema"), ("Ärger", "Ärger"),
  ])
  func convertsNames(_ swift: String, _ wire: String) {
    #expect(JSONKey.wireName(swift) == wire)
    #expect(JSONKey.wireName(wire) == wire)
  }

  @Test func usesTheSameNamesForLongAndOddKeys() throws {
    struct Odd: Codable, Equatable {
      enum CodingKeys: String, CodingKey {
        case quote = "it\"sQuoted"
        case aRatherLongPropertyNameWithTheURLOfSomething
        case schemaVersion = "$schemaVersion"
      }
      var quote: Int
      var aRatherLongPropertyNameWithTheURLOfSomething: Int
      var schemaVersion: Int
    }
    let odd = Odd(quote: 1, aRatherLongPropertyNameWithTheURLOfSomething: 2, schemaVersion: 3)
    let text = try JSONCoder.encodeString(odd)
    #expect(
      text == #"{"it\"s_quoted":1,"a_rather_long_property_name_with_the_url_of_something":2,"$schema_version":3}"#)
    #expect(try JSONCoder.decode(Odd.self, from: text) == odd)
  }

  @Test func findsKeysOfEnumsWithPayload() throws {
    enum Event: Codable, Equatable {
      case taskCreated(taskID: String, blockedByIDs: [Int])
      case urlChanged(String)
      case repoIDs
    }
    let events: [Event] = [.taskCreated(taskID: "t", blockedByIDs: [1]), .urlChanged("u"), .repoIDs]
    let text = try JSONCoder.encodeString(events)
    #expect(
      text == #"[{"task_created":{"task_id":"t","blocked_by_ids":[1]}},{"url_changed":{"_0":"u"}},{"repo_ids":{}}]"#)
    #expect(try JSONCoder.decode([Event].self, from: text) == events)
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(Event.self, from: #"{"unknown":{}}"#) }
  }

  @Test func listsKnownKeysInTheOrderOfTheDocument() throws {
    struct Probe: Decodable {
      enum CodingKeys: String, CodingKey {
        case repoID, httpURL, oneTwoThreeFourFiveSix
        case urlText = "URL"
      }
      var keys: [CodingKeys]
      init(from decoder: any Decoder) throws { keys = try decoder.container(keyedBy: CodingKeys.self).allKeys }
    }
    let probe = try JSONCoder.decode(
      Probe.self, from: #"{"url":1,"http_url":1,"other":1,"one_two_three_four_five_six":1,"repo_id":1}"#)
    #expect(probe.keys == [.urlText, .httpURL, .oneTwoThreeFourFiveSix, .repoID])
  }

  @Test func keepsNamesThatAreData() throws {
    #expect(try JSONCoder.encodeString(["camelKey": 1]) == #"{"camelKey":1}"#)
    let decoded = try JSONCoder.decode([String: Int].self, from: #"{"camelKey":1,"snake_key":2}"#)
    #expect(decoded == ["camelKey": 1, "snake_key": 2])
    #expect(try JSONCoder.encodeString([7: "x"]) == #"{"7":"x"}"#)
    #expect(try JSONCoder.decode([Int: String].self, from: #"{"7":"x"}"#) == [7: "x"])
  }
}
