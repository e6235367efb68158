import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Submitting and waiting in scripts")
struct WaitTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  private func submitted() async throws -> (task: String, review: String) {
    let report = try await bench.result(
      """
      const t = await tasks.create({ description: "Say more" });
      await tasks.start(t.id);
      return await tasks.submit(t.id, { allow_empty: true, result: "done" });
      """)
    return (
      try #require(report["review"]?["task_id"]?.stringValue), try #require(report["review"]?["id"]?.stringValue)
    )
  }

  @Test("A submit answers with the review, and os.wait tells what there is to do about it")
  func waits() async throws {
    let (task, review) = try await submitted()
    let news = try await bench.result("return await os.wait(\"\(review)\", { timeout_ms: 0 })")
    #expect(news["review"]?["id"]?.stringValue == review)
    for form in ["{ review: { id: R } }", "await reviews.get(R)", "R", "T"] {
      let again = await bench.query(
        "const R = \"\(review)\", T = \"\(task)\"; return (await os.wait(\(form), { timeoutMs: 0 })).why")
      #expect(again.structured?["result"] == news["why"], "\(form): \(again.text)")
    }
  }

  @Test("It ends as soon as there is something, and with how things are when its time is up")
  func ends() async throws {
    let (task, review) = try await submitted()
    let late = try await bench.result("return (await reviews.wait({ task_id: \"\(task)\", timeout_secs: 0 })).why")
    #expect(late == "TimedOut")
    let bench = bench
    async let news = bench.result("return (await reviews.wait(\"\(task)\", { until: \"verdict\" })).why")
    _ = try await bench.result("await sleep(100); return await tasks.withdraw(\"\(task)\")")
    #expect(try await news == "Ended")
    #expect(try await bench.result("return (await os.wait(\"\(review)\")).why") == "Ended")
  }

  @Test("No call of a script waits for gates: who asks for it is told of os.wait")
  func gates() async throws {
    let task = try bench.make()
    let reply = await bench.execute("return await tasks.submit(\"\(task.id)\", { wait: true })")
    #expect(reply.code == "invalid_input")
    #expect(reply.message.hasPrefix("wait: must be false"), "\(reply.text)")
    #expect(reply.hint.contains("os.wait(review)"))
    let shape = ScriptShape(SubmitTask.self)
    for given in [#"{"id":"x"}"#, #"{"id":"x","wait":null}"#, #"{"id":"x","wait":false}"#] {
      #expect(try shape.members(of: Array("[\(given)]".utf8))["wait"] == false, "\(given)")
    }
    #expect(try ScriptShape(ListTasks.self).members(of: Array("[{}]".utf8))["wait"] == nil)
  }

  @Test("What it is to wait for must be a review")
  func wrong() async throws {
    for form in ["1", "\"x\"", "undefined", "{}", "\"rev_00000000000000000000000001\""] {
      let reply = await bench.execute("await os.wait(\(form))")
      #expect(["invalid_input", "not_found"].contains(reply.code), "\(form): \(reply.text)")
    }
    let options = await bench.execute("await os.wait(\"rev_00000000000000000000000001\", { timeout: 1 })")
    #expect(options.message.contains("did you mean timeout_ms?"), "\(options.text)")
  }
}
