/// In which forms a client takes an answer: as one JSON document, or as a stream of server-sent events.
struct AcceptedForms: Sendable, Hashable {
  let json: Bool
  let events: Bool

  /// - Parameter header: The `Accept` header; a client that sends none takes all.
  init(_ header: String?) {
    guard let header else {
      (json, events) = (true, true)
      return
    }
    let ranges = header.split(separator: ",").compactMap(Self.range)
    json = ranges.contains { ["application/json", "application/*", "*/*"].contains($0) }
    events = ranges.contains { ["text/event-stream", "text/*", "*/*"].contains($0) }
  }

  /// A media range without its parameters; nil where its weight says that it is not wanted.
  private static func range(_ part: Substring) -> String? {
    let words = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    let isRefused = words.dropFirst().contains { word in
      word.hasPrefix("q=0") && !word.dropFirst(3).contains { "123456789".contains($0) }
    }
    return isRefused ? nil : words.first
  }
}
