/// The blocks of lines that a change takes away in one place and adds in another, in the same file or a different one.
///
/// A block has at least two lines and 20 characters that are not blank. White space at both ends of a line does not
/// count, except within one replaced block, where a new indentation is no move. Longer blocks are found first, and no
/// line belongs to two. Where equally long blocks compete, the shortest way within one file wins, else none.
public struct MovedBlocks: Sendable, Hashable {
  /// A file of the change.
  public struct File: Sendable {
    public let old: Lines
    public let new: Lines
    public let diff: LineDiff

    /// - Parameter diff: The diff of exactly these two. An added file has no old lines, a removed one no new ones.
    public init(old: Lines, new: Lines, diff: LineDiff) {
      self.old = old
      self.new = new
      self.diff = diff
    }
  }

  public struct Block: Sendable, Hashable {
    /// From 1, in the order of the removed lines.
    public let id: Int
    /// The place of the file among those given.
    public let oldFile: Int
    /// The removed lines, from 0.
    public let old: Range<Int>
    public let newFile: Int
    /// The added lines, from 0; as many.
    public let new: Range<Int>
  }

  /// In the order of the removed lines.
  public let blocks: [Block]
  private let byNew: [Block]

  public init(_ files: [File]) {
    var search = MoveSearch(files)
    let found = search.moves().sorted { ($0.oldFile, $0.old.lowerBound) < ($1.oldFile, $1.old.lowerBound) }
    blocks = found.enumerated().map { index, move in
      Block(id: index + 1, oldFile: move.oldFile, old: move.old, newFile: move.newFile, new: move.new)
    }
    byNew = blocks.sorted { ($0.newFile, $0.new.lowerBound) < ($1.newFile, $1.new.lowerBound) }
  }

  /// The block to which a removed line belongs.
  public func block(removed line: Int, file: Int) -> Block? {
    Self.block(of: line, file, in: blocks, \.oldFile, \.old)
  }

  /// The block to which an added line belongs.
  public func block(added line: Int, file: Int) -> Block? {
    Self.block(of: line, file, in: byNew, \.newFile, \.new)
  }

  /// The hunks of one of the files with the ids of the blocks on their lines.
  public func marked(_ hunks: [Hunk], file: Int) -> [Hunk] {
    if blocks.isEmpty { return hunks }
    var hunks = hunks
    for hunk in hunks.indices {
      for index in hunks[hunk].lines.indices {
        let line = hunks[hunk].lines[index]
        switch line.kind {
        case .context: break
        case .removed:
          hunks[hunk].lines[index].moved = line.oldLine.flatMap { block(removed: $0 - 1, file: file)?.id }
        case .added:
          hunks[hunk].lines[index].moved = line.newLine.flatMap { block(added: $0 - 1, file: file)?.id }
        }
      }
    }
    return hunks
  }

  private static func block(
    of line: Int, _ file: Int, in blocks: [Block], _ fileOf: KeyPath<Block, Int>, _ linesOf: KeyPath<Block, Range<Int>>
  ) -> Block? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      let block = blocks[middle]
      if (block[keyPath: fileOf], block[keyPath: linesOf].lowerBound) <= (file, line) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0, blocks[low - 1][keyPath: fileOf] == file, blocks[low - 1][keyPath: linesOf].contains(line) else {
      return nil
    }
    return blocks[low - 1]
  }
}
