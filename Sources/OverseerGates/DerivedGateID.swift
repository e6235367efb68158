import Crypto
import OverseerModel

extension ID<Gate> {
  /// The id of a gate that stands in a file or in front matter. It depends on nothing but scope and name, so that the
  /// results of a gate meet whenever and wherever it is read.
  ///
  /// It is the first 128 bits of a SHA-256 (FIPS 180-4), and so says nothing of a time.
  public init(of name: String, in scope: GateScope) {
    let place: [String] =
      switch scope {
      case .repo(let id): [GateScope.Kind.repo.rawValue, "\(id)"]
      case .task(let id): [GateScope.Kind.task.rawValue, "\(id)"]
      }
    var hash = SHA256()
    for part in ["overseer-gate-1"] + place + [name] { hash.update(data: Array("\(part.utf8.count):\(part)".utf8)) }
    let digest = Array(hash.finalize())
    self.init(ULID(high: Self.number(digest[0..<8]), low: Self.number(digest[8..<16])))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { number, byte in number << 8 | UInt64(byte) }
  }
}
