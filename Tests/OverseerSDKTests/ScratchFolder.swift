import Foundation
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

/// A folder for one test, removed with the value; with the callers and the installation that such a test needs.
final class ScratchFolder {
  let path: String

  init() throws {
    let place = NSTemporaryDirectory() + "overseer-sdk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    path = try #require(place.withCString { realpath($0, nil) }.map { String(cString: $0) })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    return path(name)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func permissions(of name: String) -> UInt32 {
    var information = stat()
    guard lstat(path(name), &information) == 0 else { return 0 }
    return UInt32(information.st_mode) & 0o7777
  }

  func setPermissions(_ mode: mode_t, of name: String) { chmod(path(name), mode) }

  /// What git would leave of a repository whose only branch has one commit; git itself is not needed for it.
  @discardableResult
  func makeRepository(_ name: String, branch: String = "main") throws -> String {
    for folder in ["objects", "refs/heads", "refs/tags"] { try makeFolder("\(name)/.git/\(folder)") }
    try write("ref: refs/heads/\(branch)\n", to: "\(name)/.git/HEAD")
    try makeBranch(branch, in: name)
    return path(name)
  }

  func makeBranch(_ branch: String, in name: String) throws {
    try write("0123456789012345678901234567890123456789\n", to: "\(name)/.git/refs/heads/\(branch)")
  }

  /// What `git worktree add` leaves.
  func makeWorktree(_ name: String, of repository: String) throws {
    let place = try makeFolder("\(repository)/.git/worktrees/side")
    try write("ref: refs/heads/side\n", to: "\(repository)/.git/worktrees/side/HEAD")
    try write("../..\n", to: "\(repository)/.git/worktrees/side/commondir")
    try makeFolder(name)
    try write("gitdir: \(place)\n", to: "\(name)/.git")
  }

  var installation: Installation { Installation(folder: path("home")) }
}
