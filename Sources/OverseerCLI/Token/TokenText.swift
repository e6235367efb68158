import OverseerModel
import OverseerSDK

/// Tokens as text for people.
enum TokenText {
  static func created(_ made: CreatedToken, _ style: Style) -> String {
    """
    \(done("Made", made.token, style))
    \(made.secret)
    \(style.paint("It is not shown again. To revoke it: os token revoke \(made.token.id.short)", .dim))

    """
  }

  /// `Made 3F0KZA  codex (an agent, only in 1M5N7P)`
  static func done(_ verb: String, _ token: AccessToken, _ style: Style) -> String {
    "\(verb) \(style.paint(token.id.short, .cyan))  \(style.paint(token.name, .bold)) (\(goodFor(token)))"
  }

  static func list(_ tokens: [AccessToken], _ style: Style) -> String {
    guard !tokens.isEmpty else { return "No tokens. Make one: os token create --harness NAME\n" }
    let width = tokens.map { DisplayWidth.of(name($0)) }.max() ?? 0
    let scopes = tokens.map { DisplayWidth.of(goodFor($0)) }.max() ?? 0
    let lines = tokens.map { token in
      let times = "made \(style.ago(token.createdAt)) by \(token.createdBy.short)"
      let end = token.revokedAt.map { ", revoked \(style.ago($0))" } ?? ""
      return style.paint(token.id.short, .cyan) + "  " + Layout.padded(name(token), to: width) + "  "
        + Layout.padded(goodFor(token), to: scopes) + "  " + style.paint(times, .dim) + style.paint(end, .red)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ token: AccessToken) -> String { Layout.truncated(Escaped.line(token.name), to: 24) }

  private static func goodFor(_ token: AccessToken) -> String {
    token.scope.words + (token.repoID.map { ", only in \($0.short)" } ?? "")
  }
}

extension TokenScope {
  /// Whom a token is for.
  var words: String {
    switch self {
    case .human: "a person"
    case .harness: "an agent"
    case .readOnly: "a reader"
    }
  }
}
