extension Catalogue {
  static let help: [any SDKOperation.Type] = [
    RequestHelp.self, RespondToHelp.self, ResumeTask.self, GetHelp.self, GetActiveHelp.self, ListHelp.self,
  ]
}
