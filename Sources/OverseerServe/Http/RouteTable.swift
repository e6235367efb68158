import HTTPTypes

/// Which route answers a path: a tree by the parts of the paths.
struct RouteTable<Route: Sendable>: Sendable {
  private struct Node: Sendable {
    var fixed: [String: Int] = [:]
    /// The node of `{name}`.
    var open: Int?
    var routes: [(method: HTTPRequest.Method, route: Route, fields: [String])] = []
  }

  enum Match {
    case route(Route, parameters: [String: String])
    /// The path is known with these methods only.
    case otherMethods([HTTPRequest.Method])
    case none
  }

  private var nodes = [Node()]

  /// Adds a route; `{name}` in its path stands for any part that is not empty.
  mutating func add(_ method: HTTPRequest.Method, _ path: String, _ route: Route) {
    var place = 0
    var fields: [String] = []
    for part in path.split(separator: "/") {
      if part.hasPrefix("{") {
        fields.append(String(part.dropFirst().dropLast()))
        let next = nodes[place].open ?? nodes.count
        nodes[place].open = next
        place = next
      } else {
        let next = nodes[place].fixed[String(part)] ?? nodes.count
        nodes[place].fixed[String(part)] = next
        place = next
      }
      if place == nodes.count { nodes.append(Node()) }
    }
    nodes[place].routes.append((method, route, fields))
  }

  /// The route of a path. What is spelt out wins over `{name}`. A HEAD is answered as the GET it stands for.
  func match(_ method: HTTPRequest.Method, _ segments: [String]) -> Match {
    var values: [String] = []
    guard let node = node(of: segments[...], from: 0, &values) else { return .none }
    let wanted = method == .head ? .get : method
    guard let (_, route, fields) = nodes[node].routes.first(where: { $0.method == wanted }) else {
      let methods = nodes[node].routes.map(\.method)
      return .otherMethods(methods.contains(.get) ? methods + [.head] : methods)
    }
    return .route(route, parameters: Dictionary(zip(fields, values), uniquingKeysWith: { $1 }))
  }

  private func node(of segments: ArraySlice<String>, from place: Int, _ values: inout [String]) -> Int? {
    guard let segment = segments.first else { return nodes[place].routes.isEmpty ? nil : place }
    if let next = nodes[place].fixed[segment], let found = node(of: segments.dropFirst(), from: next, &values) {
      return found
    }
    guard let next = nodes[place].open, !segment.isEmpty else { return nil }
    values.append(segment)
    if let found = node(of: segments.dropFirst(), from: next, &values) { return found }
    values.removeLast()
    return nil
  }
}
