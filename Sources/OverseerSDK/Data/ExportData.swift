import OverseerModel
import OverseerStore

/// Gives everything that the installation holds as one document. `data.import` makes of it, in an empty installation,
/// the same again: ids, times and events included.
public struct ExportData: ReadOperation {
  public static let spec = OperationSpec(
    "data.export", "Export everything as one document", who: .any, .get, "/data/export", reach: .installation)

  public init() {}

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> ExportDocument {
    try ExportDocument(of: reading)
  }
}
