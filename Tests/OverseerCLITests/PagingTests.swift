import Testing

@testable import OverseerCLI

struct PagingTests {
  private func command(_ variables: [String: String]) -> String? {
    Session.pagerCommand(Environment(variables: variables, folder: "/", user: "alice"))
  }

  @Test func `a person says which pager, and that there is none`() {
    #expect(command(["TERM": "xterm"])?.hasSuffix("; less") == true)
    #expect(command(["TERM": "xterm", "PAGER": "most -s"])?.hasSuffix("; most -s") == true)
    #expect(command(["TERM": "xterm", "PAGER": "cat"]) == nil)
    #expect(command(["TERM": "dumb"]) == nil)
    #expect(command([:]) == nil)
  }
}
