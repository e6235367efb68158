extension Catalogue {
  static let tasks: [any SDKOperation.Type] = [
    CreateTask.self, GetTask.self, GetTasks.self, ListTasks.self, SearchTasks.self, UpdateTask.self, DeleteTask.self,
    StartTask.self, SubmitTask.self, WithdrawTask.self, CancelTask.self, ReopenTask.self, ForceCompleteTask.self,
    SetTaskStatus.self, BlockTask.self,
    UnblockTask.self, NextReadyTask.self, ExplainTask.self, ClaimTask.self, RenewTask.self, ReleaseTask.self,
    GetTaskTree.self, GetTaskProgress.self, ArchiveTask.self, UnarchiveTask.self,
  ]
}
