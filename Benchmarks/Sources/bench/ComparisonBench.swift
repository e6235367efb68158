import OverseerDiff
import OverseerSDK

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Rows 13 and 14: what differs between two commits, and between two files. Each opens the repository anew.
enum ComparisonBench {
  /// The list of the files.
  static func list(_ folder: String, _ base: String, _ head: String) async throws -> Int {
    let reader = try RepositoryReader(containing: folder)
    return try await CompareRevisions(base: base, head: head).selection(in: reader).files.count
  }

  /// What somebody sees first: the list of all files, and the first 20 with their hunks.
  static func open(_ folder: String, _ base: String, _ head: String) async throws -> Int {
    let reader = try RepositoryReader(containing: folder)
    let (comparison, files) = try await CompareRevisions(base: base, head: head).selection(in: reader)
    return try await comparison.diffs(of: Array(files.prefix(20))).count
  }

  /// All files with counts, and with hunks and the words that changed unless `countsOnly`.
  static func all(_ folder: String, _ base: String, _ head: String, countsOnly: Bool) async throws -> Int {
    let reader = try RepositoryReader(containing: folder)
    let question = CompareRevisions(base: base, head: head, countsOnly: countsOnly)
    let (comparison, files) = try await question.selection(in: reader)
    return try await comparison.diffs(of: files).reduce(0) { $0 + ($1.file.added ?? 0) + ($1.file.removed ?? 0) }
  }

  /// Two files from the disk, with hunks, with or without the words that changed marked. Gives the number of marks,
  /// or of hunks.
  static func files(_ old: String, _ new: String, words: Bool) -> Int {
    let (old, new) = (Lines(bytes(of: old)), Lines(bytes(of: new)))
    let hunks = Hunk.hunks(old, new, LineDiff(old, new), words: words)
    guard words else { return hunks.count }
    return hunks.reduce(0) { $1.lines.reduce($0) { $0 + $1.marks.count } }
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }
}
