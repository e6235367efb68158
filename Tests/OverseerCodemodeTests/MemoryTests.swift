import Testing

@testable import OverseerCodemode

#if canImport(Glibc)
  import Glibc

  @Suite("The memory of the process")
  struct MemoryTests {
    @Test("It comes back after heavy scripts")
    func comesBack() async {
      // In a process of its own, as other tests take memory and free it too.
      await #expect(processExitsWith: .success) {
        _ = try await result("1")
        let before = try residentBytes()
        for _ in 0..<25 {
          _ = try await result("const a = []; for (let i = 0; i < 30000; i++) a.push({i, s: 'x' + i}); a.length")
          #expect(try await failure("const a = []; while (true) a.push(new Uint8Array(4e6))").kind == .outOfMemory)
        }
        // A thread gives its memory back after it has told its result.
        var after = try residentBytes()
        for _ in 0..<1000 where after > before + 32 << 20 {
          usleep(20_000)
          after = try residentBytes()
        }
        try #require(after < before + 32 << 20, "\(before >> 20) MiB before, \(after >> 20) MiB after")
      }
    }
  }

  private func residentBytes() throws -> Int {
    let file = try #require(fopen("/proc/self/statm", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = fread(&bytes, 1, bytes.count, file)
    let pages = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
    return try #require(pages.count > 1 ? Int(pages[1]) : nil) * sysconf(Int32(_SC_PAGESIZE))
  }
#endif
