import OverseerJSON

/// Who wrote which lines of one commit, as a note below `refs/notes/ai` says it in the format authorship/3 of git-ai.
public struct AuthorshipNote: Sendable, Hashable {
  /// One line of the note: lines of a file that a key stands for.
  struct Entry: Sendable, Hashable {
    /// The key of a session and a trace in it, of a human, or of a prompt.
    var key: String
    /// Lines of the file in this commit, counted from 1, both ends included.
    var lines: [ClosedRange<Int>]
  }

  struct File: Sendable, Hashable {
    var path: String
    /// In the order of the note: where two have the same line, the later one counts.
    var entries: [Entry]
  }

  var files: [File]
  /// What the keys stand for, and whatever else the writer of the note had to say.
  var metadata: JSONObject

  /// The files that it speaks of.
  public var paths: Set<String> { Set(files.lazy.map(\.path)) }

  /// Whether it says nothing about any line.
  public var isEmpty: Bool { files.isEmpty }
}

/// Who wrote a line.
public enum LineAuthor: Sendable, Hashable {
  case agent(AuthoringAgent)
  /// A person, with the name and address that the note gives, if any.
  case human(String?)
}

/// An agent that wrote lines, as its authorship note names it.
public struct AuthoringAgent: Codable, Sendable, Hashable {
  /// The program: `claude`, `codex`.
  public var tool: String
  /// The language model; null where the note does not say it.
  public var model: String?
  /// The conversation in the tool's own words; null where the note does not say it.
  public var id: String?

  public init(tool: String, model: String?, id: String?) {
    self.tool = tool
    self.model = model
    self.id = id
  }
}

extension AuthorshipNote {
  /// Lines of one author.
  public struct AuthoredLines: Sendable, Hashable {
    /// Counted from 1, both ends included.
    public let lines: ClosedRange<Int>
    public let author: LineAuthor
  }

  /// Who wrote the lines of a file, as the commit has it: in order, each line at most once. Of the others nothing is
  /// known.
  public func authors(of path: String) -> [AuthoredLines] {
    let entries = files.lazy.filter { $0.path == path }.flatMap(\.entries)
    var cover = LineCover()
    // The latest comes first, for what is covered stays.
    for entry in entries.reversed() {
      let author = author(of: entry.key)
      for range in entry.lines { cover.add(range, by: author) }
    }
    return cover.authoredLines
  }

  /// Whom a key stands for; nil where the note does not say it.
  private func author(of key: String) -> LineAuthor? {
    if key.hasPrefix("h_") { return .human(metadata["humans"]?[key]?["author"]?.stringValue) }
    let record =
      key.hasPrefix("s_")
      ? metadata["sessions"]?[String(key.prefix { $0 != ":" })]
      : metadata["prompts"]?[key]
    guard let agent = record?["agent_id"], let tool = agent["tool"]?.stringValue else { return nil }
    return .agent(AuthoringAgent(tool: tool, model: agent["model"]?.stringValue, id: agent["id"]?.stringValue))
  }
}
