import OverseerModel

/// Which words occur in which operations, and how much that says.
struct WordIndex: Sendable {
  private struct Posting: Sendable {
    var entry: Int
    var weight: Double
  }

  private let postings: [String: [Posting]]
  /// The words in order, so that those that begin alike stand together.
  private let sorted: [String]

  init(_ entries: [OperationIndex.Entry]) {
    var weights: [String: [Int: Double]] = [:]
    for (number, entry) in entries.enumerated() {
      // Whoever asks is an agent.
      let share = entry.isForPeople ? 0.7 : 1
      for (text, plain) in Self.texts(of: entry) {
        let weight = plain * share
        for word in Words.stems(of: text) { weights[word, default: [:]][number, default: 0].raise(to: weight) }
      }
    }
    postings = weights.mapValues { weights in
      weights.sorted { $0.key < $1.key }.map { Posting(entry: $0.key, weight: $0.value) }
    }
    sorted = postings.keys.sorted()
  }

  private static func texts(of entry: OperationIndex.Entry) -> [(String, Double)] {
    let parts = entry.name.split(separator: ".")
    return [
      (String(parts.last ?? ""), 10), (String(parts.first ?? ""), 6), (entry.title, 5),
      (entry.fields.joined(separator: " "), 2), (entry.summary, 1.5), (entry.gives.joined(separator: " "), 1),
      (entry.types.joined(separator: " "), 1), (entry.errors.joined(separator: " "), 0.5),
    ]
  }

  /// The numbers of the entries that the words fit, best first.
  func ranked(_ query: String) -> [Int] {
    var scores: [Int: Double] = [:]
    for word in Words.wanted(in: query).prefix(20) {
      for (entry, score) in scored(word) { scores[entry, default: 0] += score }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// How well each entry fits a word: by itself, by what it may mean, by its beginning; else by what is like it.
  private func scored(_ word: String) -> [Int: Double] {
    let share = Self.common.contains(word) ? 0.5 : 1
    var scores = found(word, share)
    for phrase in Synonyms.of(word) { scores.merge(fitting(phrase, share * 0.8), uniquingKeysWith: max) }
    if scores.isEmpty, word.count >= 3 {
      for longer in words(beginningWith: word) { scores.merge(found(longer, 0.5), uniquingKeysWith: max) }
    }
    if scores.isEmpty, word.count >= 3, let near = NearestName.to(word, among: sorted) { scores = found(near, 0.5) }
    return scores
  }

  /// Verbs that many operations have.
  private static let common: Set<String> = ["add", "creat", "get", "list", "mak", "new", "set", "show"]

  /// The entries that have all words of a phrase.
  private func fitting(_ phrase: [String], _ share: Double) -> [Int: Double] {
    guard let first = phrase.first else { return [:] }
    var scores = found(first, share)
    for word in phrase.dropFirst() {
      let others = found(word, share)
      scores = scores.filter { others[$0.key] != nil }
      for (entry, score) in others where scores[entry] != nil { scores[entry, default: 0] += score }
    }
    return scores
  }

  /// A word that occurs everywhere says little.
  private func found(_ word: String, _ share: Double) -> [Int: Double] {
    guard let found = postings[word] else { return [:] }
    let rarity = 1 / (1 + Double(found.count) / 40)
    var scores: [Int: Double] = [:]
    for posting in found { scores[posting.entry] = posting.weight * share * rarity }
    return scores
  }

  private func words(beginningWith start: String) -> ArraySlice<String> {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < start { low = middle + 1 } else { high = middle }
    }
    return sorted[low...].prefix { $0.hasPrefix(start) }
  }
}

extension Double {
  fileprivate mutating func raise(to other: Double) { self = max(self, other) }
}
