/// What a gate's command can see. A pass is good for every revision that is the same to it.
public struct GateCacheKey: Sendable, Hashable {
  public let tree: TreeID
  public let command: String
  /// All else that shapes the run: where it runs, what prepares it, and the variables that it declares.
  public let environment: [Setting]

  public struct Setting: Sendable, Hashable {
    public let name: String
    /// nil where the variable is not set.
    public let value: String?
  }

  /// Nil for a gate whose passes are not to be taken over, and without a tree.
  ///
  /// - Parameter variable: The value of an environment variable. It is only asked for those that the gate declares.
  public init?(_ gate: Gate, tree: TreeID?, variable: (String) -> String?) {
    guard gate.cache, let tree else { return nil }
    self.tree = tree
    command = gate.command
    let run = [
      Setting(name: "checkout", value: gate.checkout.rawValue), Setting(name: "setup", value: gate.setup),
      Setting(name: "sandbox", value: gate.sandbox.rawValue),
      Setting(name: "network", value: gate.network ? "true" : "false"),
    ]
    environment = run + Set(gate.passEnv).sorted().map { Setting(name: "env \($0)", value: variable($0)) }
  }

  /// The key as bytes that differ whenever the keys do: each part has its length before it. It can hold secrets of the
  /// environment, so that only a digest of it may be stored.
  public var bytes: [UInt8] {
    var parts: [String?] = ["\(tree)", command]
    for setting in environment { parts += [setting.name, setting.value] }
    return parts.flatMap { part in
      guard let part else { return Array("-".utf8) }
      return Array("\(part.utf8.count):".utf8) + Array(part.utf8)
    }
  }
}
