/// Gives equal runs of bytes equal numbers, in the order of their first appearance from 0.
///
/// An open-addressing table over the bytes where they lie; whoever adds them keeps them alive.
struct Interner: ~Copyable {
  private struct Entry {
    let hash: UInt64
    let start: UnsafePointer<UInt8>
    let length: Int
  }

  private let slots: UnsafeMutablePointer<Int32>
  private let mask: Int
  private let entries: UnsafeMutablePointer<Entry>
  private(set) var count: Int32 = 0

  /// - Parameter capacity: How many runs will be added at most.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1, count: size)
    entries = .allocate(capacity: max(capacity, 1))
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
  }

  /// The number of the run of `length` bytes from `start`.
  @inline(__always)
  mutating func add(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
    let hash = ByteWords.hash(start, length)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let id = slots[slot]
      if id < 0 { break }
      let entry = entries[Int(id)]
      if entry.hash == hash, entry.length == length, ByteWords.areEqual(entry.start, start, length) { return id }
      slot = (slot + 1) & mask
    }
    let id = count
    slots[slot] = id
    (entries + Int(id)).initialize(to: Entry(hash: hash, start: start, length: length))
    count += 1
    return id
  }
}
