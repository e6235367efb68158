/// How the server is, for whoever asks: no name of a file, a folder or a person is in it.
struct Health: Codable, Sendable, Hashable {
  enum Status: String, Codable, Sendable { case ok, degraded, stopping }

  /// What came of one ``HealthCheck``.
  struct Finding: Codable, Sendable, Hashable {
    var name: String
    var ok: Bool
    /// What is wrong; nil where nothing is.
    var message: String?
  }

  var status: Status
  /// Whether the process answers, which it does where this can be read.
  var live: Bool
  /// Whether requests are answered as they should be.
  var ready: Bool
  var version: String
  var uptimeSeconds: Int
  var checks: [Finding]

  /// - Parameter findings: What came of all checks, each with whether requests cannot be answered without it.
  init(isStopping: Bool, version: String, uptime: Duration, findings: [(finding: Finding, isVital: Bool)]) {
    let isWhole = findings.allSatisfy(\.finding.ok)
    status = isStopping ? .stopping : isWhole ? .ok : .degraded
    live = true
    ready = !isStopping && findings.allSatisfy { $0.finding.ok || !$0.isVital }
    self.version = version
    uptimeSeconds = Int(uptime.components.seconds)
    checks = findings.map(\.finding)
  }

  /// The status of the reply that says so: 200 or 503.
  var httpStatus: Int { ready ? 200 : 503 }

  /// Runs all `checks`, one after another.
  static func examined(
    by checks: [HealthCheck], isStopping: Bool, version: String, uptime: Duration
  ) async -> Health {
    var findings: [(finding: Finding, isVital: Bool)] = []
    for check in checks {
      let ok = await check.passes()
      let finding = Finding(name: check.name, ok: ok, message: ok ? nil : check.complaint)
      findings.append((finding, check.isVital))
    }
    return Health(isStopping: isStopping, version: version, uptime: uptime, findings: findings)
  }
}

/// One thing that must be so for the server to be well.
struct HealthCheck: Sendable {
  /// `database`.
  let name: String
  /// Whether requests cannot be answered without it.
  let isVital: Bool
  /// What is said where it is not so. It is fixed, as the words of an error can hold paths.
  let complaint: String
  let passes: @Sendable () async -> Bool
}
