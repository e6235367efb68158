import OverseerJSON
import OverseerModel
import OverseerStore

/// The kinds of documents that can be imported.
enum ImportFormat: Sendable, Hashable {
  /// What `data.export` gives.
  case own
  /// `overseer-export.json` of the older program.
  case olderExport
  /// `tasks.db` of the older program, as ``LegacyDatabase`` reads it.
  case olderDatabase

  static let olderExportVersion = "1.1.0"
  static let olderDatabaseVersion = 5

  /// What a report and the log call it.
  var name: String {
    switch self {
    case .own: "\(ExportDocument.name) \(ExportDocument.version)"
    case .olderExport: "overseer-export \(Self.olderExportVersion)"
    case .olderDatabase: "tasks.db \(Self.olderDatabaseVersion)"
    }
  }

  /// Recognises a document by its marks; throws where it is of another kind, or newer than this program.
  init(of document: JSONObject) throws(OverseerError) {
    let version = document["version"]?.stringValue
    switch document["format"]?.stringValue {
    case ExportDocument.name:
      try Self.refuseNewer(version, schema: document["schema"]?.integerValue)
      self = .own
    case "tasks.db":
      guard document["user_version"]?.integerValue == Int64(Self.olderDatabaseVersion) else {
        throw OverseerError.invalidField("user_version", "must be \(Self.olderDatabaseVersion)")
      }
      self = .olderDatabase
    case nil where document["format"] == nil && version == Self.olderExportVersion:
      self = .olderExport
    case nil where document["format"] == nil && version != nil && document["exportedAt"] != nil:
      throw OverseerError(
        .preconditionFailed, "an overseer-export of version \(version ?? "") cannot be imported",
        hint: "Export it again with the last release of that program (\(Self.olderExportVersion)), "
          + "or import its tasks.db.",
        details: ["version": .string(version ?? ""), "supported": .string(Self.olderExportVersion)])
    default:
      throw OverseerError.invalidField(
        "format", "this is no document that can be imported",
        hint: "Known are the document of `os data export`, an overseer-export.json \(Self.olderExportVersion) "
          + "and a tasks.db of layout \(Self.olderDatabaseVersion).")
    }
  }

  private static func refuseNewer(_ text: String?, schema: Int64?) throws(OverseerError) {
    guard let text, let version = Int(text), version >= 1 else {
      throw OverseerError.invalidField("version", "must be \"\(ExportDocument.version)\"")
    }
    let isNewer = version > ExportDocument.version || schema.map { $0 > Int64(Schema.current) } ?? false
    guard isNewer else { return }
    throw OverseerError(
      .preconditionFailed,
      "the document was written by a newer Overseer (version \(text), schema \(schema ?? 0)); nothing was imported",
      hint: "Update this program, then import it again.",
      details: [
        "version": .string(text), "supported": .string("\(ExportDocument.version)"),
        "schema": schema.map { .integer($0) } ?? .null, "supported_schema": .integer(Int64(Schema.current)),
      ])
  }
}
