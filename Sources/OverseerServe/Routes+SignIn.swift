import HTTPTypes
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

extension Routes {
  /// The way into the browser: a person's program asks for a code, and the page that is opened with it changes it for a
  /// token of its own.
  mutating func addSignIn(_ signIn: SignIn, in overseer: Overseer) {
    add(.post, SignInCode.path, .bearer) { exchange throws(OverseerError) in
      guard let person = exchange.bearer, try person.caller(of: exchange).hasProvenHuman else {
        throw OverseerError(.forbidden, "only a person may sign a browser in", hint: "Use a person's token.")
      }
      // What the browser gets is a token like others.
      try person.check(CreateToken.spec)
      let (code, expiresAt) = signIn.code(for: person, at: .now())
      return try .json(SignInCode(code: code, expiresAt: expiresAt))
    }
    add(.post, "/api/sign-in", .open) { exchange throws(OverseerError) in
      let request = try exchange.decoded(SignInRequest.self)
      guard let person = try signIn.redeem(request.code, at: .now()) else {
        throw OverseerError(
          .unauthorized, "the code is not good any more: it is for one use within a minute",
          hint: "Open the browser anew: os open")
      }
      let token = try await overseer.call(
        CreateToken(name: "browser", scope: .human), as: person.caller(correlationID: exchange.correlationID))
      return try .json(token)
    }
  }
}

private struct SignInRequest: Codable {
  var code: String
}

extension Exchange {
  /// The body as a value; throws `invalid_input` where it is none.
  fileprivate func decoded<Value: Decodable>(_ type: Value.Type) throws(OverseerError) -> Value {
    do {
      return try JSONCoder.decode(type, from: body)
    } catch {
      throw OverseerError.invalidField(error.path.isEmpty ? "body" : error.renderedPath, error.message)
    }
  }
}
