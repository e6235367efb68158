import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@testable import OverseerServe

@Suite("Signing in by a one-time code")
struct SignInTests {
  let signIn = SignIn()
  let noon = Instant(milliseconds: 1_770_278_772_345)
  let person: Bearer

  init() throws {
    let overseer = Overseer(installation: Installation(folder: "/nowhere"), store: try Store.inMemory())
    person = overseer.owner
  }

  private func code() -> String { signIn.code(for: person, at: noon).code }

  private func refusal(of code: String, at now: Instant) -> OverseerError.Code? {
    do throws(OverseerError) { _ = try signIn.redeem(code, at: now) } catch { return error.code }
    return nil
  }

  @Test("A code is good once, for the one who asked for it")
  func once() throws {
    let made = signIn.code(for: person, at: noon)
    #expect(made.code.utf8.count == 64 && made.code.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    #expect(made.expiresAt == noon + .seconds(60))
    #expect(try signIn.redeem(made.code, at: noon + .seconds(59)) == person)
    #expect(try signIn.redeem(made.code, at: noon + .seconds(59)) == nil)
  }

  @Test("It is good for a minute and not one millisecond more")
  func lifetime() throws {
    let first = code()
    let second = code()
    #expect(try signIn.redeem(first, at: noon + .milliseconds(59_999)) == person)
    #expect(try signIn.redeem(second, at: noon + .milliseconds(60_000)) == nil)
  }

  @Test("Codes are all different, and each is good whatever became of the others")
  func several() throws {
    let codes = (0..<SignIn.mostCodes).map { _ in code() }
    #expect(Set(codes).count == codes.count)
    for code in codes.shuffled() { #expect(try signIn.redeem(code, at: noon) == person) }
  }

  @Test("One code too many ends the oldest")
  func tooMany() throws {
    let codes = (0...SignIn.mostCodes).map { _ in code() }
    #expect(try signIn.redeem(codes[0], at: noon) == nil)
    for code in codes.dropFirst() { #expect(try signIn.redeem(code, at: noon) == person) }
  }

  @Test("Codes that have run out do not count")
  func runOut() throws {
    for _ in 0..<SignIn.mostCodes { _ = code() }
    let later = noon + SignIn.lifetime
    let codes = (0..<SignIn.mostCodes).map { _ in signIn.code(for: person, at: later).code }
    for code in codes { #expect(try signIn.redeem(code, at: later) == person) }
  }

  @Test("Nothing else is a code")
  func wrong() throws {
    let code = code()
    for wrong in ["", String(code.dropLast()), code + "0", code.uppercased() + " ", String(repeating: "0", count: 64)] {
      #expect(try signIn.redeem(wrong, at: noon) == nil)
    }
    #expect(try signIn.redeem(code, at: noon) == person)
  }

  @Test("Who tries too often is told so for a minute, and the owner gets in all the same")
  func tries() throws {
    let code = code()
    for number in 0..<SignIn.mostFailures {
      #expect(try signIn.redeem("wrong", at: noon + .milliseconds(Int64(number))) == nil)
    }
    let last = noon + .milliseconds(Int64(SignIn.mostFailures))
    #expect(refusal(of: "wrong", at: last) == .rateLimited)
    #expect(try signIn.redeem(code, at: last) == person)
    #expect(refusal(of: code, at: last) == .rateLimited, "it was good once")
    #expect(refusal(of: "wrong", at: noon + .milliseconds(59_999)) == .rateLimited)
    #expect(refusal(of: "wrong", at: noon + .seconds(60)) == nil, "the first try is a minute ago")
    #expect(refusal(of: "wrong", at: noon + .seconds(60)) == .rateLimited)
  }

  @Test("Of many who come with the same code at once one gets in")
  func race() async throws {
    for _ in 0..<50 {
      let code = code()
      let signIn = signIn
      let noon = noon
      let admitted = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 { group.addTask { (try? signIn.redeem(code, at: noon)) ?? nil != nil } }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(admitted == 1)
    }
  }
}
