/// One of the two sides of a diff.
public enum DiffSide: String, Codable, Sendable, CaseIterable {
  /// What was there before.
  case left = "Left"
  /// What is there now.
  case right = "Right"
}
