import Foundation
import OverseerModel
import OverseerSDK
import Testing

@Suite struct HumanTokenTests {
  let scratch: ScratchFolder
  var installation: Installation { scratch.installation }

  init() throws { scratch = try ScratchFolder() }

  private func refusal() -> OverseerError.Code? {
    do throws(OverseerError) { _ = try HumanToken.ensure(in: installation) } catch { return error.code }
    return nil
  }

  @Test func isMadeAtTheFirstUseAndStays() throws {
    #expect(try HumanToken.find(in: installation) == nil)
    #expect(!scratch.exists("home"))
    let token = try HumanToken.ensure(in: installation)
    #expect(token.text.hasPrefix("ovs_human_"))
    #expect(token.text.utf8.count == 10 + 64)
    #expect(try HumanToken.ensure(in: installation).text == token.text)
    #expect(try HumanToken.find(in: installation)?.text == token.text)
    #expect(scratch.permissions(of: "home/token") == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: installation.folder) == ["token"])
  }

  @Test func isAnotherOneInEachInstallation() throws {
    let other = Installation(folder: scratch.path("other"))
    #expect(try HumanToken.ensure(in: installation).text != HumanToken.ensure(in: other).text)
  }

  @Test func allWhoAskAtOnceGetTheSame() async throws {
    for round in 0..<20 {
      let installation = Installation(folder: scratch.path("home\(round)"))
      let tokens = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 { group.addTask { try HumanToken.ensure(in: installation).text } }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(tokens.count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: installation.folder) == ["token"])
    }
  }

  @Test func matchesItselfAlone() throws {
    let token = try HumanToken.ensure(in: installation)
    #expect(token.matches(token.text))
    let last: Character = token.text.hasSuffix("0") ? "1" : "0"
    for other in [
      "", "ovs_human_", token.text + "0", String(token.text.dropLast()), token.text.uppercased(),
      String(token.text.dropLast()) + String(last), " " + token.text, token.text + "\n",
    ] {
      #expect(!token.matches(other), "\(other.count)")
    }
  }

  @Test func isNotPrintedByMistake() throws {
    let token = try HumanToken.ensure(in: installation)
    let secret = token.text.dropFirst(10)
    #expect(!"\(token)".contains(secret))
    #expect(!String(reflecting: token).contains(secret))
  }

  @Test func aFileThatOthersCanReadIsClosedToThem() throws {
    let token = try HumanToken.ensure(in: installation)
    scratch.setPermissions(0o644, of: "home/token")
    #expect(try HumanToken.ensure(in: installation).text == token.text)
    #expect(scratch.permissions(of: "home/token") == 0o600)
  }

  @Test(arguments: ["", "\n", "ovs_human_", "ovs_human_" + String(repeating: "g", count: 64), "hunter2"])
  func whatHoldsNoTokenIsRefusedAndKept(text: String) throws {
    try scratch.makeFolder("home")
    try scratch.write(text, to: "home/token")
    #expect(refusal() == .unavailable)
    #expect(try String(contentsOfFile: installation.token, encoding: .utf8) == text)
  }

  @Test func neitherALinkNorAFolderIsTaken() throws {
    try scratch.makeFolder("home")
    try scratch.write("x", to: "elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: installation.token, withDestinationPath: scratch.path("elsewhere"))
    #expect(refusal() == .unavailable)
    try scratch.remove("home/token")
    try scratch.makeFolder("home/token")
    #expect(refusal() == .unavailable)
    try scratch.remove("home/token")
    #expect(mkfifo(installation.token, 0o600) == 0)
    #expect(refusal() == .unavailable)
  }
}
