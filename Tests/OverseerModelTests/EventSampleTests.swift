import OverseerJSON
import OverseerModel
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An event stays in the log for ever, so a case of ``EventBody`` that was once emitted is frozen: a sample of it is
/// recorded in `Samples/events/`, and must be read and written as it stands for all time.
@Suite("Recorded events")
struct EventSampleTests {
  static let types = EventBody.catalogue.map(\.type)

  @Test("A body is read, and written as it was", arguments: types)
  func body(type: String) throws {
    let sample = try #require(RecordedSample.text("events/\(type).json"), "record one of \(type) in Samples/events")
    let body = try JSONCoder.decode(EventBody.self, from: sample)
    #expect(body.parts.type == type)
    #expect(try JSONCoder.encodeString(body, pretty: true) + "\n" == sample)
  }

  @Test("The envelope is read, and written as it was", arguments: ["full", "bare"])
  func envelope(name: String) throws {
    let sample = try #require(RecordedSample.text("envelopes/\(name).json"))
    let event = try JSONCoder.decode(Event.self, from: sample)
    #expect(try JSONCoder.encodeString(event, pretty: true) + "\n" == sample)
  }

  @Test("No case that has a sample is gone")
  func nothingIsGone() {
    #expect(RecordedSample.names(in: "events") == Self.types.map { "\($0).json" }.sorted())
  }

  @Test("A log that a newer program wrote into is refused, not misread")
  func unknownType() {
    #expect(throws: JSONCodingError.self) {
      try JSONCoder.decode(EventBody.self, from: #"{"type": "TaskTeleported", "payload": {}}"#)
    }
  }
}

/// The files beside this one.
private enum RecordedSample {
  private static let folder = #filePath.prefix(through: #filePath.lastIndex(of: "/") ?? #filePath.endIndex) + "Samples/"

  /// The content of a file; nil where there is none.
  static func text(_ name: String) -> String? {
    guard let file = fopen(folder + name, "r") else { return nil }
    defer { fclose(file) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { text += buffer[..<count] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The names of the files in a folder, sorted.
  static func names(in name: String) -> [String] {
    guard let folder = opendir(folder + name) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        bytes.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".json") { names.append(name) }
    }
    return names.sorted()
  }
}
