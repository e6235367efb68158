import OverseerSDK

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the process was started with. Only here are environment, home and terminal read.
public struct Environment: Sendable {
  /// The value of a variable; nil where it is not set.
  private let variable: @Sendable (String) -> String?
  /// The real path of the current folder; empty where it has been removed.
  public var folder: String
  /// The login name of the person whose process this is.
  public var user: String

  /// An environment with these variables and no others.
  public init(variables: [String: String], folder: String, user: String) {
    self.init(folder: folder, user: user) { variables[$0] }
  }

  private init(folder: String, user: String, _ variable: @escaping @Sendable (String) -> String?) {
    self.folder = folder
    self.user = user
    self.variable = variable
  }

  /// The environment of this process, looked up as it is asked for: reading all of it costs more than a query.
  public static func current() -> Environment {
    let process: @Sendable (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
    return Environment(folder: currentFolder(), user: LoginName.of(process), process)
  }

  /// Whether every argument of this process is valid UTF-8.
  static var argumentsAreText: Bool {
    (0..<Int(CommandLine.argc)).allSatisfy { index in
      guard let pointer = CommandLine.unsafeArgv[index] else { return true }
      return String(validatingCString: pointer) != nil
    }
  }

  /// The same without a variable.
  func without(_ name: String) -> Environment {
    Environment(folder: folder, user: user) { [variable] in $0 == name ? nil : variable($0) }
  }

  subscript(name: String) -> String? {
    guard let value = variable(name), !value.isEmpty else { return nil }
    return value
  }

  /// The folder of the installation: `$OVERSEER_HOME`, else the place for data of the system.
  var installation: String {
    if let home = self["OVERSEER_HOME"] { return absolute(home) }
    if let data = self["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/overseer" }
    let home = self["HOME"] ?? "/"
    #if os(macOS)
      return home + "/Library/Application Support/Overseer"
    #else
      return home + "/.local/share/overseer"
    #endif
  }

  /// A path as seen from the current folder; an empty one stays empty, as it names nothing.
  func absolute(_ path: String) -> String {
    path.isEmpty || path.hasPrefix("/") ? path : folder + "/" + path
  }

  private static func currentFolder() -> String {
    guard let pointer = getcwd(nil, 0) else { return "" }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
