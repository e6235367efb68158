import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Many calls and many scripts")
struct ScriptLoadTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  @Test("Of 100,000 calls the first 10,000 are carried out, and the error says so")
  func tooManyCalls() async throws {
    let reply = await bench.execute("for (let i = 0; i < 100000; i++) await system.version()", timeoutMs: 120_000)
    #expect(reply.kind == "too_many_calls", "\(reply.text.prefix(2000))")
    #expect(reply.structured?["calls"]?[0]?["count"] == 10_000)
    #expect(try await bench.result("return 1") == 1)
  }

  @Test("Calls that are not awaited one by one all happen")
  func atOnce() async throws {
    let made = try await bench.result(
      """
      const made = await Promise.all(Array.from({ length: 100 }, (_, i) => tasks.create({ description: `t${i}` })));
      const read = await Promise.all(made.map(t => vcs.get_task_vcs(t.id)));
      const status = await Promise.all(made.slice(0, 20).map(t => gates.get_effective({ task_id: t.id })));
      return [new Set(made.map(t => t.id)).size, read.length, status.length];
      """)
    #expect(made == [100, 100, 20])
  }

  @Test("50 scripts at once, writing, reading and in transactions, all do their part")
  func scripts() async throws {
    let bench = bench
    let replies = await withTaskGroup(of: ToolReply.self) { group in
      for number in 0..<50 {
        group.addTask {
          await bench.execute(
            """
            // Where the machine is busy, one waits in vain for the others now and then.
            async function again(call) {
              while (true) try { return await call() } catch (e) { if (e.code !== "unavailable") throw e }
            }
            const t = await again(() => tasks.create({ description: "task \(number)" }));
            await again(() => os.transaction(async () => {
              for (const l of ["a", "b"]) await tasks.update(t.id, { add_labels: [l] });
            }));
            await again(() => learnings.add({ task_id: t.id, content: "learned \(number)" }));
            const mine = (await tasks.get(t.id));
            return [mine.task.labels, mine.learnings.own.length];
            """, timeoutMs: 120_000)
        }
      }
      var replies: [ToolReply] = []
      for await reply in group { replies.append(reply) }
      return replies
    }
    for reply in replies { #expect(reply.structured?["result"] == [["a", "b"], 1], "\(reply.text)") }
    #expect(try bench.overseer.callNow(ListTasks(), as: bench.client.caller).count == 50)
    #expect(try bench.events(after: 0).filter { $0.body.parts.type == "ScriptExecuted" }.count == 50)
  }

  @Test(
    "A script may be cancelled at any point: it ends, and the next one works", .timeLimit(.minutes(5)),
    arguments: [0, 1, 3, 8, 20, 50])
  func cancelled(after milliseconds: Int) async throws {
    let bench = bench
    let run = Task {
      await bench.execute(
        """
        while (true) {
          const t = await tasks.create({ description: "t" });
          await os.transaction(async () => { await tasks.update(t.id, { priority: 0 }) });
          await gates.get_effective({ task_id: t.id });
        }
        """)
    }
    try await Task.sleep(for: .milliseconds(milliseconds))
    run.cancel()
    let reply = await run.value
    #expect(reply.kind == "cancelled", "\(reply.text)")
    #expect(reply.structured?["execution_id"]?.stringValue != nil)
    #expect(try await bench.result("return (await tasks.create({ description: \"after\" })).description") == "after")
  }

  @Test("What logs and results may cost is bounded")
  func bounded() async throws {
    let reply = await bench.execute("for (let i = 0; i < 1000; i++) console.log(\"x\".repeat(1900)); return 1")
    #expect(reply.text.utf8.count < 20_000)
    #expect(reply.structured?["logs"]?.arrayValue?.last?["text"]?.stringValue?.contains("more lines") == true)
  }
}
