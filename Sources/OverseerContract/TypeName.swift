/// The names that Swift types have where they are published.
enum TypeName {
  /// In Swift these names would hide others; on the wire and in prose the things are called so.
  private static let renamed = ["WorkItem": "Task", "OverseerError.Code": "ErrorCode"]

  /// The path of a type within its module: `HelpRequest.Category`.
  static func path(of type: Any.Type) -> String {  // justified: every type has a name
    let parts = String(reflecting: type).split(separator: ".")
    return parts.dropFirst().joined(separator: ".")
  }

  /// The published name: `HelpRequestCategory`.
  static func published(_ path: String) -> String {
    renamed[path] ?? path.split(separator: ".").joined()
  }
}
