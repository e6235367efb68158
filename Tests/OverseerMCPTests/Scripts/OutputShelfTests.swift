import OverseerJSON
import OverseerModel
import Synchronization
import Testing

@testable import OverseerMCP

struct OutputShelfTests {
  private let first: ExecutionID
  private let second: ExecutionID

  init() throws {
    first = try #require(ExecutionID("exec_01JD3N2HY0AAAAAAAAAAAAAAAA"))
    second = try #require(ExecutionID("exec_01JD3N2HY0BBBBBBBBBBBBBBBB"))
  }

  private func text(_ json: [UInt8]) -> String { String(decoding: json, as: UTF8.self) }

  @Test func partsAreFoundByPath() throws {
    let shelf = OutputShelf()
    shelf.put(Array(#"{"items":[1,{"a b":"xé😀y","3":[true]}],"n":null}"#.utf8), first, for: "me")
    func part(_ path: String?, _ from: Int? = nil) throws(OverseerError) -> String {
      text(try shelf.part(of: "\(first)", path: path, from: from, for: "me"))
    }
    #expect(try part(nil) == #"{"items":[1,{"a b":"xé😀y","3":[true]}],"n":null}"#)
    #expect(try part(nil, 1) == #"{"n":null}"#)
    #expect(try part("items", 1) == #"[{"a b":"xé😀y","3":[true]}]"#)
    #expect(try part("items[1][\"a b\"]", 2) == #""😀y""#)
    #expect(try part("items.1['a b']", 3) == #""😀y""#, "not half of a character")
    #expect(try part("items[1]['a b']", 5) == #""""#)
    #expect(try part("items[1].3[0]") == "true")
    #expect(try part("items[1][3]", 1) == "[]")
  }

  @Test(arguments: [
    ("itms", "there is no `itms` in this result: the result is an object with items, n", "Did you mean `items`?"),
    ("items[7]", "there is no `items[7]` in this result: `items` is an array with the items 0 to 1", nil),
    (
      "items[1].contxt", "there is no `items[1].contxt` in this result: `items[1]` is an object with context",
      "Did you mean `items[1].context`?"
    ),
    ("n.x", "there is no `n.x` in this result: `n` is null and has nothing inside", nil),
  ]) func whatIsThereInsteadIsSaid(_ path: String, _ message: String, _ hint: String?) throws {
    let shelf = OutputShelf()
    shelf.put(Array(#"{"items":[1,{"context":"x"}],"n":null}"#.utf8), first, for: "me")
    let error = #expect(throws: OverseerError.self) {
      try shelf.part(of: "\(first)", path: path, from: nil, for: "me")
    }
    #expect(error?.code == .notFound)
    #expect(error?.message == message)
    #expect(error?.hint == hint)
  }

  @Test(arguments: ["items[", "a..b", ".a", "a.", "[x]", "a[\"b]", "[]"]) func whatIsNoPathIsRefused(_ path: String)
    throws
  {
    #expect { try ResultPath(path) } throws: { ($0 as? OverseerError)?.code == .invalidInput }
  }

  @Test func aBeginningBehindTheEndIsRefused() throws {
    let shelf = OutputShelf()
    shelf.put(Array("[1,2]".utf8), first, for: "me")
    for from in [-1, 3] {
      #expect { try shelf.part(of: "\(first)", path: nil, from: from, for: "me") } throws: { error in
        (error as? OverseerError)?.message.contains("must be 0 to 2, as there are 2 items") == true
      }
    }
  }

  @Test func nobodyElseReadsIt() throws {
    let shelf = OutputShelf()
    shelf.put(Array("1".utf8), first, for: "me")
    #expect { try shelf.part(of: "\(first)", path: nil, from: nil, for: "you") } throws: {
      ($0 as? OverseerError)?.code == .notFound
    }
  }

  @Test func itIsKeptForAWhile() throws {
    let time = Mutex(ContinuousClock.now)
    let shelf = OutputShelf { time.withLock { $0 } }
    shelf.put(Array("1".utf8), first, for: "me")
    time.withLock { $0 += .seconds(899) }
    #expect(text(try shelf.part(of: "\(first)", path: nil, from: nil, for: "me")) == "1")
    time.withLock { $0 += .seconds(1) }
    #expect(throws: OverseerError.self) { try shelf.part(of: "\(first)", path: nil, from: nil, for: "me") }
  }

  @Test func theOldestMakeRoom() throws {
    let shelf = OutputShelf()
    let long = Array(("[" + String(repeating: "1,", count: OutputShelf.capacity / 4) + "1]").utf8)
    shelf.put(long, first, for: "me")
    shelf.put(Array("2".utf8), second, for: "me")
    #expect(try shelf.part(of: "\(first)", path: nil, from: nil, for: "me").count == long.count)
    let third = try #require(ExecutionID("exec_01JD3N2HY0CCCCCCCCCCCCCCCC"))
    shelf.put(long, third, for: "me")
    #expect(throws: OverseerError.self) { try shelf.part(of: "\(first)", path: nil, from: nil, for: "me") }
    #expect(text(try shelf.part(of: "\(second)", path: nil, from: nil, for: "me")) == "2")
    #expect(try shelf.part(of: "\(third)", path: nil, from: nil, for: "me").count == long.count)
  }

  @Test func pathsAreReadAsTheyAreWritten() throws {
    for key in ["a", "a b", "", "0", "ü", "\"", "'", "x.y", "x[0]", "\\", "\n", "]", "[\""] {
      let path = ResultPath(steps: [.key(key), .index(3), .key(key), .key("end")])
      #expect(try ResultPath(path.text) == path)
    }
  }
}
