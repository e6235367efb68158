import OverseerModel
import OverseerStore

/// Shows a comment as it was written.
public struct GetComment: ReadOperation {
  public static let spec = OperationSpec(
    "reviews.get_comment", "Show a comment", who: .any, .get, "/comments/{id}", errors: [.notFound])
  public static var isBounded: Bool { true }

  public var id: CommentID

  public init(id: CommentID) { self.id = id }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> ReviewComment {
    try reading.existing(id)
  }
}
