import OverseerModel
import OverseerSDK

/// Limits that the Swift types do not show, published with the fields that have them. The model and the SDK enforce
/// them; here they are only passed on.
enum FieldRules {
  static func applied(to schema: Schema, field: String, _ direction: SchemaReader.Direction) -> Schema {
    if case .nullable(let inner) = schema { return .nullable(applied(to: inner, field: field, direction)) }
    switch (field, schema) {
    case ("description", .string(var rules)):
      rules.minLength = 1
      rules.maxLength = Text.descriptionLimit
      return .string(rules)
    case ("limit", .integer) where direction == .input:
      return .integer(1...Int64(Page.most))
    default:
      return schema
    }
  }
}
