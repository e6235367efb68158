import OverseerModel
import OverseerStore

extension Reading {
  /// The comment, or `not_found`.
  func existing(_ id: CommentID) throws(OverseerError) -> ReviewComment {
    guard let comment = try comment(id) else {
      throw OverseerError.notFound("comment", "\(id)", hint: "`os review comments` shows those of a task.")
    }
    return comment
  }
}

extension Writing {
  /// The task, for a comment: throws where it is archived. A task that waits for a person may be spoken about.
  func commentable(_ id: AnyTaskID) throws(OverseerError) -> WorkItem {
    try reading.isHidden(id) ? try editable(id) : try reading.existing(id)
  }
}
