import OverseerModel
import OverseerSDK

/// What is done for the agents of a conversation as long as it goes on, whatever they call or do not call: their claims
/// stay alive, and what they submit goes through its gates where no server sees to that.
struct AgentCare: Sendable {
  let server: MCPServer
  /// How long after a look that led to nothing the next one comes.
  var pause = Duration.seconds(60)
  let report: @Sendable (ReviewAttendance.Trouble) -> Void

  /// Goes on until the call is cancelled. An installation that cannot be opened is told about by the calls, and tried
  /// again.
  func run(_ callers: AsyncStream<Caller>) async {
    await withDiscardingTaskGroup { group in
      var attends = false
      for await caller in callers {
        group.addTask { await renewClaims(of: caller) }
        if attends { continue }
        attends = true
        group.addTask { await attend() }
      }
    }
  }

  private func renewClaims(of caller: Caller) async {
    while !Task.isCancelled {
      if let renewal = try? server.renewal(of: caller) { return await renewal.run() }
      try? await Task.sleep(for: pause)
    }
  }

  /// Looks from time to time whether there is a server, as the one that there was may have stopped.
  private func attend() async {
    while !Task.isCancelled {
      if let attendance = try? server.attendance(report: report) { return await attendance.run() }
      try? await Task.sleep(for: pause)
    }
  }
}
