import OverseerGates

/// A file of gates to begin with.
public enum GateSample {
  /// Where it belongs, in the repository.
  public static let path = GateFile.path
  /// One gate, and all settings as comments.
  public static let text = GateFile.sample
}
