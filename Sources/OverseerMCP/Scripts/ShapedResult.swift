import OverseerJSON
import OverseerModel

/// The result of a script as it is shown: one that is long keeps its shape, not its bytes.
///
/// Long arrays keep their first items, objects their first members and texts their beginning. Behind them stands how
/// much there is in all, how much is shown, and the call that gives the rest:
/// `{"$truncated": {"total": 5000, "shown": 12, "next": "os.output(\"exec_…\", {path: \"items\", from: 12})"}}`.
struct ShapedResult: Sendable {
  /// How long a result may be without being cut, and how long it is at most afterwards, in bytes of JSON.
  static let limit = 8 << 10

  let value: JSONValue
  let isTruncated: Bool

  /// - Parameters:
  ///   - json: The whole result.
  ///   - id: What the whole is found by in ``OutputShelf``.
  init(_ json: [UInt8], of id: ExecutionID) throws(OverseerError) {
    let whole: JSONValue
    do throws(JSONParseError) {
      whole = try JSONParser.parse(json)
    } catch {
      throw OverseerError(.invalidInput, "the result cannot be given back: \(error)")
    }
    let shaper = ResultShaper(execution: "\(id)")
    isTruncated = JSONSize.of(whole, upTo: Self.limit) > Self.limit
    value = isTruncated ? shaper.shaped(whole, at: ResultPath(), within: Self.limit) ?? .null : whole
  }
}
