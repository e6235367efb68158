import Logging
import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerServe

struct LogLineTests {
  private static let time = Instant(milliseconds: 1_770_279_972_345)
  private static let token = "ovs_human_" + String(repeating: "0123456789abcdef", count: 4)

  private static func line(
    _ message: String, _ metadata: Logger.Metadata = [:], level: Logger.Level = .info, error: (any Error)? = nil,
    as form: LogLine.Form = .json
  ) -> String {
    let line = LogLine(
      time: time, level: level, logger: "http", message: message, metadata: metadata, error: error)
    return String(decoding: line.bytes(as: form), as: UTF8.self)
  }

  @Test func `an entry is an object on a line`() {
    let head = #"{"time":"2026-02-05T08:26:12.345Z","level":"info","logger":"http","message":"GET /""#
    #expect(Self.line("GET /") == head + "}\n")
    let metadata: Logger.Metadata = [
      "status": "200", "task_id": "task_1", "correlation_id": "c1", "span_id": "s", "trace_id": "t",
      "session_id": "se", "repo_id": "r", "review_id": "rev",
    ]
    #expect(
      Self.line("GET /", metadata)
        == head + #","correlation_id":"c1","task_id":"task_1","review_id":"rev","repo_id":"r","session_id":"se","#
        + #""trace_id":"t","span_id":"s","status":"200"}"# + "\n")
  }

  @Test func `metadata is flat`() {
    let text = Self.line("x", ["a": ["c": "1", "b": ["d": "2"]], "l": ["1", ["k": "2"]], "n": .stringConvertible(7)])
    #expect(text.hasSuffix(#""message":"x","a.b.d":"2","a.c":"1","l":["1",{"k":"2"}],"n":"7"}"# + "\n"))
  }

  @Test func `no name is there twice`() throws {
    let text = Self.line("x", ["message": "y", "time": "z", "a.b": "1", "a": ["b": "2"], "task_id": ["a": "3"]])
    let object = try #require(try JSONParser.parse(text).objectValue)
    #expect(
      object.keys == ["time", "level", "logger", "message", "task_id.a", "a.b", "metadata.message", "metadata.time"])
    #expect(object["message"] == "x")
  }

  @Test func `what is special is escaped`() throws {
    let text = Self.line("a\"b\\c\nd\u{0}\u{1B}[31m é\u{2028}", ["k\n": "v\r\n"])
    #expect(text.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    let object = try #require(try JSONParser.parse(text).objectValue)
    #expect(object["message"] == "a\"b\\c\nd\u{0}\u{1B}[31m é\u{2028}")
    #expect(object["k\n"] == "v\r\n")
  }

  @Test func `no token is in it`() {
    for form in [LogLine.Form.json, .text(hasColor: false)] {
      let text = Self.line(
        "GET /?t=\(Self.token)", ["a": "\(Self.token)", "l": ["\(Self.token)", ["m": "\(Self.token)"]]],
        error: OverseerError(.unauthorized, "no \(Self.token)"), as: form)
      #expect(text.split(separator: "ovs_…", omittingEmptySubsequences: false).count == 6)
      #expect(!text.contains("ovs_human"))
    }
  }

  @Test func `errors are told in words`() {
    #expect(Self.line("x", error: OverseerError(.conflict, "taken")).contains(#""error":"conflict: taken""#))
    #expect(Self.line("x", error: CancellationError()).contains(#""error":"CancellationError()""#))
  }

  @Test(arguments: [1000, 5000])
  func `a line is never too long`(_ length: Int) throws {
    for character in ["x", "\u{1}", "é", "\u{1F469}\u{200D}\u{1F680}"] {
      let long = String(repeating: character, count: length)
      var metadata: Logger.Metadata = ["task_id": "task_1", "list": ["\(long)", "\(long)"]]
      for number in 0..<20 { metadata["k\(number)"] = "\(long)" }
      for form in [LogLine.Form.json, .text(hasColor: true)] {
        let line = LogLine(level: .info, logger: "http", message: long, metadata: metadata).bytes(as: form)
        #expect(line.count <= LogLine.longest && line.last == UInt8(ascii: "\n"))
        guard form == .json else { continue }
        let object = try #require(try JSONParser.parse(line).objectValue)
        #expect(object["task_id"] == "task_1")
        #expect(object["message"]?.stringValue?.hasSuffix("…") == true)
      }
    }
  }

  @Test func `what fits is not cut`() {
    let text = String(repeating: "x", count: 3900)
    #expect(Self.line(text).contains(text))
    let cut = Self.line(String(repeating: "x", count: 4100))
    #expect(cut.contains(String(repeating: "x", count: 1024) + "…"))
  }

  @Test func `a person reads a sentence`() {
    let metadata: Logger.Metadata = ["task_id": "task_1", "path": "/a b", "e": "", "l": ["1"]]
    #expect(
      Self.line("it\nstopped\u{1B}", metadata, level: .warning, as: .text(hasColor: false))
        == #"08:26:12.345Z WARNING http: it\u{a}stopped\u{1b} task_id=task_1 e="" l=["1"] path="/a b""# + "\n")
    #expect(
      Self.line("x", ["a": "b"], level: .error, as: .text(hasColor: true))
        == "08:26:12.345Z \u{1B}[31mERROR\u{1B}[0m   http: x \u{1B}[2ma=\u{1B}[0mb\n")
  }
}
