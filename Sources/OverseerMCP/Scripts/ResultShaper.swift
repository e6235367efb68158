import OverseerJSON

/// Cuts values down to a size, the outer levels last.
struct ResultShaper {
  /// The member or item that says what was left out.
  static let mark = "$truncated"

  let execution: String

  /// A value that takes no more than `limit` bytes; nil where there is no room even to say that it was cut.
  func shaped(_ value: JSONValue, at path: ResultPath, within limit: Int) -> JSONValue? {
    switch value {
    case .null, .bool, .integer, .number: value
    case .string(let text): shaped(text, at: path, within: limit)
    case .array(let items): shaped(items, at: path, within: limit)
    case .object(let members): shaped(members, at: path, within: limit)
    }
  }

  private func shaped(_ text: String, at path: ResultPath, within limit: Int) -> JSONValue? {
    let total = text.utf16.count
    let room = limit - JSONSize.of(cut(path, shown: total, of: total))
    guard room >= 0 else { return nil }
    let shown = JSONSize.prefix(of: text, within: room)
    return .string(shown + cut(path, shown: shown.utf16.count, of: total))
  }

  private func shaped(_ items: [JSONValue], at path: ResultPath, within limit: Int) -> JSONValue? {
    // Brackets, and a comma before the mark.
    let room = limit - 3 - JSONSize.of(marked(path, shown: items.count, of: items.count), upTo: limit)
    guard room >= 0 else { return nil }
    let parts = items.lazy.enumerated().map { index, item in
      Part(value: item, step: .index(index), overhead: 1)
    }
    var shown = fitted(parts, at: path, within: room, least: room / 8)
    guard shown.count < items.count else { return .array(shown) }
    shown.append(marked(path, shown: shown.count, of: items.count))
    return .array(shown)
  }

  private func shaped(_ members: JSONObject, at path: ResultPath, within limit: Int) -> JSONValue? {
    let mark = marked(path, shown: members.count, of: members.count)
    let room = limit - 1 - JSONSize.of(mark, upTo: limit)
    guard room >= 0 else { return nil }
    // A member of that name would be taken for the mark.
    let parts = members.lazy.prefix { $0.key != Self.mark }.map { key, value in
      Part(value: value, step: .key(key), overhead: JSONSize.of(key, upTo: limit) + 2)
    }
    let fitting = fitted(parts, at: path, within: room, least: 0)
    // An item with nothing but the mark would be taken for the mark of the array.
    if fitting.isEmpty, case .index? = path.steps.last { return nil }
    var shown = JSONObject()
    for (member, value) in zip(members, fitting) { shown[member.key] = value }
    if shown.count < members.count {
      shown[Self.mark] = marked(path, shown: shown.count, of: members.count)[Self.mark]
    }
    return .object(shown)
  }

  private struct Part {
    var value: JSONValue
    var step: ResultPath.Step
    /// What it takes beside its value.
    var overhead: Int
  }

  /// As many of the first parts as have room when each is cut to a least size, and then each as large as the others
  /// let it be: what is short stays whole, and what is long gets equal shares.
  private func fitted(
    _ parts: some Sequence<Part>, at path: ResultPath, within limit: Int, least: Int
  ) -> [JSONValue] {
    var chosen: [(part: Part, size: Int)] = []
    var room = limit
    var taken = 0
    for part in parts {
      let inner = path.appending(part.step)
      let size = JSONSize.of(part.value, upTo: limit, depth: inner.steps.count)
      var least = least
      if size > least { least = max(least, JSONSize.of(marked(inner, shown: .max, of: .max), upTo: limit) + 64) }
      guard taken + min(size, least) + part.overhead <= room else { break }
      room -= part.overhead
      taken += min(size, least)
      chosen.append((part, size))
    }
    let share = Self.share(of: chosen.map(\.size), within: room)
    var fitted: [JSONValue] = []
    for (part, size) in chosen {
      if size <= share {
        fitted.append(part.value)
      } else if let value = shaped(part.value, at: path.appending(part.step), within: share) {
        fitted.append(value)
      } else {
        break
      }
    }
    return fitted
  }

  /// How much each may take so that all have room.
  private static func share(of sizes: [Int], within limit: Int) -> Int {
    var left = limit
    for (index, size) in sizes.sorted().enumerated() {
      let share = left / (sizes.count - index)
      if size > share { return share }
      left -= size
    }
    return .max
  }
}

// What is said of what was left out.
extension ResultShaper {
  private func marked(_ path: ResultPath, shown: Int, of total: Int) -> JSONValue {
    [
      Self.mark: [
        "total": .integer(Int64(total)), "shown": .integer(Int64(shown)), "next": .string(next(path, from: shown)),
      ]
    ]
  }

  /// The end of a text that was cut.
  private func cut(_ path: ResultPath, shown: Int, of total: Int) -> String {
    "… \(Self.mark): \(shown) of \(total) characters, next: \(next(path, from: shown))"
  }

  private func next(_ path: ResultPath, from: Int) -> String {
    let quoted = path.steps.isEmpty ? "" : "path: \(ResultPath.quoted(path.text)), "
    return "os.output(\"\(execution)\", {\(quoted)from: \(from)})"
  }
}
