import OverseerJSON
import Testing

@testable import OverseerServe

struct HealthTests {
  private static func check(_ name: String, passes: Bool, isVital: Bool = true) -> HealthCheck {
    HealthCheck(name: name, isVital: isVital, complaint: "\(name) is not well") { passes }
  }

  private static func health(_ checks: [HealthCheck], isStopping: Bool = false) async -> Health {
    await Health.examined(by: checks, isStopping: isStopping, version: "1.2.3", uptime: .milliseconds(61_900))
  }

  @Test func `all is well`() async throws {
    let health = await Self.health([Self.check("database", passes: true), Self.check("log", passes: true)])
    #expect(
      try JSONCoder.encodeString(health)
        == #"{"status":"ok","live":true,"ready":true,"version":"1.2.3","uptime_seconds":61,"checks":["#
        + #"{"name":"database","ok":true,"message":null},{"name":"log","ok":true,"message":null}]}"#)
    #expect(health.httpStatus == 200)
  }

  @Test func `without what is vital it is not ready`() async {
    let health = await Self.health([Self.check("database", passes: false), Self.check("log", passes: true)])
    #expect(health.status == .degraded && health.live && !health.ready)
    #expect(health.checks[0] == Health.Finding(name: "database", ok: false, message: "database is not well"))
    #expect(health.httpStatus == 503)
  }

  @Test func `without what is not vital it goes on`() async {
    let health = await Self.health([
      Self.check("database", passes: true), Self.check("log", passes: false, isVital: false),
    ])
    #expect(health.status == .degraded && health.ready && health.httpStatus == 200)
  }

  @Test func `a server that stops is live and not ready`() async {
    let health = await Self.health([Self.check("database", passes: true)], isStopping: true)
    #expect(health.status == .stopping && health.live && !health.ready && health.httpStatus == 503)
  }
}
