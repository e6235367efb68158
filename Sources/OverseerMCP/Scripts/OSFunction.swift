import OverseerCodemode
import OverseerJSON
import OverseerModel
import OverseerSDK

/// What the global `os` has beside the operations.
enum OSFunction: String, Sendable, CaseIterable {
  case search, describe, output, transaction, wait

  var name: String { "os.\(rawValue)" }

  func answer(_ arguments: [UInt8], _ script: RunningScript) throws(OverseerError) -> ScriptHost.Reply {
    let given = try OSArguments(arguments, of: self)
    switch self {
    case .search: return .value(try Self.encoded(OperationIndex.shared.matches(of: try given.text(0, "words"))))
    case .describe: return .value(try Self.encoded(try OperationIndex.shared.describe(try given.text(0, "name")).json))
    case .output:
      let id = try given.text(0, "execution_id")
      let part = try given.options(1, ["path", "from"])
      return .value(
        try script.shelf.part(
          of: id, path: try given.text(part["path"], "path"), from: try given.number(part["from"], "from"),
          for: script.owner))
    case .transaction:
      guard script.mode != .query else {
        throw OverseerError(.forbidden, "query only reads: use execute for os.transaction")
      }
      return .around { enclosed throws(HostFailure) in
        do throws(OverseerError) { try script.transact(enclosed, called: name) } catch { throw HostFailure(error) }
      }
    case .wait: return try Self.wait(given, script)
    }
  }

  private static func wait(_ given: OSArguments, _ script: RunningScript) throws(OverseerError) -> ScriptHost.Reply {
    if let enclosure = script.enclosure {
      throw OverseerError(.invalidState, "os.wait waits for what others do, so it cannot be part of \(enclosure)")
    }
    let asked = try given.number(try given.options(1, ["timeout_ms"])["timeout_ms"], "timeout_ms")
    let task = try task(of: try given.value(0, "review"), script)
    let limit = script.waitLimit(asked.map { .milliseconds($0) })
    return .later { () async throws(HostFailure) in
      do throws(OverseerError) {
        let wait = AwaitReview(taskID: task, until: .human)
        return try encoded(try await wait.look(in: script.overseer, as: script.caller, for: limit))
      } catch {
        throw HostFailure(error)
      }
    }
  }

  /// The task of a review, which is given by its id, as it is, or as a part of what a submit has answered with.
  private static func task(of value: JSONValue, _ script: RunningScript) throws(OverseerError) -> AnyTaskID {
    let review = value["review"] ?? value
    if let task = (review["task_id"] ?? review).stringValue.flatMap({ AnyTaskID($0) }) { return task }
    if let id = (review["id"] ?? review).stringValue.flatMap({ ReviewID($0) }) {
      return try script.call(GetReview(id: id)).taskID
    }
    throw OverseerError.invalidField(
      "review", "must be a review, or its id (rev_ and 26 characters)",
      hint: "os.wait(await tasks.submit(id)), or os.wait(\"rev_…\")")
  }

  private static func encoded(_ value: some Encodable) throws(OverseerError) -> [UInt8] {
    do {
      return try JSONCoder.encode(value)
    } catch {
      throw OverseerError(.internalError, "the reply cannot be written as JSON: \(error)")
    }
  }
}

/// The arguments of a function of `os`.
private struct OSArguments {
  private let function: OSFunction
  private let given: [JSONValue]

  init(_ arguments: [UInt8], of function: OSFunction) throws(OverseerError) {
    self.function = function
    do throws(JSONParseError) {
      given = try JSONParser.parse(arguments).arrayValue ?? []
    } catch {
      throw OverseerError(.internalError, "the arguments of \(function.name) cannot be read: \(error)")
    }
    let most = function == .output || function == .wait ? 2 : 1
    guard given.count <= most else {
      throw OverseerError(.invalidInput, "\(function.name) is given \(most) arguments at most, not \(given.count)")
    }
  }

  func value(_ place: Int, _ name: String) throws(OverseerError) -> JSONValue {
    guard given.indices.contains(place), !given[place].isNull else {
      throw OverseerError.invalidField(name, "is required")
    }
    return given[place]
  }

  func text(_ place: Int, _ name: String) throws(OverseerError) -> String {
    guard let text = try text(try value(place, name), name) else {
      throw OverseerError.invalidField(name, "is required")
    }
    return text
  }

  func text(_ value: JSONValue?, _ name: String) throws(OverseerError) -> String? {
    guard let value, !value.isNull else { return nil }
    guard let text = value.stringValue else { throw OverseerError.invalidField(name, "must be a string") }
    return text
  }

  /// A whole number that is not negative.
  func number(_ value: JSONValue?, _ name: String) throws(OverseerError) -> Int? {
    guard let value, !value.isNull else { return nil }
    guard let number = value.numberValue.flatMap({ Int(exactly: $0) }), number >= 0 else {
      throw OverseerError.invalidField(name, "must be a whole number, 0 or more")
    }
    return number
  }

  /// The object at the end, which knows these members only, also in camelCase.
  func options(_ place: Int, _ known: [String]) throws(OverseerError) -> JSONObject {
    guard given.indices.contains(place), !given[place].isNull else { return [:] }
    guard let members = given[place].objectValue else {
      throw OverseerError(.invalidInput, "the last argument of \(function.name) is {\(known.joined(separator: ", "))}")
    }
    var options: JSONObject = [:]
    for (key, value) in members { options[JSONKey.wireName(key)] = value }
    for (key, _) in options where !known.contains(key) {
      let meant = NearestName.to(key, among: known).map { "; did you mean \($0)?" } ?? ""
      throw OverseerError.invalidField(String(key.prefix(100)), "there is no such field" + meant)
    }
    return options
  }
}
