import Foundation
import OverseerModel
import Testing

@testable import OverseerVCS

// Real repositories of git, quickly made.
extension Scratch {
  /// What git prints on standard output, byte by byte.
  func output(in name: String = "repo", input: String? = nil, _ arguments: String...) throws -> [UInt8] {
    var file: String?
    if let input {
      file = path(".input-\(UUID().uuidString)")
      try Data(input.utf8).write(to: URL(fileURLWithPath: file ?? ""))
    }
    return try Self.bytes("/usr/bin/env", ["git"] + arguments, in: path(name), input: file, isMixed: false)
  }

  /// The lines that git prints.
  func lines(in name: String = "repo", input: String? = nil, _ arguments: String...) throws -> [String] {
    var file: String?
    if let input {
      file = path(".input-\(UUID().uuidString)")
      try Data(input.utf8).write(to: URL(fileURLWithPath: file ?? ""))
    }
    let bytes = try Self.bytes("/usr/bin/env", ["git"] + arguments, in: path(name), input: file, isMixed: false)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// An empty repository whose settings name a user.
  @discardableResult
  func emptyRepository(_ name: String = "repo", _ options: String...) throws -> String {
    _ = try Self.run("/usr/bin/env", ["git", "init", "-q", "-b", "main"] + options + [path(name)], in: folder)
    let config = try output(in: name, "rev-parse", "--git-path", "config")
    let file = String(decoding: config.dropLast(), as: UTF8.self)
    let handle = try #require(FileHandle(forWritingAtPath: path("\(name)/\(file)")))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("[user]\n\tname = Ada\n\temail = ada@example.org\n".utf8))
    try handle.close()
    return path(name)
  }

  /// Makes commits in one go, and gives their names by their numbers. Nothing is checked out.
  @discardableResult
  func commit(_ commits: [ScratchCommit], in name: String = "repo") throws -> [CommitID] {
    var stream: [UInt8] = []
    for (number, commit) in commits.enumerated() { commit.write(to: &stream, number: number) }
    let file = path(".import-\(UUID().uuidString)")
    try Data(stream).write(to: URL(fileURLWithPath: file))
    let marks = path(".marks-\(UUID().uuidString)")
    _ = try Self.bytes(
      "/usr/bin/env", ["git", "fast-import", "--quiet", "--force", "--export-marks=\(marks)"], in: path(name),
      input: file)
    var names: [Int: CommitID] = [:]
    for line in try String(contentsOfFile: marks, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: " ")
      let name: CommitID = try #require(CommitID(String(parts[1])))
      names[try #require(Int(parts[0].dropFirst()))] = name
    }
    return try commits.indices.map { try #require(names[$0 + 1]) }
  }

  func checkout(_ name: String = "repo") throws -> Checkout { try #require(Checkout(containing: path(name))) }

  func store(_ name: String = "repo", writingTo destination: ObjectStore.Destination = .memory) throws -> ObjectStore {
    try ObjectStore(at: try checkout(name), writingTo: destination)
  }
}

/// A commit to be made: all of its files, and the numbers of its parents.
struct ScratchCommit {
  struct File: Hashable {
    var mode = "100644"
    var bytes: [UInt8]

    init(_ text: String, mode: String = "100644") {
      self.mode = mode
      bytes = Array(text.utf8)
    }

    init(bytes: [UInt8], mode: String = "100644") {
      self.mode = mode
      self.bytes = bytes
    }
  }

  var parents: [Int] = []
  var files: [[UInt8]: File]
  var message = "a change\n"
  var ref = "refs/heads/main"

  init(
    _ files: [String: File], parents: [Int] = [], message: String = "a change\n", ref: String = "refs/heads/main"
  ) {
    self.init(
      bytes: Dictionary(uniqueKeysWithValues: files.map { (Array($0.utf8), $1) }), parents: parents, message: message,
      ref: ref)
  }

  init(bytes: [[UInt8]: File], parents: [Int] = [], message: String = "a change\n", ref: String = "refs/heads/main") {
    self.parents = parents
    self.files = bytes
    self.message = message
    self.ref = ref
  }

  fileprivate func write(to stream: inout [UInt8], number: Int) {
    let person = "<p@example.org> \(1_600_000_000 + number * 60) +0200"
    stream += "reset \(ref)\ncommit \(ref)\nmark :\(number + 1)\nauthor Author \(number) \(person)\n".utf8
    stream += "committer Committer \(person)\ndata \(message.utf8.count)\n\(message)\n".utf8
    for (place, parent) in parents.enumerated() { stream += "\(place == 0 ? "from" : "merge") :\(parent + 1)\n".utf8 }
    stream += "deleteall\n".utf8
    for (path, file) in files {
      let quoted = path.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): Array("\\n".utf8)
        default: [byte]
        }
      }
      if file.mode == "160000" {
        stream += "M 160000 \(String(decoding: file.bytes, as: UTF8.self)) \"".utf8 + quoted + "\"\n".utf8
      } else {
        stream += "M \(file.mode) inline \"".utf8 + quoted + "\"\ndata \(file.bytes.count)\n".utf8 + file.bytes
        stream += "\n".utf8
      }
    }
    stream += "\n".utf8
  }
}

/// What `body` is refused with; nil where it is not.
func refusal<Value>(_ body: () async throws -> Value) async -> OverseerError? {
  do { _ = try await body() } catch { return error as? OverseerError }
  return nil
}
