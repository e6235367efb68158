import ArgumentParser
import OverseerModel
import OverseerSDK

struct DataExport: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Export everything of the installation as one JSON document.",
    discussion: "All repositories with tasks, learnings, requests and events. `os data import` reads it back exactly.")

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; else standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let (document, text) = try Waiting.during("Exporting") { () throws(OverseerError) in
      let document = try session.call(ExportData())
      return (document, try Session.encoded(document) + "\n")
    }
    guard let output, output != "-" else { return try session.print(text) }
    try OutputFile.write(text, to: session.environment.absolute(output))
    try session.reply(WrittenFile(path: output, bytes: text.utf8.count)) { file, _ in
      DataText.exported(document, to: file)
    }
  }
}

/// A file that a command wrote.
struct WrittenFile: Encodable {
  var path: String
  var bytes: Int
}
