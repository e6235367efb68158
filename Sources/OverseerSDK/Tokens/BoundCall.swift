import OverseerJSON
import OverseerModel
import OverseerStore

extension Caller {
  /// Refuses an operation that the caller's token is never good for.
  func checkToken(_ spec: OperationSpec) throws(OverseerError) {
    if readsOnly, spec.method != .get {
      throw OverseerError(
        .forbidden, "\(spec.name) changes something, and this token is only for reading",
        details: ["operation": .string(spec.name)])
    }
    guard let boundRepo else { return }
    guard spec.reach == .repository else {
      throw OverseerError(
        .forbidden, "\(spec.name) is about all repositories, and this token is only for \(boundRepo)",
        details: ["operation": .string(spec.name), "repo_id": .string("\(boundRepo)")])
    }
    if let repo { try checkBounds(of: repo) }
  }

  /// Refuses what belongs to a repository that the caller's token is not good for.
  func checkBounds(of repo: RepoID) throws(OverseerError) {
    guard let boundRepo, repo != boundRepo else { return }
    throw OverseerError(
      .forbidden, "this token is only for \(boundRepo)", details: ["repo_id": .string("\(boundRepo)")])
  }

  /// Refuses a request that names something of a repository that the caller's token is not good for.
  ///
  /// Whatever a request is about it names by an id, and an id says what kind of thing it is. So the request's own text
  /// tells all that it is about, for every operation that there is and will be.
  func checkBounds(of operation: some SDKOperation, in reading: Reading) throws(OverseerError) {
    guard boundRepo != nil else { return }
    let request: JSONValue
    do {
      request = try JSONCoder.value(of: operation)
    } catch {
      throw OverseerError(.internalError, "the request cannot be written as JSON: \(error)")
    }
    if request["all_repos"]?.boolValue == true {
      throw OverseerError(.forbidden, "this token is only for one repository", hint: "Leave all_repos out.")
    }
    for text in request.texts {
      if let repo = try reading.repo(owning: text) { try checkBounds(of: repo) }
    }
  }

  /// The repository that a list is narrowed to which else has everything.
  func narrowed(_ named: RepoID?) -> RepoID? { named ?? boundRepo }
}

extension JSONValue {
  /// Every text in it, at any depth.
  fileprivate var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.texts)
    case .object(let members): members.flatMap { $0.value.texts }
    default: []
    }
  }
}
