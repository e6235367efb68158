import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Dry runs")
struct DryRunTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  @Test("It gives result and events, sees its own writes, and leaves not a byte")
  func nothingIsKept() async throws {
    let task = try bench.make()
    let before = try bench.files()
    let reply = await bench.execute(
      """
      await tasks.update("\(task.id)", { priority: 0 });
      const made = await tasks.create({ description: "a new one\\nwith more" , context: "x" }).catch(e => e.code);
      await tasks.create({ description: "another" });
      return [made, (await tasks.list()).length];
      """, dryRun: true)
    #expect(reply.structured?["result"] == ["invalid_input", 2], "\(reply.text)")
    #expect(reply.structured?["dry_run"] == true)
    let events = try #require(reply.structured?["events"]?.arrayValue)
    #expect(events.map { $0["type"]?.stringValue } == ["TaskUpdated", "TaskCreated"])
    #expect(events[0]["task_id"]?.stringValue == "\(task.id)")
    #expect(events[1]["summary"] == "another")
    #expect(reply.structured?["events_total"] == nil)
    #expect(try bench.files() == before)
  }

  @Test("It fails as the script would, and still leaves nothing")
  func failure() async throws {
    let before = try bench.files()
    let reply = await bench.execute(
      "await tasks.create({ description: \"a\" }); await tasks.get(\"task_00000000000000000000000001\")", dryRun: true)
    #expect(reply.code == "not_found")
    #expect(reply.text.contains("It was a dry run: nothing was changed."))
    #expect(try bench.files() == before)
  }

  @Test("A transaction in it is tried, too")
  func transactions() async throws {
    let reply = await bench.execute(
      """
      await tasks.create({ description: "a" });
      await os.transaction(async () => { await tasks.create({ description: "b" }) });
      try { await os.transaction(async () => { await tasks.create({ description: "c" }); throw 1 }) } catch {}
      return (await tasks.list()).map(t => t.description).sort();
      """, dryRun: true)
    #expect(reply.structured?["result"] == ["a", "b"], "\(reply.text)")
    #expect(reply.structured?["events"]?.arrayValue?.count == 2)
    #expect(try bench.overseer.callNow(ListTasks(), as: bench.client.caller).isEmpty)
  }

  @Test("It may take a second")
  func oneSecond() async throws {
    let reply = await bench.execute("await tasks.create({ description: \"a\" }); await sleep(5000)", dryRun: true)
    #expect(reply.code == "unavailable" || reply.kind == "out_of_time", "\(reply.text)")
    #expect(reply.text.contains("second"), "\(reply.text)")
    _ = try bench.make()
  }

  @Test("Of many events the first are told, and how many there are")
  func manyEvents() async throws {
    let reply = await bench.execute(
      "for (let i = 0; i < 60; i++) await tasks.create({ description: `t${i}` })", dryRun: true)
    #expect(reply.structured?["events"]?.arrayValue?.count == 50, "\(reply.text)")
    #expect(reply.structured?["events_total"] == 60)
  }
}
