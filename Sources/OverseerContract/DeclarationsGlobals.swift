extension Declarations {
  /// A function of the global `os`.
  struct Function: Sendable {
    /// `wait`
    let name: String
    /// What stands behind the name: `(review: Review): Promise<ReviewNews>`.
    let signature: String
    let documentation: String
    let example: String
    /// The named types that it takes and gives.
    let types: [String]
  }

  /// What goes beyond a single operation. The bindings of scripts carry it out.
  static let functions = [
    Function(
      name: "search", signature: "(words: string): Promise<OperationMatches>",
      documentation: "Finds operations by words, best first.", example: "await os.search(\"answer a comment\")",
      types: ["OperationMatches"]),
    Function(
      name: "describe", signature: "(name: string): Promise<OperationDescription>",
      documentation: "Tells all about an operation, `tasks.create`, or about a type, `Task`.",
      example: "await os.describe(\"tasks.create\")", types: ["OperationDescription"]),
    Function(
      name: "wait",
      signature: "(review: Review | ReviewID | SubmitReport | AnyTaskID, options?: { timeout_ms?: number }): "
        + "Promise<ReviewNews>",
      documentation: """
        Waits until there is something to do about a review: a verdict, a comment to answer, or that it waits for a \
        person. After 20 s at most it answers with `why` "TimedOut"; ask again then, in another script.
        """, example: "await os.wait(\"rev_…\")", types: ["ReviewNews"]),
    Function(
      name: "transaction", signature: "<T>(work: () => T | Promise<T>): Promise<T>",
      documentation: """
        Runs `work` in one transaction: all that it changes is kept, or nothing where it throws. It may take a second, \
        and cannot call what acts outside of the database, as `tasks.start` and `tasks.submit` do.
        """,
      example: """
        await os.transaction(async () => {
          const task = await tasks.create({ description: "Parse dates with a time zone" });
          return await tasks.update({ id: task.id, add_labels: ["dates"] });
        })
        """, types: []),
    Function(
      name: "output",
      signature: "(execution_id: string, part?: { path?: string; from?: number }): Promise<unknown>",
      documentation: """
        Gives the whole of a result that was shown in part, for 15 minutes: `path` names a part of it, `from` the first \
        item or character.
        """, example: "await os.output(\"exec_…\", { path: \"tasks\", from: 20 })", types: []),
  ]

  /// The declaration of `os`.
  static var os: [String] {
    let members = functions.flatMap { function in
      TypeScript.comment(function.documentation, indent: "  ") + ["  \(function.name)\(function.signature);"]
    }
    return ["/** What goes beyond a single operation. */", "declare const os: {"] + members + ["};"]
  }

  /// The globals that are no operations, beside `os`. The engine that runs scripts has them.
  static let globals = """
    /** Waits, within the time that the script has. */
    declare function sleep(ms: number): Promise<void>;
    declare function setTimeout(work: () => void, ms?: number): number;
    declare function clearTimeout(timer?: number): void;

    /** What is logged comes back with the result: up to 200 lines of 2,000 characters. */
    declare const console: {
      log(...values: unknown[]): void;
      info(...values: unknown[]): void;
      warn(...values: unknown[]): void;
      error(...values: unknown[]): void;
      debug(...values: unknown[]): void;
    };

    /** What a call throws that fails: `try { … } catch (e) { if (e.code === "conflict") … }`. */
    interface CallError extends Error {
      /** What is wrong; a name that stays the same. */
      code: ErrorCode;
      /** What to do next. */
      hint?: string;
      /** Facts about it; which ones depends on the code. */
      details?: Record<string, unknown>;
    }

    interface OperationMatches {
      /** Best first. */
      matches: OperationMatch[];
      /** What else to look for, where nothing fits. */
      hint?: string;
    }

    interface OperationMatch {
      /** `tasks.create` */
      name: string;
      /** How it is called, with types. */
      signature: string;
      /** What it does, and who may call it where not all may. */
      summary: string;
    }

    interface OperationDescription extends OperationMatch {
      /** What it throws beyond what every call can meet; null for a type. */
      errors: ErrorCode[] | null;
      /** A call of it; null for a type. */
      example: string | null;
      /** The TypeScript declarations of what it takes and gives. */
      types: string;
    }
    """
}
