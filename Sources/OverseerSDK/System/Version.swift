/// The version of this program.
public enum Version {
  public static let current = "0.1.0"

  /// The version of Swift that compiled it; nil for one that this source does not know.
  static let swift: String? = {
    #if compiler(>=6.4)
      nil
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }()
}
