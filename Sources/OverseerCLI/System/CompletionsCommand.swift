import ArgumentParser
import OverseerModel

struct CompletionsCommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the script that completes os in a shell.",
    discussion: """
      bash: os completions bash > ~/.local/share/bash-completion/completions/os
      zsh:  os completions zsh > "${fpath[1]}/_os"
      fish: os completions fish > ~/.config/fish/completions/os.fish
      """)

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    guard let known = CompletionShell(rawValue: shell) else {
      throw OverseerError.invalidField("shell", "must be bash, zsh or fish, not \(shell)")
    }
    let script = OS.completionScript(for: known)
    try session.reply(["shell": shell, "script": script]) { _, _ in script }
  }
}
