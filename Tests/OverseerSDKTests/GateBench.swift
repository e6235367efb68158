import Foundation
import OverseerGates
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

// What the tests of gates do to a repository of git.
extension VcsBench {
  /// Commits files to `main`; what begins with `->` is a link to what follows.
  func land(_ files: [String: String]) throws {
    for (name, text) in files {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: root + "/" + name).deletingLastPathComponent(), withIntermediateDirectories: true)
      try? FileManager.default.removeItem(atPath: root + "/" + name)
      if text.hasPrefix("->") {
        try FileManager.default.createSymbolicLink(
          atPath: root + "/" + name, withDestinationPath: String(text.dropFirst(2)))
      } else {
        try write(text, to: name)
      }
    }
    try git("add", "-A", "-f")
    try git("commit", "-q", "-m", "settings")
  }

  /// Changes files in the task's workspace, and commits them there.
  func work(_ id: AnyTaskID, _ files: [String: String]) async throws -> String {
    let path = try await isolated(id)
    for (name, text) in files { try write(text, to: name, in: path) }
    try commit("work", in: path)
    return path
  }

  func item(_ id: AnyTaskID) throws -> WorkItem {
    try store.read { reading throws(OverseerError) in try reading.existing(id) }
  }

  func sources(_ id: AnyTaskID) async throws -> GateSources {
    try await GateSources.read(for: try item(id), in: overseer)
  }

  /// A person trusts all that is asked.
  func trustAll(for task: AnyTaskID? = nil) async throws {
    let asked = try await call(ListTrust(repoID: repo.id, taskID: task))
    try await call(
      GrantTrust(
        repoID: repo.id, taskID: task, sha256: asked.filter { $0.state != .trusted }.map(\.sha256)))
  }
}

func gateFile(_ gates: (name: String, command: String)...) -> String {
  gates.map { "[[gate]]\nname = '\($0.name)'\ncommand = '''\($0.command)'''\n" }.joined()
}
