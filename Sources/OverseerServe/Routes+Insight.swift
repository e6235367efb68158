import HTTPTypes
import NIOCore
import OverseerJSON
import OverseerModel
import OverseerSDK
import ServiceLifecycle

extension Routes {
  /// How the server is, for programs that watch it.
  mutating func addInsight(_ metrics: Metrics, startedAt: Instant, _ overseer: Overseer) {
    let database = HealthCheck(
      name: "database", isVital: true, complaint: "the database does not answer"
    ) {
      await (try? overseer.store.readAsync { reading throws(OverseerError) in try reading.headSeq() }) != nil
    }
    add(.get, "/health", .open) { _ throws(OverseerError) in
      let health = await Health.examined(
        by: [database], isStopping: Task.isShuttingDownGracefully, version: Version.current,
        uptime: .milliseconds(Instant.now().milliseconds - startedAt.milliseconds))
      var reply = try Reply.json(health)
      reply.status = HTTPResponse.Status(code: health.httpStatus)
      return reply
    }
    add(.get, "/metrics", .bearer) { _ in
      Reply(.ok, [.contentType: Metrics.contentType], .bytes(ByteBuffer(string: metrics.text())))
    }
  }
}
