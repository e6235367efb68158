/// The smallest part of a script that has a meaning.
struct ScriptToken {
  enum Kind: UInt8 {
    case word, number, string
    /// The backquote that opens a template.
    case template
    case parenOpen, parenClose, bracketOpen, bracketClose, braceOpen, braceClose
    case less, greater, comma, semicolon, colon, question, questionDot, dot, spread, arrow, equals, bang, slash, plus
    case minus, star, bar, ampersand, at
    /// `++` and `--`.
    case increment
    /// Any other operator, or a part of one.
    case other
    case end
  }

  var kind: Kind
  /// Where it begins and ends, in bytes.
  var start: Int
  var end: Int
  /// Whether a line ends between it and the token before it.
  var followsLineEnd: Bool
  /// Which word it is, where that matters.
  var word: ScriptWord?
}

/// The words that mean something to JavaScript or TypeScript in some place.
enum ScriptWord: String, CaseIterable {
  case abstract, accessor, `as`, asserts, async, await, `break`, `case`, `catch`, `class`, const, `continue`, declare
  case `default`, delete, `do`, `else`, `enum`, export, extends, finally, `for`, from, function, get, global, `if`
  case implements, `import`, `in`, infer, instanceof, interface, `is`, keyof, `let`, module, namespace, new, of, out
  case override, `private`, protected, `public`, readonly, require, `return`, satisfies, set, `static`, `super`
  case `switch`, this, `throw`, `try`, type, typeof, unique, using, `var`, void, `while`, with, yield

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0

  /// Whether it never names a type.
  var isStatement: Bool {
    switch self {
    case .await, .break, .case, .catch, .class, .const, .continue, .default, .delete, .do, .else, .enum, .export,
      .extends, .finally, .for, .function, .if, .in, .instanceof, .return, .super, .switch, .throw, .try, .var, .while,
      .with, .yield:
      true
    default: false
    }
  }

  /// Whether it makes a member or a parameter of a class what plain JavaScript cannot.
  var isTypeModifier: Bool {
    switch self {
    case .public, .private, .protected, .readonly, .override, .abstract, .declare: true
    default: false
    }
  }
}
