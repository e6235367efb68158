import OverseerGates

/// A skill as it stands in a client's folder. Its last line holds a digest of the rest, by which a file that a person
/// has changed is told from one that an earlier version has written.
struct InstalledSkill {
  enum State: String, Encodable, CaseIterable {
    /// There is no such file.
    case absent
    case current
    /// As another version of Overseer has written it.
    case outdated
    /// By hand, or the skill of somebody else.
    case changed
  }

  private static let open = "<!-- Written by os skills install; "
  private static let close = " -->\n"

  /// The file that is written for a skill.
  static func bytes(of skill: Skill) -> [UInt8] {
    let text = skill.text.hasSuffix("\n") ? skill.text : skill.text + "\n"
    return Array((text + open + ContentDigest.sha256(Array(text.utf8)) + close).utf8)
  }

  /// How what stands in a file compares with the skill that would be written.
  static func state(_ bytes: [UInt8]?, of skill: Skill) -> State {
    guard let bytes else { return .absent }
    if bytes == self.bytes(of: skill) { return .current }
    return isAsWritten(bytes) ? .outdated : .changed
  }

  private static func isAsWritten(_ bytes: [UInt8]) -> Bool {
    let mark = Array((open + String(repeating: "0", count: 64) + close).utf8)
    guard bytes.count > mark.count else { return false }
    let text = Array(bytes.dropLast(mark.count))
    return bytes.suffix(mark.count).elementsEqual((open + ContentDigest.sha256(text) + close).utf8)
  }
}
