import Testing

@testable import OverseerCLI

/// What is read ahead of the argument parser means what the parser makes of it.
struct HotCommandTests {
  static let taken: [[String]] = [
    ["task", "next"], ["task", "next", "--json"], ["task", "next", "--claim"], ["task", "next", "--claim", "--json"],
    ["task", "next", "--json", "--claim"], ["task", "next", "--json", "--json"],
    ["task", "create", "-d", "Write the parser"], ["task", "create", "--description", "Write the parser", "--json"],
    ["task", "create", "--json", "-d", "Write the parser", "--parent", "4K9T2M"],
    ["task", "create", "--parent", "ms_01KGPFQ00000000000000M1ST1", "-d", "x"], ["task", "create", "-d", ""],
    ["task", "create", "-d", "a=b --json"], ["task", "create", "-d", "日本語"], ["task", "create", "-d", "@file"],
    ["task", "create", "-d", "next", "--parent", "task"],
  ]

  @Test(arguments: taken)
  func `means the same as to the parser`(_ arguments: [String]) throws {
    let hot = try #require(HotCommand(arguments))
    let parsed = try OS.parseAsRoot(arguments)
    switch parsed {
    case let next as TaskNext:
      #expect(hot.kind == .next(next.request))
      #expect(hot.options == next.sessionOptions)
    case let create as TaskCreate:
      #expect(hot.kind == .create(create.request))
      #expect(hot.options == create.sessionOptions)
    default: Issue.record("\(arguments) is \(type(of: parsed))")
    }
  }

  static let left: [[String]] = [
    [], ["task"], ["task", "list"], ["--json", "task", "next"], ["task", "--json", "next"], ["task", "next", "--help"],
    ["task", "next", "-h"], ["task", "next", "--milestone", "x"], ["task", "next", "--explain", "x"],
    ["task", "next", "--repo", "x"], ["task", "next", "--as", "agent:x"], ["task", "next", "x"],
    ["task", "next", "--version"], ["task", "next", "--json=true"], ["task", "create"], ["task", "create", "-d"],
    ["task", "create", "--parent", "x"], ["task", "create", "-d", "x", "--parent"], ["task", "create", "-d", "--json"],
    ["task", "create", "-d", "-x"], ["task", "create", "-d", "x", "-d", "y"], ["task", "create", "-dx"],
    ["task", "create", "--description=x"], ["task", "create", "-d", "x", "--parent", "-y"],
    ["task", "create", "-d", "x", "--parent", "a", "--parent", "b"], ["task", "create", "-d", "x", "--priority", "1"],
    ["task", "create", "-d", "x", "y"], ["task", "create", "-d", "x", "--"], ["help", "task", "next"],
    ["next", "task"],
  ]

  @Test(arguments: left)
  func `leaves the rest to the parser`(_ arguments: [String]) { #expect(HotCommand(arguments) == nil) }

  @Test(arguments: [
    ["serve"], ["serve", "--json"], ["serve", "--port", "0"], ["serve", "--port", "04820", "--open"],
    ["serve", "--open", "--json", "--port", "99999"],
  ])
  func `means the same server as to the parser`(_ arguments: [String]) throws {
    let parsed = try #require(try OS.parseAsRoot(arguments) as? ServeCommand)
    #expect(Serving(arguments) == parsed.serving)
  }

  @Test(arguments: [
    [], ["open"], ["--json", "serve"], ["serve", "--help"], ["serve", "--port"], ["serve", "--port", ""],
    ["serve", "--port", "-1"], ["serve", "--port", "+1"], ["serve", "--port", "1x"], ["serve", "--port", "123456"],
    ["serve", "--port=1"], ["serve", "--port", "1", "--port", "2"], ["serve", "--listen", "::1"],
    ["serve", "--i-understand"], ["serve", "--repo", "x"], ["serve", "x"],
  ])
  func `leaves other servers to the parser`(_ arguments: [String]) { #expect(Serving(arguments) == nil) }
}
