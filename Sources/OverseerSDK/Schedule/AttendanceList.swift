import OverseerModel

/// Which of many subjects are to be looked at, when, and how many at a time.
struct AttendanceList<Subject: Hashable & Sendable> {
  private struct Entry {
    var isUnderWay = false
    /// Whether it has to be looked at, where it is looked at just now, once more.
    var isDue = false
    /// When it is due by itself.
    var next: Instant?
  }

  private let limit: Int
  private var entries: [Subject: Entry] = [:]
  /// Those that are due and not under way, in the order in which they became so.
  private var waiting: [Subject] = []
  private var underWay = 0

  /// - Parameter limit: How many are looked at at a time.
  init(limit: Int) { self.limit = limit }

  /// Something has happened to it.
  mutating func notice(_ subject: Subject) {
    var entry = entries[subject] ?? Entry()
    if !entry.isDue, !entry.isUnderWay { waiting.append(subject) }
    entry.isDue = true
    entries[subject] = entry
  }

  /// Whether some are due at a moment that is still to come.
  var hasDates: Bool { entries.values.contains { $0.next != nil } }

  /// Notices those whose time has come.
  mutating func advance(to now: Instant) {
    let due = entries.filter { $0.value.next.map { $0 <= now } ?? false }
    for (subject, _) in due.sorted(by: { $0.value.next ?? now < $1.value.next ?? now }) {
      entries[subject]?.next = nil
      notice(subject)
    }
  }

  /// Those that are looked at from now on.
  mutating func begin() -> [Subject] {
    let begun = Array(waiting.prefix(limit - underWay))
    waiting.removeFirst(begun.count)
    underWay += begun.count
    for subject in begun { entries[subject] = Entry(isUnderWay: true) }
    return begun
  }

  /// It was looked at, and is due again at `next`, or not by itself.
  mutating func end(_ subject: Subject, next: Instant?) {
    guard let entry = entries[subject], entry.isUnderWay else { return }
    underWay -= 1
    guard entry.isDue || next != nil else {
      entries[subject] = nil
      return
    }
    entries[subject] = Entry(next: next)
    if entry.isDue { notice(subject) }
  }
}
