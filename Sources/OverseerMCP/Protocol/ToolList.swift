import OverseerJSON

/// The tools as clients list them.
enum ToolList {
  static let json: JSONValue = [
    tool(
      .execute, "Run a script", GuideTexts.executeDescription,
      input: [
        "type": "object",
        "properties": [
          "code": code("JavaScript: its `return` or last expression is the result."),
          "timeout_ms": [
            "type": "integer", "minimum": 1, "maximum": 120_000, "default": 30_000,
            "description": "How long the script may run.",
          ],
          "dry_run": [
            "type": "boolean", "default": false,
            "description": "Keep nothing; tell the events that would have been emitted.",
          ],
        ],
        "required": ["code"], "additionalProperties": false,
      ],
      output: scriptOutput, readsOnly: false),
    tool(
      .query, "Ask with a script", GuideTexts.queryDescription,
      input: [
        "type": "object", "properties": ["code": code("JavaScript that only reads.")], "required": ["code"],
        "additionalProperties": false,
      ],
      output: scriptOutput, readsOnly: true),
    tool(
      .search, "Find operations", GuideTexts.searchDescription,
      input: [
        "type": "object",
        "properties": [
          "query": [
            "type": "string", "minLength": 1, "maxLength": 1_000,
            "description": "What is to be done, in words, or a part of a name.",
          ]
        ],
        "required": ["query"], "additionalProperties": false,
      ],
      output: searchOutput, readsOnly: true),
  ]

  private static func tool(
    _ name: Tools.Name, _ title: JSONValue, _ description: String, input: JSONValue, output: JSONValue, readsOnly: Bool
  ) -> JSONValue {
    var annotations: JSONObject = ["title": title, "readOnlyHint": .bool(readsOnly)]
    annotations["destructiveHint"] = .bool(!readsOnly)
    annotations["idempotentHint"] = .bool(readsOnly)
    annotations["openWorldHint"] = false
    return [
      "name": .string(name.rawValue), "title": title, "description": .string(description), "inputSchema": input,
      "outputSchema": output, "annotations": .object(annotations),
      // Some clients hide tools until their names are asked for.
      "_meta": ["anthropic/alwaysLoad": true],
    ]
  }

  private static func code(_ description: JSONValue) -> JSONValue {
    ["type": "string", "maxLength": 1_048_576, "description": description]
  }

  private static let milliseconds: JSONValue = ["type": "integer", "minimum": 0]

  private static let scriptOutput: JSONValue = [
    "type": "object",
    "properties": [
      "ok": ["type": "boolean", "description": "Whether the script ran to its end."],
      "result": ["description": "What the script returned."],
      "logs": [
        "type": "array", "description": "What it logged.",
        "items": [
          "type": "object",
          "properties": [
            "level": ["type": "string", "enum": ["log", "info", "warn", "error", "debug"]], "text": ["type": "string"],
          ],
          "required": ["level", "text"],
        ],
      ],
      "calls": [
        "type": "array", "description": "The operations it called; `count` of them in a row.",
        "items": [
          "type": "object",
          "properties": [
            "name": ["type": "string"], "ms": milliseconds, "ok": ["type": "boolean"],
            "count": ["type": "integer", "minimum": 1],
          ],
          "required": ["name", "ms", "ok"],
        ],
      ],
      "truncated": [
        "type": "boolean",
        "description": "Whether parts are left out of the result, which say so: os.output() has them.",
      ],
      "dry_run": ["type": "boolean"],
      "events": ["type": "array", "description": "What would have happened, in a dry run."],
      "events_total": ["type": "integer", "description": "How many events those would be, where not all are told."],
      "error": [
        "type": "object", "description": "Why it did not.",
        "properties": [
          "kind": ["type": "string"], "code": ["type": "string"], "message": ["type": "string"],
          "hint": ["type": "string"], "details": ["type": "object"], "line": ["type": "integer"],
          "column": ["type": "integer"],
        ],
        "required": ["kind", "message"],
      ],
      "execution_id": ["type": "string", "description": "Names this run, for os.output()."],
      "ms": milliseconds,
    ],
    "required": ["ok", "logs", "calls", "execution_id", "ms"],
  ]

  private static let searchOutput: JSONValue = [
    "type": "object",
    "properties": [
      "matches": [
        "type": "array", "description": "Operations, best first.",
        "items": [
          "type": "object",
          "properties": [
            "name": ["type": "string"], "signature": ["type": "string"], "summary": ["type": "string"],
          ],
          "required": ["name", "signature", "summary"],
        ],
      ]
    ],
    "required": ["matches"],
  ]
}
