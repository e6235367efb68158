import OverseerModel

/// How much of a list one call gives.
public enum Page {
  public static let standard = 100
  public static let most = 1000

  /// The number of items to give: 100 unless told, 1 to 1,000.
  public static func limit(_ limit: Int?) throws(OverseerError) -> Int {
    let limit = limit ?? standard
    guard (1...most).contains(limit) else {
      throw OverseerError.invalidField("limit", "must be 1 to \(most), not \(limit)")
    }
    return limit
  }

  /// Refuses a cursor that names nothing.
  static func unknown(after id: String) -> OverseerError {
    OverseerError.notFound(
      field: "after", "there is no \(id) to go on from", hint: "Give the id of the last item that you received.")
  }
}
