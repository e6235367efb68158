import OverseerModel

/// A value for a place in a statement.
enum Binding {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  static func integer(_ value: Int) -> Binding { .integer(Int64(value)) }
  static func flag(_ value: Bool) -> Binding { .integer(value ? 1 : 0) }
  static func optional(_ value: String?) -> Binding { value.map(Binding.text) ?? .null }
  static func optional(_ value: Int?) -> Binding { value.map { .integer($0) } ?? .null }
  static func time(_ value: Instant?) -> Binding { value.map { .integer($0.milliseconds) } ?? .null }
  static func id<Subject>(_ value: ID<Subject>) -> Binding { .text(value.description) }
  static func id(_ value: AnyTaskID) -> Binding { .text(value.description) }
  static func id(_ value: AnyTaskID?) -> Binding { value.map { .text($0.description) } ?? .null }
  static func json(_ value: (some Encodable)?) throws(OverseerError) -> Binding {
    guard let value else { return .null }
    return .text(try encoded(value))
  }
  static func list(_ values: [some Encodable]) throws(OverseerError) -> Binding {
    .text(values.isEmpty ? "[]" : try encoded(values))
  }
}
