import Testing

@testable import OverseerServe

@Suite("The header that carries a token")
struct BearerHeaderTests {
  @Test(
    "Holds it behind the word Bearer, which has no case",
    arguments: ["Bearer x", "bearer x", "BEARER  x ", " bEaReR x"])
  func secret(value: String) { #expect(BearerHeader.secret(in: value) == "x") }

  @Test(
    "Holds none in any other form",
    arguments: [
      "", " ", "x", "Bearer", "Bearer ", "Bearerx", "Bearer\tx", "Bearer x y", "Basic x", "Bearers x", "Bearep x",
      "\u{02}earer x", "Bea\u{301}rer x",
    ])
  func nothing(value: String) { #expect(BearerHeader.secret(in: value) == nil) }
}
