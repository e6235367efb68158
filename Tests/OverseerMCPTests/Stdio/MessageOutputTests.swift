import Foundation
import OverseerJSON
import Synchronization
import Testing

@testable import OverseerMCP

@Suite("What is written to a client")
struct MessageOutputTests {
  /// Both ends of a pipe, closed with it.
  private final class Pipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      (reading, writing) = (ends[0], ends[1])
    }

    deinit {
      close(reading)
      close(writing)
    }

    /// Reads so many lines, on a thread of its own.
    func lines(_ count: Int) async -> [JSONValue?] {
      await withCheckedContinuation { read in
        Thread.detachNewThread { [reading] in
          var splitter = LineSplitter(limit: .max)
          var lines: [JSONValue?] = []
          let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
          defer { buffer.deallocate() }
          while lines.count < count {
            let size = Foundation.read(reading, buffer.baseAddress, buffer.count)
            guard size > 0 else { break }
            splitter.take(UnsafeRawBufferPointer(rebasing: buffer[..<size])) { line in
              if case .text(let bytes) = line { lines.append(try? JSONParser.parse(bytes)) }
            }
          }
          read.resume(returning: lines)
        }
      }
    }
  }

  private static func message(_ sender: Int, _ number: Int, _ size: Int) -> JSONValue {
    [
      "sender": .integer(Int64(sender)), "number": .integer(Int64(number)),
      "text": .string(String(repeating: "x", count: size)),
    ]
  }

  @Test("Who sends does not wait, though nobody reads, and everything comes later, in order")
  func unread() async throws {
    let (pipe, backlog) = (try Pipe(), Backlog())
    let output = MessageOutput(pipe.writing, backlog)
    // More than any pipe holds, in short lines and long ones.
    let sizes = (0..<400).map { $0.isMultiple(of: 7) ? 20_000 : 300 }
    for (number, size) in sizes.enumerated() { output.send(Self.message(0, number, size)) }
    async let flushed: Void = output.flush()
    let lines = await pipe.lines(sizes.count)
    await flushed
    #expect(lines.map { $0?["number"]?.integerValue } == (0..<400).map(Int64.init))
    #expect(lines.map { $0?["text"]?.stringValue?.utf8.count } == sizes)
  }

  @Test("Lines of many senders stay whole, and those of one in their order")
  func many() async throws {
    let pipe = try Pipe()
    let output = MessageOutput(pipe.writing, Backlog())
    async let read = pipe.lines(8 * 500)
    await withTaskGroup(of: Void.self) { group in
      for sender in 0..<8 {
        group.addTask { for number in 0..<500 { output.send(Self.message(sender, number, number * 11 % 6000)) } }
      }
    }
    await output.flush()
    let lines = await read
    for sender in 0..<8 {
      let numbers = lines.filter { $0?["sender"]?.integerValue == Int64(sender) }.map { $0?["number"]?.integerValue }
      #expect(numbers == (0..<500).map(Int64.init))
    }
  }

  @Test("What was written is no backlog any more")
  func backlog() async throws {
    let (pipe, backlog) = (try Pipe(), Backlog())
    let output = MessageOutput(pipe.writing, backlog)
    for round in 0..<20 {
      let count = Backlog.mostBytes / 100_000 + 2
      async let read = pipe.lines(count)
      for number in 0..<count { output.send(Self.message(round, number, number.isMultiple(of: 2) ? 200_000 : 100)) }
      _ = await read
      await output.flush()
      // It would wait for ever.
      backlog.waitForRoom()
    }
  }

  @Test("It is told that nobody reads any more, and a flush ends")
  func closed() async throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let output = MessageOutput(ends[1], Backlog())
    close(ends[0])
    output.send(Self.message(0, 0, 10))
    for await _ in output.closed {}
    await output.flush()
    output.send(Self.message(0, 1, 10))
    await output.flush()
    close(ends[1])
  }
}
