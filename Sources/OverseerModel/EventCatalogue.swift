import OverseerJSON

/// Ties a case of ``EventBody`` to its name and payload type: JSON, OpenAPI and TypeScript all come from these.
public struct EventCase: Sendable {
  /// The `type` on the wire.
  public let type: String
  public let payload: any (Codable & Sendable).Type
  fileprivate let decode: @Sendable (any Decoder) throws -> EventBody

  fileprivate init<Payload: Codable & Sendable>(
    _ type: String, _ payload: Payload.Type, _ body: @escaping @Sendable (Payload) -> EventBody
  ) {
    self.type = type
    self.payload = payload
    decode = { decoder in
      let container = try decoder.container(keyedBy: EventBody.CodingKeys.self)
      return body(try container.decode(Payload.self, forKey: .payload))
    }
  }
}

extension EventBody {
  /// Every case, in the order in which they are declared.
  public static let catalogue: [EventCase] = [
    EventCase("TaskCreated", TaskPayload.self, EventBody.taskCreated),
    EventCase("TaskUpdated", TaskPayload.self, EventBody.taskUpdated),
    EventCase("TaskStarted", TaskPayload.self, EventBody.taskStarted),
    EventCase("TaskCompleted", TaskCompletedPayload.self, EventBody.taskCompleted),
    EventCase("TaskCancelled", TaskPayload.self, EventBody.taskCancelled),
    EventCase("TaskDeleted", TaskDeletedPayload.self, EventBody.taskDeleted),
    EventCase("TaskStatusChanged", TaskStatusChangedPayload.self, EventBody.taskStatusChanged),
    EventCase("TaskReopened", TaskPayload.self, EventBody.taskReopened),
    EventCase("TaskClaimed", ClaimPayload.self, EventBody.taskClaimed),
    EventCase("ClaimReleased", ClaimPayload.self, EventBody.claimReleased),
    EventCase("TaskArchived", TaskPayload.self, EventBody.taskArchived),
    EventCase("TaskUnarchived", TaskPayload.self, EventBody.taskUnarchived),
    EventCase("ChildrenFinished", ChildrenFinishedPayload.self, EventBody.childrenFinished),
    EventCase("BlockerAdded", BlockerPayload.self, EventBody.blockerAdded),
    EventCase("BlockerRemoved", BlockerPayload.self, EventBody.blockerRemoved),
    EventCase("LearningAdded", LearningPayload.self, EventBody.learningAdded),
    EventCase("LearningBubbled", LearningBubbledPayload.self, EventBody.learningBubbled),
    EventCase("LearningRetired", LearningPayload.self, EventBody.learningRetired),
    EventCase("HelpRequested", HelpPayload.self, EventBody.helpRequested),
    EventCase("HelpResponded", HelpPayload.self, EventBody.helpResponded),
    EventCase("HelpResumed", HelpResumedPayload.self, EventBody.helpResumed),
    EventCase("HelpCancelled", HelpPayload.self, EventBody.helpCancelled),
    EventCase("RepoRegistered", RepoPayload.self, EventBody.repoRegistered),
    EventCase("RepoUnregistered", RepoUnregisteredPayload.self, EventBody.repoUnregistered),
    EventCase("RepoRelocated", RepoPayload.self, EventBody.repoRelocated),
    EventCase("RefCreated", TaskVcsPayload.self, EventBody.refCreated),
    EventCase("Committed", CommittedPayload.self, EventBody.committed),
    EventCase("RefMoved", RefMovedPayload.self, EventBody.refMoved),
    EventCase("TaskRestacked", TaskRestackedPayload.self, EventBody.taskRestacked),
    EventCase("TaskLanded", LandPayload.self, EventBody.taskLanded),
    EventCase("LandUndone", LandPayload.self, EventBody.landUndone),
    EventCase("RefArchived", TaskVcsPayload.self, EventBody.refArchived),
    EventCase("RefRestored", TaskVcsPayload.self, EventBody.refRestored),
    EventCase("WorkspaceAdded", TaskVcsPayload.self, EventBody.workspaceAdded),
    EventCase("WorkspaceRemoved", TaskVcsPayload.self, EventBody.workspaceRemoved),
    EventCase("TaskSubmitted", TaskSubmittedPayload.self, EventBody.taskSubmitted),
    EventCase("ReviewCreated", ReviewPayload.self, EventBody.reviewCreated),
    EventCase("ReviewRevised", ReviewPayload.self, EventBody.reviewRevised),
    EventCase("ReviewPhaseChanged", ReviewPhaseChangedPayload.self, EventBody.reviewPhaseChanged),
    EventCase("VerdictRecorded", VerdictRecordedPayload.self, EventBody.verdictRecorded),
    EventCase("VerdictCarried", VerdictCarriedPayload.self, EventBody.verdictCarried),
    EventCase("ReviewApproved", ReviewPayload.self, EventBody.reviewApproved),
    EventCase("ChangesRequested", ChangesRequestedPayload.self, EventBody.changesRequested),
    EventCase("ReviewSuperseded", ReviewPayload.self, EventBody.reviewSuperseded),
    EventCase("ReviewWithdrawn", ReviewWithdrawnPayload.self, EventBody.reviewWithdrawn),
    EventCase("ReviewCancelled", ReviewPayload.self, EventBody.reviewCancelled),
    EventCase("CommentAdded", CommentPayload.self, EventBody.commentAdded),
    EventCase("CommentResolved", CommentPayload.self, EventBody.commentResolved),
    EventCase("CommentMoved", CommentPayload.self, EventBody.commentMoved),
    EventCase("SuggestionApplied", SuggestionAppliedPayload.self, EventBody.suggestionApplied),
    EventCase("FileViewed", FileViewedPayload.self, EventBody.fileViewed),
    EventCase("GateAdded", GatePayload.self, EventBody.gateAdded),
    EventCase("GateUpdated", GatePayload.self, EventBody.gateUpdated),
    EventCase("GateRemoved", GateRemovedPayload.self, EventBody.gateRemoved),
    EventCase("GateTrusted", GateTrustedPayload.self, EventBody.gateTrusted),
    EventCase("GateStarted", GateResultPayload.self, EventBody.gateStarted),
    EventCase("GatePending", GateResultPayload.self, EventBody.gatePending),
    EventCase("GatePassed", GateResultPayload.self, EventBody.gatePassed),
    EventCase("GateFailed", GateResultPayload.self, EventBody.gateFailed),
    EventCase("GateTimedOut", GateResultPayload.self, EventBody.gateTimedOut),
    EventCase("GateEscalated", GateResultPayload.self, EventBody.gateEscalated),
    EventCase("GateVoided", GateResultPayload.self, EventBody.gateVoided),
    EventCase("GateWaived", GateResultPayload.self, EventBody.gateWaived),
    EventCase("GateNotApplicable", GateResultPayload.self, EventBody.gateNotApplicable),
    EventCase("GitAiQueued", ReviewerJobPayload.self, EventBody.gitAiQueued),
    EventCase("GitAiStarted", ReviewerJobPayload.self, EventBody.gitAiStarted),
    EventCase("GitAiCompleted", ReviewerJobPayload.self, EventBody.gitAiCompleted),
    EventCase("GitAiFailed", ReviewerFailedPayload.self, EventBody.gitAiFailed),
    EventCase("TokenCreated", TokenPayload.self, EventBody.tokenCreated),
    EventCase("TokenRevoked", TokenPayload.self, EventBody.tokenRevoked),
    EventCase("DataImported", DataImportedPayload.self, EventBody.dataImported),
    EventCase("EventsPruned", EventsPrunedPayload.self, EventBody.eventsPruned),
    EventCase("HookFailed", HookFailedPayload.self, EventBody.hookFailed),
    EventCase("ScriptExecuted", ScriptExecutedPayload.self, EventBody.scriptExecuted),
  ]

  private static let decoders = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.type, $0.decode) })

  /// The `type` on the wire, and the payload.
  public var parts: (type: String, payload: any Codable & Sendable) {
    switch self {
    case .taskCreated(let payload): ("TaskCreated", payload)
    case .taskUpdated(let payload): ("TaskUpdated", payload)
    case .taskStarted(let payload): ("TaskStarted", payload)
    case .taskCompleted(let payload): ("TaskCompleted", payload)
    case .taskCancelled(let payload): ("TaskCancelled", payload)
    case .taskDeleted(let payload): ("TaskDeleted", payload)
    case .taskStatusChanged(let payload): ("TaskStatusChanged", payload)
    case .taskReopened(let payload): ("TaskReopened", payload)
    case .taskClaimed(let payload): ("TaskClaimed", payload)
    case .claimReleased(let payload): ("ClaimReleased", payload)
    case .taskArchived(let payload): ("TaskArchived", payload)
    case .taskUnarchived(let payload): ("TaskUnarchived", payload)
    case .childrenFinished(let payload): ("ChildrenFinished", payload)
    case .blockerAdded(let payload): ("BlockerAdded", payload)
    case .blockerRemoved(let payload): ("BlockerRemoved", payload)
    case .learningAdded(let payload): ("LearningAdded", payload)
    case .learningBubbled(let payload): ("LearningBubbled", payload)
    case .learningRetired(let payload): ("LearningRetired", payload)
    case .helpRequested(let payload): ("HelpRequested", payload)
    case .helpResponded(let payload): ("HelpResponded", payload)
    case .helpResumed(let payload): ("HelpResumed", payload)
    case .helpCancelled(let payload): ("HelpCancelled", payload)
    case .repoRegistered(let payload): ("RepoRegistered", payload)
    case .repoUnregistered(let payload): ("RepoUnregistered", payload)
    case .repoRelocated(let payload): ("RepoRelocated", payload)
    case .refCreated(let payload): ("RefCreated", payload)
    case .committed(let payload): ("Committed", payload)
    case .refMoved(let payload): ("RefMoved", payload)
    case .taskRestacked(let payload): ("TaskRestacked", payload)
    case .taskLanded(let payload): ("TaskLanded", payload)
    case .landUndone(let payload): ("LandUndone", payload)
    case .refArchived(let payload): ("RefArchived", payload)
    case .refRestored(let payload): ("RefRestored", payload)
    case .workspaceAdded(let payload): ("WorkspaceAdded", payload)
    case .workspaceRemoved(let payload): ("WorkspaceRemoved", payload)
    case .taskSubmitted(let payload): ("TaskSubmitted", payload)
    case .reviewCreated(let payload): ("ReviewCreated", payload)
    case .reviewRevised(let payload): ("ReviewRevised", payload)
    case .reviewPhaseChanged(let payload): ("ReviewPhaseChanged", payload)
    case .verdictRecorded(let payload): ("VerdictRecorded", payload)
    case .verdictCarried(let payload): ("VerdictCarried", payload)
    case .reviewApproved(let payload): ("ReviewApproved", payload)
    case .changesRequested(let payload): ("ChangesRequested", payload)
    case .reviewSuperseded(let payload): ("ReviewSuperseded", payload)
    case .reviewWithdrawn(let payload): ("ReviewWithdrawn", payload)
    case .reviewCancelled(let payload): ("ReviewCancelled", payload)
    case .commentAdded(let payload): ("CommentAdded", payload)
    case .commentResolved(let payload): ("CommentResolved", payload)
    case .commentMoved(let payload): ("CommentMoved", payload)
    case .suggestionApplied(let payload): ("SuggestionApplied", payload)
    case .fileViewed(let payload): ("FileViewed", payload)
    case .gateAdded(let payload): ("GateAdded", payload)
    case .gateUpdated(let payload): ("GateUpdated", payload)
    case .gateRemoved(let payload): ("GateRemoved", payload)
    case .gateTrusted(let payload): ("GateTrusted", payload)
    case .gateStarted(let payload): ("GateStarted", payload)
    case .gatePending(let payload): ("GatePending", payload)
    case .gatePassed(let payload): ("GatePassed", payload)
    case .gateFailed(let payload): ("GateFailed", payload)
    case .gateTimedOut(let payload): ("GateTimedOut", payload)
    case .gateEscalated(let payload): ("GateEscalated", payload)
    case .gateVoided(let payload): ("GateVoided", payload)
    case .gateWaived(let payload): ("GateWaived", payload)
    case .gateNotApplicable(let payload): ("GateNotApplicable", payload)
    case .gitAiQueued(let payload): ("GitAiQueued", payload)
    case .gitAiStarted(let payload): ("GitAiStarted", payload)
    case .gitAiCompleted(let payload): ("GitAiCompleted", payload)
    case .gitAiFailed(let payload): ("GitAiFailed", payload)
    case .tokenCreated(let payload): ("TokenCreated", payload)
    case .tokenRevoked(let payload): ("TokenRevoked", payload)
    case .dataImported(let payload): ("DataImported", payload)
    case .eventsPruned(let payload): ("EventsPruned", payload)
    case .hookFailed(let payload): ("HookFailed", payload)
    case .scriptExecuted(let payload): ("ScriptExecuted", payload)
    }
  }
}

extension EventBody: Codable {
  fileprivate enum CodingKeys: String, CodingKey { case type, payload }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let type = try container.decode(String.self, forKey: .type)
    guard let decode = Self.decoders[type] else {
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "there is no event type \(type)")
    }
    self = try decode(decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    let (type, payload) = parts
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type, forKey: .type)
    try Self.encode(payload, in: &container)
  }

  private static func encode<Payload: Encodable>(
    _ payload: Payload, in container: inout KeyedEncodingContainer<CodingKeys>
  ) throws {
    try container.encode(payload, forKey: .payload)
  }
}
