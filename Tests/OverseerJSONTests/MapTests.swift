import OverseerJSON
import Testing

@Suite struct MapTests {
  struct Holder: Codable, Equatable {
    var envVars: JSONMap<String>
    var perRepo: JSONMap<[Int]>?
    var nested: JSONMap<JSONMap<Int?>> = [:]
  }

  @Test func keepsAndSortsKeys() throws {
    let holder = Holder(envVars: ["zetaPath": "1", "Alpha": "2", "a\"b": "3"], nested: ["outerKey": ["innerKey": nil]])
    let text = try JSONCoder.encodeString(holder)
    #expect(
      text == #"{"env_vars":{"Alpha":"2","a\"b":"3","zetaPath":"1"},"per_repo":null,"#
        + #""nested":{"outerKey":{"innerKey":null}}}"#)
    #expect(try JSONCoder.decode(Holder.self, from: text) == holder)
    #expect(try JSONCoder.encodeString(JSONMap<Int>()) == "{}")
  }

  @Test func isConvenient() {
    var map: JSONMap<Int> = ["b": 1, "a": 2, "b": 3]
    #expect(map.count == 2 && !map.isEmpty)
    #expect(map.keys == ["a", "b"] && map.values == [2, 3])
    map["c"] = 4
    map["a"] = nil
    map["d", default: 0] += 5
    #expect(map.map { "\($0.key)=\($0.value)" } == ["b=3", "c=4", "d=5"])
    #expect(map.mapValues { $0 * 2 } == ["b": 6, "c": 8, "d": 10])
    #expect(JSONMap(["x": 1]).dictionary == ["x": 1])
    #expect(map["none"] == nil && map["none", default: 9] == 9)
  }

  @Test func namesKeysInErrors() {
    let error = #expect(throws: JSONCodingError.self) {
      try JSONCoder.decode(Holder.self, from: #"{"env_vars":{},"per_repo":{"myRepo":[1,"x"]},"nested":{}}"#)
    }
    #expect(error?.description == "per_repo.myRepo[1]: expected an integer, found a string")
  }
}
