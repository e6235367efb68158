extension Gate {
  /// Why the gate has nothing to say of a change; nil where it has.
  ///
  /// - Parameter changed: The paths of the change, of a renamed file both; nil in a round without own revisions.
  public func inapplicability(to changed: [String]?) -> String? {
    guard let changed else { return "the round has no revisions of its own" }
    if paths.isEmpty || changed.contains(where: { path in paths.contains { $0.matches(path) } }) { return nil }
    return "no changed file matches \(paths.map(\.text).joined(separator: ", "))"
  }
}
