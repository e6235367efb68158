import OverseerModel
import Testing

@Suite struct ReviewerDiffTests {
  private func file(_ path: String) -> ChangedFile {
    ChangedFile(
      status: .modified, path: path, oldPath: nil, oldMode: nil, newMode: nil, oldBlob: nil, newBlob: nil,
      similarity: nil, binary: false, submodule: false, generated: false, large: false, added: nil, removed: nil)
  }

  private func diff(_ sizes: Int...) -> ReviewerDiff {
    var diff = ReviewerDiff(base: Sample.commit(1), head: Sample.commit(2))
    var leftOut: [ChangedFile] = []
    for (index, size) in sizes.enumerated() {
      if !diff.append(patch: [UInt8](repeating: UInt8(0x61 + index), count: size)) { leftOut.append(file("\(index)")) }
    }
    diff.leaveOut(leftOut)
    return diff
  }

  @Test func allOfItWhereThereIsRoom() {
    let diff = diff(10, ReviewerDiff.limit - 10)
    #expect(diff.unified.utf8.count == ReviewerDiff.limit)
    #expect(diff.leftOut.isEmpty && diff.note == nil)
  }

  @Test func aFileIsThereWholeOrListed() {
    let diff = diff(10, ReviewerDiff.limit, 10, ReviewerDiff.limit - 20)
    #expect(
      diff.unified == String(repeating: "a", count: 10) + String(repeating: "c", count: 10)
        + String(repeating: "d", count: ReviewerDiff.limit - 20))
    #expect(diff.leftOut.map(\.path) == ["1"])
    #expect(diff.note?.hasPrefix("The changes of 1 file are left out") == true)
  }

  /// What is not UTF-8 takes three bytes for each one.
  @Test func theLimitIsThatOfTheText() {
    var diff = ReviewerDiff(base: Sample.commit(1), head: Sample.commit(2))
    let hasRoom = diff.append(patch: [UInt8](repeating: 0xFF, count: ReviewerDiff.limit / 2))
    #expect(!hasRoom && diff.unified.isEmpty)
  }
}
