import HTTPTypes
import OverseerContract
import OverseerModel
import OverseerSDK

/// Every address that is answered: those of the operations, as the catalogue lists them, and those of the server itself.
struct Routes {
  private(set) var table = RouteTable<Route>()
  /// What requests are counted by; see ``Route/number``.
  private(set) var names = ["other"]

  init(in overseer: Overseer, hub: EventHub) {
    let once = Once(in: overseer)
    for operation in Catalogue.operations { add(operation, overseer, once, hub) }
  }

  private mutating func add<Operation: SDKOperation>(
    _ type: Operation.Type, _ overseer: Overseer, _ once: Once, _ hub: EventHub
  ) {
    let route = OperationRoute(type, in: overseer, once: once, hub: hub)
    var counted = Route(number: names.count, access: .bearer) { exchange throws(OverseerError) in
      try await route.answer(exchange)
    }
    if case .read = Operation.execution, Operation.isBounded {
      counted.prompt = { exchange throws(OverseerError) in try route.answerNow(exchange) }
    }
    table.add(Operation.spec.method.http, "/api" + Operation.spec.path, counted)
    names.append(Operation.spec.name)
  }

  /// Adds an address of the server itself. Its requests are counted apart where it has a name.
  mutating func add(
    _ method: HTTPRequest.Method, _ path: String, _ access: Route.Access, as name: String? = nil,
    _ answer: @escaping @Sendable (Exchange) async throws(OverseerError) -> Reply
  ) {
    table.add(method, path, Route(number: name == nil ? Route.other : names.count, access: access, answer: answer))
    if let name { names.append(name) }
  }
}

extension Route {
  /// The number of all that is no operation.
  static let other = 0
}

extension OperationSpec.Method {
  var http: HTTPRequest.Method {
    switch self {
    case .get: .get
    case .post: .post
    case .patch: .patch
    case .delete: .delete
    }
  }
}
