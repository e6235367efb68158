import Foundation
import OverseerModel
import OverseerVCS
import TestSeed
import Testing

@testable import OverseerSDK

@Suite("Laws of random stacks", .timeLimit(.minutes(5)))
struct VcsStackLawTests {
  @Test(arguments: Backend.here) func `A restack ends drift, changes nothing else, and comes back`(backend: Backend)
    async throws
  {
    var seed = PrintedSeed()
    let bench = try VcsBench(backend)
    var tasks = [try await bench.make("a milestone", .milestone)]
    var files: [AnyTaskID: [String: String]] = [:]
    var rounds = 1
    for number in 1...4 {
      // A task above that has room for children, or nothing above.
      let parents = tasks.filter { $0.kind != .subtask }.map { Optional($0) } + [nil]
      let parent = parents.randomElement(using: &seed) ?? nil
      let id = try await bench.worked("task \(number)", ["file\(number)": "1\n"], under: parent)
      files[id] = ["file\(number)": "1"]
      tasks.append(id)
    }
    tasks.removeFirst()
    for _ in 1...2 {
      let trunk = Bool.random(using: &seed)
      if trunk { try bench.moveTrunk("trunk", "\(rounds)\n") }
      let id = try #require(tasks.randomElement(using: &seed))
      rounds += 1
      let name = try #require(files[id]?.keys.first)
      files[id]?[name] = "\(rounds)"
      try bench.write("\(rounds)\n", to: name, in: try bench.vcs(of: id).workspacePath)
      try await bench.submit(id, round: rounds)
      // Each task by itself, from the bottom: a task's descendants follow it.
      let before = (try bench.refs(), try tasks.map { try bench.vcs(of: $0) }, try bench.trees(of: tasks))
      let moved = tasks[0]
      let stack = try await bench.call(RestackTask(id: moved))
      let isMoved = try bench.refs() != before.0
      for layer in stack.layers where layer.taskID == moved { #expect(!layer.drift && !layer.conflicted, "\(seed)") }
      let again = (try bench.store.everything(), try bench.refs())
      #expect(try await bench.call(RestackTask(id: moved)) == stack, "\(seed)")
      #expect(try bench.store.everything() == again.0, "\(seed)")
      #expect(try bench.refs() == again.1, "\(seed)")
      guard isMoved else { continue }
      try await bench.call(UndoLast())
      #expect(try bench.refs() == before.0, "\(seed)")
      #expect(try bench.trees(of: tasks) == before.2, "\(seed)")
      for (old, new) in zip(before.1, try tasks.map { try bench.vcs(of: $0) }) {
        var old = old
        old.updatedAt = new.updatedAt
        #expect(old == new, "\(seed)")
      }
    }
    for id in tasks { try await bench.call(RestackTask(id: id)) }
    for id in tasks {
      let stack = try await bench.call(GetTaskStack(id: id))
      #expect(stack.layers.allSatisfy { !$0.drift && !$0.conflicted }, "\(seed)")
      let vcs = try bench.vcs(of: id)
      let own = try bench.git("diff", "--name-only", "\(vcs.baseCommit)", "\(vcs.headCommit ?? .zero)")
      #expect(own == files[id]?.keys.first, "a task shows its own changes and no others: \(seed)")
      #expect(try bench.files(at: "task/\(id)").merging(files[id] ?? [:]) { $1 } == bench.files(at: "task/\(id)"))
    }
  }
}
