import Testing

@testable import OverseerGates

@Suite struct TOMLReaderTests {
  private func read(_ text: String) throws -> TOMLTable { try TOMLReader.read(Array(text.utf8)) }

  private func text(_ document: String) throws -> String? {
    guard case .string(let text) = try read("a = " + document)["a"]?.node.value else { return nil }
    return text
  }

  private func problem(_ document: String) -> (line: Int, message: String)? {
    do { _ = try read(document) } catch let error as FileProblems.Problem { return (error.line, error.message) } catch {
    }
    return nil
  }

  @Test(arguments: [
    (#""a\tb\n\"\\\u00e9\U0001F600""#, "a\tb\n\"\\é😀"), (#"'a\tb'"#, #"a\tb"#), ("\"\"\"\na\nb\"\"\"", "a\nb"),
    ("'''\r\na\r\nb'''", "a\nb"), ("\"\"\"a \\\n   \n  b\"\"\"", "a b"), ("\"\"\"a\"\"\"\"\"", "a\"\""),
    ("''''a''''", "'a'"), ("\"\"", ""), ("\"\"\"\"\"\"", ""), ("\"#\" # c", "#"), ("\"\"\"a\\\r\n  b\"\"\"", "ab"),
  ])
  func textsAreReadByTheRules(document: String, expected: String) throws {
    #expect(try text(document)?.unicodeScalars.elementsEqual(expected.unicodeScalars) == true)
  }

  @Test(arguments: [
    ("0", 0), ("+7", 7), ("-17", -17), ("1_000", 1000), ("0xfF", 255), ("0o17", 15), ("0b101", 5),
    ("-9223372036854775808", Int64.min), ("9223372036854775807", .max),
  ])
  func wholeNumbers(document: String, expected: Int64) throws {
    guard case .integer(expected) = try read("a = " + document)["a"]?.node.value else {
      Issue.record("\(document) is not \(expected)")
      return
    }
  }

  @Test func everythingKnowsItsLine() throws {
    let root = try read("\n# c\na = 1\n[t]\nb = [\n 1,\n\n 2,\n]\n[[l]]\n[[l]]\n c = '''\n\n'''\nd = 3\n[t.u]\n")
    #expect(root.entries.map(\.line) == [3, 4, 10])
    guard case .table(let table) = root["t"]?.node.value, case .array(let list) = table["b"]?.node.value,
      case .tables(let tables) = root["l"]?.node.value
    else {
      Issue.record("the tables are not as written")
      return
    }
    #expect(list.map(\.line) == [6, 8])
    #expect(table.entries.map(\.line) == [5, 16])
    #expect(tables.map(\.line) == [10, 11])
    #expect(tables[1].entries.map(\.line) == [12, 15])
  }

  @Test(arguments: [
    "a.b = 1\na.c = 2", "[a.b]\n[a]\nc = 1", "[a]\n[a.b]\n[c]", "[[a]]\n[[a]]\n[a.b]\n[[a]]\n[a.b]", "\"\" = 1",
    "'a.b' = 1\na.b = 1", "1 = 2", "1.2 = 3", "a = [ ]", "a = { }", "a = { b.c = 1, d = [{}] }", "a = 1 # c\r\nb=2",
    "[ a . \"b\" ]", "\u{FEFF}a = 1", "a = 1979-05-27T07:32:00Z", "a = 1.5e3", "a = -inf", "a = nan",
    "[a]\nb.c = 1\n[a.d]",
    "[fruit]\napple.color = 1\n[fruit.pear]",
  ])
  func isTOML(document: String) {
    if let problem = problem(document) { Issue.record("\(document): \(problem)") }
  }

  @Test(arguments: [
    ("a", 1), ("a = ", 1), ("a = 1 b = 2", 1), ("\na = b", 2), ("a = 1\na = 2", 2), ("[a]\n[a]", 2), ("a = 1\n[a]", 2),
    ("[[a]]\n[a]", 2), ("[a]\n[[a]]", 2), ("a = []\n[[a]]", 2), ("a = {}\n[a.b]", 2), ("a = {}\na.b = 1", 2),
    ("[a.b]\n[a]\nb.c = 1", 3), ("[a]\nb.c = 1\n[a.b]", 3), ("a = 1\na.b = 1", 2), ("a = { b = 1, }", 1),
    ("a = { b = 1\n}", 1), ("a = [1 2]", 1), ("a = 'b\nc'", 1), ("a = \"b", 1), ("a = \"\"\"\n\n", 1),
    ("a = 'b\rc'", 1),
    ("a = \"\\x41\"", 1), ("a = \"\\ud800\"", 1), ("a = 01", 1), ("a = 99999999999999999999", 1), ("= 1", 1), ("[]", 1),
    ("[a", 1), ("[a]]", 1), ("a = \"\u{0}\"", 1), ("# \u{7F}", 1), ("a = 1\rb = 2", 1), ("a = TRUE", 1), ("é = 1", 1),
    ("\"\"\"a\"\"\" = 1", 1), ("a = \"\"\"\"\"\"\"\"\"", 1), ("a..b = 1", 1), ("a = [[[[[[[[[[[[[[[[[", 1),
    ("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1", 1), ("\u{FEFF}\u{FEFF}a = 1", 1), ("\"a\u{0}b\" = 1", 1),
  ])
  func isNotTOML(document: String, line: Int) {
    #expect(problem(document)?.line == line, "\(document): \(String(describing: problem(document)))")
  }

  @Test func whatIsNotUTF8IsNamedByItsLine() {
    do {
      _ = try TOMLReader.read(Array("a = 1\n# ".utf8) + [0xC3, 0x28] + Array("\n".utf8))
      Issue.record("it was read")
    } catch { #expect(error.line == 2) }
  }

  @Test func holdsManyEntries() throws {
    let document = "[a]\n" + (0..<8000).map { "k\($0)=1\n" }.joined()
    guard case .table(let table) = try read(document)["a"]?.node.value else { return }
    #expect(table.entries.count == 8000)
  }
}
