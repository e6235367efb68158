import OverseerModel

extension EventFilter {
  /// The filter; throws `invalid_input` where a type is unknown, with the one that was probably meant, and where a
  /// list is empty, which nothing would pass.
  static func checked(
    types: [String]?, sources: [EventSource]?, repoID: RepoID?, taskID: AnyTaskID?
  ) throws(OverseerError) -> EventFilter {
    for (field, isEmpty) in [("types", types?.isEmpty), ("sources", sources?.isEmpty)] where isEmpty == true {
      throw OverseerError.invalidField(field, "name one at least, or leave it out")
    }
    let known = EventBody.catalogue.map(\.type)
    var problems: [FieldProblem] = []
    for (index, type) in (types ?? []).enumerated() where !known.contains(type) {
      let meant = NearestName.to(type, among: known).map { "; did you mean \($0)?" } ?? ""
      problems.append(FieldProblem("types[\(index)]", "there is no event type \(type)\(meant)"))
    }
    guard problems.isEmpty else {
      throw OverseerError.invalidFields(problems, hint: "The types are: \(known.joined(separator: ", ")).")
    }
    return EventFilter(
      types: types.map { Set($0).sorted() },
      sources: sources.map { named in EventSource.allCases.filter { named.contains($0) } }, repoID: repoID,
      taskID: taskID)
  }
}
