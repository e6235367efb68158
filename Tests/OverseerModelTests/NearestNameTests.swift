import Testing

@testable import OverseerModel

struct NearestNameTests {
  static let names = ["description", "parent_id", "priority", "status", "InProgress", "InReview"]

  @Test(arguments: [
    ("descripton", "description"), ("parentId", "parent_id"), ("PRIORITY", "priority"), ("stauts", "status"),
    ("in_progress", "InProgress"), ("inreview", "InReview"), ("desc", "description"), ("prio", "priority"),
  ])
  func findsWhatWasMeant(word: String, name: String) {
    #expect(NearestName.to(word, among: Self.names) == name)
  }

  @Test(arguments: ["", "in", "title", "___", "xxxxxx"])
  func doesNotGuess(word: String) {
    #expect(NearestName.to(word, among: Self.names) == nil)
  }

  @Test(arguments: [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("abcd", "abdc", 1)])
  func countsSlips(left: String, right: String, distance: Int) {
    #expect(NearestName.distance(Array(left), Array(right)) == distance)
    #expect(NearestName.distance(Array(right), Array(left)) == distance)
  }
}
