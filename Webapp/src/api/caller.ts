import type { ErrorBody, ErrorCode, OperationName, Operations } from "./types.ts";
import { routes } from "./types.ts";

/** How a client reaches its server. */
export interface ClientOptions {
  /** Where the server is: `http://127.0.0.1:4820`. A page leaves it out, its server is meant. */
  baseUrl?: string;
  /** What proves who calls; a function is asked before every call. */
  token?: string | (() => string | null);
}

/** What one call may say besides its input. */
export interface CallOptions {
  /** Names a write: sent once more with the same input, it does nothing and gets the same answer. */
  idempotencyKey?: string;
  /** Names the call in the log and in the events that it causes. */
  correlationId?: string;
  /** Ends the call, or the stream. */
  signal?: AbortSignal;
}

/** What the server says instead of an answer. */
export class OverseerError extends Error {
  override readonly name = "OverseerError";
  readonly code: ErrorCode;
  /** What to do next. */
  readonly hint: string | null;
  /** Facts, for programs; which ones depends on the code. */
  readonly details: unknown;
  /** Names the call in the log and in the events that it caused. */
  readonly correlationId: string;
  /** The HTTP status. */
  readonly status: number;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.code = body.code;
    this.hint = body.hint;
    this.details = body.details;
    this.correlationId = body.correlation_id;
    this.status = status;
  }
}

type OfKind<Kind extends string> = {
  [Name in OperationName]: Operations[Name]["kind"] extends Kind ? Name : never;
}[OperationName];

/** The operations that give one answer. */
export type CallName = OfKind<"read" | "write" | "effect">;
/** The operations that give one thing after another. */
export type StreamName = OfKind<"stream">;

/** Sends operations to a server. */
export class Caller {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** The operation's answer; throws `OverseerError`, or what `fetch` throws where no answer comes. */
  async call<Name extends CallName>(
    name: Name,
    input: Operations[Name]["input"],
    options: CallOptions = {},
  ): Promise<Operations[Name]["output"]> {
    const response = await this.#send(name, input, options, {});
    return await response.json() as Operations[Name]["output"];
  }

  /**
   * What a stream gives, each once and in order, until the loop over it ends, the signal says so or the server refuses.
   *
   * Where the connection is lost it comes back, and goes on behind the last one that was given. Where there was none
   * it throws what `fetch` throws.
   */
  async *stream<Name extends StreamName>(
    name: Name,
    input: Operations[Name]["input"],
    options: CallOptions = {},
  ): AsyncGenerator<Operations[Name]["output"], void, void> {
    let last: string | undefined;
    let wasConnected = false;
    let pause = firstPause;
    for (;;) {
      try {
        const headers: Record<string, string> = { accept: "text/event-stream" };
        if (last !== undefined) headers["last-event-id"] = last;
        const response = await this.#send(name, input, options, headers);
        if (!response.body) return;
        wasConnected = true;
        for await (const message of serverSentEvents(response.body)) {
          pause = firstPause;
          last = message.id ?? last;
          if (message.data !== undefined) yield JSON.parse(message.data) as Operations[Name]["output"];
        }
      } catch (error) {
        options.signal?.throwIfAborted();
        const isPassing = error instanceof OverseerError ? error.status === 503 : error instanceof TypeError;
        if (!isPassing || !wasConnected) throw error;
      }
      await sleep(pause, options.signal);
      pause = Math.min(pause * 2, longestPause);
    }
  }

  async #send(
    name: OperationName,
    input: object,
    options: CallOptions,
    headers: Record<string, string>,
  ): Promise<Response> {
    const { method, path } = routes[name];
    const rest = new Map<string, unknown>(Object.entries(input));
    const place = path.replace(/\{(\w+)\}/g, (_, field: string) => {
      const value = rest.get(field);
      rest.delete(field);
      return encodeURIComponent(String(value));
    });
    const takesBody = method === "POST" || method === "PATCH";
    const token = this.#token();
    if (token) headers["authorization"] = `Bearer ${token}`;
    if (takesBody) headers["content-type"] = "application/json";
    if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey;
    if (options.correlationId) headers["x-correlation-id"] = options.correlationId;

    const response = await fetch(`${this.#options.baseUrl ?? ""}${place}${takesBody ? "" : query(rest)}`, {
      method,
      headers,
      ...(takesBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }

  #token(): string | null {
    const token = this.#options.token;
    return (typeof token === "function" ? token() : token) ?? null;
  }
}

/** Lists are joined by commas, null is the word, and what is undefined is left out. */
function query(fields: Map<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) {
    if (value !== undefined) query.append(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return query.size ? `?${query}` : "";
}

async function refusal(response: Response): Promise<OverseerError> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as Partial<ErrorBody>;
    if (body.code !== undefined) return new OverseerError(response.status, body as ErrorBody);
  } catch {
    // Something between here and the server has answered.
  }
  return new OverseerError(response.status, {
    code: response.status >= 500 ? "unavailable" : "internal_error",
    message: `the answer is ${response.status} ${response.statusText}`,
    hint: null,
    details: {},
    correlation_id: response.headers.get("x-correlation-id") ?? "",
  });
}

/** In milliseconds, before a stream that was lost is asked for again. */
const firstPause = 250;
const longestPause = 10_000;

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/** One message of a stream; one without data only says where the stream stands. */
export interface ServerSentEvent {
  id?: string;
  data?: string;
}

/** The messages of a body as the HTML standard writes them ("Server-sent events", parsing an event stream). */
export async function* serverSentEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<ServerSentEvent, void, void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let message: ServerSentEvent = {};
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line === "") {
          if (message.id !== undefined || message.data !== undefined) yield message;
          message = {};
          continue;
        }
        const colon = line.indexOf(":");
        const field = colon < 0 ? line : line.slice(0, colon);
        const text = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
        if (field === "id") message.id = text;
        if (field === "data") message.data = message.data === undefined ? text : `${message.data}\n${text}`;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
