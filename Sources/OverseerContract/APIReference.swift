import OverseerJSON
import OverseerModel

/// The operations and shapes as a page of Markdown.
public enum APIReference {
  /// The whole page; ends with a line break.
  public static func text(of contract: Contract) -> String {
    var lines = [
      "<!-- Written by `os-dev generate` from the operation catalogue. Do not edit. -->",
      "# API",
      "",
      "Every operation has one name on all surfaces. Over HTTP it is the route given here, with the other fields in the",
      "query (GET, DELETE) or in a JSON body (POST, PATCH); in scripts it is `noun.verb({…})`; in a shell it is",
      "`os api NAME --json '{…}'`.",
      "",
    ]
    lines += contract.nouns.map { "- [\($0)](#\($0)): \(links(to: contract.operations(of: $0)))" }
    lines += ["- [Types](#types)", ""]
    for noun in contract.nouns {
      lines += ["## \(noun)", ""]
      for operation in contract.operations(of: noun) { lines += section(operation) }
    }
    lines += ["## Types", ""]
    for definition in contract.definitions { lines += section(definition) }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private static func links(to operations: [OperationContract]) -> String {
    operations.map { "[\($0.spec.verb)](#\(anchor($0.name)))" }.joined(separator: ", ")
  }

  private static func section(_ operation: OperationContract) -> [String] {
    let method = operation.spec.method.rawValue.uppercased()
    let text = operation.documentation.isEmpty ? "\(operation.spec.summary)." : operation.documentation
    var lines = ["### \(operation.name)", "", text, ""]
    lines += ["`\(method) \(operation.path)` · by \(operation.spec.who.explanation)", ""]
    if !operation.input.properties.isEmpty { lines += table(operation.input.properties) + [""] }
    let verb = operation.kind == .stream ? "Streams" : "Gives"
    lines += ["\(verb) \(type(operation.output)).\(errors(of: operation))", ""]
    return lines
  }

  private static func errors(of operation: OperationContract) -> String {
    guard !operation.spec.errors.isEmpty else { return "" }
    let names = operation.spec.errors.map { code in
      "`\(code.rawValue)`" + (code.httpStatus.map { " (\($0))" } ?? "")
    }
    return " Errors: \(names.joined(separator: ", "))."
  }

  private static func section(_ definition: Definition) -> [String] {
    var lines = ["### \(definition.name)", ""]
    if !definition.description.isEmpty { lines += [definition.description, ""] }
    switch definition.schema {
    case .object(let object): lines += table(object.properties) + [""]
    case .oneOf(let shapes, _): lines += shapes.map { "- \(type($0))" } + [""]
    default: lines += [type(definition.schema), ""]
    }
    return lines
  }

  private static func table(_ properties: [ObjectSchema.Property]) -> [String] {
    let rows = properties.map { property in
      let name = property.isRequired ? "**`\(property.name)`**" : "`\(property.name)`"
      let lines = property.description.split(separator: "\n").joined(separator: " ")
      let text = lines.replacing("|", with: "\\|")
      return "| \(name) | \(type(property.schema)) | \(text) |"
    }
    return ["| field | type | |", "|---|---|---|"] + rows
  }

  /// The type in words, with links to the named ones.
  private static func type(_ schema: Schema) -> String {
    switch schema {
    case .string(let rules): rules.pattern.map { "string, `\($0.replacing("|", with: "\\|"))`" } ?? "string"
    case .choice(let choices): choices.map { "`\(TypeScript.literal($0))`" }.joined(separator: ", ")
    case .integer(let range?): "integer, \(range.lowerBound) to \(range.upperBound)"
    case .integer(nil): "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .array(let element, _): "array of \(type(element))"
    case .map(let element, _): "object of \(type(element))"
    case .any: "any JSON"
    case .object(let object): object.properties.map { "`\($0.name)`: \(type($0.schema))" }.joined(separator: ", ")
    case .reference(let name): "[\(name)](#\(anchor(name)))"
    case .oneOf(let shapes, _): shapes.map(type).joined(separator: " or ")
    case .nullable(let inner): "\(type(inner)) or null"
    }
  }

  /// The anchor that Markdown gives to a heading.
  private static func anchor(_ heading: String) -> String { heading.lowercased().replacing(".", with: "") }
}
