import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Calls of a script")
struct ScriptCallTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  @Test("Reads, writes and effects give what the SDK gives, with the names of the wire")
  func kinds() async throws {
    let made = try await bench.result(
      "return await tasks.create({ description: \"Parse dates\", labels: [\"dates\"] })")
    let id = try #require(made["id"]?.stringValue)
    #expect(made["status"] == "Pending")
    #expect(made["blocked_by"] == [])
    let read = try await bench.result("return await tasks.get(\"\(id)\")")
    #expect(read["task"] == made)
    let started = try await bench.result("return await tasks.start(\"\(id)\")")
    #expect(started["status"] == "InProgress")
    let status = try await bench.result("return await vcs.status({ id: \"\(id)\" })")
    #expect(status["vcs"]?["task_id"]?.stringValue == id)
  }

  @Test(
    "A call is written as people write it",
    arguments: [
      "tasks.next_ready()", "tasks.nextReady()", "tasks.nextReady({})", "tasks.nextReady(undefined)", "tasks.claim()",
      "tasks.get(ID)", "tasks.get({ id: ID })", "tasks.update({ id: ID, addLabels: [\"x\"] })",
      "tasks.update(ID, { add_labels: [\"x\"] })", "tasks.claim(ID)", "tasks.search(\"task\")",
      "tasks.create(\"another\")", "learnings.getInherited({ taskId: ID })", "gitAi.status && git_ai.status && 1",
      "Promise.all([tasks.get(ID), tasks.list()])", "os.search(\"create a task\")", "os.describe(\"tasks.create\")",
    ])
  func forms(call: String) async throws {
    let task = try bench.make()
    _ = try await bench.result("const ID = \"\(task.id)\"; return await \(call)")
  }

  @Test("Arguments that fit nothing are refused with how it is written")
  func arguments() async throws {
    let two = await bench.execute("return await tasks.get(\"a\", \"b\")")
    #expect(two.code == "invalid_input")
    #expect(two.message.contains("tasks.get is given one argument, not 2"))
    #expect(two.hint.contains("tasks.get({id})"))
    let value = await bench.execute("return await tasks.list(\"mine\")")
    #expect(value.message.contains("tasks.list is given one object, not a string"))
    let three = await bench.execute("return await tasks.update(1, {}, 3)")
    #expect(three.message.contains("not 3"))
  }

  @Test("All wrong fields are named at once, with what they may be and what was meant")
  func fields() async throws {
    let reply = await bench.execute("await tasks.create({ descripton: \"x\", priority: 9, kind: \"milestone\" })")
    #expect(reply.code == "invalid_input")
    for part in [
      "description: is required", "descripton: there is no such field; did you mean description?", "priority",
    ] {
      #expect(reply.text.contains(part), "\(reply.text)")
    }
    #expect(reply.text.contains("did you mean Milestone?"))
    #expect(reply.error?["details"]?["fields"]?.arrayValue?.count == 4)
  }

  @Test("An error can be caught, and has code, hint and details")
  func caught() async throws {
    let caught = try await bench.result(
      """
      try { await tasks.get("task_00000000000000000000000009") }
      catch (e) { return [e.code, e.message, e.details.kind, e instanceof Error] }
      """)
    #expect(caught[0] == "not_found")
    #expect(caught[1] == "there is no task task_00000000000000000000000009")
    #expect(caught[2] == "task")
    #expect(caught[3] == true)
  }

  @Test("A misspelt method is answered with the one that was meant, and all that there are")
  func unknownMethods() async throws {
    let near = await bench.execute("return await tasks.creat({})")
    #expect(near.message.contains("tasks.creat does not exist; did you mean tasks.create?"), "\(near.text)")
    #expect(near.message.contains("next_ready"))
    let elsewhere = await bench.execute("return await tasks.approve({})")
    #expect(elsewhere.message.contains("did you mean reviews.approve?"))
    let own = await bench.execute("return await os.serch(\"x\")")
    #expect(own.message.contains("did you mean os.search?"))
  }

  @Test("An id that was not copied whole is answered with the one that was meant")
  func unknownIDs() async throws {
    let task = try bench.make()
    let id = "\(task.id)"
    for given in [
      String(id.suffix(6)), String(id.suffix(6)).lowercased(), "task_" + id.suffix(8), "sub_" + id.dropFirst(5),
    ] {
      let reply = await bench.execute("return await tasks.get(\"\(given)\")")
      #expect(reply.message.contains("did you mean \(id)?"), "\(given): \(reply.text)")
    }
    let list = await bench.execute(
      "return await tasks.create({ description: \"b\", blocked_by: [\"\(id.suffix(6))\"] })")
    #expect(list.message.contains("did you mean \(id)?"), "\(list.text)")
    let end = await bench.execute("return await tasks.explain(\"task_000000000000000000\(id.suffix(8))\")")
    #expect(end.code == "not_found")
    #expect(end.message.contains("did you mean \(id)?"), "\(end.text)")
    // Three characters are too few to go by.
    let other = await bench.execute("return await tasks.explain(\"task_00000000000000000000000\(id.suffix(3))\")")
    #expect(other.code == "not_found")
    #expect(!other.message.contains("did you mean"), "\(other.text)")
  }

  @Test("An error says where in the script it came from")
  func places() async throws {
    let reply = await bench.execute("const a = 1;\n  const t = await tasks.get(\"task_1\");\nreturn t")
    #expect(reply.error?["line"] == 2)
    #expect(reply.text.contains("at line 2"))
    #expect(reply.text.contains("    const t = await tasks.get(\"task_1\");\n"))
    #expect(reply.text.contains("^"))
  }

  @Test("What it had done and logged stands in the failure")
  func effects() async throws {
    let reply = await bench.execute(
      """
      console.log("begin", { a: 1 });
      await tasks.create({ description: "one" });
      await tasks.create({ description: "two" });
      await tasks.list();
      throw new Error("enough");
      """)
    #expect(reply.isError)
    #expect(reply.kind == "thrown")
    let ids = try bench.overseer.callNow(ListTasks(), as: bench.client.caller).map { "\($0.id)" }
    #expect(reply.text.contains("enough"))
    #expect(reply.text.contains("log: begin"))
    #expect(reply.text.contains("tasks.create × 2 (\(ids.joined(separator: ", ")))"), "\(reply.text)")
    #expect(!reply.text.contains("tasks.list"))
    #expect(reply.structured?["calls"]?[0]?["count"] == 2)
    #expect(reply.structured?["calls"]?[1]?["name"] == "tasks.list")
  }

  @Test("The reply says what was called, how long it took and what it is called")
  func replies() async throws {
    let reply = await bench.execute("await tasks.list(); await tasks.list(); console.warn(\"x\"); 7")
    let structured = try #require(reply.structured)
    #expect(structured["ok"] == true)
    #expect(structured["result"] == 7)
    #expect(structured["logs"] == [["level": "warn", "text": "x"]])
    #expect(structured["calls"]?.arrayValue?.count == 1)
    #expect(structured["calls"]?[0]?["count"] == 2)
    #expect(ExecutionID(structured["execution_id"]?.stringValue ?? "") != nil)
    #expect(structured["ms"]?.integerValue != nil)
    #expect(try JSONParser.parse(reply.text) == structured)
  }

  @Test("Wrong arguments of a tool are named all at once")
  func toolArguments() async throws {
    let reply = await bench.tools.call(
      .execute, ["cod": "1", "timeout_ms": 0, "dry_run": "yes"], by: bench.client)
    #expect(reply.isError)
    for part in [
      "cod: there is no such argument; did you mean code?", "code: is required", "1 to 120000", "true or false",
    ] {
      #expect(reply.text.contains(part), "\(reply.text)")
    }
    #expect(await bench.tools.call(.query, ["code": "1 + 1"], by: bench.client).structured?["result"] == 2)
    #expect(await bench.tools.call(.query, [], by: bench.client).isError)
    #expect(
      await bench.tools.call(.execute, ["code": .string(String(repeating: " ", count: 1 << 20 + 1))], by: bench.client)
        .isError)
    let found = await bench.tools.call(.search, ["query": "next task"], by: bench.client)
    #expect(found.structured?["matches"]?[0]?["name"]?.stringValue?.hasPrefix("tasks.") == true)
  }
}
