import OverseerJSON

extension AuthorshipNote {
  /// What this note and a later one on the same commit say together: of a line that both speak of, the later one counts.
  public func adding(_ later: AuthorshipNote) -> AuthorshipNote {
    var sum = self
    var places = Dictionary(files.indices.map { (files[$0].path, $0) }, uniquingKeysWith: { $1 })
    for file in later.files {
      if let place = places[file.path] {
        sum.files[place].entries += file.entries
      } else {
        places[file.path] = sum.files.count
        sum.files.append(file)
      }
    }
    for (key, value) in later.metadata {
      if Self.authorKinds.contains(key), var known = metadata[key]?.objectValue, let more = value.objectValue {
        for (author, record) in more { known[author] = record }
        sum.metadata[key] = .object(known)
      } else {
        sum.metadata[key] = value
      }
    }
    return sum
  }

  /// What the metadata say of authors, by their keys.
  private static let authorKinds = ["sessions", "humans", "prompts"]
}
