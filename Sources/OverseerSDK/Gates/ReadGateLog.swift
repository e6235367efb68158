import OverseerModel
import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads what the run of a gate has printed, a piece at a time; also while it runs.
public struct ReadGateLog: EffectOperation {
  public static let spec = OperationSpec(
    "gates.log", "Read what a gate has printed", who: .any, .get, "/gates/log/{result_id}",
    errors: [.notFound, .unavailable])

  public var resultID: GateResultID
  /// Where to begin, in bytes: `next` of the piece before; 0 unless told.
  public var offset: Int?

  public init(resultID: GateResultID, offset: Int? = nil) {
    self.resultID = resultID
    self.offset = offset
  }

  /// How many bytes a piece has at most.
  static let pieceLimit = 256 << 10

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> GateLog {
    let offset = offset ?? 0
    guard offset >= 0 else { throw OverseerError.invalidField("offset", "must be 0 or more, not \(offset)") }
    let (result, path) = try await overseer.store.readAsync { reading throws(OverseerError) in
      guard let result = try reading.gateResult(resultID) else {
        throw OverseerError.notFound(
          "gate result", "\(resultID)", hint: "`os gate results TASK` shows those of a review.")
      }
      // What was taken over was printed elsewhere.
      guard let origin = result.cachedFrom else { return (result, result.logPath) }
      return (result, try reading.gateResult(origin)?.logPath)
    }
    let isRunning = result.status == .running
    guard let path else { return GateLog(result: result, text: "", next: offset, isComplete: true) }
    guard let (bytes, isAtEnd) = try Self.piece(of: path, from: offset) else {
      guard isRunning else {
        throw OverseerError.notFound(
          "log", path, hint: "What stands in the result itself is left: os gate results \(result.taskID)")
      }
      return GateLog(result: result, text: "", next: offset, isComplete: false)
    }
    let whole = isAtEnd && !isRunning ? bytes[...] : Self.wholeCharacters(of: bytes)
    return GateLog(
      result: result, text: String(decoding: whole, as: UTF8.self), next: offset + whole.count,
      isComplete: isAtEnd && !isRunning)
  }

  /// nil without the file.
  private static func piece(of path: String, from offset: Int) throws(OverseerError) -> ([UInt8], isAtEnd: Bool)? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw OverseerError(.unavailable, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: pieceLimit)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress?.advanced(by: count), $0.count - count, off_t(offset + count))
      }
      if more < 0 && errno == EINTR { continue }
      guard more >= 0 else {
        throw OverseerError(.unavailable, "\(path) cannot be read: \(String(cString: strerror(errno)))")
      }
      if more == 0 { break }
      count += more
    }
    return (Array(bytes[..<count]), count < bytes.count)
  }

  /// Without a character at the end of which more is to come.
  private static func wholeCharacters(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      if byte & 0b1100_0000 == 0b1000_0000 { continue }
      let length = byte & 0x80 == 0 ? 1 : byte & 0xE0 == 0xC0 ? 2 : byte & 0xF0 == 0xE0 ? 3 : 4
      return length > count && byte >= 0xC0 ? bytes.dropLast(count) : bytes[...]
    }
    return bytes[...]
  }
}

/// A piece of what the run of a gate has printed.
public struct GateLog: Codable, Sendable, Hashable {
  /// The result as it is now.
  public var result: GateResult
  /// Both streams in the order of their lines. Bytes that are not UTF-8 are U+FFFD.
  public var text: String
  /// What to give as `offset` for the next piece.
  public var next: Int
  /// Whether nothing comes after this.
  public var isComplete: Bool
}
