import OverseerModel
import Testing

@testable import OverseerCLI

struct WordsTests {
  @Test func `lists are split at commas`() {
    #expect(Words.list("a, b,,c ,") == ["a", "b", "c"])
    #expect(Words.list(" , ") == [])
  }

  @Test(arguments: ["InProgress", "in-progress", "in_progress", "INPROGRESS", "in progress"])
  func `a choice is taken however it is written`(_ text: String) throws {
    #expect(try Words.status(text) == .inProgress)
  }

  @Test func `a wrong choice is answered with the right ones`() throws {
    let error = try #require(throws: OverseerError.self) { try Words.status("InProgres") }
    #expect(error.code == .invalidInput)
    #expect(error.message.contains("Pending, InProgress"))
    #expect(error.hint == "Did you mean InProgress?")
    #expect(error.details["fields"]?[0]?["field"] == "status")
  }

  @Test func `statuses are a list`() throws {
    #expect(try Words.statuses("pending,in-review") == [.pending, .inReview])
    #expect(throws: OverseerError.self) { try Words.statuses(",") }
  }

  @Test(arguments: [("0", Priority.urgent), ("urgent", .urgent), ("HIGH", .high), ("2", .normal), ("low", .low)])
  func `priorities are numbers or names`(_ text: String, _ priority: Priority) throws {
    #expect(try Words.priority(text) == priority)
  }

  @Test(arguments: ["4", "-1", "", "urgently", "1.0"])
  func `other priorities are refused`(_ text: String) {
    #expect(throws: OverseerError.self) { try Words.priority(text) }
  }

  @Test func `moments are dates or times`() throws {
    #expect(try Words.moment("2026-02-05", "--before").description == "2026-02-05T00:00:00.000Z")
    #expect(try Words.moment("2026-02-05T08:06:12+01:00", "--before").description == "2026-02-05T07:06:12.000Z")
    #expect(throws: OverseerError.self) { try Words.moment("yesterday", "--before") }
  }

  @Test func `labels are replaced, or added and taken away`() throws {
    let signed = try LabelChange("+new,-old, +x")
    #expect(signed.replaced == nil && signed.added == ["new", "x"] && signed.removed == ["old"])
    #expect(try LabelChange("a,b").replaced == ["a", "b"])
    #expect(try LabelChange("").replaced == [])
    #expect(throws: OverseerError.self) { try LabelChange("+new,old") }
  }

  @Test func `options before the command are put behind its name`() {
    func moved(_ line: String) -> String {
      GlobalOptions.moved(line.split(separator: " ").map(String.init)).joined(separator: " ")
    }
    #expect(moved("--json task list") == "task list --json")
    #expect(moved("--repo x --as=agent:y task create -d z") == "task create --repo x --as=agent:y -d z")
    #expect(moved("--repo x") == "--repo x")
    #expect(moved("--json") == "--json")
    #expect(moved("--repo") == "--repo")
    #expect(moved("task --json list") == "task --json list")
    #expect(moved("--json tsk list") == "--json tsk list")
  }
}
