import Foundation
import NIOCore
import NIOPosix

@testable import OverseerServe

/// A connection that sends what it is told to, when it is told to, and reads what comes.
final class RawConnection {
  private var source: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var bytes = ByteBuffer()

  private init(
    _ parts: NIOAsyncChannelInboundStream<ByteBuffer>, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    source = parts.makeAsyncIterator()
    self.outbound = outbound
  }

  /// - Parameter buffer: How many bytes may wait to be read, in the system's buffer.
  static func open<Output: Sendable>(
    _ port: Int, buffer: Int? = nil, _ use: (RawConnection) async throws -> Output
  ) async throws -> Output {
    var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    if let buffer { bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: buffer) }
    let channel = try await bootstrap.connect(host: "127.0.0.1", port: port) { channel in
      channel.eventLoop.makeCompletedFuture {
        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
      }
    }
    var result: Result<Output, any Error>?
    do {
      try await channel.executeThenClose { inbound, outbound in
        do {
          result = .success(try await use(RawConnection(inbound, outbound)))
        } catch {
          result = .failure(error)
        }
      }
    } catch  where result != nil {
      // The other side has closed it before.
    }
    guard let result else { throw ChannelError.alreadyClosed }
    return try result.get()
  }

  func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

  /// Sends a byte at a time, with pauses, for as long as the other side takes them.
  func dribble(_ text: String, every pause: Duration) -> Task<Void, any Error> {
    Task { [outbound] in
      for byte in text.utf8 {
        try await outbound.write(ByteBuffer(bytes: [byte]))
        try await Task.sleep(for: pause)
      }
    }
  }

  /// Reads until `mark` has come, and gives all up to its end; what there is where the other side closes before.
  func read(until mark: String) async -> String {
    while true {
      let text = String(buffer: bytes)
      if let end = text.range(of: mark)?.upperBound {
        bytes.moveReaderIndex(forwardBy: text[..<end].utf8.count)
        return String(text[..<end])
      }
      guard await receive() else { return text }
    }
  }

  /// Reads an answer whose body has a length, and gives its status.
  func status() async -> Int? { await answer().status }

  /// Reads an answer whose body has a length.
  func answer() async -> (status: Int?, body: String) {
    let head = await read(until: "\r\n\r\n")
    let length = head.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
    while bytes.readableBytes < length, await receive() {}
    let body = bytes.readSlice(length: min(length, bytes.readableBytes)).map { String(buffer: $0) } ?? ""
    return (head.statuses.first, body)
  }

  /// Reads until the other side closes.
  func readToEnd() async -> String {
    while await receive() {}
    return String(buffer: bytes)
  }

  private func receive() async -> Bool {
    // A connection that is reset has ended as well.
    guard var more = try? await source.next(isolation: #isolation) else { return false }
    bytes.writeBuffer(&more)
    return true
  }
}

extension String {
  /// The statuses of the answers in what a connection has sent.
  var statuses: [Int] {
    components(separatedBy: "HTTP/1.1 ").dropFirst().compactMap { Int($0.prefix(3)) }
  }
}
