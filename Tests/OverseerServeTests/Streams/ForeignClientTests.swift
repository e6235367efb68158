import Foundation
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Events in a client that is not ours")
struct ForeignClientTests {
  private static let deno = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
    .map { "\($0)/deno" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Follows five events over a WebSocket, as a browser does, and the same ones over a fetch.
  private static let script = """
    const [port, token] = Deno.args;
    const seqs = [];
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/events/stream`, ["overseer", `token.${token}`]);
    const closed = new Promise((done) => socket.onclose = (close) => done(close.code));
    socket.onopen = () => socket.send(JSON.stringify({ type: "subscribe", after: 1 }));
    socket.onmessage = (message) => {
      const said = JSON.parse(message.data);
      if (said.type === "event") seqs.push(said.event.seq);
      if (seqs.length === 5) socket.close(1000);
    };
    const code = await closed;
    console.log(socket.protocol, seqs.join(), code);
    const reply = await fetch(`http://127.0.0.1:${port}/api/events/subscribe?after=1`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    let text = "";
    for await (const part of reply.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      if (/^id: 6$/m.test(text) && text.endsWith("\\n\\n")) break;
    }
    console.log([...text.matchAll(/^data: (.*)$/mg)].map((found) => JSON.parse(found[1]).seq).join());
    """

  @Test("deno follows the events", .enabled(if: deno != nil, "deno is not installed: scripts/setup"))
  func follow() async throws {
    let deno = try #require(Self.deno)
    try await LiveServer.run { server in
      try await server.addTasks(5, to: try await server.plan("plan"))
      let script = server.overseer.installation.folder + "/follow.js"
      try Self.script.write(toFile: script, atomically: true, encoding: .utf8)
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: deno)
      process.arguments = ["run", "--no-config", "--allow-net=127.0.0.1", script, "\(server.port)", server.token]
      process.standardOutput = output
      try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in done.resume() }
        do { try process.run() } catch { done.resume(throwing: error) }
      }
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(text == "overseer 2,3,4,5,6 1000\n2,3,4,5,6\n")
      try await server.waitForSubscribers(0)
      try await server.waitForSubscribers(0, "websocket")
    }
  }
}
