import CSkills

/// A skill for agents, as it is embedded in the program.
struct Skill: Sendable {
  /// The name of its folder, which is the one in its front matter as well.
  let name: String
  /// Its SKILL.md.
  let text: String

  static let all: [Skill] = {
    var count = 0
    guard let first = os_skills(&count) else { return [] }
    return UnsafeBufferPointer(start: first, count: count).map { skill in
      Skill(
        name: String(cString: skill.name),
        text: String(decoding: UnsafeBufferPointer(start: skill.bytes, count: skill.count), as: UTF8.self))
    }
  }()

  /// What the front matter says it is for: the first sentence.
  var purpose: String {
    let line = text.split(separator: "\n").first { $0.hasPrefix("description: ") } ?? ""
    let description = line.dropFirst("description: ".count)
    return description.firstRange(of: ". ").map { String(description[..<$0.lowerBound]) + "." } ?? String(description)
  }
}
