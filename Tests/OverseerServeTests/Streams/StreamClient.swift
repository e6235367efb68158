import Foundation
import NIOCore
import NIOPosix

@testable import OverseerServe

/// A client of a stream, over a connection of its own. It reads only when it is asked to.
final class StreamClient {
  private var source: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var bytes = ByteBuffer()
  private var body = ByteBuffer()
  /// The status line and the headers of the answer.
  private(set) var head = ""

  private init(
    _ source: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
    _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    self.source = source
    self.outbound = outbound
  }

  /// Sends a request for `path` and gives `use` the connection as soon as the head of the answer is there.
  static func open<Result: Sendable>(
    _ path: String, on server: LiveServer, token: String? = nil, headers: [String] = [],
    _ use: (StreamClient) async throws -> Result
  ) async throws -> Result {
    try await open(path, port: server.port, token: token ?? server.token, headers: headers, use)
  }

  static func open<Result: Sendable>(
    _ path: String, port: Int, token: String, headers: [String] = [], _ use: (StreamClient) async throws -> Result
  ) async throws -> Result {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      // So that what a client does not read soon fills the way to it.
      .channelOption(.socketOption(.so_rcvbuf), value: 32 << 10)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    var lines = ["GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"]
    if !headers.contains(where: { $0.hasPrefix("Sec-WebSocket-Protocol") }) {
      lines.append("Authorization: Bearer \(token)")
    }
    lines += headers + ["", ""]
    var result: Swift.Result<Result, any Error>?
    do {
      try await channel.executeThenClose { inbound, outbound in
        do {
          try await outbound.write(ByteBuffer(string: lines.joined(separator: "\r\n")))
          let client = StreamClient(inbound.makeAsyncIterator(), outbound)
          while client.head.isEmpty, try await client.receive() {
            client.head = client.take(through: "\r\n\r\n") ?? ""
          }
          result = .success(try await use(client))
        } catch {
          result = .failure(error)
        }
      }
    } catch  where result != nil {
      // The other side has closed the connection before.
    }
    guard let result else { throw ChannelError.alreadyClosed }
    return try result.get()
  }

  var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }

  func send(_ bytes: ByteBuffer) async throws { try await outbound.write(bytes) }

  /// Waits for more. False at the end.
  private func receive() async throws -> Bool {
    guard var more = try await source.next(isolation: #isolation) else { return false }
    bytes.writeBuffer(&more)
    return true
  }

  private func take(through mark: String) -> String? {
    Self.length(of: bytes, through: mark).flatMap { bytes.readString(length: $0) }
  }

  /// How many bytes there are up to the end of the first `mark`.
  private static func length(of bytes: ByteBuffer, through mark: String) -> Int? {
    bytes.withUnsafeReadableBytes { all in
      guard let first = mark.utf8.first, let start = all.baseAddress else { return nil }
      var place = 0
      while let found = memchr(start + place, Int32(first), all.count - place) {
        place = UnsafeRawPointer(found) - start
        guard all.count - place >= mark.utf8.count else { return nil }
        if memcmp(found, mark, mark.utf8.count) == 0 { return place + mark.utf8.count }
        place += 1
      }
      return nil
    }
  }
}

extension StreamClient {
  /// One block of server-sent events: an event, or comments.
  struct Block: Sendable, Hashable {
    var id: Int64?
    var event: String?
    var data: String?
    var comments: [String] = []
    var retry: Int?
  }

  /// The next block; nil at the end of the stream.
  func block() async throws -> Block? {
    while true {
      if let text = takeBlock() { return Self.parsed(text) }
      guard try await receiveChunk() else { return nil }
    }
  }

  /// The next event, past all that is none.
  func event() async throws -> Block? {
    while let block = try await block() {
      if block.data != nil { return block }
    }
    return nil
  }

  /// The seqs of the next events.
  func events(_ count: Int) async throws -> [Int64] {
    var seqs: [Int64] = []
    while seqs.count < count, let event = try await event() { seqs.append(event.id ?? -1) }
    return seqs
  }

  private func takeBlock() -> String? {
    defer { body.discardReadBytes() }
    return Self.length(of: body, through: "\n\n").flatMap { body.readString(length: $0) }
  }

  private static func parsed(_ text: String) -> Block {
    var block = Block()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      let value = String(parts[1].utf8.drop { $0 == UInt8(ascii: " ") }) ?? ""
      switch parts[0] {
      case "": block.comments.append(value)
      case "id": block.id = Int64(value)
      case "event": block.event = value
      case "data": block.data = value
      case "retry": block.retry = Int(value)
      default: block.comments.append("unknown field: \(line)")
      }
    }
    return block
  }

  /// Takes one chunk of the body off the wire. False at its end.
  private func receiveChunk() async throws -> Bool {
    while true {
      let view = bytes.readableBytesView
      if let end = view.firstIndex(of: 0x0A),
        let size = Int(String(decoding: view[..<end].dropLast(), as: UTF8.self), radix: 16)
      {
        let lead = end + 1 - view.startIndex
        if bytes.readableBytes >= lead + size + 2 {
          bytes.moveReaderIndex(forwardBy: lead)
          if var chunk = bytes.readSlice(length: size) { body.writeBuffer(&chunk) }
          bytes.moveReaderIndex(forwardBy: 2)
          bytes.discardReadBytes()
          return size > 0
        }
      }
      guard try await receive() else { return false }
    }
  }
}

extension StreamClient {
  /// A frame of a WebSocket, as the server sends it.
  struct Frame: Sendable {
    var opcode: UInt8
    var data: [UInt8]
    var text: String { String(decoding: data, as: UTF8.self) }
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(data)) as? [String: Any]) ?? [:] }
    /// Why the other side closes.
    var code: Int { data.count >= 2 ? Int(data[0]) << 8 | Int(data[1]) : 0 }
  }

  static let upgrade = [
    "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ]

  /// Sends a text message.
  func say(_ text: String) async throws {
    var frame = ByteBuffer()
    frame.writeInteger(UInt8(0x81))
    let count = text.utf8.count
    if count < 126 {
      frame.writeInteger(UInt8(0x80 | count))
    } else {
      frame.writeInteger(UInt8(0x80 | 126))
      frame.writeInteger(UInt16(count))
    }
    let mask: [UInt8] = [1, 2, 3, 4]
    frame.writeBytes(mask)
    frame.writeBytes(text.utf8.enumerated().map { $0.element ^ mask[$0.offset % 4] })
    try await send(frame)
  }

  /// The next frame; nil at the end of the connection.
  func frame() async throws -> Frame? {
    while true {
      var rest = bytes
      if let first = rest.readInteger(as: UInt8.self), let short = rest.readInteger(as: UInt8.self) {
        let size: Int? =
          switch short {
          case 126: rest.readInteger(as: UInt16.self).map(Int.init)
          case 127: rest.readInteger(as: UInt64.self).map(Int.init)
          default: Int(short)
          }
        if let size, let data = rest.readBytes(length: size) {
          bytes = rest
          bytes.discardReadBytes()
          return Frame(opcode: first & 0x0F, data: data)
        }
      }
      guard try await receive() else { return nil }
    }
  }

  /// The next message; pings are passed over.
  func message() async throws -> Frame? {
    while let frame = try await frame() {
      if frame.opcode != 9 { return frame }
    }
    return nil
  }
}
