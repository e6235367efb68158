import OverseerJSON

// What is put into a document, and taken out of it again.
extension JSONText {
  /// The document with a value at a path of keys; nil where something on the way is no object. Objects that are missing
  /// are made. The new member comes last, laid out as its neighbours are.
  func setting(_ path: [String], to new: JSONValue) -> [UInt8]? {
    guard let key = path.last else { return nil }
    var depth = path.count - 1
    while depth >= 0 {
      if let object = object(at: path[..<depth]) {
        guard let place = object[path[depth]] else {
          let nested = path[(depth + 1)...].reversed().reduce(new) { .object([$1: $0]) }
          return inserting(path[depth], nested, into: object)
        }
        guard path[depth] == key, depth == path.count - 1 else { return nil }
        let member = object.members[place]
        if value(at: path) == new { return bytes }
        return replacing([(member.value, layout(of: object).text(new))])
      }
      depth -= 1
    }
    return nil
  }

  /// The document with the members of an object set at a path, and those of objects within it; others stay.
  func merging(_ path: [String], with new: JSONValue) throws(JSONParseError) -> [UInt8]? {
    guard case .object(let members) = new, value(at: path)?.objectValue != nil else { return setting(path, to: new) }
    var text = self
    for (key, value) in members {
      guard let bytes = try text.merging(path + [key], with: value) else { return nil }
      text = try JSONText(bytes)
    }
    return text.bytes
  }

  /// The document without what a path of keys leads to. Where ``setting(_:to:)`` has made the objects around it as
  /// well, they go with it: setting and then removing gives the same bytes.
  func removing(_ path: [String]) throws(JSONParseError) -> [UInt8]? {
    guard let old = value(at: path) else { return nil }
    for depth in 1..<path.count {
      guard let rest = removingMember(Array(path[..<depth])) else { continue }
      if try JSONText(rest).setting(path, to: old) == bytes { return rest }
    }
    return removingMember(path)
  }

  private func removingMember(_ path: [String]) -> [UInt8]? {
    guard let key = path.last, let object = object(at: path.dropLast()), let place = object[key] else { return nil }
    let member = object.members[place]
    let before = place == 0 ? object.open : comma(after: object.members[place - 1]) ?? object.open
    let isLast = place == object.members.count - 1
    let after = isLast ? trailingComma(of: object) : comma(after: member)
    var end = member.value.upperBound
    var cuts: [Range<Int>] = []
    if let after { cuts.append(after..<after + 1) } else if place > 0 { cuts.append(before..<before + 1) }

    let comment = lastComment(in: before + 1..<member.start)
    var start = comment?.upperBound ?? before + 1
    if let comment, isLineComment(comment) {
      // What comes up behind such a comment would become part of it.
      let next = after == end ? end + 1 : end
      if !JSONBlanking.isLineEnd(bytes[next]) { start = member.start }
    }
    if object.members.count == 1, bytes[start..<member.start].elementsEqual(" ".utf8), bytes[end] == UInt8(ascii: " ") {
      end += 1
    }
    return replacing((cuts + [start..<end]).map { ($0, []) })
  }

  private func inserting(_ key: String, _ new: JSONValue, into object: Object) -> [UInt8] {
    let layout = layout(of: object)
    let member = JSONLayout.quoted(key) + Array(": ".utf8) + layout.text(new)
    guard let last = object.members.last else {
      return replacing([(object.open + 1..<object.open + 1, Array(" ".utf8) + member + Array(" ".utf8))])
    }
    let comma = trailingComma(of: object)
    let from = comma.map { $0 + 1 } ?? last.value.upperBound
    let comment = lastComment(in: from..<object.close)
    let place = comment?.upperBound ?? from
    var text = layout.separator
    if layout.indent == nil, let comment, isLineComment(comment) { text = layout.newline }
    text += member
    if comma != nil { return replacing([(place..<place, text + ",".utf8)]) }
    let end = last.value.upperBound
    return replacing([(end..<end, Array(",".utf8)), (place..<place, text)])
  }

  /// The bytes with other ones in some places, which do not overlap. Of two at one place the first comes first.
  private func replacing(_ edits: [(place: Range<Int>, bytes: [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.place.lowerBound, $0.offset) < ($1.element.place.lowerBound, $1.offset)
    }
    for (_, edit) in ordered {
      result += bytes[position..<edit.place.lowerBound]
      result += edit.bytes
      position = edit.place.upperBound
    }
    return result + bytes[position...]
  }

  /// How the members of an object are laid out.
  private func layout(of object: Object) -> JSONLayout {
    let newline: [UInt8] =
      bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } == true
      ? Array("\r\n".utf8) : Array("\n".utf8)
    let root = self.object(at: EmptyCollection())?.members.first.flatMap(indent)
    let unit = root.flatMap { $0.isEmpty ? nil : $0 } ?? Array("  ".utf8)
    return JSONLayout(indent: object.members.last.flatMap(indent), unit: unit, newline: newline)
  }

  /// What stands before a member on its line; nil where that is not only white space.
  private func indent(of member: Member) -> [UInt8]? {
    let line = bytes[..<member.start].lastIndex(where: JSONBlanking.isLineEnd)
    guard let line else { return nil }
    let before = bytes[(line + 1)..<member.start]
    return before.allSatisfy(JSONBlanking.isSpace) ? Array(before) : nil
  }
}

/// How members are written: each on a line of its own, or all on one.
struct JSONLayout {
  /// What stands before a member on its line; nil where all stand on one.
  var indent: [UInt8]?
  /// What each level is indented by.
  var unit: [UInt8]
  var newline: [UInt8]

  /// What a file of our own has.
  static let own = JSONLayout(indent: [], unit: Array("  ".utf8), newline: Array("\n".utf8))

  /// What stands between a comma and the next member.
  var separator: [UInt8] { indent.map { newline + $0 } ?? Array(" ".utf8) }

  /// A value as it stands behind its key. Lists stay on one line.
  func text(_ value: JSONValue) -> [UInt8] {
    switch value {
    case .object(let members) where members.isEmpty: return Array("{}".utf8)
    case .object(let members):
      let inner = indent.map { JSONLayout(indent: $0 + unit, unit: unit, newline: newline) } ?? self
      var text: [UInt8] = []
      for (key, value) in members {
        if !text.isEmpty { text += inner.indent == nil ? Array(", ".utf8) : Array(",".utf8) + inner.separator }
        text += Self.quoted(key) + Array(": ".utf8) + inner.text(value)
      }
      guard let indent else { return Array("{".utf8) + text + Array("}".utf8) }
      return Array("{".utf8) + inner.separator + text + newline + indent + Array("}".utf8)
    case .array(let elements):
      let flat = JSONLayout(indent: nil, unit: unit, newline: newline)
      return Array("[".utf8) + elements.map { flat.text($0) }.joined(separator: ", ".utf8) + Array("]".utf8)
    default: return Array(((try? value.text()) ?? "null").utf8)
    }
  }

  static func quoted(_ text: String) -> [UInt8] { JSONLayout.own.text(.string(text)) }
}
