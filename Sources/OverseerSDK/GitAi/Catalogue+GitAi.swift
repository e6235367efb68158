extension Catalogue {
  static let gitAi: [any SDKOperation.Type] = [
    StartAgentReview.self, GetAgentReview.self, GetAgentReviewResult.self,
  ]
}
