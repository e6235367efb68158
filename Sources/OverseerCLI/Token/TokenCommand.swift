import ArgumentParser

/// `os token`: alone it lists the tokens.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "The tokens that let programs in over HTTP.",
    discussion: """
      A program shows its token with every call: as an agent, as a person, or as somebody who only reads. Only a \
      person may make, list and revoke them.
      """,
    subcommands: [TokenListCommand.self, TokenCreate.self, TokenRevoke.self],
    defaultSubcommand: TokenListCommand.self)
}
