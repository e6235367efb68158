/// A construct of TypeScript that is more than a type, so that taking it out would change what a script does.
struct Unerasable: Error, Sendable, Hashable {
  /// What it is, as it is called: `an enum`.
  var construct: String
  /// From 1.
  var line: Int
  /// In characters, from 1.
  var column: Int
}
