import CProcess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that is started in a session of its own.
struct ProcessStart {
  /// An absolute path.
  let program: String
  /// With the name that the program goes by in front.
  let arguments: [String]
  /// All of it: `NAME=value`.
  let environment: [String]
  let folder: String

  /// Starts it; the number of the process, which is that of its group and session too.
  ///
  /// - Parameter descriptors: What the program gets as 0 to 3; -1 for `/dev/null`, and for no descriptor 3.
  func run(
    descriptors: (Int32, Int32, Int32, Int32), place: Supervisor.Place?
  ) throws(ChildProcess.Failure) -> Int32 {
    guard !([program, folder] + arguments + environment).contains(where: { $0.utf8.contains(0) }) else {
      throw .failed("a word of the command has a NUL character in it")
    }
    var process: Int32 = -1
    let error = Self.withPointers(arguments) { arguments in
      Self.withPointers(environment) { environment in
        program.withCString { program in
          folder.withCString { folder in
            var start = overseer_start(
              program: program, arguments: arguments, environment: environment, folder: folder,
              descriptors: descriptors, registry: place?.registry ?? -1, place: place?.number ?? 0)
            return overseer_start_process(&start, &process)
          }
        }
      }
    }
    guard error == 0 else { throw .failed(reason(error)) }
    return process
  }

  private func reason(_ error: Int32) -> String {
    var information = stat()
    if stat(folder, &information) != 0 || information.st_mode & S_IFMT != S_IFDIR {
      return "there is no folder \(folder) to run in"
    }
    return "\(program) cannot be started: \(String(cString: strerror(error)))"
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
