import HTTPTypes
import OverseerContract
import OverseerModel
import OverseerSDK

extension Bearer {
  /// Who calls by the Model Context Protocol with this request, given the name of the client program: an agent, always.
  /// An agent's token acts under its own name, a person's under that of the client, or the one that a header gives.
  func agent(of exchange: Exchange) throws(OverseerError) -> @Sendable (String) -> Caller {
    let fields = exchange.request.headers
    let headers = try CallHeaders { name in HTTPField.Name(name).flatMap { fields[$0] } }
    let caller = caller(correlationID: exchange.correlationID)
    return { name in
      var headers = headers
      headers.agent = headers.agent ?? name
      var agent = headers.applied(to: caller)
      agent.source = .mcp
      return agent
    }
  }
}
