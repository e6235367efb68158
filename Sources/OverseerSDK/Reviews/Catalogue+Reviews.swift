extension Catalogue {
  static let reviews: [any SDKOperation.Type] = [
    GetReview.self, GetActiveReview.self, ListReviews.self, ApproveReview.self, RequestChanges.self, AwaitReview.self,
  ]
}
