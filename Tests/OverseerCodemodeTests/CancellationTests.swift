import Synchronization
import TestSeed
import Testing

@testable import OverseerCodemode

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Cancelling scripts", .serialized)
struct CancellationTests {
  private static let endless = ScriptLimits(time: .seconds(600), calls: .max)

  @Test(
    "A cancelled task's script ends at once",
    arguments: ["while (true) {}", "await sleep(1e6)", "await tasks.never()", "for (;;) await tasks.later_echo()"])
  func cancel(code: String) async {
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    let host = TestHost(heard: { _ in start.yield() })
    let script = Task { await host.run("console.log('on'); await tasks.echo(); " + code, Self.endless) }
    for await _ in started { break }
    script.cancel()
    let report = await script.value
    #expect(report.kind == .cancelled)
    #expect(report.logs.map(\.text) == ["on"])
  }

  @Test("A task that is cancelled already has its script not run")
  func cancelledBefore() async {
    let heard = Mutex(0)
    let host = TestHost(heard: { _ in heard.withLock { $0 += 1 } })
    let script = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await host.run("await tasks.echo()")
    }
    #expect(await script.value.kind == .cancelled)
    #expect(heard.withLock { $0 } == 0)
  }

  @Test("Cancelled at any point, a script ends, and the engine goes on")
  func anyPoint() async throws {
    var generator = PrintedSeed()
    let scripts = [
      "for (;;) await tasks.later_echo(1)", "for (;;) { await tasks.echo({a: [1]}); await sleep(0) }",
      "while (true) await 0",
      "for (;;) { try { await os.transaction(async () => { for (;;) await tasks.later_echo() }) } catch {} }",
      "await Promise.all(Array.from({length: 50}, (_, i) => tasks.later_echo(i))); for (;;) {}",
      "for (;;) { console.log(JSON.stringify(Array.from({length: 100}, (_, i) => ({i})))) }",
    ]
    for round in 0..<300 {
      let code = scripts[Int.random(in: 0..<scripts.count, using: &generator)]
      let steps = Int.random(in: 0..<200, using: &generator)
      let script = Task { await TestHost().run(code, Self.endless) }
      for _ in 0..<steps { await Task.yield() }
      if round.isMultiple(of: 3) { usleep(UInt32.random(in: 0..<3000, using: &generator)) }  // justified: random
      script.cancel()
      #expect(await script.value.kind == .cancelled, "\(code) \(generator)")
    }
    #expect(try await result("1 + 1") == "2")
  }

  @Test("Of scripts that wait for their turn, one that is cancelled or waits for too long never begins")
  func waiting() async throws {
    let running = Mutex(0)
    let host = TestHost(heard: { _ in running.withLock { $0 += 1 } }, engine: TestHost.newEngine())
    let scripts = (0..<64).map { _ in
      Task { await host.run("await tasks.echo(); await sleep(1e6)", Self.endless) }
    }
    while running.withLock({ $0 }) < 64 { await Task.yield() }
    let waiting = Task { await host.run("await tasks.echo()", Self.endless) }
    for _ in 0..<100 { await Task.yield() }
    waiting.cancel()
    #expect(await waiting.value.kind == .cancelled)
    let busy = await host.run("await tasks.echo()", ScriptLimits(time: .milliseconds(50)))
    #expect(busy.kind == .busy)
    #expect(running.withLock { $0 } == 64)
    let next = Task { await host.run("await tasks.echo(7)", Self.endless) }
    for script in scripts { script.cancel() }
    #expect(await next.value.kind == nil)
    for script in scripts { #expect(await script.value.kind == .cancelled) }
  }
}
