import OverseerModel
import OverseerSDK

/// The commands that agents call in loops, read without the argument parser, whose set-up costs more than the work.
///
/// Only the plain forms are taken here; any other word leaves the command line to the parser. Both ways end in the
/// same `run`, so they answer alike.
struct HotCommand {
  enum Kind: Hashable {
    case next(TaskNext.Request)
    case create(TaskCreate.Request)
  }

  let options: GlobalOptions.Values
  let kind: Kind

  /// Nil for every command line that is not one of the plain forms.
  init?(_ arguments: [String]) {
    guard arguments.count >= 2, arguments[0] == "task" else { return nil }
    var words = arguments.dropFirst(2)[...]
    var options = GlobalOptions.Values()
    switch arguments[1] {
    case "next":
      var request = TaskNext.Request()
      while let word = words.popFirst() {
        switch word {
        case "--json": options.json = true
        case "--claim": request.claim = true
        default: return nil
        }
      }
      kind = .next(request)
    case "create":
      var request = TaskCreate.Request()
      while let word = words.popFirst() {
        switch word {
        case "--json": options.json = true
        case "-d", "--description":
          guard request.description == nil, let text = words.popFirst(), !text.hasPrefix("-") else { return nil }
          request.description = text
        case "--parent":
          guard request.parent == nil, let text = words.popFirst(), !text.hasPrefix("-") else { return nil }
          request.parent = text
        default: return nil
        }
      }
      guard request.description != nil else { return nil }
      kind = .create(request)
    default: return nil
    }
    self.options = options
  }

  func run(_ session: Session) throws(OverseerError) {
    switch kind {
    case .next(let request): try request.run(session)
    case .create(let request): try request.run(session)
    }
  }
}
