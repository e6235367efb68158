import Foundation
import OverseerModel
import Testing

@testable import OverseerCLI

struct PersonalFileTests {
  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func write(_ text: String, to path: String) throws {
    try PersonalFile(reading: path).replace(with: Array(text.utf8), isPrivate: false)
  }

  @Test func `folders are made, and rights are kept`() throws {
    let path = try folder() + "/a/b/file"
    try PersonalFile(reading: path).replace(with: Array("one".utf8), isPrivate: true)
    #expect(try mode(path) == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try write("two", to: path)
    #expect(try mode(path) == 0o640)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    let left = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
    #expect(left == ["file"])
  }

  @Test func `a link is followed, one to nothing is refused`() throws {
    let folder = try folder()
    try write("old", to: folder + "/file")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
    try write("new", to: folder + "/link")
    #expect(try String(contentsOfFile: folder + "/file", encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
    try FileManager.default.createSymbolicLink(atPath: folder + "/broken", withDestinationPath: "none")
    for path in ["/broken", "/.", "/file/x"] {
      let error = #expect(throws: OverseerError.self) { _ = try PersonalFile(reading: folder + path) }
      #expect(error?.code == .unavailable, "\(path)")
    }
  }

  @Test func `removing takes a link, and not what it leads to`() throws {
    let folder = try folder()
    try write("kept", to: folder + "/file")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
    #expect(try PersonalFile(reading: folder + "/link").isLink && !PersonalFile(reading: folder + "/file").isLink)
    try PersonalFile(reading: folder + "/link").remove()
    #expect(try PersonalFile(reading: folder + "/link").bytes == nil)
    #expect(try String(contentsOfFile: folder + "/file", encoding: .utf8) == "kept")
    // A folder goes with its only file; one that is a link stays and takes the file again.
    try write("one", to: folder + "/skill/SKILL.md")
    try FileManager.default.createSymbolicLink(atPath: folder + "/linked", withDestinationPath: "skill")
    try PersonalFile(reading: folder + "/linked/SKILL.md").removeWithFolder()
    try write("two", to: folder + "/linked/SKILL.md")
    try PersonalFile(reading: folder + "/skill/SKILL.md").removeWithFolder()
    #expect(!FileManager.default.fileExists(atPath: folder + "/skill"))
  }

  @Test func `a file that is for its owner alone stays so`() throws {
    let path = try folder() + "/file"
    try PersonalFile(reading: path).replace(with: [], isPrivate: true)
    try write("secret", to: path)
    #expect(try mode(path) == 0o600)
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give a file away"))
  func `a file stays with its owner`() throws {
    let path = try folder() + "/file"
    try write("one", to: path)
    try #require(chown(path, 1234, 2345) == 0)
    try write("two", to: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.ownerAccountID] as? Int == 1234 && attributes[.groupOwnerAccountID] as? Int == 2345)
  }

  @Test func `what somebody else has written meanwhile stays`() throws {
    let path = try folder() + "/file"
    try write("one", to: path)
    let file = try PersonalFile(reading: path)
    try write("two", to: path)
    for act in [{ try file.remove() }, { try file.replace(with: [], isPrivate: false) }] as [() throws -> Void] {
      let error = #expect(throws: OverseerError.self) { try act() }
      #expect(error?.code == .conflict)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    try PersonalFile(reading: path).remove()
    #expect(try PersonalFile(reading: path).bytes == nil)
  }
}
