import OverseerModel

// The values of reviews in words and colours.

extension ReviewStatus {
  /// The status in a sentence.
  var words: String {
    switch self {
    case .gatesPending: "waits for its gates"
    case .gatesEscalated: "gates escalated"
    case .agentPending: "waits for an agent"
    case .humanPending: "waits for a person"
    case .changesRequested: "changes requested"
    case .approved: "approved"
    }
  }

  var color: Style.Color {
    switch self {
    case .gatesPending: .yellow
    case .agentPending: .blue
    case .humanPending: .magenta
    case .gatesEscalated, .changesRequested: .red
    case .approved: .green
    }
  }
}

extension Review {
  /// Where the round stands, and what ended it.
  var words: String {
    if forced { return "approved without having come to its end" }
    return switch (status, endedBy) {
    case (.changesRequested, .gates?): "ended, as gates failed"
    case (.changesRequested, .agent?): "changes requested by an agent"
    case (.changesRequested, .human?): "changes requested by a person"
    case (.changesRequested, .withdrawn?): "withdrawn"
    case (.changesRequested, .superseded?): "superseded by the next round"
    case (.changesRequested, .cancelled?): "ended with its task"
    case (_, _): status.words
    }
  }
}

extension ReviewComment.Severity {
  var color: Style.Color {
    switch self {
    case .must: .red
    case .should: .yellow
    case .nit: .dim
    case .praise: .green
    }
  }
}

extension ChangeKind {
  /// What the revision did, in a sentence.
  var words: String {
    switch self {
    case .noChange: "no change"
    case .messageOnly: "a new message only"
    case .pureRebase: "restacked"
    case .rework: "rework"
    }
  }
}

extension Verdict.Decision {
  var words: String {
    switch self {
    case .approve: "approved"
    case .requestChanges: "requested changes"
    case .waive: "went on without the agent"
    }
  }
}

extension CommentPlace {
  /// `src/a.swift:10-12`; of a place on the base side with a word that says so.
  var words: String {
    guard let path = filePath else { return "the round" }
    let base = side == .left ? " (base)" : ""
    guard let lines else { return Escaped.line(path) + base }
    let range = lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
    return "\(Escaped.line(path)):\(range)\(base)"
  }
}

extension CommentPort {
  var words: String {
    guard let path else { return "the round" }
    guard let lineStart, let lineEnd, lineStart <= lineEnd else { return CommentPlace.file(path, side: side).words }
    return CommentPlace.lines(lineStart...lineEnd, of: path, side: side).words
  }
}
