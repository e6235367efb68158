import ArgumentParser
import OverseerModel
import OverseerSDK

struct ServeCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the API, events and pages to programs of this machine.",
    discussion: """
      It runs gates, reviewers and hooks by itself as long as it runs. Every request needs a token: os token create. \
      Stop it with Ctrl-C.
      """)

  @Option(help: ArgumentHelp("Listen on this port, 0 for any; else on 4820 or the next one free.", valueName: "n"))
  var port: Int?

  @Option(help: ArgumentHelp("Listen on this address instead of the loopback.", valueName: "address"))
  var listen: String?

  @Flag(name: .customLong("i-understand"), help: "Let other machines reach it: whoever has a token commands this one.")
  var acceptsOthers = false

  @Flag(help: "Open the browser, signed in.")
  var open = false

  @OptionGroup var global: GlobalOptions

  var mayAskServer: Bool { false }

  /// What is asked for, with the settings that the parser found.
  var serving: Serving {
    Serving(options: sessionOptions, port: port, address: listen, acceptsOthers: acceptsOthers, opens: open)
  }

  func runLong(_ session: Session) async throws(OverseerError) { try await serving.run(session) }
}

/// A wish for a server, read from a command line.
struct Serving: Hashable {
  var options = GlobalOptions.Values()
  var port: Int?
  /// nil for the loopback.
  var address: String?
  var acceptsOthers = false
  /// Whether the browser is opened.
  var opens = false

  func run(_ session: Session) async throws(OverseerError) {
    if let port, !(0...65535).contains(port) {
      throw OverseerError.invalidField("--port", "must be 0 to 65535, not \(port)")
    }
    var settings = ServeSettings(port: port, acceptsOthers: acceptsOthers)
    if let address { settings.address = address }
    let (json, style, opens) = (session.options.json, session.style, opens)
    try await session.programs.serve(session.equippedOverseer(), settings) { address, code in
      if json {
        Terminal.say((try? Session.encoded(address)).map { $0 + "\n" } ?? "")
      } else {
        Terminal.say(ServeText.ready(address, style))
      }
      if opens { Browser.open(SignInAddress.of(address.url, code: code())) }
    }
  }
}

extension Serving {
  /// Reads the plain forms without the argument parser, whose set-up takes as long as that of the server; nil for every
  /// command line that is not `os serve [--port N] [--json] [--open]`.
  init?(_ arguments: [String]) {
    guard arguments.first == "serve" else { return nil }
    var words = arguments.dropFirst()
    while let word = words.popFirst() {
      switch word {
      case "--json": options.json = true
      case "--open": opens = true
      case "--port":
        guard port == nil, let text = words.popFirst(), (1...5).contains(text.utf8.count),
          text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        port = Int(text)
      default: return nil
      }
    }
  }
}

/// What a server says of itself when it has started.
enum ServeText {
  static func ready(_ address: ServerAddress, _ style: Style) -> String {
    """
    Overseer is at \(style.paint(address.url, .bold))
      API   \(address.url)/api/docs
      Open  os open \(style.paint("signs the browser in", .dim))
      Stop  Ctrl-C

    """
  }
}

/// The address that signs a browser in. The code stands behind the #, which browsers send to nobody.
enum SignInAddress {
  static func of(_ server: String, code: String) -> String { "\(server)/#code=\(code)" }
}
