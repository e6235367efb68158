import OverseerModel
import OverseerStore

extension Overseer {
  /// Records that the caller had a script run, also where the call itself has been cancelled.
  public func record(_ script: ScriptExecutedPayload, as caller: Caller) async throws(OverseerError) {
    try await UnbrokenWork().run { [store] () throws(OverseerError) in
      try await store.writeAsync(as: caller.context) { writing throws(OverseerError) in
        // Where the script came from says nothing of what it did, so no trouble with it counts.
        let repo = try? caller.repo(nil, in: writing.reading)?.id
        try writing.record(.scriptExecuted(script), repo: repo)
      }
    }
  }
}
