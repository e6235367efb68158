import Foundation
import OverseerModel
import Testing

@testable import OverseerCLI

struct OutputFileTests {
  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `a file is replaced whole`() throws {
    let path = try folder() + "/out"
    try OutputFile.write("first", to: path)
    try OutputFile.write("second", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
  }

  @Test func `a device is written to, and not replaced by a file`() throws {
    let before = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    try OutputFile.write("gone", to: "/dev/null")
    let after = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(before == .typeCharacterSpecial)
    #expect(after == .typeCharacterSpecial)
  }

  @Test func `a link is followed`() throws {
    let folder = try folder()
    try OutputFile.write("old", to: folder + "/file")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/file")
    try OutputFile.write("new", to: folder + "/link")
    #expect(try String(contentsOfFile: folder + "/file", encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/file")
  }

  @Test func `a folder that is not there is refused`() throws {
    let path = try folder() + "/none/out"
    #expect(throws: OverseerError.self) { try OutputFile.write("text", to: path) }
  }
}
