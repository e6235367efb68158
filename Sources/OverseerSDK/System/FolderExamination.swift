import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks at the files of an installation from outside.
struct FolderExamination {
  let installation: Installation

  func checks() -> [DoctorCheck] {
    guard let facts = FileFacts(at: installation.folder) else {
      return [
        .warning(
          .folder, "there is no folder \(installation.folder) yet, or you may not look at it",
          mend: "The first command that keeps something makes it: os init")
      ]
    }
    guard facts.kind == .folder else {
      return [
        .error(
          .folder, "\(installation.folder) is not a folder", mend: "Set OVERSEER_HOME to a folder of yours.")
      ]
    }
    return [folder(facts), token(), disk(), file()].compactMap { $0 }
  }

  private func folder(_ facts: FileFacts) -> DoctorCheck {
    let path = installation.folder
    guard facts.isOurs else {
      return .error(
        .folder, "\(path) belongs to user \(facts.owner), and you are user \(geteuid())",
        mend: "Run os as that user, or set OVERSEER_HOME to a folder of yours.")
    }
    guard facts.permissions & 0o700 == 0o700 else {
      return .error(.folder, "you may not do everything in \(path)", mend: "chmod 700 \(quoted(path))")
    }
    guard !facts.isOpenToOthers else {
      return .warning(.folder, "other users can enter \(path)", mend: "chmod 700 \(quoted(path))")
    }
    return .ok(.folder, path)
  }

  private func token() -> DoctorCheck {
    let path = installation.token
    guard let facts = FileFacts(at: path, following: false) else {
      return .ok(.token, "no human token yet; it is made at its first use")
    }
    guard facts.kind == .file, facts.isOurs else {
      return .error(
        .token, "\(path) is not a file of yours, so the token in it is not used",
        mend: "Move it out of the way; a new token is made at its next use.")
    }
    guard !facts.isOpenToOthers else {
      return .warning(
        .token, "other users can read the human token",
        mend: """
          chmod 600 \(quoted(path)). If somebody may have read it, move the file out of the way as well: a new token \
          is made at its next use, and the old one is worth nothing.
          """)
    }
    return .ok(.token, "only you can read the human token")
  }

  private func disk() -> DoctorCheck? {
    guard let room = freeBytes() else { return nil }
    let message = "\(Self.size(room)) of the disk are free"
    let mend = "Free some space on the disk that holds \(installation.folder)."
    if room < 100 << 20 { return .error(.disk, "only \(message)", mend: mend) }
    if room < 1 << 30 { return .warning(.disk, "only \(message)", mend: mend) }
    return .ok(.disk, message)
  }

  private func freeBytes() -> Int64? {
    var information = statvfs()
    guard statvfs(installation.folder, &information) == 0 else { return nil }
    let (bytes, overflow) = UInt64(information.f_bavail).multipliedReportingOverflow(by: UInt64(information.f_frsize))
    return overflow ? .max : Int64(clamping: bytes)
  }

  private func file() -> DoctorCheck {
    let path = installation.database
    guard let facts = FileFacts(at: path) else {
      return .ok(.file, "no database yet; it is made when something is kept")
    }
    guard facts.kind == .file else {
      return .error(
        .file, "\(path) is not a file", mend: "Move it out of the way, or set OVERSEER_HOME to another folder.")
    }
    guard facts.isOurs else {
      return .error(
        .file, "\(path) belongs to user \(facts.owner), and you are user \(geteuid())",
        mend: "Run os as that user, or set OVERSEER_HOME to a folder of yours.")
    }
    guard facts.permissions & 0o600 == 0o600 else {
      return .error(.file, "you may not read and write \(path)", mend: "chmod 600 \(quoted(path))")
    }
    guard !facts.isOpenToOthers else {
      return .warning(.file, "other users can read \(path)", mend: "chmod 600 \(quoted(path))")
    }
    return .ok(.file, "\(path), \(Self.size(facts.size))")
  }

  /// A path as a shell takes it.
  private func quoted(_ path: String) -> String {
    "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// A number of bytes for people.
  static func size(_ bytes: Int64) -> String {
    switch bytes {
    case ..<(1 << 10): "\(bytes) bytes"
    case ..<(1 << 20): "\(bytes >> 10) KiB"
    case ..<(1 << 30): "\(bytes >> 20) MiB"
    default: "\(bytes >> 30) GiB"
    }
  }
}
