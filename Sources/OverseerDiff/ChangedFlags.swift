/// For each line of one side whether it changed. The places before the first and after the last line exist and are
/// false, so that runs end there.
struct ChangedFlags: ~Copyable {
  let count: Int
  private let storage: UnsafeMutablePointer<Bool>

  init(count: Int) {
    self.count = count
    storage = .allocate(capacity: count + 2)
    storage.initialize(repeating: false, count: count + 2)
  }

  deinit { storage.deallocate() }

  subscript(_ line: Int) -> Bool {
    @inline(__always) get { storage[line + 1] }
    @inline(__always) nonmutating set { storage[line + 1] = newValue }
  }

  func mark(_ lines: Range<Int>) {
    for line in lines { self[line] = true }
  }
}
