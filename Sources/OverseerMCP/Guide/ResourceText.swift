import OverseerJSON
import OverseerModel
import OverseerSDK

/// What is behind the addresses that clients of the Model Context Protocol may read: the declarations, a task, a review.
public enum ResourceText {
  /// `overseer://api.d.ts`: the declarations that scripts are written against.
  public static let declarations = "overseer://api.d.ts"
  /// `overseer://task/{id}`: what `tasks.get` gives, as JSON.
  public static let task = "overseer://task/{id}"
  /// `overseer://review/{id}`: the review with what is said of it, as JSON.
  public static let review = "overseer://review/{id}"

  /// The text of a resource, with its media type.
  ///
  /// - Throws: `not_found` for an address that leads nowhere, and what the operations throw.
  public static func read(
    _ uri: String, overseer: Overseer, caller: Caller
  ) async throws(OverseerError) -> (mimeType: String, text: String) {
    if uri == declarations { return ("text/typescript", GuideTexts.declarations) }
    if let text = id(in: uri, of: task) {
      guard let id = AnyTaskID(text) else { throw unknown(uri, "a task's id is ms_, task_ or sub_ and a ULID") }
      return try json(try await overseer.call(GetTask(id: id), as: caller))
    }
    if let text = id(in: uri, of: review) {
      guard let id = ReviewID(text) else { throw unknown(uri, "a review's id is rev_ and a ULID") }
      return try json(
        ReviewInFull(
          review: try await overseer.call(GetReview(id: id), as: caller),
          feedback: try await overseer.call(GetFeedback(id: id), as: caller)))
    }
    throw unknown(uri, "there are \(declarations), \(task) and \(review)")
  }

  /// A review with what it has to say.
  private struct ReviewInFull: Encodable {
    let review: Review
    let feedback: Feedback
  }

  /// What stands in the address in place of `{id}`.
  private static func id(in uri: String, of template: String) -> String? {
    let start = template.dropLast("{id}".count)
    return uri.hasPrefix(start) ? String(uri.dropFirst(start.count)) : nil
  }

  private static func json(_ value: some Encodable) throws(OverseerError) -> (mimeType: String, text: String) {
    do {
      return ("application/json", try JSONCoder.encodeString(value))
    } catch {
      throw OverseerError(.internalError, "the resource cannot be written as JSON")
    }
  }

  private static func unknown(_ uri: String, _ hint: String) -> OverseerError {
    OverseerError.notFound("resource", String(uri.prefix(200)), hint: hint)
  }
}
