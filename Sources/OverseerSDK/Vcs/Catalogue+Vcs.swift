extension Catalogue {
  static let vcs: [any SDKOperation.Type] = [
    GetVcsStatus.self, GetTaskVcs.self, GetCurrentTaskVcs.self, ListTaskVcs.self, DiffTask.self, GetTaskStack.self,
    RestackTask.self,
    LandTask.self, UndoLast.self, CollectGarbage.self, RemoveWorkspace.self, CompareRevisions.self,
    CompareChanges.self, ClassifyChange.self, PortLines.self, ResolveRevision.self,
  ]
}
