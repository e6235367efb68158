/// Reads one value in a front matter: a scalar, or a list of scalars in brackets, in one line.
struct GateListValue {
  typealias Problem = FileProblems.Problem

  private var rest: Substring.UnicodeScalarView
  private let line: Int

  static func read(_ text: Substring, line: Int) throws(Problem) -> TOMLNode {
    var reader = GateListValue(rest: text.unicodeScalars, line: line)
    let node = reader.rest.first == "[" ? try reader.list() : try reader.scalar(inList: false)
    reader.skipBlanks()
    guard reader.rest.isEmpty || reader.rest.first == "#" else {
      throw reader.problem("nothing may follow what is quoted or in brackets")
    }
    return node
  }

  private mutating func list() throws(Problem) -> TOMLNode {
    var nodes: [TOMLNode] = []
    rest.removeFirst()
    while true {
      skipBlanks()
      if rest.first == "]" { break }
      nodes.append(try scalar(inList: true))
      skipBlanks()
      if rest.first == "," {
        rest.removeFirst()
      } else if rest.first != "]" {
        throw problem("a list in brackets goes on with , or ends with ] in the same line")
      }
    }
    rest.removeFirst()
    return TOMLNode(value: .array(nodes), line: line)
  }

  private mutating func scalar(inList: Bool) throws(Problem) -> TOMLNode {
    guard let first = rest.first else { throw problem("here a value is missing") }
    switch first {
    case "\"", "'": return TOMLNode(value: .string(try quoted(by: first)), line: line)
    case "&", "*", "!", "|", ">", "{", "}", "[", "]", "%", "@", "`", ",":
      throw problem("a value that begins with \(first) must be in quotes; what it means to YAML is not read here")
    default: return TOMLNode(value: try plain(inList: inList), line: line)
    }
  }

  private mutating func quoted(by mark: Unicode.Scalar) throws(Problem) -> String {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\\" && mark == "\"" {
        text.append(try escaped())
      } else if scalar != mark {
        text.append(scalar)
      } else if mark == "'" && rest.first == "'" {
        text.append(mark)
        rest.removeFirst()
      } else {
        return String(text)
      }
    }
    throw problem("the quote does not end in this line")
  }

  private mutating func escaped() throws(Problem) -> Unicode.Scalar {
    switch rest.popFirst() {
    case "\\": "\\"
    case "\"": "\""
    case "/": "/"
    case "t": "\t"
    default: throw problem("in double quotes, after \\ only \\, \", / and t are read; single quotes take all as it is")
    }
  }

  private mutating func plain(inList: Bool) throws(Problem) -> TOMLNode.Value {
    var text = String.UnicodeScalarView()
    while let scalar = rest.first {
      if scalar == "#", text.isEmpty || text.last == " " || text.last == "\t" { break }
      if inList, scalar == "," || scalar == "]" { break }
      if inList, scalar == "[" || scalar == "{" || scalar == "}" { throw problem("\(scalar) must be in quotes") }
      text.append(scalar)
      rest.removeFirst()
    }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    let plain = String(text)
    if plain.hasPrefix("- ") || plain == "-" || plain.hasPrefix("? ") || plain == "?" {
      throw problem("a list or a key is not read here")
    }
    if plain.unicodeScalars.last == ":" || plain.contains(": ") {
      throw problem("a text with a colon must be in quotes")
    }
    guard let value = Self.value(of: plain) else { throw problem("here a value is missing") }
    return value
  }

  /// What a word without quotes stands for; nil for nothing.
  private static func value(of plain: String) -> TOMLNode.Value? {
    switch plain {
    case "", "~", "null", "Null", "NULL": return nil
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    let digits = plain.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard digits.first.map({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) == true,
      digits.allSatisfy({ (0x30...0x39).contains($0) || "._:-+eEx".utf8.contains($0) })
    else { return .string(plain) }
    // A leading 0 means another base to some readers of YAML, and nothing to others.
    let isPlain = digits.count == 1 || digits.first != UInt8(ascii: "0")
    return isPlain ? Int64(plain).map { .integer($0) } ?? .other : .other
  }

  private mutating func skipBlanks() {
    while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
  }

  private func problem(_ message: String) -> Problem { Problem(line: line, message: message) }
}
