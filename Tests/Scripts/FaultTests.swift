import Foundation
import OverseerJSON
import Testing

@Suite("A database that is not ours", .timeLimit(.minutes(5)))
struct ForeignDatabaseTests {
  /// Each command that opens the database, in some way.
  private static let commands = [
    ["task", "list"], ["task", "next", "--claim"], ["task", "create", "-d", "x"], ["init"], ["events", "list"],
    ["events", "verify"], ["data", "export"], ["api", "tasks.list"],
  ]

  private enum Content: String, CaseIterable, CustomTestStringConvertible {
    case random = "random bytes"
    case text = "a text"
    case marked = "another program's database that says so"
    case tables = "another program's database that does not say so"
    case version = "an empty database with a version of somebody else"
    case walled = "another program's database with a write-ahead log"

    var testDescription: String { rawValue }

    func make(at path: String) throws {
      switch self {
      case .random:
        var generator = SystemRandomNumberGenerator()
        try Data((0..<65_536).map { _ in UInt8.random(in: 0...255, using: &generator) }).write(
          to: URL(fileURLWithPath: path))
      case .text:
        try String(repeating: "Dear diary, this is not a database.\n", count: 300)
          .write(toFile: path, atomically: false, encoding: .utf8)
      case .marked:
        try SQLiteFile(writing: path).run(
          "PRAGMA application_id = 252006675; CREATE TABLE t (x); INSERT INTO t VALUES (1)")
      case .tables:
        try SQLiteFile(writing: path).run("CREATE TABLE tasks (id TEXT); INSERT INTO tasks VALUES ('theirs')")
      case .version: try SQLiteFile(writing: path).run("PRAGMA user_version = 7")
      case .walled:
        try SQLiteFile(writing: path).run("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)")
      }
    }
  }

  @Test(arguments: Content.allCases)
  private func `It is refused and stays as it is, byte for byte`(content: Content) async throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: sandbox.home, withIntermediateDirectories: true)
    try content.make(at: sandbox.database)
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    for command in Self.commands {
      let outcome = try await sandbox.os(words: command + ["--json"])
      #expect(outcome.status == 6, "\(outcome)")
      #expect(outcome.stdout.isEmpty)
      let error = try outcome.failure()
      #expect(error["code"] == "precondition_failed")
      #expect(error["hint"]?.stringValue?.isEmpty == false)
      #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before, "\(command)")
    }
    try await expectDoctorToComplain(sandbox)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: sandbox.home).sorted()
    #expect(left.filter { $0.hasSuffix("-journal") || $0.hasSuffix(".backup") } == [])
    // Whoever opens a database that has a write-ahead log makes the file of it.
    let log = try? Data(contentsOf: URL(fileURLWithPath: sandbox.database + "-wal"))
    #expect(log?.isEmpty != false)
  }

  @Test func `A newer layout is refused and stays as it is`() async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.task("of the future")
    try SQLiteFile(writing: sandbox.database).run(
      "PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    for command in Self.commands {
      let outcome = try await sandbox.os(words: command + ["--json"])
      #expect(outcome.status == 6, "\(outcome)")
      let error = try outcome.failure()
      #expect(error["code"] == "precondition_failed")
      #expect(error["details"]?["schema"] == 999)
      #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before, "\(command)")
    }
    try await expectDoctorToComplain(sandbox)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before)
    #expect(!FileManager.default.fileExists(atPath: sandbox.database + ".schema-999.backup"))
  }

  @Test func `An empty file is a database that was not made yet`() async throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: sandbox.home, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: sandbox.database))
    _ = try await sandbox.json("init", "--json")
    _ = try await sandbox.task("first")
  }

  @Test func `A damaged database is told by the doctor`() async throws {
    let sandbox = try await Sandbox.ready()
    for index in 0..<20 { _ = try await sandbox.task("task \(index)") }
    try SQLiteFile(writing: sandbox.database).run("PRAGMA wal_checkpoint(TRUNCATE)")
    // The pages of the tables and indices, but not the first one, which holds the header and the schema.
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: sandbox.database))
    let size = Int(try file.seekToEnd())
    for page in stride(from: 4096 * 20, to: size - 4096, by: 4096 * 2) {
      try file.seek(toOffset: UInt64(page + 64))
      try file.write(contentsOf: Data(repeating: 0xA5, count: 2048))
    }
    try file.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    let outcome = try await sandbox.os("doctor", "--json")
    #expect(outcome.status == 1, "\(outcome)")
    let report = try JSONParser.parse(outcome.output)
    #expect(report["ok"] == false)
    let wrong = report["checks"]?.arrayValue?.filter { $0["status"] == "error" } ?? []
    #expect(!wrong.isEmpty)
    for check in wrong { #expect(check["mend"]?.stringValue?.isEmpty == false) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before)
    // Other commands fail in good order where they meet the damage.
    for words in [["task", "list", "--json"], ["task", "create", "-d", "x", "--json"]] {
      let outcome = try await sandbox.os(words: words)
      #expect([0, 8].contains(outcome.status), "\(outcome)")
    }
  }

  private func expectDoctorToComplain(_ sandbox: Sandbox) async throws {
    let outcome = try await sandbox.os("doctor", "--json")
    #expect(outcome.status == 1, "\(outcome)")
    let report = try JSONParser.parse(outcome.output)
    #expect(report["ok"] == false)
    let check = report["checks"]?.arrayValue?.first { $0["name"] == "database" }
    #expect(check?["status"] == "error")
    #expect(check?["mend"]?.stringValue?.isEmpty == false)
  }
}

@Suite("Disks and rights that are in the way", .timeLimit(.minutes(10)))
struct DiskFaultTests {
  /// Runs a script as a user who is not the owner of the sandbox: as nobody where the tests run as root.
  private func asNobody(
    _ sandbox: Sandbox, _ script: String, with variables: [String: String] = [:]
  ) async throws -> Outcome {
    let copy = sandbox.folder + "/os-for-nobody"
    if !FileManager.default.fileExists(atPath: copy) {
      // By another process: what this one has open for writing a child that is started just now cannot execute.
      try #require(try await sandbox.shell("cp \"$OS\" \(copy) && chmod 755 \(copy)").status == 0)
    }
    let variables = ["OS": copy, "USER": "nobody"].merging(variables) { $1 }
    guard geteuid() == 0 else { return try await sandbox.shell(script, with: variables) }
    return try await sandbox.shell(
      "exec setpriv --reuid=65534 --regid=65534 --clear-groups sh -c \"$SCRIPT\"",
      with: variables.merging(["SCRIPT": script]) { $1 })
  }

  private func expectUnavailable(
    _ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(outcome.status == 8, "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.stdout.isEmpty, sourceLocation: sourceLocation)
    let error = try outcome.failure(sourceLocation: sourceLocation)
    #expect(error["code"] == "unavailable", sourceLocation: sourceLocation)
    #expect(error["hint"]?.stringValue?.isEmpty == false, "\(error)", sourceLocation: sourceLocation)
  }

  @Test func `A database that may only be read is not written`() async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.task("there")
    let files = ["overseer.db", "overseer.db-wal", "overseer.db-shm", "overseer.db.lock", "token"]
    for file in files { chmod("\(sandbox.home)/\(file)", 0o444) }
    chmod(sandbox.home, 0o555)
    defer {
      chmod(sandbox.home, 0o700)
      for file in files { chmod("\(sandbox.home)/\(file)", 0o600) }
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    let log = try Data(contentsOf: URL(fileURLWithPath: sandbox.database + "-wal"))
    for command in ["task create -d x", "task next --claim", "init --name other"] {
      try expectUnavailable(try await asNobody(sandbox, "exec \"$OS\" \(command) --json"))
    }
    // Reading may work or not, but not in disorder.
    let read = try await asNobody(sandbox, "exec \"$OS\" task list --json")
    #expect([0, 8].contains(read.status), "\(read)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database)) == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: sandbox.database + "-wal")) == log)
  }

  @Test func `A home that cannot be made or entered is told`() async throws {
    let sandbox = try Sandbox()
    try "a file".write(toFile: sandbox.folder + "/file", atomically: false, encoding: .utf8)
    let closed = sandbox.folder + "/closed"
    try FileManager.default.createDirectory(atPath: closed + "/home", withIntermediateDirectories: true)
    chmod(closed, 0o500)
    chmod(closed + "/home", 0)
    defer {
      chmod(closed, 0o700)
      chmod(closed + "/home", 0o700)
    }
    for home in ["/file", "/file/below", "/closed/home", "/closed/home/below", "/closed/new"] {
      for command in ["init", "task list", "task create -d x", "task next --json"] {
        let outcome = try await asNobody(
          sandbox, "exec \"$OS\" \(command) --json", with: ["OVERSEER_HOME": sandbox.folder + home])
        try expectUnavailable(outcome)
      }
    }
    #expect(try String(contentsOfFile: sandbox.folder + "/file", encoding: .utf8) == "a file")
    #expect(try FileManager.default.contentsOfDirectory(atPath: closed) == ["home"])
  }

  @Test func `A folder in the place of the database is told`() async throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: sandbox.database, withIntermediateDirectories: true)
    try expectUnavailable(try await sandbox.os("init", "--json"))
    #expect(try await sandbox.os("doctor", "--json").status == 1)
  }

  @Test(.timeLimit(.minutes(5)))
  func `A write lock that is kept for more than five seconds is told`() async throws {
    let sandbox = try await Sandbox.ready()
    let before = try sandbox.contents()
    let other = try SQLiteFile(writing: sandbox.database)
    try other.run("BEGIN IMMEDIATE")
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try await sandbox.os("task", "create", "-d", "x", "--json")
    let waited = start.duration(to: clock.now)
    try expectUnavailable(outcome)
    #expect(waited >= .seconds(4.5) && waited < .seconds(60), "\(waited)")
    // Whoever only reads does not wait.
    #expect(try await sandbox.os("task", "list", "--json").status == 0)
    try other.run("ROLLBACK")
    #expect(try sandbox.contents() == before)
    _ = try await sandbox.task("now it works")
  }

  @Test func `A lock that is let go in time is waited for`() async throws {
    let sandbox = try await Sandbox.ready()
    let other = try SQLiteFile(writing: sandbox.database)
    try other.run("BEGIN IMMEDIATE")
    async let writing = sandbox.os("task", "create", "-d", "x", "--json")
    try await Task.sleep(for: .milliseconds(300))
    try other.run("COMMIT")
    #expect(try await writing.status == 0)
  }

  /// `blocks`: how many blocks of 512 bytes beyond what is there a file may grow. With none the first write of the
  /// commit fails, with some one in its middle.
  @Test(arguments: [0, 8, 100, 300])
  func `A write that does not fit on the disk changes nothing`(blocks: Int) async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.task("there")
    let before = try sandbox.contents()
    let context = sandbox.folder + "/context"
    try String(repeating: "word ", count: 50_000).write(toFile: context, atomically: false, encoding: .utf8)
    let script = """
      size=$(wc -c <"$OVERSEER_HOME/overseer.db-wal")
      ulimit -f $((size / 512 + \(blocks)))
      exec "$OS" task create -d x --context @\(context) --json
      """
    let outcome = try await sandbox.shell(script)
    #expect(outcome.ending != .signal(SIGXFSZ), "the limit of the file size ends os instead of failing the write")
    try expectUnavailable(outcome)
    #expect(try sandbox.contents() == before)
    _ = try await sandbox.json("task", "create", "-d", "y", "--context", "@" + context, "--json")
    try await sandbox.examine()
  }

  @Test func `An installation that does not fit on the disk is made later`() async throws {
    let sandbox = try Sandbox()
    for blocks in [0, 1, 8, 64, 200] {
      let outcome = try await sandbox.shell("ulimit -f \(blocks); exec \"$OS\" init --json")
      #expect(outcome.ending != .signal(SIGXFSZ), "the limit of the file size ends os instead of failing the write")
      try expectUnavailable(outcome)
    }
    _ = try await sandbox.json("init", "--json")
    _ = try await sandbox.task("first")
    try await sandbox.examine()
  }

  @Test(.enabled(if: DiskFaultTests.canMount, "needs the right to mount in a namespace of its own"))
  func `A full disk is told, changes nothing, and can be freed`() async throws {
    let sandbox = try Sandbox()
    let script = """
      set -e
      mkdir disk
      mount -t tmpfs -o size=2m tmpfs disk
      export OVERSEER_HOME="$PWD/disk/home"
      "$OS" init --json >/dev/null
      "$OS" task create -d first --json >/dev/null
      "$OS" events list --json >before
      dd if=/dev/zero of=disk/ballast bs=4k 2>/dev/null || true
      set +e
      n=0
      while [ $n -lt 200 ]; do
        "$OS" task create -d "$n" --context "$(printf '%04000d' 0)" --json >out 2>err
        status=$?
        [ $status -ne 0 ] && break
        n=$((n + 1))
      done
      echo "$status"; cat out; cat err
      rm disk/ballast
      "$OS" task list --limit 1000 --json >list
      "$OS" task create -d last --json >/dev/null || exit 20
      "$OS" doctor --json >report
      "$OS" events verify --json >/dev/null || exit 22
      echo "$n"
      """
    let arguments = [geteuid() == 0 ? "-m" : "-rm", "/bin/sh", "-c", script]
    let outcome = try await Binary.run(
      arguments, of: "/usr/bin/unshare", environment: sandbox.shellEnvironment, folder: sandbox.repo)
    #expect(outcome.status == 0, "\(outcome)")
    let lines = outcome.stdout.split(separator: "\n").map(String.init)
    #expect(lines.first == "8")
    try #require(lines.count == 3, "\(outcome)")
    #expect(try JSONParser.parse(lines[1])["code"] == "unavailable")
    // What was acknowledged is there, and nothing else.
    let list = try JSONParser.parse(try String(contentsOfFile: sandbox.repo + "/list", encoding: .utf8))
    #expect(list.arrayValue?.count == 1 + (Int(lines[2]) ?? -1))
    let report = try JSONParser.parse(try String(contentsOfFile: sandbox.repo + "/report", encoding: .utf8))
    for check in report["checks"]?.arrayValue ?? [] where check["name"] != "disk" {
      #expect(check["status"] != "error", "\(check)")
    }
  }

  private static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = [geteuid() == 0 ? "-m" : "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `An answer that cannot be written is told`() async throws {
    let sandbox = try await Sandbox.ready()
    for command in ["task list", "events list", "data export", "api tasks.list", "doctor", "--version"] {
      let outcome = try await sandbox.shell("exec \"$OS\" \(command) --json >/dev/full")
      #expect(outcome.status == 8, "\(outcome)")
    }
    // A reader that goes away is no error.
    for command in ["task list", "events list", "data export", "openapi"] {
      let outcome = try await sandbox.shell(
        "\"$OS\" \(command) --json | true; \"$OS\" \(command) | head -c 1 >/dev/null")
      #expect(outcome.stderr.isEmpty && outcome.status == 0, "\(outcome)")
    }
  }

  @Test func `Streams that are closed hurt nothing`() async throws {
    let sandbox = try Sandbox()
    // Files that are opened meanwhile must not take the place of the streams.
    let made = try await sandbox.shell("\"$OS\" init <&- >&- 2>&-; echo $?")
    #expect(made.stdout == "8\n", "\(made)")
    for (command, status) in [
      ("task create -d x --json >&-", 8), ("task list >&-", 8), ("task create -d x --context - <&-", 2),
      ("task show ZZZZZZZ 2>&-", 4), ("task create -d x --json <&- 2>&-", 0),
    ] {
      let outcome = try await sandbox.shell("\"$OS\" \(command)")
      #expect(outcome.status == status, "\(outcome)")
    }
    try await sandbox.examine()
  }

  @Test func `A current folder that is gone is told`() async throws {
    let sandbox = try await Sandbox.ready()
    let before = try sandbox.contents()
    for command in ["init --json", "task create -d x --json", "task next --claim --json"] {
      let outcome = try await sandbox.shell("mkdir gone; cd gone; rmdir ../gone; exec \"$OS\" \(command)")
      #expect([4, 6].contains(outcome.status), "\(outcome)")
      #expect(outcome.stdout.isEmpty)
      #expect(try sandbox.contents() == before, "\(command)")
    }
  }

  @Test func `An export replaces nothing but a file`() async throws {
    let sandbox = try await Sandbox.ready()
    // The shell keeps the pipe open, so that whoever writes into it does not wait for a reader.
    let piped = try await sandbox.shell(
      "mkfifo pipe; exec 3<>pipe; \"$OS\" data export -o pipe >&2; test -p pipe && echo still a pipe")
    #expect(piped.stdout == "still a pipe\n", "\(piped)")
    let linked = try await sandbox.shell(
      """
      echo old >target; ln -s target link; "$OS" data export -o link >&2; test -h link && echo still a link
      head -c 1 target
      """)
    #expect(linked.stdout == "still a link\n{", "\(linked)")
    // What stood there stays when the new one does not fit.
    let full = try await sandbox.shell(
      "echo old >kept; ulimit -f 1; \"$OS\" data export -o kept --json >&2; echo $?; cat kept; ls")
    #expect(full.stdout == "8\nold\nkept\nlink\npipe\ntarget\n", "\(full)")
  }
}
