import OverseerModel

/// What jj has last written into the folder of a workspace.
public struct JJWorkspace: Sendable, Hashable {
  /// What it is called: `default`, unless it was added.
  public let name: String
  /// The operation after which the folder was last brought up to date.
  public let operation: JJOperationID

  /// Reads the message `Checkout` of jj's `local_working_copy.proto`; nil where `root` is no workspace.
  public init?(root: String) {
    guard let bytes = FilePeek.bytes(of: root + "/.jj/working_copy/checkout", limit: 64 * 1024) else { return nil }
    self.init(message: bytes)
  }

  init?(message bytes: [UInt8]) {
    guard let message = ProtobufMessage(bytes[...]),
      let operation = message.last(2).flatMap({ JJOperationID(bytes: $0) })
    else { return nil }
    // An empty text is not written.
    guard let name = String(validating: message.last(3) ?? [], as: UTF8.self) else { return nil }
    self.name = name.isEmpty ? "default" : name
    self.operation = operation
  }

  /// How a workspace stands to its repository.
  public enum Freshness: Sendable, Hashable {
    /// The folder shows the commit that is being edited in it.
    case fresh
    /// Its commit was rewritten from elsewhere. Where the two have the same tree the folder still shows it, else it is
    /// stale.
    case rewritten(from: CommitID, to: CommitID)
    /// The repository has forgotten the workspace.
    case forgotten
    /// The operation that the folder was last brought up to date after is not there any more.
    case unknown
  }

  /// Compares the folder with the present view of its repository.
  public func freshness(in log: JJOperationLog, view: JJView) -> Freshness {
    guard let present = view.workingCopies[name] else { return .forgotten }
    if operation == view.operation { return .fresh }
    guard let shown = log.view(after: operation)?.workingCopies[name] else { return .unknown }
    return shown == present ? .fresh : .rewritten(from: shown, to: present)
  }
}
