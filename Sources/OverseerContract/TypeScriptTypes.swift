import OverseerModel

/// The types of the web app's client: every shape, every operation with its input and output, and the routes.
public enum TypeScriptTypes {
  /// One module, which ends with a line break.
  public static func text(of contract: Contract) -> String {
    var lines = [
      "// Written by `os-dev generate` from the operation catalogue. Do not edit.",
      "",
    ]
    for definition in contract.definitions {
      lines += TypeScript.declaration(definition, export: "export ") + [""]
    }
    for operation in contract.operations {
      lines += TypeScript.comment("What `\(operation.name)` takes.")
      lines += TypeScript.interface(operation.inputName, operation.input.properties, export: "export ") + [""]
    }
    lines += operations(contract) + [""] + routes(contract)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func operations(_ contract: Contract) -> [String] {
    var lines = ["/** What each operation takes and gives; a stream gives one event after another. */"]
    lines.append("export interface Operations {")
    for operation in contract.operations {
      lines += TypeScript.comment("\(operation.spec.summary).", indent: "  ")
      lines += [
        "  \"\(operation.name)\": {",
        "    method: \"\(operation.spec.method.rawValue.uppercased())\";",
        "    path: \"\(operation.path)\";",
        "    kind: \"\(operation.kind.rawValue)\";",
        "    input: \(operation.inputName);",
        "    output: \(TypeScript.type(operation.output));",
        "  };",
      ]
    }
    return lines + ["}", "", "export type OperationName = keyof Operations;"]
  }

  private static func routes(_ contract: Contract) -> [String] {
    var lines = [
      "/**",
      " * Where each operation is. Fields in braces go into the path; the others into the query (GET, DELETE) or the",
      " * body (POST, PATCH). In a query, lists are joined by commas and null is the word `null`.",
      " */",
      "export const routes = {",
    ]
    for operation in contract.operations {
      let method = operation.spec.method.rawValue.uppercased()
      lines.append("  \"\(operation.name)\": {")
      lines.append("    method: \"\(method)\",")
      lines.append("    path: \"\(operation.path)\",")
      lines.append("    kind: \"\(operation.kind.rawValue)\",")
      lines.append("  },")
    }
    return lines + [
      "} as const satisfies { [Name in OperationName]: Pick<Operations[Name], \"method\" | \"path\" | \"kind\"> };"
    ]
  }
}
