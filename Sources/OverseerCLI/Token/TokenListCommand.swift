import ArgumentParser
import OverseerModel
import OverseerSDK

struct TokenListCommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tokens.",
    discussion: "The installation's own, in the file `token` of its folder, is not one of them.")

  @Flag(help: "Revoked ones as well, and those of an imported document.")
  var all = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ListTokens(all: all ? true : nil, limit: Page.most), TokenText.list)
  }
}
