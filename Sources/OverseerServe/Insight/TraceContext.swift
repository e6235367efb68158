/// Where a request stands in a distributed trace, as the W3C recommendation "Trace Context" writes it
/// (w3.org/TR/trace-context).
struct TraceContext: Sendable, Hashable {
  /// 32 hexadecimal digits, not all zero: the whole trace.
  let traceID: String
  /// 16 hexadecimal digits, not all zero: the part of the trace that is done here.
  let spanID: String
  /// Of the bits that are defined: 1, the caller may have recorded the trace; 2, the trace's id is random.
  let flags: UInt8
  /// What tracing systems have added, as `key=value` with commas; empty where they have not.
  private(set) var state = ""

  private static let knownFlags: UInt8 = 0b11

  /// Reads what a caller has sent. nil for what is not exactly a `traceparent` of version 00, or one of a later version
  /// that begins like it.
  init?(traceparent: String) {
    let text = Array(traceparent.utf8)
    guard text.count >= 55, text[2] == UInt8(ascii: "-"), text[35] == UInt8(ascii: "-"),
      text[52] == UInt8(ascii: "-"), let version = Self.byte(text[0..<2]), version != 0xFF,
      Self.isHexadecimal(text[3..<35]), Self.isHexadecimal(text[36..<52]), let flags = Self.byte(text[53..<55]),
      text.count == 55 || (version > 0 && text[55] == UInt8(ascii: "-")),
      text[3..<35].contains(where: { $0 != UInt8(ascii: "0") }),
      text[36..<52].contains(where: { $0 != UInt8(ascii: "0") })
    else { return nil }
    traceID = String(decoding: text[3..<35], as: UTF8.self)
    spanID = String(decoding: text[36..<52], as: UTF8.self)
    self.flags = flags & Self.knownFlags
  }

  /// A new trace, which nobody has asked to record.
  init(using generator: inout some RandomNumberGenerator) {
    traceID = Self.identifier(words: 2, using: &generator)
    spanID = Self.identifier(words: 1, using: &generator)
    flags = 0b10
  }

  /// What a request goes on with: its own part of the trace that its headers name, else a new trace.
  ///
  /// - Parameter traceparent: The values of all headers of this name. More than one of them count as none.
  /// - Parameter tracestate: The values of all headers of this name, in order. They count as none where one is not well
  ///   formed.
  static func accepting(
    traceparent: [String], tracestate: [String], using generator: inout some RandomNumberGenerator
  ) -> TraceContext {
    guard traceparent.count == 1, var context = TraceContext(traceparent: traceparent[0]) else {
      return TraceContext(using: &generator)
    }
    context.state = TraceState.joined(tracestate) ?? ""
    return context.child(using: &generator)
  }

  /// Another part of the same trace.
  func child(using generator: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(
      traceID: traceID, spanID: Self.identifier(words: 1, using: &generator), flags: flags, state: state)
  }

  private init(traceID: String, spanID: String, flags: UInt8, state: String) {
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
    self.state = state
  }

  /// What those who are called are sent.
  var traceparent: String { "00-\(traceID)-\(spanID)-0\(flags)" }

  /// What programs that are started find in their environment.
  var environment: [String: String] {
    state.isEmpty ? ["TRACEPARENT": traceparent] : ["TRACEPARENT": traceparent, "TRACESTATE": state]
  }

  private static func isHexadecimal(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func byte(_ text: ArraySlice<UInt8>) -> UInt8? {
    isHexadecimal(text) ? UInt8(String(decoding: text, as: UTF8.self), radix: 16) : nil
  }

  private static func identifier(words: Int, using generator: inout some RandomNumberGenerator) -> String {
    String(unsafeUninitializedCapacity: words * 16) { digits in
      for index in 0..<words {
        // One word that is not zero is enough, and loses nothing.
        let word = UInt64.random(in: 1...UInt64.max, using: &generator)
        for place in 0..<16 {
          let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - place * 4)) & 0xF
          digits[index * 16 + place] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
        }
      }
      return words * 16
    }
  }
}
