import OverseerJSON
import OverseerSDK
import Testing

@testable import OverseerContract

/// What models are told fits into what clients take, and tells of what there is.
struct GuideTextTests {
  private static let contract = Contract.current
  private static let instructions = GuideInstructions.text(of: contract)
  private static let execute = GuideDescriptions.execute(of: contract)
  /// Clients count in one unit or the other.
  private static let cut = 4_096

  @Test(arguments: [instructions, execute, GuideDescriptions.query, GuideDescriptions.search])
  func nothingIsCutOff(text: String) {
    #expect(text.utf16.count <= GuideInstructions.limit)
    #expect(text.utf8.count <= Self.cut)
    #expect(!text.hasSuffix("\n"))
  }

  @Test func theInstructionsTellOfWhatThereIs() throws {
    for part in GuideInstructions.calls {
      let operation = try #require(Self.contract[part.name], "\(part.name)")
      #expect(operation.kind != .stream && operation.spec.who != .human)
      for field in part.fields { #expect(operation.input[field] != nil, "\(part.name) \(field)") }
      for field in operation.input.properties where field.isRequired {
        #expect(part.fields.contains(field.name), "\(part.name) \(field.name)")
      }
      #expect(Self.instructions.contains("\n\(part.name)("))
    }
    for part in GuideInstructions.shapes {
      guard case .object(let object)? = Self.contract.types[part.name]?.schema else {
        Issue.record("\(part.name) is no object")
        continue
      }
      for field in part.fields { #expect(object[field] != nil, "\(part.name).\(field)") }
    }
    #expect(GuideSamples.instructions.count == 3)
    for sample in GuideSamples.instructions { #expect(Self.instructions.contains(sample)) }
  }

  /// Whatever is written like a call, in texts that are written by hand too.
  @Test(arguments: [instructions, execute, GuideDescriptions.query, GuideDescriptions.search])
  func everyCallIsOne(text: String) {
    let nouns = Set(Self.contract.nouns)
    for match in text.matches(of: #/\b([a-z_]+)\.([a-z_]+)\(/#) {
      let (noun, verb) = (String(match.output.1), String(match.output.2))
      if noun == "os" {
        #expect(Declarations.functions.contains { $0.name == verb }, "os.\(verb)")
      } else if nouns.contains(noun) {
        #expect(Self.contract["\(noun).\(verb)"] != nil, "\(noun).\(verb)")
      }
    }
    for match in text.matches(of: #/`([a-z_]+\.[a-z_]+)`/#)
    where nouns.contains(String(match.output.1.prefix { $0 != "." })) {
      let name = String(match.output.1)
      // `vcs` is a field as well.
      #expect(Self.contract[name] != nil || name == "vcs.workspace_path", "\(name)")
    }
  }

  @Test func theIndexHasEveryOperationOnce() throws {
    for noun in Self.contract.nouns {
      let operations = Self.contract.operations(of: noun).filter { $0.kind != .stream }
      let line = Self.execute.split(separator: "\n").first { $0.hasPrefix("\(noun): ") } ?? ""
      for operation in operations where operation.spec.who != .human {
        #expect(line.contains(" \(GuideSignature.short(operation))"), "\(operation.name)")
      }
      for operation in operations where operation.spec.who == .human {
        #expect(!line.contains(" \(operation.spec.verb)("), "\(operation.name)")
        let name = try Regex("\\b\(noun)\\.([a-z_]+/)*\(operation.spec.verb)[/,.]")
        #expect(Self.execute.contains(name), "\(operation.name)")
      }
    }
  }

  @Test func theFieldsThatAreSaidOnceAreFields() {
    for field in GuideSignature.common {
      #expect(Self.execute.contains(field))
      #expect(Self.contract.operations.contains { $0.input[field] != nil })
    }
  }

  @Test func theEntriesAreJSON() throws {
    let entries = try #require(try JSONParser.parse(try GuideEntries.text(of: Self.contract)).arrayValue)
    let declared = Set(
      Declarations.text(of: Self.contract).split(separator: "\n").filter { !$0.hasPrefix(" ") }
        .map { $0.split(separator: " ").prefix(2).joined(separator: " ") })
    let names = entries.compactMap { $0["name"]?.stringValue }
    let operations = Self.contract.operations.filter { $0.kind != .stream }.map(\.name)
    #expect(names == operations + Declarations.functions.map { "os.\($0.name)" })
    for entry in entries {
      let name = try #require(entry["name"]?.stringValue)
      #expect(entry["signature"]?.stringValue?.hasPrefix("\(name)") == true)
      #expect(entry["example"]?.stringValue?.contains("\(name)(") == true)
      #expect(entry["summary"]?.stringValue?.isEmpty == false)
      for type in entry["types"]?.arrayValue ?? [] {
        let declaration = try #require(type.stringValue)
        #expect(declared.contains("interface \(declaration)") || declared.contains("type \(declaration)"))
      }
    }
    let get = try #require(entries.first { $0["name"] == "tasks.get" })
    #expect(get["signature"] == "tasks.get(id: AnyTaskID): Promise<TaskInContext>")
    #expect(get["types"] == ["GetTask", "TaskInContext"])
    #expect(get["gives"]?.arrayValue?.contains("workspace_path") == true)
    let land = try #require(entries.first { $0["name"] == "vcs.land" })
    #expect(land["for_people"] == true)
    #expect(land["summary"]?.stringValue?.hasSuffix("Only by a person.") == true)
  }

  @Test(arguments: [
    ("tasks.get", "tasks.get(id: AnyTaskID): Promise<TaskInContext>"),
    ("tasks.release", "tasks.release(id: AnyTaskID | { id: AnyTaskID, generation?: number }): Promise<Task>"),
    ("tasks.block", "tasks.block(input: { id: AnyTaskID, by: AnyTaskID }): Promise<Task>"),
    ("tasks.progress", "tasks.progress(input?: { repo_id?: RepoID, root?: AnyTaskID }): Promise<TaskProgress>"),
    ("events.verify", "events.verify(): Promise<Verification>"),
  ])
  func signaturesHaveTypes(name: String, signature: String) throws {
    #expect(GuideSignature.typed(try #require(Self.contract[name])) == signature)
  }

  @Test func signaturesOfPatchesKeepNull() throws {
    let text = GuideSignature.typed(try #require(Self.contract["tasks.update"]))
    #expect(text.hasPrefix("tasks.update(input: { id: AnyTaskID, description?: string, context?: string | null,"))
  }

  @Test func choicesAreToldOnce() {
    var brief = GuideBrief(of: Self.contract)
    let parts = [GuideBrief.Part("tasks.create", "description kind"), GuideBrief.Part("tasks.list", "kind")]
    #expect(
      brief.signatures(of: parts) == [
        #"tasks.create({description, kind?: "Milestone"|"Task"|"Subtask", …}): Task"#,
        "tasks.list({kind?, …}): Task[]",
      ])
    #expect(brief.shapes(of: [GuideBrief.Part("ReviewNews", "why review comments")]).first?.contains("…") == false)
  }

  @Test func thePageHasAllTexts() {
    let page = GuideReference.text(of: Self.contract)
    for text in [Self.instructions, Self.execute, GuideDescriptions.query, GuideDescriptions.search] {
      #expect(page.contains("\n````markdown\n\(text)\n````\n"))
    }
  }
}
