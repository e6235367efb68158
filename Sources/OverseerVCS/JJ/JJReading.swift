import OverseerJSON
import OverseerModel

extension JJCommand {
  /// The commits of a revset, newest first, at most `limit` of them. The working copy is not looked at.
  public func log(_ revset: String, limit: Int? = nil) async throws(OverseerError) -> [JJCommit] {
    let arguments = ["log", "--no-graph", "--revisions=\(revset)", "--template=\(JJCommit.template)"]
    let output = try await run(arguments + (limit.map { ["--limit=\($0)"] } ?? []), .leave)
    return try decode(JJCommit.self, output)
  }

  /// The commit that is edited in this workspace, as it was last recorded.
  public func workingCopy() async throws(OverseerError) -> JJCommit {
    guard let commit = try await log("@").first else {
      throw OverseerError(.internalError, "jj says that nothing is edited in \(root)")
    }
    return commit
  }

  /// The head of the branch that work lands on; nil where jj knows none.
  public func trunk() async throws(OverseerError) -> JJCommit? {
    try await log("trunk()").first { !$0.isRoot }
  }

  /// The paths with unresolved conflicts in a commit, from the root of the workspace.
  public func conflicts(in revision: String) async throws(OverseerError) -> [String] {
    // jj runs in the root, which is what displayed paths are relative to.
    let template = #"if(self.conflict(), self.path().display().escape_json() ++ "\n")"#
    let output = try await run(["file", "list", "--revision=\(revision)", "--template=\(template)"], .leave)
    return try decode(String.self, output)
  }

  /// The newest operation. Where several have happened at once, jj reconciles them first.
  public func operationID() async throws(OverseerError) -> JJOperationID {
    if case .operation(let operation)? = JJOperationLog(workspace: root)?.head() { return operation }
    let output = try await run(["operation", "log", "--no-graph", "--limit=1", "--template=self.id()"], .leave)
    guard let operation = JJOperationID(String(decoding: output, as: UTF8.self)) else {
      throw OverseerError(.internalError, "jj names no operation")
    }
    return operation
  }

  /// A value of each line.
  private func decode<T: Decodable>(_ type: T.Type, _ lines: [UInt8]) throws(OverseerError) -> [T] {
    var values: [T] = []
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      do {
        values.append(try JSONCoder.decode(type, from: Array(line)))
      } catch {
        throw OverseerError(.internalError, "jj answers what is no \(type): \(error)")
      }
    }
    return values
  }
}
