import OverseerModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where all loggers of the process write to.
final class LogOutput: Sendable {
  let form: LogLine.Form
  private let file: Mutex<LogFile>

  init(_ file: consuming LogFile, form: LogLine.Form) {
    self.form = form
    self.file = Mutex(file)
  }

  /// Standard error: JSON, but for a person where it is a terminal.
  ///
  /// - Parameter hasColor: Whether a terminal shows colours.
  static func standardError(hasColor: Bool) -> LogOutput {
    LogOutput(
      LogFile(stream: STDERR_FILENO), form: isatty(STDERR_FILENO) == 1 ? .text(hasColor: hasColor) : .json)
  }

  /// The log of a server in the folder of its installation. Throws `unavailable` where it cannot be written.
  static func file(at path: String) throws(OverseerError) -> LogOutput {
    LogOutput(try LogFile(path: path), form: .json)
  }

  /// Whether the last line could be written.
  var isWritable: Bool { file.withLock { $0.lost == 0 } }

  /// Writes a line, and before it how many could not be written since the last one that could.
  func write(_ line: LogLine) {
    let bytes = line.bytes(as: form)
    file.withLock { file in
      if file.lost > 0 {
        let lost = file.lost
        let notice = LogLine(
          level: .warning, logger: "log", message: "\(lost) entries before this one could not be written")
        guard file.append(notice.bytes(as: form)) else { return }
      }
      file.append(bytes)
    }
  }
}
