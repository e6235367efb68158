import OverseerContract
import OverseerModel
import OverseerSDK

/// The `Link` header of a list: where its next page is.
enum NextPage {
  /// nil on the last page: one that is not full.
  static func link(after page: some Sendable, _ target: RequestTarget) -> String? {
    guard let items = page as? [any PageItem], let first = items.first, let last = items.last,
      items.count == limit(of: target)
    else { return nil }
    // Events without `after` are the newest ones: those of the next page are older.
    let goesBack = last is Event && !target.query.contains { $0.name == "after" }
    let (name, cursor) = goesBack ? ("before", first.cursor) : ("after", last.cursor)
    var query = target.query.filter { $0.name != name }
    query.append(RequestTarget.Field(name: name, value: cursor))
    let text = query.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
    return "<\(target.path)?\(text.joined(separator: "&"))>; rel=\"next\""
  }

  private static func limit(of target: RequestTarget) -> Int {
    target.query.last { $0.name == "limit" }.flatMap { Int($0.value) } ?? Page.standard
  }
}

/// An element of a list that is given in pages, with what names it in `after`.
private protocol PageItem {
  var cursor: String { get }
}

extension Event: PageItem { var cursor: String { "\(seq)" } }
extension WorkItem: PageItem { var cursor: String { "\(id)" } }
extension Review: PageItem { var cursor: String { "\(id)" } }
extension Repo: PageItem { var cursor: String { "\(id)" } }
extension Learning: PageItem { var cursor: String { "\(id)" } }
extension HelpRequest: PageItem { var cursor: String { "\(id)" } }
extension AccessToken: PageItem { var cursor: String { "\(id)" } }
extension TaskVcs: PageItem { var cursor: String { "\(taskID)" } }
