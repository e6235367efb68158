import OverseerJSON
import OverseerModel

/// The learnings of an old document, oldest first.
struct ImportedLearnings {
  private(set) var learnings: [Learning] = []
  /// For each task what is to be remembered of its learnings: by the new id the old one and what has no place.
  private(set) var origins: [JSONObject]

  private struct Key: Hashable {
    var task: Int
    var origin: Int
    var content: String
  }

  init(_ document: OldDocument, _ tree: ImportedTree, _ ids: [AnyTaskID], _ notes: inout ImportNotes) {
    origins = Array(repeating: [:], count: ids.count)
    var seen: Set<Key> = []
    let source = IdentifierSource()
    let order = document.learnings.indices.sorted {
      (document.learnings[$0].createdAt, $0) < (document.learnings[$1].createdAt, $1)
    }
    for old in order.map({ document.learnings[$0] }) {
      guard let task = tree.places[old.taskID] else {
        notes.add("the learning \(old.id) was left out, because its task \(old.taskID) is not there: \(old.content)")
        continue
      }
      let content = ImportedText.cleaned(old.content)
      if content != old.content { notes.add(.replacedControls, old.id) }
      let pieces = ImportedText.pieces(content, limit: Text.contentLimit).filter { !Text.trimming($0).isEmpty }
      if pieces.isEmpty { notes.add(.emptyLearning, old.id) }
      if pieces.count > 1 { notes.add(.longLearning, old.id) }
      // That program named a learning's own task as its source.
      let origin = old.sourceTaskID.flatMap { tree.places[$0] } ?? task
      if let wanted = old.sourceTaskID, tree.places[wanted] == nil {
        notes.add(.foreignSource, "\(old.id) (\(wanted))")
      }
      for piece in pieces {
        guard seen.insert(Key(task: task, origin: origin, content: piece)).inserted else {
          notes.add(.repeatedLearning, old.id)
          continue
        }
        let learning = Learning(
          id: LearningID(source.next(at: old.createdAt)), taskID: ids[task], content: piece,
          sourceTaskID: origin == task ? nil : ids[origin], createdAt: old.createdAt)
        learnings.append(learning)
        origins[task]["\(learning.id)"] = .object(
          Self.kept(old, isForeign: old.sourceTaskID.map { tree.places[$0] == nil } ?? false))
      }
    }
  }

  private static func kept(_ old: OldLearning, isForeign: Bool) -> JSONObject {
    var kept: JSONObject = ["id": .string(old.id)]
    if isForeign, let wanted = old.sourceTaskID { kept["source_task_id"] = .string(wanted) }
    for extra in old.rest { kept[extra.key] = extra.value }
    return kept
  }
}
