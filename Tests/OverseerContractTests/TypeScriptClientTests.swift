import Testing

@testable import OverseerContract

struct TypeScriptClientTests {
  private let text = TypeScriptClient.text(of: .current)

  @Test func thereIsAMethodForEveryOperation() {
    for operation in Contract.current.operations {
      #expect(
        text.contains("this.#caller.\(operation.kind == .stream ? "stream" : "call")(\"\(operation.name)\", "),
        "\(operation.name)")
    }
    for noun in Contract.current.nouns { #expect(text.contains("  readonly \(Declarations.camelCase(noun)): ")) }
    #expect(text.hasSuffix("}\n"))
  }

  @Test(arguments: [
    ("tasks.create", "  create(input: CreateTask, options?: CallOptions): Promise<Task> {"),
    ("tasks.list", "  list(input: ListTasks = {}, options?: CallOptions): Promise<Task[]> {"),
    ("tasks.next_ready", "  nextReady(input: NextReadyTask = {}, options?: CallOptions): Promise<ReadyTask | null> {"),
    ("events.subscribe", "  subscribe(input: SubscribeEvents = {}, options?: CallOptions): AsyncGenerator<Event> {"),
  ])
  func signaturesSayWhatIsNeeded(name: String, signature: String) throws {
    let operation = try #require(Contract.current[name])
    #expect(TypeScriptClient.method(operation).first == signature)
  }

  @Test func whatTakesNothingIsCalledWithNothing() throws {
    let operation = try #require(Contract.current["system.version"])
    let lines = TypeScriptClient.method(operation)
    #expect(lines.first?.hasPrefix("  version(options?: CallOptions): Promise<") == true)
    #expect(lines[1] == #"    return this.#caller.call("system.version", {}, options);"#)
  }

  @Test func allThatIsMentionedIsImported() throws {
    let lines = text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex(of: "import type {"))
    let end = try #require(lines.firstIndex(of: "} from \"./types.ts\";"))
    let imported = lines[(start + 1)..<end].map { String($0.dropFirst(2).dropLast()) }
    #expect(imported == imported.sorted { $0.lowercased() < $1.lowercased() })
    let types = TypeScriptTypes.text(of: .current)
    for name in imported {
      #expect(types.contains("\nexport interface \(name) ") || types.contains("\nexport type \(name) "), "\(name)")
    }
    for operation in Contract.current.operations where !operation.input.properties.isEmpty {
      #expect(imported.contains(operation.inputName))
    }
  }
}
