import Foundation
import TestSeed
import Testing
import Tracing

@testable import OverseerServe

extension PrintedSeed {
  /// `text` with a few of its characters changed, left out or doubled.
  fileprivate mutating func damaged(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &self) where !bytes.isEmpty {
      let index = bytes.indices.randomElement(using: &self) ?? 0
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(bytes[index], at: index)
      case 2: bytes[index] = UInt8.random(in: 0...255, using: &self)
      default: bytes[index] = Array("0123456789abcdefABCDEFg- ".utf8).randomElement(using: &self) ?? 0
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
private let span = "00f067aa0ba902b7"

struct TraceContextTests {
  @Test func `a traceparent is read`() throws {
    let context = try #require(TraceContext(traceparent: "00-\(trace)-\(span)-01"))
    #expect(context.traceID == trace && context.spanID == span && context.flags == 1 && context.state.isEmpty)
    #expect(context.traceparent == "00-\(trace)-\(span)-01")
    #expect(context.environment == ["TRACEPARENT": "00-\(trace)-\(span)-01"])
  }

  @Test(arguments: [
    "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-", "00-\(trace)-\(span)-1", "00-\(trace)-\(span)-011",
    "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-more", "00-\(trace)-\(span)-01 ", " 00-\(trace)-\(span)-01",
    "ff-\(trace)-\(span)-01", "FF-\(trace)-\(span)-01", "0g-\(trace)-\(span)-01", "0-\(trace)-\(span)-01",
    "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span.uppercased())-01", "00-\(trace)-\(span)-0A",
    "00-\(String(repeating: "0", count: 32))-\(span)-01", "00-\(trace)-\(String(repeating: "0", count: 16))-01",
    "00_\(trace)-\(span)-01", "00-\(trace)_\(span)-01", "00-\(trace)-\(span)_01", "00-\(trace.dropLast())-\(span)-01",
    "00-\(trace.dropLast())é-\(span)-01", "00-\(trace)-\(span)-01,00-\(trace)-\(span)-01", "+1-\(trace)-\(span)-01",
    "01-\(trace)-\(span)-01.more", "01-\(trace)-\(span)-01more", "01-\(trace)-\(span)-+1",
  ])
  func `anything else is refused`(_ text: String) {
    #expect(TraceContext(traceparent: text) == nil)
  }

  @Test(arguments: [
    "01-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01-what-the-future-will-be-like", "fe-\(trace)-\(span)-01-",
  ])
  func `a later version is read as far as it is known`(_ text: String) throws {
    #expect(try #require(TraceContext(traceparent: text)).traceparent == "00-\(trace)-\(span)-01")
  }

  @Test(arguments: [("00", 0), ("01", 1), ("02", 2), ("03", 3), ("ff", 3), ("fc", 0), ("09", 1)] as [(String, UInt8)])
  func `only bits that are defined are handed on`(_ flags: String, _ known: UInt8) throws {
    #expect(try #require(TraceContext(traceparent: "00-\(trace)-\(span)-\(flags)")).flags == known)
  }

  @Test func `a request has a span of its own`() {
    var generator = PrintedSeed("own span")
    let context = TraceContext.accepting(
      traceparent: ["00-\(trace)-\(span)-01"], tracestate: ["a=1 , b=2", ",c@d=3"], using: &generator)
    #expect(context.traceID == trace && context.spanID != span && context.flags == 1)
    #expect(context.state == "a=1,b=2,c@d=3")
    #expect(context.environment["TRACESTATE"] == "a=1,b=2,c@d=3")
  }

  @Test(arguments: [[], ["x"], ["00-\(trace)-\(span)-01", "00-\(trace)-\(span)-01"]])
  func `without a traceparent a trace begins`(_ headers: [String]) {
    var generator = PrintedSeed("new trace")
    let context = TraceContext.accepting(traceparent: headers, tracestate: ["a=1"], using: &generator)
    #expect(context.traceID != trace && context.flags == 2 && context.state.isEmpty)
  }

  @Test func `what is written is read back`() {
    var generator = PrintedSeed("what is written is read back")
    var seen: Set<String> = []
    for _ in 0..<1000 {
      let context = TraceContext(using: &generator)
      #expect(TraceContext(traceparent: context.traceparent) == context)
      let child = context.child(using: &generator)
      #expect(child.traceID == context.traceID && child.flags == context.flags && child.spanID != context.spanID)
      #expect(seen.insert(context.traceID).inserted)
    }
  }

  @Test func `damaged headers are survived, and what is accepted is well formed`() throws {
    var generator = PrintedSeed("damaged headers are survived")
    for _ in 0..<20_000 {
      let text = generator.damaged("00-\(trace)-\(span)-01")
      guard let context = TraceContext(traceparent: text) else { continue }
      #expect(text.hasPrefix(context.traceparent.dropLast(2).dropFirst(2)) || text.utf8.count >= 55, "\(text)")
      #expect(TraceContext(traceparent: context.traceparent) == context, "\(text)")
      let state = generator.damaged("congo=t61rcWkgMzE,tenant@rojo=00f067aa0ba902b7")
      if let joined = TraceState.joined([state]) { #expect(TraceState.joined([joined]) == joined, "\(state)") }
    }
  }
}

struct TraceStateTests {
  @Test(arguments: [
    ("", ""), (" ,\t, ", ""), ("a=1", "a=1"), (" a=1 ,\tb=2\t", "a=1,b=2"), ("a= x y", "a= x y"), ("0t@v=1", "0t@v=1"),
    ("a_-*/9=!~", "a_-*/9=!~"),
  ])
  func `well formed`(_ header: String, _ joined: String) {
    #expect(TraceState.joined([header]) == joined)
  }

  @Test(arguments: [
    "a", "=1", "a=", "A=1", "0=1", "a b=1", "a=1,a=2", "a=b=c", "a=é", "a=\u{7}", "@v=1", "t@=1", "t@0=1", "t@a@b=1",
    "t@\(String(repeating: "v", count: 15))=1", "\(String(repeating: "t", count: 242))@v=1",
    "\(String(repeating: "k", count: 257))=1", "a=\(String(repeating: "v", count: 257))",
    (0..<33).map { "k\($0)=1" }.joined(separator: ","),
  ])
  func `not well formed`(_ header: String) {
    #expect(TraceState.joined([header]) == nil)
  }

  @Test func `as long as it may be`() {
    let longest = (0..<32).map { "k\($0)=\(String(repeating: "v", count: 256))" }.joined(separator: ",")
    #expect(TraceState.joined([longest]) == longest)
    #expect(TraceState.joined(["a=1", "b=2,a=3"]) == nil)
  }
}

struct TraceInstrumentTests {
  private struct Headers: Extractor, Injector {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
  }

  @Test func `a trace is taken over and handed on`() throws {
    var context = ServiceContext.topLevel
    let headers = ["traceparent": "00-\(trace)-\(span)-01", "tracestate": "a=1"]
    TraceInstrument().extract(headers, into: &context, using: Headers())
    let own = try #require(context.trace)
    #expect(own.traceID == trace)
    var sent: [String: String] = [:]
    TraceInstrument().inject(context, into: &sent, using: Headers())
    #expect(sent == ["traceparent": own.traceparent, "tracestate": "a=1"])
  }

  @Test func `nothing is handed on where there is no trace`() {
    var sent: [String: String] = [:]
    TraceInstrument().inject(.topLevel, into: &sent, using: Headers())
    #expect(sent.isEmpty)
  }

  @Test func `what is logged names the trace`() throws {
    var generator = PrintedSeed("what is logged")
    var context = ServiceContext.topLevel
    let own = TraceContext(using: &generator)
    context.trace = own
    #expect(TraceContext.metadata.get().isEmpty)
    ServiceContext.withValue(context) {
      #expect(TraceContext.metadata.get() == ["trace_id": "\(own.traceID)", "span_id": "\(own.spanID)"])
    }
  }
}
