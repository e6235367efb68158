import OverseerModel
import OverseerProcess
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A checkout of a revision for the run of one gate or reviewer, with the folders linked that every workspace shares. It is named
/// after the process that made it, so that the next one can remove what that has left behind.
struct CleanCheckout {
  let files: DetachedCheckout
  private let repo: VersionedRepo
  private let preparation: WorkspacePreparation
  private static let mark = "clean-"

  var path: String { files.path }
  /// What in it is not of the revision.
  var links: [String] { preparation.settings.link }

  /// One for a single run: no other has its folder.
  init(in repo: VersionedRepo, links: [String], of overseer: Overseer) throws(OverseerError) {
    let process = ProcessMark.current
    var identifier: [UInt8] = []
    overseer.store.identifier().append(to: &identifier)
    let name = "\(Self.mark)\(process.pid)-\(process.started)-\(String(decoding: identifier, as: UTF8.self))"
    self.repo = repo
    files = try DetachedCheckout(
      at: "\(Self.folder(of: repo, in: overseer))/\(name)", of: repo.checkout)
    preparation = WorkspacePreparation(
      settings: .init(link: links), repo: repo, trust: overseer.trust, environment: overseer.environmentTrust)
  }

  /// Calls `body` while the checkout is there.
  func with<Value>(
    _ commit: CommitID, _ body: () async throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    let value: Value
    do throws(OverseerError) {
      try Installation.makeFolder(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
      try await files.make(commit)
      for link in links { try preparation.link(link, in: path) }
      value = try await body()
    } catch {
      await remove()
      throw error
    }
    await remove()
    return value
  }

  /// What cannot be removed now is left to the next pass. A cancelled call has to clear up after itself, too.
  private func remove() async {
    // justified: it is awaited, and must not be cancelled with the run
    await Task(executorPreference: FileExecutor.shared) { try? await files.remove() }.value
  }

  /// Removes what processes that are gone have left behind.
  static func sweep(_ repo: VersionedRepo, in overseer: Overseer) async throws(OverseerError) {
    let folder = folder(of: repo, in: overseer)
    for name in names(in: folder) where isLeft(name) {
      try? await DetachedCheckout(at: "\(folder)/\(name)", of: repo.checkout).remove()
    }
  }

  private static func folder(of repo: VersionedRepo, in overseer: Overseer) -> String {
    "\(overseer.installation.workspaces)/\(repo.repo.id)"
  }

  private static func isLeft(_ name: String) -> Bool {
    let parts = name.split(separator: "-")
    guard name.hasPrefix(mark), parts.count == 4, let pid = Int32(parts[1]), let started = Int64(parts[2]) else {
      return false
    }
    return !ProcessMark(pid: pid, started: started).isAlive
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name { names.append(name) }
    }
    return names
  }
}
