import OverseerModel

/// The gates that a task asks for in the front matter of its context: between two lines `---` at the beginning, under
/// the key `gates`, each the name of a gate that is there already, or a gate with the keys of ``GateFile``.
public struct FrontMatterGates: Sendable, Hashable {
  /// A gate that is named and not described.
  public struct Reference: Sendable, Hashable {
    public let name: String
    /// Counted from 1 in the context.
    public let line: Int
  }

  /// In the order of the text; each name once.
  public var gates: [GateDefinition] = []
  public var references: [Reference] = []

  /// A task that asks for none.
  public init() {}

  /// Reads the front matter of a context; other keys are left alone.
  ///
  /// - Parameter file: What the context is called in errors.
  /// - Throws: `invalid_input` that names every mistake with its line, or the first one that cannot be read.
  public init(context: String, file: String) throws(OverseerError) {
    let hint = "Mend the context of the task. What cannot be written so has its place in \(GateFile.path)."
    let items: [GateListReader.Item]
    do throws(FileProblems.Problem) {
      items = try GateListReader.read(context)
    } catch {
      throw FileProblems(file: file, hint: hint, error).error
    }
    var problems = FileProblems(file: file, hint: hint)
    for item in items {
      switch item {
      case .table(let table):
        if let gate = GateFields.read(table, &problems) { gates.append(gate) }
      case .scalar(let node): addReference(node, &problems)
      }
    }
    problems.addRepeated(gates)
    if !problems.all.isEmpty { throw problems.error }
  }

  private mutating func addReference(_ node: TOMLNode, _ problems: inout FileProblems) {
    guard case .string(let name) = node.value else {
      problems.add(node.line, "a gate is named by a text, not \(node.kind)")
      return
    }
    if let mistake = GateFields.mistake(inName: name) {
      problems.add(node.line, "the name `\(name.shown)` \(mistake)")
    } else if let before = references.first(where: { $0.name == name }) {
      problems.add(node.line, "the gate `\(name)` is named already, in line \(before.line)")
    } else {
      references.append(Reference(name: name, line: node.line))
    }
  }
}

extension FrontMatterGates {
  /// Refuses names that no gate has.
  ///
  /// - Parameters:
  ///   - known: The names of all gates that are effective for the task.
  ///   - file: What the context is called in errors.
  /// - Throws: `invalid_input` that names every one of them with its line.
  public func refuseStrangers(known: Set<String>, file: String) throws(OverseerError) {
    var problems = FileProblems(file: file, hint: "Mend the context of the task, or add the gate: os gate add")
    for reference in references where !known.contains(reference.name) {
      let meant = NearestName.to(reference.name, among: known.sorted()).map { "; did you mean `\($0)`?" }
      problems.add(reference.line, "there is no gate `\(reference.name)`" + (meant ?? ""))
    }
    if !problems.all.isEmpty { throw problems.error }
  }
}
