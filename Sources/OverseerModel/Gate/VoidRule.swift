/// What follows a run that says nothing: files were changed under it, or it changed them.
public enum VoidRule: Sendable, Hashable {
  /// Run it once more, in a checkout that holds nothing else. No attempt is used up.
  case runInCleanCheckout
  /// A person has to look at it.
  case escalate

  /// How many void runs in a row a gate may have before a person has to look at it.
  public static let limit = 2

  /// - Parameter voids: How many runs in a row were Void for the present tree because of changed files, the last one included.
  public init(voids: Int) { self = voids < Self.limit ? .runInCleanCheckout : .escalate }
}
