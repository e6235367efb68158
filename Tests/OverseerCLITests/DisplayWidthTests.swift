import OverseerModel
import Testing

@testable import OverseerCLI

struct DisplayWidthTests {
  static let widths: [(String, Int)] = [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｱ", 1),
    ("Ａ", 2), ("○⊘◐◉✓✗◌", 7), ("█▒░", 3), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤", 1), ("❤\u{FE0F}", 2),
    ("1\u{FE0F}\u{20E3}", 2), ("\u{200B}", 0), ("a\u{200D}b", 2), ("क्षि", 3), ("ไทย", 3), ("עברית", 5), ("…", 1),
    ("⌚", 2),
    ("𠀀", 2), ("\u{1B}", 0),
  ]

  @Test(arguments: widths)
  func `cells of a text`(_ text: String, _ cells: Int) { #expect(DisplayWidth.of(text) == cells) }

  @Test func `truncation keeps to the cells`() {
    #expect(Layout.truncated("Handle tabs", to: 11) == "Handle tabs")
    #expect(Layout.truncated("Handle tabs", to: 10) == "Handle ta…")
    #expect(Layout.truncated("Handle tabs", to: 8) == "Handle…")
    #expect(Layout.truncated("日本語", to: 5) == "日本…")
    #expect(Layout.truncated("日本語", to: 4) == "日…")
    #expect(Layout.truncated("日本語", to: 1) == "…")
    #expect(Layout.truncated("日本語", to: 0) == "")
    for width in 0...20 { #expect(DisplayWidth.of(Layout.truncated("a日é👍🏽b\u{301}c日本", to: width)) <= width) }
  }

  @Test func `padding counts cells`() {
    #expect(Layout.padded("日本", to: 6) == "日本  ")
    #expect(Layout.padded("日本", to: 3) == "日本")
    #expect(Layout.padded(left: "日本", to: 6) == "  日本")
  }

  @Test func `lines are broken between words`() {
    #expect(Layout.wrapped("one two three four five six", width: 20) == ["one two three four", "five six"])
    #expect(Layout.wrapped("- one two three four five six", width: 20) == ["- one two three four", "  five six"])
    #expect(Layout.wrapped("  12. one two three four five", width: 20) == ["  12. one two three", "      four five"])
    #expect(Layout.wrapped(String(repeating: "a", count: 45), width: 20).map(\.count) == [20, 20, 5])
    #expect(Layout.wrapped("日本語日本語日本語日本語", width: 20) == ["日本語日本語日本語日", "本語"])
    #expect(Layout.wrapped("```\none two three four five six\n```", width: 20)[1] == "one two three four five six")
    #expect(Layout.wrapped("a\n\nb\n\n", width: 20) == ["a", "", "b"])
    #expect(Layout.wrapped("", width: 20) == [])
  }

  @Test func `ages are short`() {
    let now = Sample.now
    func age(_ seconds: Int64) -> String { Age.of(Sample.ago(.seconds(seconds)), at: now) }
    #expect([0, 59, 60, 3599, 3600, 172_799].map(age) == ["0s", "59s", "1m", "59m", "1h", "47h"])
    #expect([172_800, 59 * 86_400, 60 * 86_400, 800 * 86_400, -5].map(age) == ["2d", "59d", "2mo", "2y", "0s"])
    #expect(Age.until(now + Duration.milliseconds(1), at: now) == "1s")
    #expect(Age.until(now + Duration.seconds(3600), at: now) == "1h")
  }

  @Test func `control characters are shown, not obeyed`() {
    #expect(Escaped.text("a\u{1B}[31mb\r\nc\td") == "a\\u{1b}[31mb\nc\td")
    #expect(Escaped.text("\u{9B}\u{7F}\u{202E}\r") == "\\u{9b}\\u{7f}\\u{202e}\\u{d}")
    #expect(Escaped.line(" a\n\n b\tc ") == "a b c")
    #expect(Escaped.text("日本 é 👩‍👩‍👧") == "日本 é 👩‍👩‍👧")
  }
}
