import HummingbirdCore
import NIOCore
import OverseerJSON
import OverseerMCP
import OverseerSDK

/// A request on its way to its answer. It ends with the connection that it came over.
struct MCPCall: Sendable {
  /// Gives the answer, and meanwhile what is to be told; nil where nothing was asked.
  let work: @Sendable (_ send: @escaping @Sendable (JSONValue) -> Void) async -> JSONValue?
  let channel: any Channel

  /// The answer; nil where nothing was asked. The work may wait for files and locks, and so does not run on the
  /// connection's thread.
  func answer(send: @escaping @Sendable (JSONValue) -> Void) async -> JSONValue? {
    await withTaskExecutorPreference(FileExecutor.shared) {
      await HangUp.cancelling(over: channel) { await work(send) } ?? nil
    }
  }

  /// What comes meanwhile, and then the answer, as server-sent events.
  var events: ResponseBody {
    ResponseBody { writer in
      // Whoever does not keep up with the news gets the latest.
      let (news, source) = AsyncStream.makeStream(of: JSONValue.self, bufferingPolicy: .bufferingNewest(64))
      async let answer = {
        defer { source.finish() }
        return await self.answer { source.yield($0) }
      }()
      for await message in news { try await writer.write(Self.event(message)) }
      if let answer = await answer { try await writer.write(Self.event(answer)) }
      try await writer.finish(nil)
    }
  }

  private static func event(_ message: JSONValue) -> ByteBuffer {
    var event = ByteBuffer(staticString: "event: message\ndata: ")
    event.writeBytes(MessageText.bytes(of: message))
    event.writeStaticString("\n\n")
    return event
  }
}
