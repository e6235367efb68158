import Dispatch
import OverseerModel
import OverseerSDK
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows on standard error what becomes of gates while a call runs them.
///
/// On a terminal there is a line for each gate, which is rewritten in its place and gone in the end. Elsewhere a line is
/// printed when a gate starts, and one when it ends.
final class GateView {
  fileprivate struct Picture {
    var board = GateBoard()
    var frame = 0
    /// What stands on the terminal now.
    var shown: [String] = []
  }

  fileprivate final class State: Sendable {
    let picture = Mutex(Picture())
    let what: String
    let environment: Environment

    init(_ what: String, _ environment: Environment) {
      self.what = what
      self.environment = environment
    }
  }

  fileprivate static let framesPerSecond = 10

  private let state: State
  private let queue = DispatchQueue(label: "gates")
  private var timer: (any DispatchSourceTimer)?

  /// - Parameter what: What is being done, for as long as no gate runs.
  init(_ what: String, _ environment: Environment) {
    state = State(what, environment)
    guard isatty(STDERR_FILENO) == 1, environment["TERM"] != "dumb" else { return }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(100), repeating: 1 / Double(Self.framesPerSecond))
    timer.setEventHandler { [state] in state.draw() }
    timer.resume()
    self.timer = timer
  }

  /// Hears of the gates.
  var observer: @Sendable (GateProgress) -> Void {
    guard timer == nil else { return { [state] in state.take($0) } }
    return { [state] in state.tell($0) }
  }

  func end() {
    guard let timer else { return }
    timer.cancel()
    self.timer = nil
    // What is being drawn now is drawn before it is cleared.
    queue.sync {}
    state.clear()
  }
}

extension GateView.State {
  fileprivate func take(_ progress: GateProgress) { picture.withLock { $0.board.take(progress) } }

  fileprivate func tell(_ progress: GateProgress) {
    if let line = GateBoard.plainLine(progress, Style.of(STDERR_FILENO, environment)) { Terminal.tell(line + "\n") }
  }

  fileprivate func draw() {
    var size = winsize()
    let height = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 1 ? Int(size.ws_row) - 1 : 23
    let style = Style.of(STDERR_FILENO, environment)
    let text = picture.withLock { picture -> String in
      picture.frame += 1
      let seconds = picture.frame / GateView.framesPerSecond
      var lines = picture.board.lines(frame: picture.frame, height: height - 1, style)
      // What is done at once needs no words.
      if picture.board.isIdle, seconds > 0 { lines.append("\(what) … \(seconds)s") }
      guard lines != picture.shown else { return "" }
      defer { picture.shown = lines }
      return Self.clearing(picture.shown) + lines.map { $0 + "\n" }.joined()
    }
    if !text.isEmpty { Terminal.tell(text) }
  }

  fileprivate func clear() {
    let text = picture.withLock { picture in
      defer { picture.shown = [] }
      return Self.clearing(picture.shown)
    }
    if !text.isEmpty { Terminal.tell(text) }
  }

  /// Back to the first of these lines, with all below it cleared.
  private static func clearing(_ lines: [String]) -> String {
    lines.isEmpty ? "" : "\r\u{1B}[\(lines.count)A\u{1B}[J"
  }
}

extension Session {
  /// Calls an operation that may run gates, and shows what becomes of them; with `--json` it says nothing.
  func callWatched<Operation: SDKOperation>(
    _ operation: Operation, saying what: String
  ) async throws(OverseerError) -> Operation.Output {
    guard !options.json else { return try await callLong(operation) }
    let view = GateView(what, environment)
    defer { view.end() }
    let caller = try caller(for: Operation.spec.who)
    guard let server = try server() else {
      return try await equippedOverseer().watched(by: view.observer).call(operation, as: caller)
    }
    return try await ServedGates(server, caller, view.observer).watched { () async throws(OverseerError) in
      try await server.call(operation, as: caller)
    }
  }
}
