import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerMCP

/// Makes a value whole again that was shown in part, by following what it says itself.
struct Retold {
  let shelf: OutputShelf
  let owner: String

  func whole(_ shown: JSONValue) throws -> JSONValue {
    switch shown {
    case .string(let text):
      guard let mark = text.range(of: "… $truncated: ", options: .backwards) else { return shown }
      return .string(text[..<mark.lowerBound] + (try rest(String(text[mark.upperBound...])).stringValue ?? ""))
    case .array(var items):
      let mark = items.last?.objectValue?.count == 1 ? items.last?["$truncated"] : nil
      let isCut = mark?["next"] != nil
      if isCut { items.removeLast() }
      var told = try items.map(whole)
      if isCut, let mark {
        #expect(mark["shown"] == .integer(Int64(told.count)))
        told += try rest(mark["next"]?.stringValue ?? "").arrayValue ?? []
        #expect(mark["total"] == .integer(Int64(told.count)))
      }
      return .array(told)
    case .object(let members):
      var told = JSONObject()
      for (key, value) in members {
        if key == "$truncated", let next = value["next"]?.stringValue {
          for (key, value) in try rest(next).objectValue ?? [:] { told[key] = value }
          #expect(value["total"] == .integer(Int64(told.count)))
        } else {
          told[key] = try whole(value)
        }
      }
      return .object(told)
    default: return shown
    }
  }

  /// What the call gives that stands in a text.
  private func rest(_ next: String) throws -> JSONValue {
    let call = try #require(
      next.firstMatch(of: /os\.output\("(\w+)", \{(?:path: ("(?:[^"\\]|\\.)*"), )?from: (\d+)\}\)/), "\(next)")
    let path = try call.2.map { try JSONParser.parse(String($0)).stringValue ?? "" }
    let part = try shelf.part(of: String(call.1), path: path, from: Int(call.3), for: owner)
    return try JSONParser.parse(part)
  }
}
