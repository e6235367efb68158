import OverseerModel

/// Everything that an installation holds, as one document.
public struct ExportDocument: Codable, Sendable {
  public var format: String
  public var version: String
  public var exportedAt: Instant
}
