import OverseerJSON
import OverseerSDK

/// What the server says of itself.
enum ServerFacts {
  static let info: JSONValue = ["name": "overseer", "title": "Overseer", "version": .string(Version.current)]

  /// Neither list changes while the program runs, and nothing can be subscribed to.
  static let capabilities: JSONValue = ["tools": [:], "resources": [:]]

  /// Newest first.
  static let supportedVersions = JSONValue.array(ProtocolVersion.allCases.reversed().map { .string($0.rawValue) })

  /// The reply to `initialize`.
  static func agreeing(on version: ProtocolVersion) -> JSONObject {
    [
      "protocolVersion": .string(version.rawValue), "capabilities": capabilities, "serverInfo": info,
      "instructions": .string(GuideTexts.instructions),
    ]
  }

  /// The reply to `server/discover`.
  static let discovered: JSONObject = [
    "supportedVersions": supportedVersions, "capabilities": capabilities,
    "instructions": .string(GuideTexts.instructions),
  ]
}
