import CQuickJS

/// Making a function of what was sent as a script.
///
/// It may be an expression, or statements with or without a `return`; a function that comes out is called later. All of
/// it goes into one async function.
extension Sandbox {
  /// What is compiled: the script, in lines of their own before and behind it. The last one of the script may be a
  /// comment; and on the first line of what it compiles the engine miscounts columns.
  private struct Wrapping {
    /// The line before the script's first one is number 0, and this number the engine takes for none.
    static let firstLine: Int32 = -1

    var text: String
    var insertion: SourceText.Insertion?

    init(expression text: String) { self.text = "(async()=>(\n\n" + text + "\n))" }

    init(statements text: String) { self.text = "(async()=>{\n\n" + text + "\n})" }
  }

  /// The function that the script is: as JavaScript, or else without its types.
  func compile(_ code: String) throws(ScriptFailure) -> JSValue {
    let text = FencedCode.text(of: code)
    let failure: ScriptFailure
    do throws(ScriptFailure) { return try compileJavaScript(text) } catch { failure = error }
    guard failure.kind == .syntax else { throw failure }
    let plain: String
    do throws(Unerasable) {
      plain = try TypeStripping.javaScript(of: text)
    } catch {
      throw unerasable(error)
    }
    guard plain != text else { throw failure }
    do throws(ScriptFailure) {
      return try compileJavaScript(plain)
    } catch {
      throw failure.furthest(error)
    }
  }

  private func compileJavaScript(_ text: String) throws(ScriptFailure) -> JSValue {
    work?.source.plain = text
    var failure: ScriptFailure?
    if !ScriptEnding.isStatement(text) {
      do throws(ScriptFailure) { return try evaluated(Wrapping(expression: text)) } catch { failure = error }
    }
    if let wrapping = wrappingWithEnding(text), let function = try? evaluated(wrapping) { return function }
    do throws(ScriptFailure) {
      return try evaluated(Wrapping(statements: text))
    } catch {
      throw failure?.furthest(error) ?? error
    }
  }

  /// The script as statements, of which the last one returns what the script means as its result.
  private func wrappingWithEnding(_ text: String) -> Wrapping? {
    switch ScriptEnding.of(text) {
    case .expression(let start):
      let bytes = text.utf8
      let place = bytes.index(bytes.startIndex, offsetBy: start)
      let before = String(text[..<place])
      // Only where what stands before it is whole, the expression is a statement of the script's own.
      guard let proof = try? code(Wrapping(statements: before)) else { return nil }
      JS_FreeValue(context, proof)
      let word = "return "
      var wrapping = Wrapping(statements: before + word + text[place...])
      wrapping.insertion = SourceText.Insertion(offset: start, length: word.utf8.count)
      return wrapping
    case .function(let name): return Wrapping(statements: text + "\n;return " + name)
    case nil: return nil
    }
  }

  private func code(_ wrapping: Wrapping) throws(ScriptFailure) -> JSValue {
    work?.source.insertion = wrapping.insertion
    let code = Self.scriptName.withCString { name in
      var options = JSEvalOptions(
        version: JS_EVAL_OPTIONS_VERSION, eval_flags: JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_COMPILE_ONLY,
        filename: name, line_num: Wrapping.firstLine)
      return JS_Eval2(context, wrapping.text, wrapping.text.utf8.count, &options)
    }
    guard JS_IsException(code) else { return code }
    let exception = takeException()
    defer { JS_FreeValue(context, exception) }
    throw mustStop ? stopFailure : syntaxFailure(of: exception)
  }

  private func syntaxFailure(of exception: JSValue) -> ScriptFailure {
    var failure = failure(of: exception, kind: .syntax)
    guard failure.kind == .syntax, let place = failure.place, let position = position(ofError: exception) else {
      return failure
    }
    if place.line < position.line {
      failure.message = "the script ends in the middle: a bracket, a quote or an expression is not complete"
    } else if place.text.prefix(place.column - 1).hasSuffix("await ") {
      failure.message = "`await` stands in a function that is not `async`: write `async` before its parameters"
    }
    return failure
  }

  private func evaluated(_ wrapping: Wrapping) throws(ScriptFailure) -> JSValue {
    let function = JS_EvalFunction(context, try code(wrapping))
    guard JS_IsException(function) else { return function }
    // Nothing that is wrapped does more than to make a function, unless its brackets close the wrapping.
    let exception = takeException()
    defer { JS_FreeValue(context, exception) }
    throw mustStop ? stopFailure : failure(of: exception)
  }

  private func unerasable(_ error: Unerasable) -> ScriptFailure {
    let lines = SourceText.lines(of: work?.run.code ?? "")
    let text = lines.indices.contains(error.line - 1) ? String(lines[error.line - 1]) : ""
    return ScriptFailure(
      kind: .syntax, name: "SyntaxError",
      message: "\(error.construct) is TypeScript that is more than types: write it as JavaScript",
      place: ScriptFailure.Place(line: error.line, column: error.column, text: text))
  }
}

extension ScriptFailure {
  /// Of two reasons why a text does not compile, the one that was found later in the text.
  fileprivate func furthest(_ other: ScriptFailure) -> ScriptFailure {
    guard let place else { return other }
    guard let otherPlace = other.place else { return self }
    return (place.line, place.column) > (otherPlace.line, otherPlace.column) ? self : other
  }
}
