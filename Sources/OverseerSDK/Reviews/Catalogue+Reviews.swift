extension Catalogue {
  static let reviews: [any SDKOperation.Type] = [
    GetReview.self, GetActiveReview.self, GetLatestReview.self, ListReviews.self,
    ApproveReview.self, RequestChanges.self, AwaitReview.self,
  ]
}
