import OverseerDiff
import OverseerModel

extension ObjectStore {
  /// What changed within `file` as `git diff --full-index` prints it, so that `git apply` takes it.
  ///
  /// Of a binary file it only names the contents, which is enough where the repository has them. With white space that
  /// does not count, or without context, the patch fits only what it was made from.
  public func patch(of file: ChangedFile, _ options: DiffOptions = DiffOptions()) throws(OverseerError) -> [UInt8] {
    if let oldMode = file.oldMode, let newMode = file.newMode, oldMode.prefix(3) != newMode.prefix(3) {
      // A file that became a link, or the like: git takes the one away and adds the other.
      var (old, new) = (file, file)
      old.status = .deleted
      old.path = file.oldPath ?? file.path
      (old.newMode, old.newBlob) = (nil, nil)
      new.status = .added
      (new.oldMode, new.oldBlob) = (nil, nil)
      (old.oldPath, new.oldPath) = (nil, nil)
      return try patch(of: old, options) + patch(of: new, options)
    }
    let names = GitPatch(file)
    var patch = names.header
    guard file.oldBlob != file.newBlob else { return patch }
    patch += names.index
    let texts = try texts(of: file)
    if texts.isBinary { return patch + "Binary files ".utf8 + names.old + " and ".utf8 + names.new + " differ\n".utf8 }
    let body = UnifiedPatch.body(
      texts.old, texts.new, LineDiff(texts.old, texts.new, whitespace: options.whitespace), context: options.context)
    return body.isEmpty ? patch : patch + names.sides + body
  }
}

/// The lines that git prints above the hunks of a file.
private struct GitPatch {
  private let file: ChangedFile
  /// The names of the two sides as they stand in the patch.
  let old: [UInt8]
  let new: [UInt8]
  private let oldPath: FilePath
  private let newPath: FilePath

  init(_ file: ChangedFile) {
    self.file = file
    newPath = FilePath(file.path)
    oldPath = file.oldPath.map { FilePath($0) } ?? newPath
    old = file.oldBlob == nil ? Array("/dev/null".utf8) : Self.quoted("a/", oldPath)
    new = file.newBlob == nil ? Array("/dev/null".utf8) : Self.quoted("b/", newPath)
  }

  var header: [UInt8] {
    var lines = "diff --git ".utf8 + Self.quoted("a/", oldPath) + " ".utf8 + Self.quoted("b/", newPath) + "\n".utf8
    switch (file.oldMode, file.newMode) {
    case (nil, let mode?): lines += "new file mode \(mode)\n".utf8
    case (let mode?, nil): lines += "deleted file mode \(mode)\n".utf8
    case (let old?, let new?) where old != new: lines += "old mode \(old)\nnew mode \(new)\n".utf8
    default: break
    }
    guard file.status == .renamed || file.status == .copied else { return lines }
    let verb = file.status == .renamed ? "rename" : "copy"
    lines += "similarity index \(file.similarity ?? 0)%\n".utf8
    lines += "\(verb) from ".utf8 + Self.quoted("", oldPath) + "\n".utf8
    return lines + "\(verb) to ".utf8 + Self.quoted("", newPath) + "\n".utf8
  }

  var index: [UInt8] {
    let mode = file.oldMode == file.newMode ? file.newMode.map { " \($0)" } ?? "" : ""
    return Array("index \(file.oldBlob ?? .zero)..\(file.newBlob ?? .zero)\(mode)\n".utf8)
  }

  var sides: [UInt8] { "--- ".utf8 + Self.ended(old) + "\n+++ ".utf8 + Self.ended(new) + "\n".utf8 }

  /// A tab tells where a name with blanks ends.
  private static func ended(_ name: [UInt8]) -> [UInt8] {
    name.contains(UInt8(ascii: " ")) && name.first != UInt8(ascii: "\"") ? name + "\t".utf8 : name
  }

  /// As git writes a path: in quotes where it has characters that a line cannot hold.
  private static func quoted(_ prefix: String, _ path: FilePath) -> [UInt8] {
    let isText = String(validating: path.bytes, as: UTF8.self) != nil
    let isPlain =
      isText
      && path.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    guard !isPlain else { return prefix.utf8 + path.bytes }
    var name = Array("\"\(prefix)".utf8)
    for byte in path.bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): name += [UInt8(ascii: "\\"), byte]
      case 0x20..<0x7F: name.append(byte)
      default:
        let digits = String(byte, radix: 8)
        name += "\\\(String(repeating: "0", count: 3 - digits.count))\(digits)".utf8
      }
    }
    return name + "\"".utf8
  }
}
