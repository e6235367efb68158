import Logging
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import ServiceLifecycle

/// What a server is made of, put together.
struct ServerParts {
  let responder: Responder
  let metrics: Metrics
  let socket: EventSocket
  /// What runs besides the answering of requests, until the server ends.
  let services: [(service: any Service, name: String)]

  init(
    _ overseer: Overseer, _ door: Door, _ signIn: SignIn, _ pace: EventHub.Pace, startedAt: Instant, _ logger: Logger
  ) throws(OverseerError) {
    let hub = try EventHub(overseer, pace: pace, logger: logger)
    var routes = Routes(in: overseer, hub: hub)
    routes.add(.get, EventSocket.path, .bearer) { exchange throws(OverseerError) in try EventSocket.plain(exchange) }
    routes.addDocument()
    routes.addMCP(in: overseer)
    routes.addSignIn(signIn, in: overseer)
    routes.addPages()
    metrics = Metrics(
      operations: routes.names, version: Version.current, startedAt: startedAt,
      databaseSize: { [path = overseer.installation.database] in DatabaseSize.of(path) })
    routes.addInsight(metrics, startedAt: startedAt, overseer)
    hub.count(in: metrics)
    responder = Responder(
      door: door, routes: routes.table, names: routes.names, overseer: overseer, metrics: metrics, logger: logger)
    socket = EventSocket(hub, behind: door)
    services = [
      (hub, "events"), (ReviewSchedule(overseer, logger), "reviews"), (HookSchedule(overseer, logger), "hooks"),
      (Cleaning(overseer, logger), "cleaning"),
    ]
  }
}
