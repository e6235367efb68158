import OverseerVCS
import Testing

@Suite struct RealPathTests {
  @Test func dotsAndLinksAreGone() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("a/b")
    #expect(realPath(scratch.path("a/./b/..")) == scratch.path("a"))
    #expect(realPath(scratch.path("missing")) == nil)
    #expect(realPath("") == nil)
    #expect(realPath("/") == "/")
  }

  @Test func aNULDoesNotCutTheNameOff() throws {
    let scratch = try Scratch()
    #expect(realPath(scratch.folder + "\u{0}/x") == nil)
  }
}
