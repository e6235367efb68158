import OverseerDiff
import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The two sides of a changed file, read.
public struct FileTexts: Sendable {
  public let old: Lines
  public let new: Lines
  /// Whether git takes one of them for something else than text: it has a NUL in its first 8,000 bytes.
  public let isBinary: Bool

  public init(old: Lines, new: Lines, isBinary: Bool) {
    self.old = old
    self.new = new
    self.isBinary = isBinary
  }

  /// Whether git takes the bytes for something else than text.
  public static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, min(bytes.count, 8000)) != nil } ?? false
    }
  }
}

extension ObjectStore {
  /// Reads both sides of `file`. Of a submodule the text is the line that git shows for it.
  public func texts(of file: ChangedFile) throws(OverseerError) -> FileTexts {
    let old = try content(file.oldBlob, mode: file.oldMode)
    let new = try content(file.newBlob, mode: file.newMode)
    return FileTexts(old: Lines(old), new: Lines(new), isBinary: FileTexts.isBinary(old) || FileTexts.isBinary(new))
  }

  private func content(_ blob: BlobID?, mode: String?) throws(OverseerError) -> [UInt8] {
    guard let blob else { return [] }
    if mode == FileMode.submodule.text { return Array("Subproject commit \(blob)\n".utf8) }
    return try bytes(of: blob)
  }
}
