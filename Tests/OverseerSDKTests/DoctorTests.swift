import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerStore

@Suite struct DoctorTests {
  let scratch: ScratchFolder
  var installation: Installation { scratch.installation }

  init() throws { scratch = try ScratchFolder() }

  /// The report, with what no report may say ruled out.
  private func examine() async -> DoctorReport {
    let report = await Doctor.report(installation: installation)
    for check in report.checks {
      #expect((check.status == .ok) == (check.mend == nil), "\(check)")
      #expect(!check.message.isEmpty)
      for word in ["rm ", "delete", "drop", "--force", "reset", "sudo", "mv ", "vacuum"] {
        #expect(check.mend?.lowercased().contains(word) != true, "\(check)")
      }
    }
    #expect(report.ok == !report.checks.contains { $0.status == .error })
    return report
  }

  private func status(_ name: DoctorCheck.Name) async -> DoctorCheck.Status? {
    await examine().checks.first { $0.name == name }?.status
  }

  private func mend(_ name: DoctorCheck.Name) async -> String {
    await examine().checks.first { $0.name == name }?.mend ?? ""
  }

  /// A database with a repository, a milestone and a task, closed again.
  private func makeDatabase(_ change: @Sendable (Connection) throws(OverseerError) -> Void = { _ in }) throws {
    let overseer = try Overseer(installation, lifetime: .service)
    let person = Caller(principal: .human(name: "ada"), source: .cli, hasProvenHuman: true)
    let repo = try overseer.callNow(RegisterRepo(path: try scratch.makeFolder("repo")), as: person)
    try overseer.store.write(as: WriteContext(actor: .human(name: "ada"), source: .cli)) {
      writing throws(OverseerError) in
      let milestone = AnyTaskID(kind: .milestone, writing.identifier())
      for (id, parent) in [(milestone, nil), (AnyTaskID(kind: .task, writing.identifier()), milestone)] {
        let task = WorkItem(
          id: id, repoID: repo.id, parentID: parent, description: "x", depth: parent == nil ? 0 : 1,
          createdAt: writing.now, updatedAt: writing.now)
        try writing.record(.taskCreated(TaskPayload(task: task)), repo: repo.id, task: id)
      }
    }
    try overseer.store.use { connection throws(OverseerError) in
      try change(connection)
      try connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  @Test func aSoundInstallationIsOK() async throws {
    try makeDatabase()
    _ = try HumanToken.ensure(in: installation)
    let report = await examine()
    #expect(report.ok)
    #expect(report.checks.map(\.name) == DoctorCheck.Name.allCases.filter { $0 != .configuration }, "there is no file")
    // Disk and tools are as this machine has them.
    for check in report.checks where ![.disk, .git, .jj].contains(check.name) {
      #expect(check.status == .ok, "\(check)")
    }
  }

  @Test func whatIsNotThereYetIsNotMade() async throws {
    let report = await examine()
    #expect(report.ok)
    #expect(report.checks.map(\.name) == [.folder, .git, .jj, .sandbox])
    #expect(report.checks.first?.status == .warning)
    #expect(!scratch.exists("home"))
    try installation.prepare()
    #expect(await examine().checks.map(\.name) == [.folder, .token, .disk, .file, .git, .jj, .sandbox])
    #expect(!scratch.exists("home/overseer.db"))
  }

  @Test func theOperationGivesTheReport() async throws {
    try makeDatabase()
    let overseer = try Overseer(installation, lifetime: .service)
    let agent = Caller(principal: .agent(name: "x", session: nil, checkout: nil), source: .mcp, hasProvenHuman: false)
    #expect(try await overseer.call(RunDoctor(), as: agent).checks.count == DoctorCheck.Name.allCases.count - 1)
  }

  @Test func rightsOfOthersAreAWarning() async throws {
    try makeDatabase()
    _ = try HumanToken.ensure(in: installation)
    for (path, name) in [("home", DoctorCheck.Name.folder), ("home/overseer.db", .file), ("home/token", .token)] {
      let mode = scratch.permissions(of: path)
      scratch.setPermissions(mode_t(mode | 0o044), of: path)
      #expect(await status(name) == .warning)
      #expect(scratch.permissions(of: path) == mode | 0o044)
      #expect(await mend(name).contains("chmod \(String(mode, radix: 8)) '\(scratch.path(path))'"))
      scratch.setPermissions(mode_t(mode), of: path)
      #expect(await status(name) == .ok)
    }
  }

  @Test func aTokenThatIsALinkIsAnError() async throws {
    try installation.prepare()
    try FileManager.default.createSymbolicLink(atPath: installation.token, withDestinationPath: "/etc/hostname")
    #expect(await status(.token) == .error)
  }

  @Test func aFileThatIsNoDatabaseIsLeftAlone() async throws {
    try installation.prepare()
    let text = String(repeating: "This is a diary. ", count: 1000)
    try scratch.write(text, to: "home/overseer.db")
    #expect(await status(.database) == .error)
    #expect(await mend(.database).contains("OVERSEER_HOME"))
    #expect(try String(contentsOfFile: installation.database, encoding: .utf8) == text)
    try scratch.write("x", to: "home/overseer.db.schema-1.backup")
    #expect(await mend(.database).contains("overseer.db.schema-1.backup"))
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() async throws {
    try makeDatabase { connection throws(OverseerError) in try connection.script("PRAGMA application_id = 7") }
    #expect(await status(.database) == .error)
    #expect(await mend(.database).contains("OVERSEER_HOME"))
  }

  @Test func aNewerLayoutAsksForANewerProgram() async throws {
    try makeDatabase { connection throws(OverseerError) in try connection.script("PRAGMA user_version = 99") }
    #expect(await status(.database) == .error)
    #expect(await mend(.database).contains("newer"))
  }

  @Test func somethingElseInThePlaceOfTheDatabaseIsAnError() async throws {
    try scratch.makeFolder("home/overseer.db")
    #expect(await status(.file) == .error)
    #expect(await status(.database) == .error)
  }

  @Test func somethingElseInThePlaceOfTheFolderIsAnError() async throws {
    try scratch.write("x", to: "home")
    #expect(await status(.folder) == .error)
  }

  @Test func wrongCountersAreFound() async throws {
    try makeDatabase { connection throws(OverseerError) in
      try connection.script("UPDATE tasks SET ancestor_blockers = 1 WHERE parent_id IS NOT NULL")
    }
    #expect(await status(.counters) == .error)
    #expect(await status(.integrity) == .ok)
  }

  @Test func aGapInTheLogIsFound() async throws {
    try makeDatabase { connection throws(OverseerError) in try connection.script("DELETE FROM events WHERE seq = 2") }
    #expect(await status(.events) == .error)
  }

  @Test func aPrunedLogHasNoGap() async throws {
    try makeDatabase { connection throws(OverseerError) in try connection.script("DELETE FROM events WHERE seq < 3") }
    #expect(await status(.events) == .ok)
  }

  @Test func aReferenceToNothingIsFound() async throws {
    try makeDatabase { connection throws(OverseerError) in
      try connection.script(
        "PRAGMA foreign_keys = OFF; INSERT INTO task_labels VALUES ('a', 'task_01J00000000000000000000000')")
    }
    #expect(await status(.references) == .error)
  }

  @Test func aDamagedFileIsFoundAndTheBackupsNamed() async throws {
    try makeDatabase()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: installation.database))
    for offset in 8192..<bytes.count where offset % 4096 < 256 { bytes[offset] = 0xA5 }
    try bytes.write(to: URL(fileURLWithPath: installation.database))
    let report = await examine()
    #expect(!report.ok)
    let found = try #require(report.checks.first { $0.name == .integrity || $0.status == .error })
    #expect(found.message.contains("damaged"))
    #expect(found.mend?.contains("no backup") == true)
    try scratch.write("x", to: "home/overseer.db.schema-1.backup")
    #expect(await mend(found.name).contains("overseer.db.schema-1.backup"))
  }

  @Test func halfAFileIsFound() async throws {
    try makeDatabase()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: installation.database))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: installation.database))
    let report = await examine()
    #expect(!report.ok)
    #expect(report.checks.contains { $0.status == .error && $0.message.contains("damaged") })
  }

  @Test func anotherJournalIsAWarning() async throws {
    try makeDatabase()
    let store = try Store.open(path: installation.database, lifetime: .service)
    try store.use { connection throws(OverseerError) in try connection.script("PRAGMA journal_mode = DELETE") }
    #expect(await status(.journal) == .warning)
  }

  @Test func aLongWriteAheadLogIsAWarning() async throws {
    try makeDatabase()
    #expect(truncate(installation.database + "-wal", 65 << 20) == 0)
    #expect(await status(.journal) == .warning)
  }

  @Test func examiningLeavesNothingOpen() async throws {
    try makeDatabase()
    func open() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").compactMap { name in
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/dev/fd/\(name)")
      }.filter { $0.hasPrefix(scratch.path) }.count
    }
    let before = try open()
    for _ in 0..<3 { _ = await examine() }
    #expect(try open() == before)
  }

  @Test func aMissingFolderOfARepositoryIsAWarning() async throws {
    try makeDatabase()
    try scratch.remove("repo")
    #expect(await status(.repositories) == .warning)
    #expect(await mend(.repositories).contains("os repo relocate repo_"))
  }

  @Test func theVersionIsToldWithItsLayout() throws {
    let overseer = Overseer(installation: installation, store: try Store.inMemory())
    let caller = Caller(principal: .system, source: .system, hasProvenHuman: false)
    let answer = try overseer.callNow(GetVersion(), as: caller)
    #expect(answer.version == Version.current)
    #expect(answer.schema == Schema.current)
  }
}
