import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Operations are found by what they do")
struct OperationIndexTests {
  private let index = OperationIndex.shared

  @Test func everyOperationIsThere() {
    let names = Set(index.entries.map(\.name))
    for operation in Contract.current.operations {
      #expect(names.contains(operation.name) == (operation.kind != .stream), "\(operation.name)")
    }
    for function in OSFunction.allCases { #expect(names.contains(function.name)) }
  }

  /// What agents ask for, in their words, and what has to come first.
  @Test(arguments: [
    ("next task", "tasks.next_ready"), ("create ticket", "tasks.create"), ("new issue", "tasks.create"),
    ("add a dependency between two tasks", "tasks.block"), ("todo", "tasks.create"),
    ("open the diff of a PR", "reviews.diff"), ("pull request diff", "reviews.diff"),
    ("reply to a comment", "reviews.comment"), ("answer feedback", "reviews.comment"),
    ("ask a human", "help.request"), ("I have a question", "help.request"), ("merge", "vcs.land"),
    ("rebase", "vcs.restack"), ("nextReady", "tasks.next_ready"), ("next_ready", "tasks.next_ready"),
    ("tasks.crete", "tasks.create"), ("tasks.complete", "tasks.submit"), ("finish task", "tasks.submit"),
    ("submit for review", "tasks.submit"), ("remember a lesson", "learnings.add"), ("history", "events.list"),
    ("approve", "reviews.approve"), ("LGTM", "reviews.approve"), ("reject", "reviews.request_changes"),
    ("subtasks of a task", "tasks.tree"), ("atomic batch", "os.transaction"), ("give a task back", "tasks.release"),
    ("set priority", "tasks.update"), ("why is it not ready", "tasks.explain"), ("CI log", "gates.log"),
    ("resolv", "reviews.resolve_comment"), ("requst help", "help.request"), ("worktree", "vcs.get_task_vcs"),
  ])
  func wordsLeadTo(words: String, name: String) {
    #expect(index.search(words, limit: 3).map(\.name).contains(name), "\(index.search(words, limit: 5).map(\.name))")
  }

  @Test func aNameLeadsToItself() {
    for entry in index.entries { #expect(index.search(entry.name, limit: 1).map(\.name) == [entry.name]) }
  }

  @Test func noMoreAreGivenThanAskedFor() {
    #expect(index.search("task", limit: 3).count == 3)
    #expect(index.search("", limit: 3).isEmpty)
    #expect(index.search("…!?", limit: 3).isEmpty)
    #expect(index.search(String(repeating: "task ", count: 100_000)).count == 10)
  }

  @Test func theReplySaysHowToCall() throws {
    let matches = try #require(index.matches(of: "claim")["matches"]?.arrayValue)
    #expect(matches.first?["name"] == "tasks.claim")
    #expect(matches.first?["signature"]?.stringValue?.hasPrefix("tasks.claim(input?: {") == true)
    #expect(matches.first?["summary"]?.stringValue?.isEmpty == false)
    let none = index.matches(of: "qqqqqqq")
    #expect(none["matches"] == [])
    #expect(none["hint"]?.stringValue?.contains("tasks") == true)
  }

  @Test func everyDescriptionIsComplete() throws {
    for entry in index.entries {
      let description = try index.describe(entry.name)
      #expect(description.signature == entry.signature)
      #expect(description.example?.isEmpty == false)
      // What a model gets of it is not cut.
      #expect(try description.json.text().utf8.count <= 8 << 10, "\(entry.name)")
      for type in entry.types {
        #expect(description.types.contains(try Regex("\\b(interface|type) \(type)\\b")), "\(entry.name) \(type)")
      }
    }
    let create = try index.describe("tasks.create")
    #expect(create.types.contains("/** The title: one line of 1 to 500 characters. */\n  description: string;"))
    #expect(create.types.contains("type TaskKind = \"Milestone\" | \"Task\" | \"Subtask\";"))
    #expect(create.errors == ["not_found", "conflict", "precondition_failed", "too_large"])
    #expect(try index.describe("tasks.nextReady").name == "tasks.next_ready")
    #expect(try index.describe("vcs.land").summary.hasSuffix("Only by a person."))
  }

  @Test func typesAreDescribedToo() throws {
    let task = try index.describe("Task")
    #expect(task.signature == "interface Task")
    #expect(task.summary.hasPrefix("A milestone, a task or a subtask."))
    #expect(task.types.contains("interface Claim {") && task.example == nil && task.errors == nil)
  }

  @Test(arguments: [
    ("tasks.creat", "tasks.create"), ("task.create", "tasks.create"), ("tasks.finish", "tasks.submit"),
    ("ReviewNew", "ReviewNews"),
  ])
  func whatWasMeantIsNamed(name: String, meant: String) {
    let error = #expect(throws: OverseerError.self) { try index.describe(name) }
    #expect(error?.code == .notFound)
    #expect(error?.message == "there is no operation or type \(name); did you mean \(meant)?")
  }

  @Test func noTextIsNoIndex() {
    #expect(OperationIndex(parsing: "").entries.isEmpty)
    #expect(OperationIndex(parsing: "[]").search("task").isEmpty)
  }

  @Test(arguments: [
    ("approving", "approved"), ("submitting", "submits"), ("dependencies", "dependency"), ("replies", "reply"),
    ("tasks", "task"), ("retired", "retire"), ("planned", "planning"),
  ])
  func endingsDoNotCount(one: String, other: String) { #expect(Words.stem(one) == Words.stem(other)) }

  @Test func wordsAreTakenApart() {
    #expect(Words.stems(of: "tasks.nextReady next_ready") == ["task", "next", "ready", "next", "ready"])
    #expect(Words.wanted(in: "How do I get the task of my task?") == ["get", "task"])
    #expect(Words.wanted(in: "what is it") == ["what", "is", "it"])
    #expect(Words.stems(of: "Größe 10") == ["größ", "10"])
  }
}

@Suite("Types with those that they refer to")
struct TypeDeclarationsTests {
  private let types = TypeDeclarations(
    parsing: """
      // A comment.

      declare const tasks: {
        get(): Promise<A>;
      };

      /** One A. Not a C. */
      interface A {
        /**
         * Of more
         * lines.
         */
        b: B[];
        kind: "C" | "A";
      }

      type B = `b_${string}` | D;

      interface C {
      }

      /** A D. */
      interface D extends A {
      }
      """)

  @Test func knowsTypesOnly() {
    #expect(types.names == ["A", "B", "C", "D"])
    #expect(types["A"]?.refersTo == ["B"])
    #expect(types["B"]?.refersTo == ["D"])
    #expect(types["D"]?.refersTo == ["A"])
    #expect(types["A"]?.head == "interface A" && types["B"]?.head == "type B")
    #expect(types["A"]?.summary == "One A. Not a C.")
    #expect(types["A"]?.plain == "interface A {\n  b: B[];\n  kind: \"C\" | \"A\";\n}")
  }

  @Test func givesEachOnceNearestFirst() {
    let text = types.text(of: ["A"])
    #expect(
      text.split(separator: "\n").filter { $0.hasPrefix("interface") || $0.hasPrefix("type") }.map { $0.prefix(11) }
        == [
          "interface A", "type B = `b", "interface D",
        ])
    #expect(types.text(of: ["nothing"]) == "")
  }

  @Test func whatDoesNotFitIsNamed() {
    let names = (0..<200).map { "Type\($0)" }
    let source = names.map { "/** Says something of it. */\ninterface \($0) {\n  next: string;\n}" }
    let root = "interface Root {\n" + names.map { "  a\($0): \($0);" }.joined(separator: "\n") + "\n}"
    let types = TypeDeclarations(parsing: (source + [root]).joined(separator: "\n\n"))
    let text = types.text(of: ["Root"])
    #expect(text.count < TypeDeclarations.limit + 4_000)
    #expect(text.contains("interface Root {") && text.contains("interface Type1 {") && !text.contains("Says something"))
    #expect(text.contains("// And, by os.describe(name): ") && text.hasSuffix("Type199"))
  }
}
