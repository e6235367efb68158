extension Catalogue {
  static let learnings: [any SDKOperation.Type] = [
    AddLearning.self, ListLearnings.self, GetInheritedLearnings.self, SearchLearnings.self, RetireLearning.self,
  ]
}
