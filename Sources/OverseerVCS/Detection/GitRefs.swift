/// The refs of a git repository, read from its files. One with reftables shows none.
struct GitRefs {
  private let folder: String
  private let checkout: String
  private let packed: PackedRefs

  init(_ repository: GitDirectory) {
    folder = repository.common
    checkout = repository.path
    packed = PackedRefs(file: repository.common + "/packed-refs")
  }

  /// The branch that work lands on, by its name: what `origin` calls its own, else `main` or `master`, else the first
  /// of `atOrigin` that `origin` has.
  func mainBranch(atOrigin: [String] = []) -> String? {
    if let branch = target(of: "refs/remotes/origin/HEAD", below: "refs/remotes/origin/"), hasBranch(branch) {
      return branch
    }
    return ["main", "master"].first { has("refs/heads/" + $0) }
      ?? atOrigin.first { has("refs/remotes/origin/" + $0) }
  }

  /// The branch that `HEAD` of the main checkout names, with commits or without.
  var headBranch: String? { target(of: "HEAD", below: "refs/heads/") }

  /// The same of the checkout that the refs were asked of.
  var checkedOutBranch: String? { target(of: "HEAD", in: checkout, below: "refs/heads/") }

  /// Whether there is such a branch, here or at `origin`.
  func hasBranch(_ name: String) -> Bool {
    BranchName.isValid(name) && (has("refs/heads/" + name) || has("refs/remotes/origin/" + name))
  }

  private func has(_ ref: String) -> Bool { FilePeek.kind(folder + "/" + ref) == .file || packed.contains(ref) }

  /// What a symbolic ref names, without the prefix; nil where it is no such ref, or names something else.
  private func target(of ref: String, in place: String? = nil, below prefix: String) -> String? {
    guard let line = FilePeek.line(of: (place ?? folder) + "/" + ref), line.hasPrefix("ref:") else { return nil }
    let name = line.dropFirst("ref:".count).drop { $0 == " " || $0 == "\t" }
    guard name.hasPrefix(prefix) else { return nil }
    let branch = String(name.dropFirst(prefix.count))
    // With reftables HEAD reads `refs/heads/.invalid`.
    return BranchName.isValid(branch) ? branch : nil
  }
}

/// The refs that git has gathered in one file: a line `<commit> <ref>` for each.
private struct PackedRefs {
  private let bytes: [UInt8]

  init(file path: String) { bytes = FilePeek.bytes(of: path, limit: 1 << 28) ?? [] }

  func contains(_ ref: String) -> Bool {
    let name = Array(ref.utf8)
    return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      guard line.count > name.count, line.first != UInt8(ascii: "#"), line.first != UInt8(ascii: "^") else {
        return false
      }
      return line[line.endIndex - name.count - 1] == UInt8(ascii: " ") && line.suffix(name.count).elementsEqual(name)
    }
  }
}
