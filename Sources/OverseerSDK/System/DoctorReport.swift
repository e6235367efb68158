/// What an examination of the installation found.
public struct DoctorReport: Codable, Sendable, Hashable {
  /// Whether there is no error; warnings may be.
  public var ok: Bool
  /// Everything that was looked at, in the order in which it was.
  public var checks: [DoctorCheck]

  public init(checks: [DoctorCheck]) {
    ok = !checks.contains { $0.status == .error }
    self.checks = checks
  }
}

/// One thing that was looked at.
public struct DoctorCheck: Codable, Sendable, Hashable {
  /// What can be looked at.
  public enum Name: String, Codable, Sendable, CaseIterable {
    /// The folder of the installation, its owner and rights.
    case folder
    /// The file with the human token.
    case token
    /// Room on the disk.
    case disk
    /// The database's file and rights.
    case file
    /// Whether the database can be opened, is ours, and has a layout that this program knows.
    case database
    /// The journal that makes writes safe, and its size.
    case journal
    /// SQLite's own check of every page and index.
    case integrity
    /// References from row to row.
    case references
    /// The counters that say what is ready, against a recount.
    case counters
    /// The event log, which must have no gap.
    case events
    /// The folders of the registered repositories.
    case repositories
    /// The installation's `config.toml`, where there is one.
    case configuration
    case git
    case jj
    /// What shuts gates into their workspace, where they ask for it.
    case sandbox
  }

  /// How it stands.
  public enum Status: String, Codable, Sendable, CaseIterable {
    case ok
    /// It works, and should be seen to.
    case warning
    /// Something does not work, or may not for long.
    case error
  }

  public var name: Name
  public var status: Status
  /// What was found, in a sentence.
  public var message: String
  /// What to do about it; null where nothing need be done.
  public var mend: String?

  public static func ok(_ name: Name, _ message: String) -> DoctorCheck {
    DoctorCheck(name: name, status: .ok, message: message)
  }

  public static func warning(_ name: Name, _ message: String, mend: String) -> DoctorCheck {
    DoctorCheck(name: name, status: .warning, message: message, mend: mend)
  }

  public static func error(_ name: Name, _ message: String, mend: String) -> DoctorCheck {
    DoctorCheck(name: name, status: .error, message: message, mend: mend)
  }
}
