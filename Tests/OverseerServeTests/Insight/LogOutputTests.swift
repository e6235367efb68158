import Foundation
import Logging
import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerServe

/// A folder for one test, gone with it.
private final class LogFolder {
  let path = NSTemporaryDirectory() + "log-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func lines(of name: String) throws -> [String] {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8).split(separator: "\n").map(String.init)
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

/// A pipe that somebody reads slowly.
private final class LogPipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    (reading, writing) = (ends[0], ends[1])
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(reading)
    close(writing)
  }

  func take() -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(reading, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += buffer[..<count]
    }
  }
}

struct LogOutputTests {
  @Test func `a full file is followed by a new one, and two are kept`() throws {
    let folder = try LogFolder()
    var file = try LogFile(path: folder.path + "/logs/server.log", fullSize: 30)
    for number in 1...12 { file.append(Array("line number \(number)\n".utf8)) }
    let logs = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/logs").sorted()
    #expect(logs == ["server.log", "server.log.1", "server.log.2"])
    #expect(try folder.lines(of: "logs/server.log") == ["line number 11", "line number 12"])
    #expect(try folder.lines(of: "logs/server.log.1") == ["line number 9", "line number 10"])
    #expect(try folder.lines(of: "logs/server.log.2") == ["line number 7", "line number 8"])
  }

  @Test func `a file is gone on with, and only its owner can read it`() throws {
    let folder = try LogFolder()
    for number in 1...3 {
      var file = try LogFile(path: folder.path + "/server.log", fullSize: 20)
      file.append(Array("number \(number)\n".utf8))
    }
    #expect(try folder.lines(of: "server.log.1") == ["number 1", "number 2"])
    #expect(try folder.lines(of: "server.log") == ["number 3"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/server.log")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a line longer than a file has one of its own`() throws {
    let folder = try LogFolder()
    var file = try LogFile(path: folder.path + "/server.log", fullSize: 5)
    for number in 1...2 { file.append(Array("line number \(number)\n".utf8)) }
    #expect(folder.names == ["server.log", "server.log.1"])
  }

  @Test func `a file that cannot be written is refused`() throws {
    let folder = try LogFolder()
    #expect(throws: OverseerError.self) { _ = try LogOutput.file(at: folder.path) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/other")
    #expect(throws: OverseerError.self) { _ = try LogOutput.file(at: folder.path + "/link") }
    #expect(folder.names == ["link"])
  }

  @Test func `loggers write whole lines, however many at once`() async throws {
    let folder = try LogFolder()
    let output = try LogOutput.file(at: folder.path + "/server.log")
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          var logger = Logger(label: "part \(task)") { JSONLogHandler(label: $0, output: output) }
          logger[metadataKey: "task_id"] = "task_\(task)"
          for number in 0..<200 { logger.info("entry", metadata: ["number": "\(number)"]) }
          logger.debug("not asked for")
        }
      }
    }
    let lines = try folder.lines(of: "server.log")
    #expect(lines.count == 1600)
    var seen: Set<String> = []
    for line in lines {
      let object = try #require(try JSONParser.parse(line).objectValue)
      #expect(object.keys == ["time", "level", "logger", "message", "task_id", "number"])
      #expect(object["time"]?.stringValue.flatMap { Instant($0) } != nil)
      seen.insert((object["task_id"]?.stringValue ?? "") + (object["number"]?.stringValue ?? "") + " ")
    }
    #expect(seen.count == 1600)
  }

  @Test func `a reader who is behind loses entries, and is told how many`() throws {
    let pipe = try LogPipe()
    let output = LogOutput(LogFile(stream: pipe.writing), form: .json)
    let entry = LogLine(level: .info, logger: "http", message: String(repeating: "x", count: 1000))
    var written = 0
    while output.isWritable {
      output.write(entry)
      written += 1
    }
    for _ in 0..<9 { output.write(entry) }
    #expect(pipe.take().split(separator: "\n").count == written - 1)
    output.write(entry)
    #expect(output.isWritable)
    let lines = pipe.take().split(separator: "\n")
    #expect(lines.count == 2)
    #expect(try #require(lines.first).contains(#""level":"warning","logger":"log","message":"10 entries before this"#))
  }

  @Test func `a reader who is gone is survived`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    signal(SIGPIPE, SIG_IGN)
    close(ends[0])
    let output = LogOutput(LogFile(stream: ends[1]), form: .json)
    for _ in 0..<3 { output.write(LogLine(level: .info, logger: "http", message: "x")) }
    #expect(!output.isWritable)
    close(ends[1])
  }

  @Test func `a handler is a value`() {
    let output = LogOutput(LogFile(stream: STDERR_FILENO), form: .json)
    let first = Logger(label: "a") { JSONLogHandler(label: $0, output: output, level: .warning) }
    var second = first
    second.logLevel = .trace
    second[metadataKey: "task_id"] = "task_1"
    #expect(first.logLevel == .warning && second.logLevel == .trace)
    #expect(first[metadataKey: "task_id"] == nil)
    #expect(second.handler.metadata == ["task_id": "task_1"])
  }
}
