import OverseerModel
import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks into the database of an installation.
struct DatabaseExamination {
  let installation: Installation

  /// What was found, with `repos` set to the registered repositories as far as they can be read.
  func checks(repos: inout [Repo]) async -> [DoctorCheck] {
    let store: Store
    do throws(OverseerError) {
      // Not the way of a one-shot command: this connection is closed when the examination ends.
      store = try Store.open(path: installation.database, lifetime: .service)
    } catch {
      var refused = check(.database, error)
      // A file whose first page is damaged looks like somebody else's.
      if let newest = backups().last, !error.isDamagedDatabase {
        refused.mend?.append(" The newest backup beside it is \(newest).")
      }
      return [refused]
    }
    var checks: [DoctorCheck] = []
    checks.append(
      await check(.database, in: store) { reading throws(OverseerError) in
        .ok(.database, "schema \(try reading.schemaVersion()), which is this program's")
      })
    checks.append(await check(.journal, in: store) { reading throws(OverseerError) in try journal(reading) })
    checks.append(await check(.integrity, in: store) { reading throws(OverseerError) in try integrity(reading) })
    checks.append(await check(.references, in: store) { reading throws(OverseerError) in try references(reading) })
    checks.append(await check(.counters, in: store) { reading throws(OverseerError) in try counters(reading) })
    checks.append(await check(.events, in: store) { reading throws(OverseerError) in try events(reading) })
    do throws(OverseerError) {
      repos = try await store.readAsync { reading throws(OverseerError) in
        try reading.repos(after: nil, limit: Int(Int32.max))
      }
      checks.append(repositories(repos))
    } catch {
      checks.append(check(.repositories, error))
    }
    return checks
  }

  private func check(
    _ name: DoctorCheck.Name, in store: Store,
    _ look: @escaping @Sendable (Reading) throws(OverseerError) -> DoctorCheck
  ) async -> DoctorCheck {
    do throws(OverseerError) {
      return try await store.readAsync { reading throws(OverseerError) in try look(reading) }
    } catch {
      return check(name, error)
    }
  }

  /// An error of the database in the words of the report.
  private func check(_ name: DoctorCheck.Name, _ error: OverseerError) -> DoctorCheck {
    if error.isDamagedDatabase { return .error(name, error.message, mend: mendOfDamage) }
    // Most hints of errors send the reader here.
    let hint = error.hint.flatMap { $0.contains("os doctor") ? nil : $0 }
    return .error(
      name, error.message, mend: hint ?? "See that the folder, its files and the disk can be read and written.")
  }

  private func journal(_ reading: Reading) throws(OverseerError) -> DoctorCheck {
    let mode = try reading.journalMode()
    guard mode == "wal" else {
      return .warning(
        .journal, "the journal is \(mode), so readers and writers wait for each other",
        mend: "Keep the folder on a local disk. A program of yours may have changed it: PRAGMA journal_mode = WAL")
    }
    let size = FileFacts(at: installation.database + "-wal")?.size ?? 0
    guard size <= 64 << 20 else {
      return .warning(
        .journal, "the write-ahead log has grown to \(FolderExamination.size(size))",
        mend: """
          Some program reads, or has read, for very long: stop long-running ones such as os serve for a moment. \
          Nothing is lost; the next change takes the log into the database. PRAGMA wal_checkpoint(TRUNCATE) in the \
          sqlite3 shell does so at once, and makes the file small again.
          """)
    }
    return .ok(.journal, "write-ahead log, \(FolderExamination.size(size))")
  }

  private func integrity(_ reading: Reading) throws(OverseerError) -> DoctorCheck {
    let problems = try reading.integrityProblems()
    guard let first = problems.first else { return .ok(.integrity, "every page and index is sound") }
    return .error(
      .integrity, "the database is damaged: \(first)\(others(problems.count))", mend: mendOfDamage)
  }

  private func references(_ reading: Reading) throws(OverseerError) -> DoctorCheck {
    let tables = try reading.brokenReferences()
    guard let first = tables.first else { return .ok(.references, "every reference leads to a row") }
    return .error(
      .references, "a row of \(first) refers to nothing\(others(tables.count))", mend: mendOfDamage)
  }

  private func counters(_ reading: Reading) throws(OverseerError) -> DoctorCheck {
    let wrong = try reading.wrongCounters()
    guard let first = wrong.first else { return .ok(.counters, "what is ready agrees with a recount") }
    return .error(
      .counters, "the counters of \(first) differ from a recount\(others(wrong.count)), so it may be offered wrongly",
      mend: "This is a defect: please report it. `os data export` writes out all tasks, which are not affected.")
  }

  private func events(_ reading: Reading) throws(OverseerError) -> DoctorCheck {
    let log = try reading.logExtent()
    guard log.isGapless else {
      return .error(
        .events, "the event log has \(log.count) entries from \(log.first) to \(log.last): some are missing",
        mend: "The tasks themselves are kept apart from the log. \(mendOfDamage)")
    }
    return .ok(.events, log.count == 0 ? "the log is empty" : "\(log.count) events without a gap")
  }

  private func repositories(_ repos: [Repo]) -> DoctorCheck {
    let missing = repos.filter { FileFacts(at: $0.path)?.kind != .folder }
    guard let first = missing.first else {
      return .ok(.repositories, repos.count == 1 ? "1 registered" : "\(repos.count) registered")
    }
    return .warning(
      .repositories, "the folder \(first.path) of \(first.name) is not there\(others(missing.count))",
      mend: "If it was moved: os repo relocate \(first.id) NEW-PATH")
  }

  private func others(_ count: Int) -> String {
    switch count {
    case ...1: ""
    case 2: ", and 1 more"
    default: ", and \(count - 1) more"
    }
  }

  private var mendOfDamage: String {
    let folder = installation.folder
    let copy = "Stop everything that uses os, and copy the whole folder \(folder) to a safe place before anything else."
    let backups = backups()
    guard let newest = backups.last else {
      return "\(copy) There is no backup in it; `os data export` may still write out what can be read."
    }
    return """
      \(copy) `os data export` may still write out what can be read. The newest backup in it is \(newest); it holds \
      what was there when the layout was last changed.
      """
  }

  /// The names of the backups beside the database, the newest last.
  private func backups() -> [String] {
    guard let stream = opendir(installation.folder) else { return [] }
    defer { closedir(stream) }
    var found: [(name: String, at: Int64)] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix("overseer.db."), name.hasSuffix(".backup") else { continue }
      found.append((name, FileFacts(at: installation.folder + "/" + name)?.modifiedAt ?? 0))
    }
    return found.sorted { ($0.at, $0.name) < ($1.at, $1.name) }.map(\.name)
  }
}
