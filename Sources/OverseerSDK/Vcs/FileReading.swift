import OverseerModel
import OverseerVCS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files of a repository on all cores.
struct FileReading: Sendable {
  private let checkout: Checkout

  init(_ checkout: Checkout) { self.checkout = checkout }

  /// How many files are read in one go: few enough that cores are not left idle at the end, and enough that opening the
  /// repository for them is nothing.
  private static let chunkSizes = 8...16

  /// What `body` makes of each file, in the order of the files. Each task opens the repository for itself: a store is
  /// not for two threads.
  func map<Value: Sendable>(
    _ files: [ChangedFile], _ body: @escaping @Sendable (ChangedFile, ObjectStore) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> [Value] {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let share = (files.count + cores - 1) / cores
    let size = min(max(share, Self.chunkSizes.lowerBound), Self.chunkSizes.upperBound)
    let chunks = stride(from: 0, to: files.count, by: size).map { start in
      Array(files[start..<min(start + size, files.count)])
    }
    let checkout = checkout
    let read: @Sendable ([ChangedFile]) -> Result<[Value], OverseerError> = { files in
      Result { () throws(OverseerError) in
        let store = try ObjectStore(at: checkout)
        var values: [Value] = []
        for file in files { values.append(try body(file, store)) }
        return values
      }
    }
    if chunks.count < 2 { return try read(files).get() }
    let results = await withTaskGroup(of: (Int, Result<[Value], OverseerError>).self) { group in
      var results: [Result<[Value], OverseerError>?] = Array(repeating: nil, count: chunks.count)
      var started = 0
      func startNext() {
        guard started < chunks.count else { return }
        let (place, chunk) = (started, chunks[started])
        group.addTask { (place, read(chunk)) }
        started += 1
      }
      for _ in 0..<cores { startNext() }
      while let (place, result) = await group.next() {
        results[place] = result
        if case .success = result { startNext() }
      }
      return results
    }
    var values: [Value] = []
    for result in results {
      // After a failure no more are started; the first one is told.
      guard let result else { continue }
      values += try result.get()
    }
    return values
  }
}
