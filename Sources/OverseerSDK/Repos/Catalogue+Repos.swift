extension Catalogue {
  static let repos: [any SDKOperation.Type] = [
    RegisterRepo.self, GetRepo.self, GetRepoByPath.self, GetCurrentRepo.self, ListRepos.self, RelocateRepo.self,
    UnregisterRepo.self,
  ]
}
