/// The revisions of the Model Context Protocol that are spoken here, oldest first.
public enum ProtocolVersion: String, Sendable, CaseIterable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// Whether every request stands by itself, and says version and client in its `_meta`. The revisions before agree on
  /// both by `initialize`.
  public var isStateless: Bool { self == .july2026 }

  /// Where a request that stands by itself names its revision, in `_meta`.
  public static let metaKey = RequestMeta.versionKey

  /// What `initialize` offers who asks for a revision that is not known.
  public static let latestHandshake = ProtocolVersion.november2025
}
