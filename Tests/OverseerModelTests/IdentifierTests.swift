import OverseerJSON
import OverseerModel
import TestSeed
import Testing

/// Crockford's alphabet, written down once more.
private let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

private func text(of ulid: ULID) -> String {
  var bytes: [UInt8] = []
  ulid.append(to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// The text of a 128-bit number by long division, digit after digit.
private func plainText(of ulid: ULID) -> String {
  var digits: [Character] = []
  var rest: UInt128 = UInt128(ulid.high) << 64 | UInt128(ulid.low)
  for _ in 0..<26 {
    digits.append(alphabet[Int(rest % 32)])
    rest /= 32
  }
  return String(digits.reversed())
}

extension ULID {
  fileprivate static func random(_ generator: inout PrintedSeed) -> ULID {
    // Now and then few bits, so that both ends and neighbours occur.
    let shift = UInt64.random(in: 0..<64, using: &generator)
    return Bool.random(using: &generator)
      ? ULID(high: generator.next(), low: generator.next())
      : ULID(high: generator.next() >> shift, low: generator.next() >> (63 - shift))
  }
}

@Suite("ULID")
struct ULIDTests {
  private static let edges = [
    ULID(high: 0, low: 0), ULID(high: 0, low: 1), ULID(high: 0, low: .max), ULID(high: 1, low: 0),
    ULID(high: 1 << 63, low: 0), ULID(high: .max, low: 0), ULID(high: .max, low: .max),
  ]

  @Test("The text is the number in base 32 and reads back as the same number")
  func roundTrip() {
    var generator = PrintedSeed()
    for ulid in Self.edges + (0..<5000).map({ _ in ULID.random(&generator) }) {
      let text = text(of: ulid)
      #expect(text == plainText(of: ulid))
      #expect(ULID(text) == ulid)
      #expect(ULID("p_" + text, after: "p_") == ulid)
    }
  }

  @Test("The order of the numbers is the order of the texts, and of the bytes that a database compares")
  func order() {
    var generator = PrintedSeed()
    for _ in 0..<5000 {
      let left = ULID.random(&generator)
      // Half of the pairs are close together.
      let right = Bool.random(using: &generator) ? ULID.random(&generator) : (left.successor ?? left)
      #expect((left < right) == (text(of: left) < text(of: right)))
      #expect((left < right) == text(of: left).utf8.lexicographicallyPrecedes(text(of: right).utf8))
    }
  }

  @Test("It carries its milliseconds")
  func milliseconds() {
    #expect(ULID(high: 0x0194_D3E8_7C39_FFFF, low: .max).milliseconds == 0x0194_D3E8_7C39)
    #expect(ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV")?.milliseconds == 1_469_922_850_259)
  }

  @Test("The successor is the next number, and there is none at the end")
  func successor() {
    #expect(ULID(high: 3, low: 4).successor == ULID(high: 3, low: 5))
    #expect(ULID(high: 3, low: .max).successor == ULID(high: 4, low: 0))
    #expect(ULID(high: .max, low: .max).successor == nil)
  }

  @Test("Every letter outside of the alphabet is refused, in every place", arguments: 0..<26)
  func alphabetOnly(place: Int) {
    let wrong = (UInt8.min...UInt8.max).filter { byte in
      var bytes = Array("01ARZ3NDEKTSV4RRFFQ69G5FAV".utf8)
      bytes[place] = byte
      let character = Character(Unicode.Scalar(byte))
      let isDigit = byte < 0x80 && alphabet.contains(character)
      let fits = place > 0 || ("0"..."7").contains(character)
      return (ULID(String(decoding: bytes, as: UTF8.self)) != nil) != (isDigit && fits)
    }
    #expect(wrong == [])
  }

  @Test("Any other length is refused", arguments: Array(0..<26) + [27, 28, 52, 200])
  func length(count: Int) {
    #expect(ULID(String(repeating: "1", count: count)) == nil)
  }

  @Test("What needs more than 128 bits is refused")
  func overflow() {
    #expect(ULID("7ZZZZZZZZZZZZZZZZZZZZZZZZZ") == ULID(high: .max, low: .max))
    #expect(ULID("80000000000000000000000000") == nil)
    #expect(ULID("ZZZZZZZZZZZZZZZZZZZZZZZZZZ") == nil)
  }
}

@Suite("Identifier")
struct IdentifierTests {
  private static let digits = "01ARZ3NDEKTSV4RRFFQ69G5FAV"

  /// Says of a text whether it parses, and as what it is written again.
  private static let kinds: [(prefix: String, parse: @Sendable (String) -> String?)] = [
    ("ms_", { MilestoneID($0)?.description }), ("task_", { TaskID($0)?.description }),
    ("sub_", { SubtaskID($0)?.description }), ("rev_", { ReviewID($0)?.description }),
    ("help_", { HelpRequestID($0)?.description }), ("lrn_", { LearningID($0)?.description }),
    ("repo_", { RepoID($0)?.description }), ("evt_", { EventID($0)?.description }),
  ]

  @Test("An id is read by its own kind only", arguments: kinds.map(\.prefix))
  func ownKindOnly(prefix: String) {
    for kind in Self.kinds {
      let text = prefix + Self.digits
      #expect(kind.parse(text) == (kind.prefix == prefix ? text : nil), "\(kind.prefix) reads \(text)")
    }
  }

  @Test(
    "What is nearly an id is refused",
    arguments: [
      "", "_", "task", "task_", "task_\(digits)0", "task_\(digits.dropLast())", "task_\(digits.lowercased())",
      "TASK_\(digits)", "Task_\(digits)", "task-\(digits)", "task\(digits)", digits, " task_\(digits)",
      "task_\(digits) ", "task_\(digits)\n", "task_\(digits)\0", "task__\(digits)", "ttask_\(digits)",
      "task_8\(digits.dropFirst())", "task_\(digits.dropLast())I", "task_\(digits.dropLast())L",
      "task_\(digits.dropLast())O", "task_\(digits.dropLast())U", "task_\(digits.dropLast())é",
      "task_\(digits.dropLast())V\u{301}", "task_０１ARZ3NDEKTSV4RRFFQ69G5FAV", "subtask_\(digits)",
      "milestone_\(digits)",
    ])
  func malformed(text: String) {
    #expect(TaskID(text) == nil)
    #expect(AnyTaskID(text) == nil)
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(TaskID.self, from: JSONValue.string(text)) }
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(AnyTaskID.self, from: JSONValue.string(text)) }
  }

  @Test("The prefix of a task's id is its kind", arguments: TaskKind.allCases)
  func kindOfTask(kind: TaskKind) throws {
    let ulid = Sample.ulid(7)
    let id = AnyTaskID(kind: kind, ulid)
    let prefix =
      switch kind {
      case .milestone: "ms_"
      case .task: "task_"
      case .subtask: "sub_"
      }
    #expect(id.kind == kind)
    #expect(id.ulid == ulid)
    #expect(id.description == prefix + text(of: ulid))
    #expect(AnyTaskID.prefix(of: kind) == prefix)
    #expect(AnyTaskID(id.description) == id)
    let json = try JSONCoder.encodeString(id)
    #expect(json == "\"\(id)\"")
    #expect(try JSONCoder.decode(AnyTaskID.self, from: json) == id)
  }

  @Test("Ids that name no task are no task ids", arguments: ["rev_", "help_", "lrn_", "repo_", "evt_", "cmt_"])
  func foreignKinds(prefix: String) {
    #expect(AnyTaskID(prefix + Self.digits) == nil)
  }

  @Test("Task ids are ordered as their texts are")
  func order() {
    var generator = PrintedSeed()
    for _ in 0..<3000 {
      let left = AnyTaskID(kind: TaskKind.allCases.randomElement(using: &generator) ?? .task, .random(&generator))
      let right = AnyTaskID(kind: TaskKind.allCases.randomElement(using: &generator) ?? .task, .random(&generator))
      #expect((left < right) == (left.description < right.description))
    }
  }

  @Test("An id goes through JSON as its text")
  func json() throws {
    let id = RepoID(Sample.ulid(9))
    #expect(try JSONCoder.encodeString([id]) == "[\"\(id)\"]")
    #expect(try JSONCoder.decode([RepoID].self, from: "[\"\(id)\"]") == [id])
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(RepoID.self, from: "7") }
  }
}

@Suite("Minting identifiers")
struct IdentifierSourceTests {
  @Test("Within one millisecond each is larger than the one before, and carries that millisecond")
  func sameMillisecond() {
    let source = IdentifierSource()
    let ids = (0..<2000).map { _ in source.next(at: Sample.noon) }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ids.allSatisfy { $0.milliseconds == UInt64(Sample.noon.milliseconds) })
  }

  @Test("A later moment shows in the identifier")
  func laterMoments() {
    let source = IdentifierSource()
    for step in 0..<100 {
      let now = Sample.noon + .milliseconds(step * 7)
      #expect(source.next(at: now).milliseconds == UInt64(now.milliseconds))
    }
  }

  @Test("They grow however the clock jumps")
  func clockJumps() {
    var generator = PrintedSeed()
    let source = IdentifierSource()
    var last = source.next(at: Sample.noon)
    for _ in 0..<2000 {
      let jump = Int.random(in: -100_000...100_000, using: &generator)
      let next = source.next(at: Sample.noon + .milliseconds(jump))
      #expect(last < next)
      last = next
    }
  }

  @Test("A moment before 1970 counts as 1970")
  func before1970() {
    let source = IdentifierSource()
    #expect(source.next(at: Instant(milliseconds: -5)).milliseconds == 0)
    #expect(source.next(at: Instant(milliseconds: -1)).milliseconds == 0)
  }

  @Test("Two sources of the same moment do not give the same")
  func twoSources() {
    let first = IdentifierSource()
    let second = IdentifierSource()
    let ids = (0..<1000).flatMap { _ in [first.next(at: Sample.noon), second.next(at: Sample.noon)] }
    #expect(Set(ids).count == ids.count)
  }

  @Test("Callers at the same time get different ones, each its own in growing order")
  func concurrentCallers() async {
    let source = IdentifierSource()
    let all = await withTaskGroup(of: [ULID].self) { group in
      for caller in 0..<8 {
        group.addTask { @concurrent in
          (0..<1000).map { step in source.next(at: Sample.noon + .milliseconds((step * caller) % 13)) }
        }
      }
      var all: [[ULID]] = []
      for await ids in group { all.append(ids) }
      return all
    }
    #expect(Set(all.joined()).count == 8000)
    for ids in all { #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }) }
  }
}
