import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder in which git keeps what belongs to one checkout.
struct GitDirectory: Sendable, Hashable {
  /// With the checkout's own `HEAD`: `.git`, or `.git/worktrees/x` of a worktree.
  let path: String
  /// With what all checkouts of the repository share: refs, objects and settings.
  let common: String

  /// What the entry `.git` of a checkout stands for: the folder itself, or the one that the file names.
  /// nil where git would not take it.
  init?(entry: String, in folder: String) {
    switch FilePeek.kind(entry) {
    case .folder: self.init(folder: entry)
    case .file:
      guard let line = FilePeek.line(of: entry), line.hasPrefix("gitdir: ") else { return nil }
      guard let target = FilePeek.resolve(String(line.dropFirst("gitdir: ".count)), from: folder) else { return nil }
      self.init(folder: target)
    case .other, nil: return nil
    }
  }

  /// `folder`, if git keeps a repository or a worktree's part of one there.
  init?(folder: String) {
    guard let path = realPath(folder), FilePeek.kind(path + "/HEAD") == .file else { return nil }
    self.path = path
    if let shared = FilePeek.line(of: path + "/commondir") {
      guard let common = FilePeek.resolve(shared, from: path) else { return nil }
      self.common = common
    } else {
      common = path
    }
    guard FilePeek.kind(common + "/objects") == .folder, FilePeek.kind(common + "/refs") == .folder else { return nil }
  }

  /// Whether this is a worktree's part of a repository whose main part is elsewhere.
  var isWorktree: Bool { path != common }

  /// Whether the repository has no checkout of its own.
  var isBare: Bool { GitConfig.isOn(setting("core.bare")) }

  /// The root of the repository's main checkout. A repository without one, or with one that it does not know
  /// (`git init --separate-git-dir`), stands for itself.
  var mainRoot: String {
    // A checkout knows its repository by `.git`: as the folder itself, or as a file that names it, which is how
    // submodules and bare clones in a hidden folder have it.
    let named = setting("core.worktree").flatMap { FilePeek.resolve($0, from: common) }
    for root in [named, FilePeek.parent(of: common)] {
      guard let root, let git = GitDirectory(entry: FilePeek.join(root, ".git"), in: root) else { continue }
      if git.path == common { return root }
    }
    return common
  }

  /// A setting of the main checkout.
  private func setting(_ name: String) -> String? {
    let shared = GitConfig(file: common + "/config")
    guard GitConfig.isOn(shared["extensions.worktreeconfig"]) else { return shared[name] }
    return GitConfig(file: common + "/config.worktree")[name] ?? shared[name]
  }
}

extension GitDirectory {
  /// Adds a line to what all checkouts of the repository ignore besides what is committed, where it is not there yet.
  func ignore(_ rule: String) throws(OverseerError) {
    let file = common + "/info/exclude"
    mkdir(common + "/info", 0o777)
    let text = FilePeek.bytes(of: file, limit: 1 << 20) ?? []
    let lines = text.split(separator: UInt8(ascii: "\n"))
    guard !lines.contains(where: { $0.elementsEqual(rule.utf8) }) else { return }
    let isEnded = text.last.map { $0 == UInt8(ascii: "\n") } ?? true
    let added = Array((isEnded ? "" : "\n").utf8) + Array(rule.utf8) + [UInt8(ascii: "\n")]
    let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, write(descriptor, added, added.count) == added.count else {
      throw OverseerError(.unavailable, "\(file) cannot be written: \(String(cString: strerror(errno)))")
    }
  }
}
