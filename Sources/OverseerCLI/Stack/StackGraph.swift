import OverseerModel
import OverseerSDK

/// A stack as it is drawn, from the top to the default branch: two rows for each layer, side branches one column
/// further right than what they stand on.
struct StackGraph {
  enum Kind { case head, details }

  struct Row {
    var kind: Kind
    /// nil for the default branch.
    var layer: TaskStack.Layer?
    /// The branches, with the glyph of the task in the row of its head. All are equally wide.
    var graph: String
  }

  private(set) var rows: [Row] = []
  /// The layers that are drawn above one; nil stands for the default branch.
  private var above: [AnyTaskID?: [TaskStack.Layer]] = [:]

  init(_ stack: TaskStack) {
    let places = Dictionary(uniqueKeysWithValues: stack.layers.enumerated().map { ($1.taskID, $0) })
    for layer in stack.layers {
      // Of several that it stands on, the topmost has all others below it.
      let below = layer.standsOn.compactMap { places[$0] }.max()
      above[below.map { stack.layers[$0].taskID }, default: []].append(layer)
    }
    drawAbove(nil, column: 0)
    rows.append(Row(kind: .head, layer: nil, graph: "◆"))
    let width = rows.map(\.graph.count).max() ?? 0
    for place in rows.indices { rows[place].graph = Layout.padded(rows[place].graph, to: width) }
  }

  private mutating func drawAbove(_ id: AnyTaskID?, column: Int) {
    for (place, layer) in above[id, default: []].enumerated() {
      draw(layer, column: place == 0 ? column : column + 1, isSide: place > 0)
    }
  }

  private mutating func draw(_ layer: TaskStack.Layer, column: Int, isSide: Bool) {
    drawAbove(layer.taskID, column: column)
    let left = String(repeating: "│ ", count: column)
    rows.append(Row(kind: .head, layer: layer, graph: left + TaskGlyph(layer.status).rawValue))
    rows.append(Row(kind: .details, layer: layer, graph: isSide ? left.dropLast(2) + "├─┘" : left + "│"))
  }
}
