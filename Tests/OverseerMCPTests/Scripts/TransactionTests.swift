import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Transactions of scripts")
struct TransactionTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  private func tasks() throws -> [String] {
    try bench.overseer.callNow(ListTasks(), as: bench.client.caller).map(\.description).sorted()
  }

  @Test("All of it is kept, and the function's result is the call's")
  func commit() async throws {
    let result = try await bench.result(
      """
      return await os.transaction(async () => {
        const a = await tasks.create({ description: "a" });
        await tasks.create({ description: "b", blocked_by: [a.id] });
        return { seen: (await tasks.list()).length, again: (await tasks.get(a.id)).task.blocks.length };
      })
      """)
    #expect(result == ["seen": 2, "again": 1])
    #expect(try tasks() == ["a", "b"])
  }

  @Test("Where it throws nothing is kept, and the error comes back; what came before stays")
  func rollBack() async throws {
    let reply = await bench.execute(
      """
      await tasks.create({ description: "before" });
      try {
        await os.transaction(async () => { await tasks.create({ description: "a" }); throw new Error("no") });
      } catch (e) { console.log(e.message) }
      await os.transaction(async () => {
        await tasks.create({ description: "b" });
        await tasks.update("task_00000000000000000000000001", { priority: 0 });
      });
      """)
    #expect(reply.code == "not_found")
    #expect(reply.structured?["logs"]?[0]?["text"] == "no")
    #expect(try tasks() == ["before"])
    #expect(reply.text.contains("tasks.create (task_"), "\(reply.text)")
    #expect(!reply.text.contains("tasks.create × "), "what was undone is not told as done: \(reply.text)")
    let transactions = reply.structured?["calls"]?.arrayValue?.filter { $0["name"] == "os.transaction" }
    #expect(transactions?.allSatisfy { $0["ok"] == false } == true)
  }

  @Test("A call in it that is refused and caught undoes only itself")
  func caught() async throws {
    _ = try await bench.result(
      """
      await os.transaction(async () => {
        await tasks.create({ description: "a" });
        try { await tasks.create({ description: "b", blocked_by: ["task_00000000000000000000000001"] }) } catch {}
        await tasks.create({ description: "c" });
      })
      """)
    #expect(try tasks() == ["a", "c"])
  }

  @Test("A function that is not async does as well; one that is none does not")
  func functions() async throws {
    #expect(try await bench.result("return await os.transaction(() => 7)") == 7)
    let none = await bench.execute("return await os.transaction(7)")
    #expect(none.message.contains("function"), "\(none.text)")
  }

  @Test(
    "What works outside of the database is refused by name",
    arguments: ["tasks.start(ID)", "tasks.submit(ID)", "vcs.diff(ID)", "vcs.restack(ID)", "os.wait(ID)"])
  func effects(call: String) async throws {
    let task = try bench.make()
    let code =
      "const ID = \"\(task.id)\"; return await os.transaction(async () => { await tasks.update(ID, { priority: 0 }); await \(call) })"
    let name = call.prefix { $0 != "(" }
    let reply = await bench.execute(code)
    #expect(reply.code == "invalid_state")
    #expect(
      reply.message.contains("\(name) ") && reply.message.contains("cannot be part of a transaction"), "\(reply.text)")
    #expect(try bench.task(task.id) == task)
    let dry = await bench.execute("const ID = \"\(task.id)\"; return await \(call)", dryRun: true)
    #expect(dry.message.contains("cannot be part of a dry run"), "\(dry.text)")
  }

  @Test("One in another is refused")
  func nested() async throws {
    let reply = await bench.execute(
      "await os.transaction(async () => { await tasks.create({ description: \"a\" }); await os.transaction(() => 1) })")
    #expect(reply.code == "invalid_state")
    #expect(try tasks() == [])
  }

  @Test("After a second it is over and undone, others get to write, and the script goes on", .timeLimit(.minutes(5)))
  func oneSecond() async throws {
    let bench = bench
    async let slow = bench.execute(
      """
      try {
        await os.transaction(async () => { await tasks.create({ description: "slow" }); await sleep(20000) });
      } catch (e) { await tasks.create({ description: "after" }); return [e.code, e.message] }
      """)
    async let busy = bench.execute(
      "try { await os.transaction(() => { while (true) {} }) } catch (e) { return e.code }", by: bench.otherClient)
    async let other = bench.execute("for (let i = 0; i < 5; i++) await tasks.create({ description: \"other\" })")
    let (first, second, third) = await (slow, busy, other)
    #expect(first.structured?["result"]?[0] == "unavailable", "\(first.text)")
    #expect(second.structured?["result"] == "unavailable", "\(second.text)")
    #expect(!third.isError, "\(third.text)")
    #expect(try tasks() == ["after"] + Array(repeating: "other", count: 5))
  }

  @Test("Transactions of a second one after the other leave others their turn", .timeLimit(.minutes(5)))
  func fairness() async throws {
    let bench = bench
    async let greedy = bench.execute(
      """
      while ((await tasks.list()).length < 3) { try { await os.transaction(() => { while (true) {} }) } catch {} }
      """, timeoutMs: 120_000)
    async let other = bench.execute(
      """
      for (let i = 0; i < 3;) {
        try { await tasks.create({ description: "other" }); i++ } catch (e) { if (e.code !== "unavailable") throw e }
      }
      return 1
      """, timeoutMs: 120_000, by: bench.otherClient)
    let (first, second) = await (greedy, other)
    #expect(!first.isError, "\(first.text)")
    #expect(second.structured?["result"] == 1, "\(second.text)")
  }

  @Test("A script that is ended in a transaction leaves nothing of it, and no lock")
  func cancelled() async throws {
    let bench = bench
    let reply = await bench.execute(
      "await os.transaction(async () => { await tasks.create({ description: \"a\" }); await sleep(800) })",
      timeoutMs: 200)
    #expect(reply.kind == "out_of_time")
    _ = try await bench.result("return await tasks.create({ description: \"b\" })")
    #expect(try tasks() == ["b"])
  }
}
