import OverseerModel

/// What is shown within the difference of a file beside its lines.
struct DiffNotes: Sendable, Hashable {
  struct Place: Sendable, Hashable {
    var side: DiffSide
    /// Counted from 1.
    var line: Int
  }

  /// Under the head of the file.
  var atHead: [String] = []
  /// Under a line.
  var below: [Place: [String]] = [:]

  subscript(_ old: Int?, _ new: Int?) -> [String] {
    guard !below.isEmpty else { return [] }
    let left = old.flatMap { below[Place(side: .left, line: $0)] } ?? []
    let right = new.flatMap { below[Place(side: .right, line: $0)] } ?? []
    return left + right
  }
}
