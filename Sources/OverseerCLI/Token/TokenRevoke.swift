import ArgumentParser
import OverseerModel
import OverseerSDK

struct TokenRevoke: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a token: it lets nobody in any more.")

  @Argument(help: "The token.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(RevokeToken(id: session.tokenID(id))) { token, style in
      TokenText.done("Revoked", token, style) + "\n"
    }
  }
}

extension Session {
  fileprivate func tokenID(_ text: String) throws(OverseerError) -> TokenID {
    if let id = TokenID(text) { return id }
    let found = try call(ResolveID(kind: .token, text: text)).id
    guard let id = TokenID(found) else { throw OverseerError.notFound("token", text) }
    return id
  }
}
