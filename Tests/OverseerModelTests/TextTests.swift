import OverseerJSON
import OverseerModel
import Testing

/// Every control character: C0, DEL, C1.
private let controls: [Unicode.Scalar] = (Array(0...0x1F) + Array(0x7F...0x9F)).compactMap {
  Unicode.Scalar($0 as UInt32)
}

@Suite("Titles")
struct DescriptionTests {
  @Test(
    "A title is trimmed and otherwise left as it is",
    arguments: [
      ("do it", "do it"), ("  do it\t", "do it"), ("\n do it \r\n", "do it"),
      ("\u{A0}do\u{2003}it\u{3000}", "do\u{2003}it"),
      ("Größe 👩‍👩‍👧‍👦 語", "Größe 👩‍👩‍👧‍👦 語"), ("a", "a"), ("\"';--", "\"';--"),
    ])
  func trimmed(text: String, expected: String) throws {
    #expect(try Text.description(text) == expected)
  }

  @Test("A title of nothing but white space is refused", arguments: ["", " ", "\n", "\t \r\n", "\u{A0}\u{2003}"])
  func empty(text: String) {
    let error = refusal { () throws(OverseerError) in try Text.description(text) }
    #expect(error?.code == .invalidInput)
    #expect(error?.fields == ["description"])
  }

  @Test(
    "A title of two lines is refused",
    arguments: ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func twoLines(end: String) {
    let error = refusal { () throws(OverseerError) in try Text.description("one\(end)two") }
    #expect(error?.code == .invalidInput)
    #expect(error?.fields == ["description"])
    #expect(error?.hint?.contains("context") == true)
  }

  @Test("A control character is refused wherever it stands", arguments: controls)
  func controlCharacters(control: Unicode.Scalar) {
    let error = refusal { () throws(OverseerError) in try Text.description("a\(Character(control))b") }
    #expect(error?.code == .invalidInput)
    #expect(error?.fields == ["description"])
    #expect(error?.message.unicodeScalars.contains(control) == false, "the message does not repeat it")
  }

  @Test("500 characters are taken, 501 are not, however many bytes they have", arguments: ["a", "ß", "語", "🙂"])
  func length(character: String) throws {
    let longest = String(repeating: character, count: 500)
    #expect(try Text.description("  \(longest)  ") == longest)
    let error = refusal { () throws(OverseerError) in try Text.description(longest + character) }
    #expect(error?.code == .invalidInput)
    #expect(error?.message.contains("501") == true)
  }

  @Test("The field that is named is the one that was given")
  func fieldName() {
    let error = refusal { () throws(OverseerError) in try Text.description("", field: "suggested_options[2]") }
    #expect(error?.fields == ["suggested_options[2]"])
  }
}

@Suite("Markdown")
struct MarkdownTests {
  @Test("Text is kept to the letter, line ends and tabs included", arguments: ["", " ", "a\r\nb\tc\n", "# ü\n\n- x"])
  func kept(text: String) throws {
    #expect(Array(try Text.markdown(text, field: "context", limit: 100).utf8) == Array(text.utf8))
  }

  @Test("The limit counts bytes, and one more is too large", arguments: [(10, "a"), (10, "ß"), (12, "語")])
  func limit(bytes: Int, character: String) throws {
    let longest = String(repeating: character, count: bytes / character.utf8.count)
    #expect(try Text.markdown(longest, field: "context", limit: bytes) == longest)
    let error = refusal { () throws(OverseerError) in
      try Text.markdown(longest + "!", field: "context", limit: bytes)
    }
    #expect(error?.code == .tooLarge)
    #expect(error?.fields == ["context"])
  }

  @Test("Control characters but tab and line ends are refused", arguments: controls)
  func controlCharacters(control: Unicode.Scalar) throws {
    let text = "a\(Character(control))b"
    if ["\t", "\n", "\r"].contains(control) {
      #expect(try Text.markdown(text, field: "reason", limit: 100) == text)
    } else {
      let error = refusal { () throws(OverseerError) in try Text.markdown(text, field: "reason", limit: 100) }
      #expect(error?.code == .invalidInput)
      #expect(error?.fields == ["reason"])
    }
  }

  @Test("Where something must be said, white space does not do", arguments: ["", "  ", "\n\t\n"])
  func required(text: String) throws {
    let error = refusal { () throws(OverseerError) in
      try Text.requiredMarkdown(text, field: "reason", limit: 100)
    }
    #expect(error?.code == .invalidInput)
    #expect(error?.fields == ["reason"])
    #expect(try Text.requiredMarkdown(" x\n", field: "reason", limit: 100) == " x\n")
  }

  @Test("Where something must be said, the limit holds as well")
  func requiredLimit() {
    let error = refusal { () throws(OverseerError) in
      try Text.requiredMarkdown("abc", field: "reason", limit: 2)
    }
    #expect(error?.code == .tooLarge)
  }
}

@Suite("Labels, metadata, words")
struct SmallTextTests {
  @Test("Labels are trimmed, in lower case, sorted, each once")
  func labels() throws {
    #expect(try Text.labels(["b", " A ", "a", "Ä", "c-1/x"]) == ["a", "b", "c-1/x", "ä"])
    #expect(try Text.labels([]) == [])
  }

  @Test("A label is 1 to 64 characters after it was put in lower case")
  func labelLength() throws {
    let longest = String(repeating: "x", count: 64)
    #expect(try Text.labels([longest]) == [longest])
    // In lower case this one has two characters.
    let growing = String(repeating: "İ", count: 33)
    for label in [longest + "x", "", "  ", growing] {
      let error = refusal { () throws(OverseerError) in try Text.labels(["ok", label]) }
      #expect(error?.code == .invalidInput)
      #expect(error?.fields == ["labels[1]"])
    }
  }

  @Test(
    "A label with white space, a comma or a control character is refused",
    arguments: ["a b", "a,b", "a\tb", "a\0b", "a\u{2028}b", "a\u{1B}b"])
  func labelCharacters(label: String) {
    let error = refusal { () throws(OverseerError) in try Text.labels([label], field: "tags") }
    #expect(error?.code == .invalidInput)
    #expect(error?.fields == ["tags[0]"])
  }

  @Test("Metadata keeps what other tools put there")
  func metadata() throws {
    let given: JSONMap<String> = ["old_id": "17", "Größe": "a\nb", "empty": ""]
    #expect(try Text.metadata(given) == given)
  }

  @Test("Metadata has at most 64 entries, keys of 1 to 128 characters, values of at most 64 KiB")
  func metadataLimits() throws {
    let most = JSONMap(Dictionary(uniqueKeysWithValues: (0..<64).map { ("key\($0)", "value") }))
    #expect(try Text.metadata(most) == most)
    var more = most
    more["one more"] = ""
    let longKey = String(repeating: "k", count: 128)
    #expect(try Text.metadata([longKey: "v"]).count == 1)
    let longValue = String(repeating: "v", count: 64 * 1024)
    #expect(try Text.metadata(["k": longValue]).count == 1)
    let refused: [(JSONMap<String>, OverseerError.Code)] = [
      (more, .invalidInput), ([longKey + "k": "v"], .invalidInput), (["": "v"], .invalidInput),
      (["k\n": "v"], .invalidInput), (["k\0": "v"], .invalidInput), (["k": "v\0"], .invalidInput),
      (["k": longValue + "v"], .tooLarge),
    ]
    for (metadata, code) in refused {
      let error = refusal { () throws(OverseerError) in try Text.metadata(metadata) }
      #expect(error?.code == code)
      #expect(error?.fields.first?.hasPrefix("metadata") == true)
    }
  }

  @Test("Words to search for are 1 to 500 characters")
  func searched() throws {
    #expect(try Text.searched("  two words\n") == "two words")
    let longest = String(repeating: "語", count: 500)
    #expect(try Text.searched(longest) == longest)
    for words in ["", " \n", longest + "x", "a\0b", "a\u{1B}[0m"] {
      let error = refusal { () throws(OverseerError) in try Text.searched(words) }
      #expect(error?.code == .invalidInput)
      #expect(error?.fields == ["text"])
    }
  }

  @Test("Trimming takes white space of every script from both ends and nothing else")
  func trimming() {
    #expect(Text.trimming("\u{3000} a b\u{2003}\n") == "a b")
    #expect(Text.trimming("   ") == "")
    #expect(Text.trimming("") == "")
    #expect(Text.trimming("x") == "x")
  }
}
