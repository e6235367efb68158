/// Who acts.
public enum Principal: Sendable, Hashable {
  case human(name: String)
  /// A coding agent: the name of the program, the relay session it works in, and the root of its checkout.
  case agent(name: String, session: String?, checkout: String?)
  case system

  public var isHuman: Bool {
    switch self {
    case .human: true
    case .agent, .system: false
    }
  }

  /// What makes two calls the same actor: a session, else the name and the checkout
  /// (two agents in two workspaces are two; one agent over MCP and over `os` in one checkout is one).
  public var identity: String {
    switch self {
    case .human(let name): "human:\(name)"
    case .agent(_, let session?, _): "session:\(session)"
    case .agent(let name, nil, let checkout): "agent:\(name)@\(checkout ?? "")"
    case .system: "system"
    }
  }

  /// The name to show to a person.
  public var label: String {
    switch self {
    case .human(let name): name
    case .agent(let name, let session?, _): "\(name) (\(session))"
    case .agent(let name, nil, let checkout?): "\(name) in \(checkout)"
    case .agent(let name, nil, nil): name
    case .system: "Overseer"
    }
  }
}

extension Principal: Codable {
  /// The three kinds as they are written in JSON.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case human = "Human"
    case agent = "Agent"
    case system = "System"
  }

  private struct Wire: Codable {
    var kind: Kind
    var name: String
    var session: String?
    var checkout: String?
  }

  public init(from decoder: any Decoder) throws {
    let wire = try Wire(from: decoder)
    self =
      switch wire.kind {
      case .human: .human(name: wire.name)
      case .agent: .agent(name: wire.name, session: wire.session, checkout: wire.checkout)
      case .system: .system
      }
  }
}

/// Who may call an operation. What an operation declares is the only list of authority.
public enum Authority: String, Codable, Sendable, CaseIterable {
  case any
  /// A person, who has shown that it is one.
  case human
  /// The holder of the task's claim, a person, or anyone where no live claim stands.
  case holder
  /// Whoever may judge in the review's present phase: an agent that did not submit, or a person who has shown to be one.
  case reviewer
}
