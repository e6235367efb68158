import OverseerModel
import OverseerStore

/// Gives everything that the installation holds as one document, which `data.import` reads back exactly.
public struct ExportData: ReadOperation {
  public static let spec = OperationSpec(
    "data.export", "Export everything as one document", who: .any, .get, "/data/export")

  public init() {}

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> ExportDocument {
    ExportDocument(format: "overseer", version: "1", exportedAt: reading.now)
  }
}
