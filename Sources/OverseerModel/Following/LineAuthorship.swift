/// Lines of a file that one author wrote, as a note on a commit says it.
public struct LineAuthorship: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case agent, human }

  /// The first line on the new side, counted from 1.
  public var lineStart: Int
  /// The last line.
  public var lineEnd: Int
  /// Who wrote them.
  public var kind: Kind
  /// Null for a person.
  public var agent: AuthoringAgent?
  /// The person, with the name and address that the note gives; null for an agent, and where the note does not say it.
  public var human: String?

  init(_ part: AuthorshipNote.AuthoredLines) {
    lineStart = part.lines.lowerBound
    lineEnd = part.lines.upperBound
    switch part.author {
    case .agent(let agent): (kind, self.agent, human) = (.agent, agent, nil)
    case .human(let name): (kind, agent, human) = (.human, nil, name)
    }
  }
}
