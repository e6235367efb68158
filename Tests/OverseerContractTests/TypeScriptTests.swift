import OverseerJSON
import OverseerModel
import Testing

@testable import OverseerContract

struct TypeScriptTests {
  @Test(arguments: [
    (Schema.text, "string"),
    (.string(StringRules(format: .identifier(prefixes: ["ms_", "task_"]))), "`ms_${string}` | `task_${string}`"),
    (.string(StringRules(format: .form(.moment))), "string"),
    (.choice(["A", "B"]), #""A" | "B""#),
    (.choice([0, 1]), "0 | 1"),
    (.integer(0...9), "number"),
    (.number, "number"),
    (.boolean, "boolean"),
    (.array(.nullable(.text)), "(string | null)[]"),
    (.array(.reference("Task")), "Task[]"),
    (.nullable(.array(.choice(["A", "B"]))), #"("A" | "B")[] | null"#),
    (.map(.integer(nil)), "Record<string, number>"),
    (.any, "unknown"),
    (.oneOf([.reference("A"), .array(.reference("A"))], discriminator: nil), "A | A[]"),
    (
      .object(ObjectSchema([.init("a", .text), .init("b-c", .nullable(.text), isRequired: false)])),
      #"{ a: string; "b-c"?: string | null }"#
    ),
  ])
  func writesTypes(schema: Schema, text: String) {
    #expect(TypeScript.type(schema) == text)
  }

  @Test func writesComments() {
    #expect(TypeScript.comment("") == [])
    #expect(TypeScript.comment("One.", indent: "  ") == ["  /** One. */"])
    #expect(TypeScript.comment("One.\n\nTwo.") == ["/**", " * One.", " *", " * Two.", " */"])
    #expect(TypeScript.comment("One.", tags: ["@throws x"]) == ["/**", " * One.", " * @throws x", " */"])
    // No text can end the comment it stands in.
    #expect(TypeScript.comment("a */ b") == ["/** a *\u{200B}/ b */"])
    #expect(TypeScript.comment(String(repeating: "word ", count: 50)).allSatisfy { $0.count <= 110 })
  }

  @Test func breaksLongUnions() {
    let choices = (0..<30).map { JSONValue.string("choice\($0)") }
    let lines = TypeScript.declaration(
      Definition(name: "Many", schema: .choice(choices), description: "", origin: "Many"), export: "export ")
    #expect(lines.first == "export type Many =")
    #expect(lines.count == 31)
    #expect(lines.last == #"  | "choice29";"#)
  }

  @Test func theWebAppGetsEveryOperation() {
    let text = TypeScriptTypes.text(of: .current)
    for operation in Contract.current.operations {
      #expect(
        text.contains("  \"\(operation.name)\": {\n    method: \"\(operation.spec.method.rawValue.uppercased())\";"))
      #expect(text.contains("export interface \(operation.inputName) {") || operation.input.properties.isEmpty)
    }
    #expect(text.contains("export interface Task {"))
    #expect(text.contains("export type ErrorCode ="))
    #expect(!text.contains("WorkItem"))
  }

  @Test func scriptsGetEveryOperation() throws {
    let text = Declarations.text(of: .current)
    for operation in Contract.current.operations where operation.kind != .stream {
      #expect(text.contains("  \(operation.spec.verb)("), "\(operation.name)")
      #expect(text.contains("  \(Declarations.camelCase(operation.spec.verb))("), "\(operation.name)")
    }
    for noun in Contract.current.nouns { #expect(text.contains("declare const \(noun): {")) }
  }

  @Test func anIDMayStandAlone() throws {
    let contract = Contract.current
    let get = try #require(contract["tasks.get"])
    #expect(
      Declarations.signatures(of: get) == [
        "(id: AnyTaskID): Promise<TaskInContext>;", "(input: GetTask): Promise<TaskInContext>;",
      ])
    let list = try #require(contract["tasks.list"])
    #expect(Declarations.signatures(of: list) == ["(input?: ListTasks): Promise<Task[]>;"])
    let block = try #require(contract["tasks.block"])
    #expect(Declarations.signatures(of: block) == ["(input: BlockTask): Promise<Task>;"])
    let update = try #require(contract["tasks.update"])
    #expect(Declarations.signatures(of: update) == ["(input: UpdateTask): Promise<Task>;"])
    let version = try #require(contract["system.version"])
    #expect(Declarations.signatures(of: version).first?.hasPrefix("(): ") == true)
  }

  @Test func theReferenceHasEveryOperationAndType() {
    let text = APIReference.text(of: .current)
    for operation in Contract.current.operations { #expect(text.contains("\n### \(operation.name)\n")) }
    for definition in Contract.current.definitions { #expect(text.contains("\n### \(definition.name)\n")) }
  }
}
