import OverseerDiff
import TestSeed
import Testing

struct MovedBlocksTests {
  private let block = ["func moved() {", "  let result = compute()", "  return result", "}"]

  private func file(_ old: [String], _ new: [String]) -> MovedBlocks.File {
    let lines = [old, new].map { Lines(Array($0.map { $0 + "\n" }.joined().utf8)) }
    return MovedBlocks.File(old: lines[0], new: lines[1], diff: LineDiff(lines[0], lines[1]))
  }

  private func rest(_ name: String, _ count: Int = 8) -> [String] { (0..<count).map { "\(name) line \($0)" } }

  @Test("a block that went to another place in its file")
  func withinFile() throws {
    let file = file(block + rest("a") + rest("b"), rest("a") + block + rest("b"))
    let moved = MovedBlocks([file])
    let found = try #require(moved.blocks.first)
    #expect(moved.blocks.count == 1)
    #expect(found == moved.block(removed: 0, file: 0))
    #expect(found == moved.block(added: 11, file: 0))
    #expect((found.id, found.old, found.new) == (1, 0..<4, 8..<12))
    #expect(moved.block(removed: 4, file: 0) == nil)
    #expect(moved.block(removed: 0, file: 1) == nil)

    let lines = moved.marked(Hunk.hunks(file.old, file.new, file.diff), file: 0).flatMap(\.lines)
    #expect(
      lines.filter { $0.moved == 1 }.map(\.kind) == Array(repeating: .removed, count: 4)
        + Array(repeating: .added, count: 4))
    #expect(lines.filter { $0.kind == .context }.allSatisfy { $0.moved == nil })
  }

  @Test("a block that went to another file, with another indentation")
  func acrossFiles() throws {
    let indented = block.map { "    " + $0 + " " }
    let moved = MovedBlocks([
      file(rest("a") + block, rest("a")), file([], ["class C {"] + indented + ["}"]),
    ])
    let found = try #require(moved.blocks.first)
    #expect(moved.blocks.count == 1)
    #expect((found.oldFile, found.old, found.newFile, found.new) == (0, 8..<12, 1, 1..<5))
  }

  @Test("too short is no block")
  func tooShort() {
    let line = "a single line with a lot of characters in it"
    #expect(MovedBlocks([file([line] + rest("a"), rest("a") + [line])]).blocks.isEmpty)
    let small = ["  end", "", "  end", "}"]
    #expect(MovedBlocks([file(small + rest("a"), rest("a") + small)]).blocks.isEmpty)
    #expect(MovedBlocks([]).blocks.isEmpty)
  }

  @Test("a block that is only indented anew has not moved")
  func indented() {
    let indented = ["if isReady {"] + block.map { "  " + $0 } + ["}"]
    #expect(MovedBlocks([file(rest("a") + block, rest("a") + indented)]).blocks.isEmpty)
  }

  @Test("of two places the nearer one in the same file is taken, and none in other files")
  func ambiguous() throws {
    let near = file(rest("a") + block + rest("b") + rest("c"), rest("a") + rest("b") + block + rest("c") + block)
    let moved = MovedBlocks([near])
    #expect(moved.blocks.map(\.new) == [16..<20])

    let elsewhere = MovedBlocks([file(block, []), file([], block), file([], rest("x") + block)])
    #expect(elsewhere.blocks.isEmpty)
    let both = MovedBlocks([file([], block), file(rest("a") + block + rest("b"), rest("a") + rest("b") + block)])
    #expect(both.blocks.map(\.newFile) == [1])
  }

  @Test("the longest block comes first, and what it leaves is found as well")
  func longestFirst() {
    let long = rest("long and telling", 6)
    let moved = MovedBlocks([
      file(long, []), file([], ["x"] + long), file([], ["y"] + Array(long.prefix(3)) + ["z"]),
    ])
    #expect(moved.blocks.map { [$0.newFile, $0.old.count] } == [[1, 6]])
    let parts = MovedBlocks([
      file(rest("p", 5) + long + rest("q", 5), []), file([], long + rest("q", 5)), file([], rest("p", 5) + long),
    ])
    // Both are of the same length, and only one can have the middle.
    #expect(parts.blocks.isEmpty)
  }

  @Test("every block is removed here, added there, equal, and apart from all others")
  func law() {
    var seed = PrintedSeed()
    for _ in 0..<150 {
      let files = (0..<seed.number(1...4)).map { _ in
        let versions = seed.versions()
        let (old, new) = (Lines(versions.old), Lines(versions.new))
        return MovedBlocks.File(old: old, new: new, diff: LineDiff(old, new))
      }
      let blocks = MovedBlocks(files).blocks
      #expect(blocks.map(\.id) == Array(1..<blocks.count + 1))
      var (removed, added): (Set<[Int]>, Set<[Int]>) = ([], [])
      for block in blocks {
        #expect(block.old.count == block.new.count && block.old.count >= 2, "\(seed.seed)")
        var characters = 0
        for (from, to) in zip(block.old, block.new) {
          let (text, other) = (files[block.oldFile].old.content(from), files[block.newFile].new.content(to))
          #expect(words(text) == words(other), "\(seed.seed)")
          characters += String(decoding: text, as: UTF8.self).unicodeScalars.count {
            !" \t\r".unicodeScalars.contains($0)
          }
          #expect(files[block.oldFile].diff.newLine(of: from) == nil)
          #expect(files[block.newFile].diff.oldLine(of: to) == nil)
          #expect(removed.insert([block.oldFile, from]).inserted && added.insert([block.newFile, to]).inserted)
        }
        #expect(characters >= 20, "\(seed.seed)")
      }
    }
  }

  private func words(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}
