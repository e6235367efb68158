extension Catalogue {
  static let comments: [any SDKOperation.Type] = [
    AddComment.self, GetComment.self, ListComments.self, ResolveComment.self, MoveComment.self, ApplySuggestion.self,
    DiffReview.self, ReadReviewFile.self, GetFeedback.self, MarkViewed.self,
  ]
}
