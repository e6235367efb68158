import ArgumentParser
import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore

struct DataImport: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a document of os, or of the older program.",
    discussion: """
      What `os data export` wrote goes into an empty installation, exactly. An overseer-export.json or a tasks.db of \
      the older program is added to a repository. Only a person may.
      """)

  /// How large a file may be.
  private static let limit = 1 << 30
  /// What a database of SQLite begins with.
  private static let databaseMark = Array("SQLite format 3\0".utf8)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @Flag(name: .customLong("dry-run"), help: "Only say what would happen.")
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let report = try Waiting.during("Importing") { () throws(OverseerError) in
      try session.call(ImportData(document: document(session), dryRun: dryRun ? true : nil))
    }
    try session.reply(report, DataText.imported)
  }

  private func document(_ session: Session) throws(OverseerError) -> JSONValue {
    let bytes: [UInt8]
    if file == "-" {
      bytes = try Terminal.readAll(0, limit: Self.limit, name: "standard input")
      guard !bytes.starts(with: Self.databaseMark) else {
        throw OverseerError(
          .invalidInput, "a database cannot be read from standard input",
          hint: "Name its file: os data import tasks.db")
      }
    } else {
      let path = session.environment.absolute(file)
      if try InputFile.start(of: path, count: Self.databaseMark.count) == Self.databaseMark {
        return try LegacyDatabase.read(path: path)
      }
      bytes = try InputFile.read(path, limit: Self.limit)
    }
    do throws(JSONParseError) {
      return try JSONParser.parse(bytes)
    } catch {
      throw OverseerError(
        .invalidInput, "\(file) is neither JSON nor a database: \(error)",
        hint: "Give what `os data export` wrote, an overseer-export.json, or a tasks.db.")
    }
  }
}
