/// All that one metric says, in the text format 0.0.4 of Prometheus
/// (prometheus.io/docs/instrumenting/exposition_formats).
struct MetricFamily: Sendable {
  enum Kind: String, Sendable { case counter, gauge, histogram }

  struct Label: Sendable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  let name: String
  let help: String
  let kind: Kind
  private var lines = ""

  /// - Parameter name: Letters, digits and `_`, with the unit at its end, and `_total` after it for a counter.
  init(_ name: String, _ kind: Kind, _ help: String, _ addValues: (inout MetricFamily) -> Void) {
    self.name = name
    self.kind = kind
    self.help = help
    addValues(&self)
  }

  /// Adds a value; nothing where there is none.
  mutating func add(_ value: Int?, _ labels: Label...) {
    if let value { add("\(value)", labels) }
  }

  mutating func add(_ value: Double, _ labels: Label...) {
    add(Self.number(value), labels)
  }

  private mutating func add(_ value: String, _ labels: [Label]) {
    let labels = labels.isEmpty ? "" : "{\(Self.written(labels))}"
    lines += "\(name)\(labels) \(value)\n"
  }

  /// Adds all lines of a distribution: each step counts what is in the steps before it, too.
  mutating func add(_ times: Distribution, _ labels: Label...) {
    let labels = Self.written(labels)
    let bucket = "\(name)_bucket{\(labels)\(labels.isEmpty ? "" : ",")le=\""
    var count = 0
    for (step, own) in times.counts.enumerated() {
      count += own
      lines += bucket
      lines += step < Self.bounds.count ? Self.bounds[step] : "+Inf"
      lines += "\"} \(count)\n"
    }
    lines += "\(name)_sum{\(labels)} \(Self.number(times.sum))\n"
    lines += "\(name)_count{\(labels)} \(count)\n"
  }

  /// The lines of all `families` that have a value, ordered by name.
  static func text(of families: [MetricFamily]) -> String {
    var text = ""
    for family in families.sorted(by: { $0.name < $1.name }) where !family.lines.isEmpty {
      text += "# HELP \(family.name) \(escaped(family.help, quotes: false))\n"
      text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
      text += family.lines
    }
    return text
  }

  private static let bounds = Distribution.bounds.map(number)

  private static func written(_ labels: [Label]) -> String {
    labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }.joined(separator: ",")
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x22 }) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": safe.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": safe.append(contentsOf: "\\n".unicodeScalars)
      case "\"" where quotes: safe.append(contentsOf: "\\\"".unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  private static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
