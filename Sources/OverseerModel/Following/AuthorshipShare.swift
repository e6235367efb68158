/// How many lines of a change agents wrote, people wrote, and nothing is known of.
public struct AuthorshipShare: Codable, Sendable, Hashable {
  /// The lines of one agent, over all of its conversations.
  public struct Agent: Codable, Sendable, Hashable {
    /// The program: `claude`, `codex`.
    public var tool: String
    /// The language model; null where the notes do not say it.
    public var model: String?
    /// How many of the lines it wrote.
    public var lines: Int
  }

  /// By the number of lines, the largest first.
  public private(set) var agents: [Agent] = []
  /// Lines of people.
  public private(set) var human = 0
  /// Lines of which no note says who wrote them.
  public private(set) var unknown = 0

  public init() {}

  /// Counts lines that one commit brought.
  ///
  /// - Parameters:
  ///   - lines: Lines of the file as the commit has it, counted from 1, both ends included, none of them twice.
  ///   - note: What is noted on the commit; nil where nothing is.
  public mutating func add(_ lines: [ClosedRange<Int>], of path: String, by note: AuthorshipNote?) {
    unknown += lines.reduce(0) { $0 + $1.count }
    guard let note else { return }
    for part in note.authors(of: path).within(lines) {
      unknown -= part.lines.count
      credit(part.lines.count, to: part.author)
    }
    agents.sort { ($1.lines, $0.tool, $0.model ?? "") < ($0.lines, $1.tool, $1.model ?? "") }
  }

  private mutating func credit(_ lines: Int, to author: LineAuthor) {
    switch author {
    case .human: human += lines
    case .agent(let agent):
      if let known = agents.firstIndex(where: { $0.tool == agent.tool && $0.model == agent.model }) {
        agents[known].lines += lines
      } else {
        agents.append(Agent(tool: agent.tool, model: agent.model, lines: lines))
      }
    }
  }
}
