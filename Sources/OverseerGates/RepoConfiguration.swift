import OverseerModel

/// What a repository says about itself in `.overseer/config.toml`.
///
/// The bytes come from the default branch, never from a working copy, which an agent could have changed.
public struct RepoConfiguration: Sendable, Hashable {
  /// How a workspace is made ready for work.
  public struct Workspace: Sendable, Hashable {
    /// Paths inside the repository that a workspace shares with the main checkout, as links. None lies in another.
    public var link: [String] = []
    /// The command line that prepares a fresh workspace. It runs only when a person trusts it.
    public var setup: String?

    public init(link: [String] = [], setup: String? = nil) {
      self.link = link
      self.setup = setup
    }
  }

  /// Where the file lies in the repository.
  public static let path = ".overseer/config.toml"
  /// The largest file that is read, in bytes.
  public static let limit = 64 * 1024

  public var workspace = Workspace()
  public var review = Review()
  /// In the order of the file.
  public var hooks: [HookCommand] = []

  /// What counts for a repository without the file.
  public init() {}

  /// Reads the file. A table or a key that has no meaning is a mistake, not a comment.
  ///
  /// - Throws: `invalid_input` that names every mistake with its line, or the first one that is not TOML; `too_large`.
  public init(_ bytes: [UInt8]) throws(OverseerError) {
    guard bytes.count <= Self.limit else {
      throw OverseerError(
        .tooLarge, "\(Self.path) has \(bytes.count) bytes; at most \(Self.limit) are taken",
        hint: "Move what is long into a script in .overseer/ and name that.")
    }
    let root: TOMLTable
    do throws(FileProblems.Problem) {
      root = try TOMLReader.read(bytes)
    } catch {
      throw FileProblems(file: Self.path, error).error
    }
    var problems = FileProblems(file: Self.path)
    for entry in root.entries {
      switch (entry.key, entry.node.value) {
      case ("workspace", .table(let table)): workspace = Workspace(table, &problems)
      case ("workspace", _): problems.add(entry.line, "`workspace` must be a table, not \(entry.node.kind)")
      case ("review", .table(let table)): review = Review(table, &problems)
      case ("review", _): problems.add(entry.line, "`review` must be a table, not \(entry.node.kind)")
      case ("hook", .tables(let tables)): hooks = HookCommand.read(tables, &problems)
      case ("hook", _): problems.add(entry.line, "`hook` must be written as `[[hook]]`, once for each hook")
      default: problems.addUnknown(entry, known: ["workspace", "review", "hook"])
      }
    }
    if !problems.all.isEmpty { throw problems.error }
  }
}

extension RepoConfiguration.Workspace {
  fileprivate init(_ table: TOMLTable, _ problems: inout FileProblems) {
    for entry in table.entries {
      switch (entry.key, entry.node.value) {
      case ("link", .array(let elements)): link = Self.links(elements, &problems)
      case ("link", _): problems.add(entry.line, "`workspace.link` must be a list of texts, not \(entry.node.kind)")
      case ("setup", _): setup = entry.text(in: "workspace.", &problems, mistake: CommandText.mistake)
      default: problems.addUnknown(entry, in: "workspace.", known: ["link", "setup"])
      }
    }
  }

  private static func links(_ elements: [TOMLNode], _ problems: inout FileProblems) -> [String] {
    var links: [String] = []
    for element in elements {
      guard case .string(let text) = element.value else {
        problems.add(element.line, "`workspace.link` must be a list of texts; here stands \(element.kind)")
        continue
      }
      if let mistake = LinkedPath.mistake(in: text) ?? LinkedPath.mistake(of: text, beside: links) {
        problems.add(element.line, "the link `\(text.shown)` \(mistake)")
      } else {
        links.append(text)
      }
    }
    return links
  }
}
