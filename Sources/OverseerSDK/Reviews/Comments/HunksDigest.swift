import OverseerDiff
import OverseerGates
import OverseerModel

extension FileDiff {
  /// The SHA-256 of what a reader sees of the change, but for where in the file it stands: of paths, modes and the
  /// lines of the hunks. Of what has no lines, of both contents.
  var hunksDigest: String {
    let isOpaque = file.binary || file.submodule
    var parts: [String?] = [
      "overseer-hunks-1", file.status.rawValue, file.path, file.oldPath, file.oldMode, file.newMode,
      isOpaque ? file.oldBlob?.description : nil, isOpaque ? file.newBlob?.description : nil,
    ]
    for hunk in hunks {
      parts.append("hunk")
      for line in hunk.lines {
        parts.append(line.kind.rawValue)
        parts.append(line.noNewline ? "end" : nil)
        parts.append(line.text)
      }
    }
    // Each part has its length before it, so that none can pass into the next.
    return ContentDigest.sha256(
      parts.flatMap { part in part.map { Array("\($0.utf8.count):".utf8) + Array($0.utf8) } ?? Array("-".utf8) })
  }
}
