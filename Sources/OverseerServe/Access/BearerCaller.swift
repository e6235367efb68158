import HTTPTypes
import OverseerContract
import OverseerModel
import OverseerSDK

extension Bearer {
  /// Who calls with this request: whom the token is of, as its headers narrow that down.
  func caller(of exchange: Exchange) throws(OverseerError) -> Caller {
    let caller = caller(correlationID: exchange.correlationID)
    let fields = exchange.request.headers
    guard fields.contains(where: { $0.name.canonicalName.hasPrefix("x-overseer-") }) else { return caller }
    let headers = try CallHeaders { name in HTTPField.Name(name).flatMap { fields[$0] } }
    return headers.applied(to: caller)
  }
}
