import Foundation
import OverseerGates
import OverseerModel
import Testing

/// A folder for one test, removed with the value.
final class GatesScratch {
  let path: String

  init() throws {
    let place = NSTemporaryDirectory() + "overseer-gates-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    chmod(place, 0o755)
    path = try #require(place.withCString { realpath($0, nil) }.map { String(cString: $0) })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String, mode: mode_t = 0o644) throws {
    let folder = URL(fileURLWithPath: path(name)).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    chmod(path(name), mode)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func permissions(of name: String) -> UInt32 {
    var information = stat()
    guard lstat(path(name), &information) == 0 else { return 0 }
    return UInt32(information.st_mode) & 0o7777
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  var trust: TrustStore { TrustStore(folder: path("trust")) }
}

let ada = Principal.human(name: "Ada")
let noon = Instant(milliseconds: 1_770_000_000_000)

/// What `body` is refused with; nil where it is not.
func refusal(_ body: () throws(OverseerError) -> Void) -> OverseerError? {
  do throws(OverseerError) { try body() } catch { return error }
  return nil
}
