import OverseerModel
import OverseerSDK
import OverseerVCS

extension Session {
  /// The task that is named, else the one whose ref is checked out in the current folder.
  func taskID(orCurrent text: String?) async throws(OverseerError) -> AnyTaskID {
    if let text { return try taskID(text) }
    return try await callLong(GetCurrentTaskVcs()).taskID
  }

  /// What paths that are named here are in the repository; elsewhere they are counted from its root.
  func repositoryPaths(_ texts: [String]) throws(OverseerError) -> [String] {
    guard let root = Checkout(containing: environment.folder)?.root else { return texts }
    let paths = CommandPaths(folder: environment.folder, root: root)
    return try texts.map { text throws(OverseerError) in try paths.path(text, "path") }
  }
}
