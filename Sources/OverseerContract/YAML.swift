import OverseerJSON
import OverseerModel
import Yams

/// Writes JSON as YAML, with the keys in their order.
enum YAML {
  static func text(_ value: JSONValue) throws(OverseerError) -> String {
    do {
      return try Yams.serialize(node: node(value), indent: 2, width: 110, allowUnicode: true)
    } catch {
      throw OverseerError(.internalError, "cannot be written as YAML: \(error)")
    }
  }

  private static func node(_ value: JSONValue) -> Node {
    switch value {
    case .null: Node("null", Tag(.null))
    case .bool(let value): Node(value ? "true" : "false", Tag(.bool))
    case .integer(let value): Node("\(value)", Tag(.int))
    case .number(let value): Node("\(value)", Tag(.float))
    case .string(let text): node(text)
    case .array(let elements): Node(elements.map(node), Tag(.seq), elements.allSatisfy(isShort) ? .flow : .block)
    case .object(let members):
      Node(members.map { (node($0.key), node($0.value)) }, Tag(.map), members.isEmpty ? .flow : .block)
    }
  }

  /// Whether an element may stand in a line with its neighbours.
  private static func isShort(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool, .integer, .number, .string: true
    case .array, .object: false
    }
  }

  /// Plain text that YAML would take for a number or a boolean is quoted; text of several lines keeps its lines.
  private static func node(_ text: String) -> Node {
    if text.contains("\n") { return Node(text, Tag(.str), .literal) }
    return .scalar(text.represented())
  }
}

extension OpenAPIDocument {
  /// The document as YAML; ends with a line break.
  public func yaml() throws(OverseerError) -> String { try YAML.text(json) }
}
