/// Takes texts and names apart into words that can be compared.
enum Words {
  /// The words of a text, without endings; names are taken apart: `nextReady`, `next_ready` and `next ready` are the
  /// same.
  static func stems(of text: String) -> [String] { separated(text).map(stem) }

  /// What somebody looks for: without the words that say nothing.
  static func wanted(in query: String) -> [String] {
    var seen: Set<String> = []
    let all = separated(query)
    let telling = all.filter { !empty.contains($0) }
    return (telling.isEmpty ? all : telling).map(stem).filter { seen.insert($0).inserted }
  }

  private static func separated(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in text.unicodeScalars {
      let isUpper = ("A"..."Z").contains(character)
      let isWord = isUpper || ("a"..."z").contains(character) || ("0"..."9").contains(character) || !character.isASCII
      if !isWord || (isUpper && wasLower) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isWord { word += String(character).lowercased() }
      wasLower = isWord && !isUpper
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Without the endings of English that do not change what a word is about: `approving`, `approved`, `approves`.
  static func stem(_ word: String) -> String {
    var stem = word[...]
    if stem.hasSuffix("ies"), stem.count > 4 {
      return stem.dropLast(3) + "y"
    } else if stem.hasSuffix("ing"), stem.count > 5 {
      stem = stem.dropLast(3)
    } else if stem.hasSuffix("ed"), stem.count > 4 {
      stem = stem.dropLast(2)
    } else if stem.hasSuffix("s"), !stem.hasSuffix("ss"), !stem.hasSuffix("us"), stem.count > 3 {
      stem = stem.dropLast()
    }
    if stem.hasSuffix("e"), stem.count > 3 { stem = stem.dropLast() }
    if stem.count > 4, let last = stem.last, stem.dropLast().last == last, !"aeiouls".contains(last) {
      stem = stem.dropLast()
    }
    return String(stem)
  }

  private static let empty: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "if", "in", "is",
    "it", "its", "let", "me", "my", "of", "on", "or", "our", "please", "that", "the", "there", "this", "to", "us", "we",
    "what", "when", "where", "which", "who", "with", "you", "your",
  ]
}
