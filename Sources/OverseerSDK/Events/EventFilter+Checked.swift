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
      let meant = nearest(to: type, of: known).map { "; did you mean \($0)?" } ?? ""
      problems.append(FieldProblem("types[\(index)]", "there is no event type \(type)\(meant)"))
    }
    guard problems.isEmpty else {
      throw OverseerError.invalidFields(problems, hint: "The types are: \(known.joined(separator: ", ")).")
    }
    return EventFilter(types: types, sources: sources, repoID: repoID, taskID: taskID)
  }

  /// The name that differs from `text` in a third of its letters at most.
  private static func nearest(to text: String, of names: [String]) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let wanted = text.lowercased()
    let best = names.map { (name: $0, distance: distance(wanted, $0.lowercased())) }.min { $0.distance < $1.distance }
    guard let best, best.distance * 3 <= best.name.utf8.count else { return nil }
    return best.name
  }

  /// How many letters have to be put in, left out or replaced to get from one text to the other (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (index, letter) in left.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, other) in right.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(changed, row[place] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
