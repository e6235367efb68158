import Foundation
import OverseerModel
import TestSeed
import Testing

@testable import OverseerVCS

/// The formats by themselves. No jj is needed.
@Suite struct JJFormatTests {
  @Test func fieldsAreTakenApart() throws {
    let message = try #require(
      ProtobufMessage([
        0x08, 0x96, 0x01, 0x12, 0x02, 0x68, 0x69, 0x1D, 1, 2, 3, 4, 0x21, 1, 2, 3, 4, 5, 6, 7, 8, 0x12, 0,
      ]))
    #expect(message.fields.first == .init(number: 1, value: .number(150)))
    #expect(message.all(2) == [[0x68, 0x69], []])
    #expect(message.last(2) == [])
    #expect(message.last(3) == nil)
    #expect(try #require(ProtobufMessage([])).fields.isEmpty)
    let greatest = ProtobufMessage([0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x01])
    #expect(greatest?.fields == [.init(number: 1, value: .number(.max))])
  }

  @Test(
    arguments: [
      [0x08], [0x80], [0x08, 0x80], [0x12], [0x12, 0x01], [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x09, 1, 2, 3],
      [0x0D, 1],
      [0x0B], [0x0C], [0x0E], [0x0F], [0x00, 0x00], [0x02, 0x00],
      [0x08] + [UInt8](repeating: 0xFF, count: 10), [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x02],
      [0x12] + [UInt8](repeating: 0xFF, count: 9) + [0x01],
    ] as [[UInt8]])
  func whatIsNoMessageIsRefused(bytes: [UInt8]) {
    #expect(ProtobufMessage(bytes[...]) == nil)
  }

  /// Random bytes, and messages with one byte changed or the end cut off. None may do more than be refused.
  @Test func hostileBytesAreSurvived() throws {
    var generator = PrintedSeed()
    let operation = try #require(JJOperationID(String(repeating: "a", count: 128)))
    let commit = [UInt8](repeating: 0xAB, count: 20)
    func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] { [number << 3 | 2, UInt8(bytes.count)] + bytes }
    let target = field(3, field(1, field(1, commit)) + field(2, field(1, commit)) + field(2, field(1, commit)))
    let view =
      field(1, commit) + field(8, field(1, Array("w".utf8)) + field(2, commit))
      + field(5, field(1, Array("b".utf8)) + field(2, target))
    #expect(JJView(operation: operation, message: view)?.bookmarks["b"]?.count == 2)
    for _ in 0..<20_000 {
      var bytes = view
      switch generator.next() % 3 {
      case 0: bytes = (0..<(generator.next() % 64)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      case 1: bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
      default: bytes.removeLast(Int(generator.next() % UInt64(bytes.count)))
      }
      _ = JJView(operation: operation, message: bytes)
      _ = JJWorkspace(message: bytes)
    }
  }

  @Test func aWorkspaceWithoutANameIsTheDefaultOne() throws {
    let operation = [UInt8](repeating: 0x0F, count: 64)
    let workspace = try #require(JJWorkspace(message: [0x12, 64] + operation))
    #expect(workspace.name == "default")
    #expect(workspace.operation.text == String(repeating: "0f", count: 64))
    #expect(JJWorkspace(message: [0x12, 3, 1, 2, 3]) == nil)
    #expect(JJWorkspace(message: []) == nil)
  }

  @Test func changeIDsAreParsedAndWritten() throws {
    let text = "zyxwvutsrqponmlkzyxwvutsrqponmlk"
    let id = try #require(ChangeID(text))
    #expect(id.description == text)
    #expect(id.short == "zyxwvutsrqpo")
    #expect(id.hasPrefix("") && id.hasPrefix("zyx") && id.hasPrefix(text))
    #expect(!id.hasPrefix("zz") && !id.hasPrefix(text + "k"))
    for wrong in ["", "z", text + "z", String(text.dropLast()), text.uppercased(), "0" + text.dropFirst(), "é" + text] {
      #expect(ChangeID(wrong) == nil)
    }
  }

  @Test func aHeaderThatIsNoneIsPassedOver() throws {
    let commit = try #require(CommitID("0000000001020408102040800f0f0f0f00000001"))
    #expect(ChangeID.derived(from: commit).description == "rzzzzzzzkzkzkzkzzyzxzvzryzxzvzrz")
    #expect(ChangeID(of: commit, header: "nonsense") == .derived(from: commit))
    #expect(ChangeID(of: commit, header: nil) == .derived(from: commit))
  }
}
