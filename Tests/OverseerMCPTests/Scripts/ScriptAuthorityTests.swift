import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

private let bound = Catalogue.operations.filter { type in
  if type.isStream { false } else { true }
}.map { $0.spec }

extension SDKOperation {
  fileprivate static var isStream: Bool {
    if case .stream = execution { true } else { false }
  }
}

@Suite("What a script may do")
struct ScriptAuthorityTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  @Test("Every operation is bound under its name and in camelCase")
  func surface() async throws {
    let names = try await bench.result(
      "return [\(bound.map { "typeof \($0.name)" }.joined(separator: ", "))].every(t => t === \"function\")")
    #expect(names == true)
    #expect(ScriptBindings.shared.operations.map(\.name) == bound.map(\.name))
  }

  @Test("Every operation can be called: without fields it says what is missing, or gives a reply")
  func reach() async throws {
    for spec in bound {
      let reply = await bench.execute("return await \(spec.name)({})")
      #expect(reply.kind == nil || reply.kind == "refused", "\(spec.name): \(reply.text)")
      #expect(reply.code != "internal_error", "\(spec.name): \(reply.text)")
    }
  }

  @Test("What is for people is refused, whatever is given, with what to do instead")
  func humans() async throws {
    let task = try bench.make()
    for spec in bound where spec.who == .human {
      let before = try bench.headSeq()
      for input in ["{}", "{ id: \"\(task.id)\" }", "\"\(task.id)\""] {
        let reply = await bench.execute("return await \(spec.name)(\(input))")
        #expect(reply.code == "forbidden", "\(reply.text)")
        #expect(reply.message.contains("only a person may call \(spec.name)"))
        #expect(reply.hint.contains("help.request({task_id"))
      }
      #expect(try bench.events(after: before).allSatisfy { $0.body.parts.type == "ScriptExecuted" })
    }
    #expect(try bench.task(task.id) == task)
  }

  @Test("A claim of another agent holds, and the hint is for scripts")
  func claims() async throws {
    let task = try bench.make()
    _ = try await bench.result("return await tasks.claim(\"\(task.id)\")", by: bench.otherClient)
    let reply = await bench.execute("await tasks.update(\"\(task.id)\", { priority: 0 })")
    #expect(reply.code == "conflict")
    #expect(reply.hint.contains("tasks.claim()"), "\(reply.hint)")
    #expect(!reply.text.contains("os task"))
  }

  @Test("A query gives what only reads, and refuses the rest by name")
  func queries() async throws {
    let before = try bench.headSeq()
    for spec in bound {
      let reply = await bench.query("return await \(spec.name)({})")
      if spec.method != .get {
        #expect(reply.code == "forbidden")
        #expect(reply.message == "query only reads: use execute for \(spec.name)")
      } else {
        #expect((reply.code == "forbidden") == (spec.who == .human), "\(reply.text)")
        #expect(reply.code != "internal_error", "\(reply.text)")
      }
    }
    let transaction = await bench.query("return await os.transaction(async () => 1)")
    #expect(transaction.message == "query only reads: use execute for os.transaction")
    #expect(try bench.headSeq() == before)
  }
}
