// What the client does with a real server: Tests/OverseerServeTests/TypeScriptClientTests.swift starts one.

import { Client, type Event, OverseerError, type RepoID, serverSentEvents } from "../src/api/client.ts";

const environment = (name: string): string => {
  const value = Deno.env.get(name);
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

const baseUrl = environment("OVERSEER_TEST_URL");
const repo = environment("OVERSEER_TEST_REPO") as RepoID;
const client = new Client({ baseUrl, token: environment("OVERSEER_TEST_TOKEN") });

function expect(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what);
}

async function refused(call: Promise<unknown>): Promise<OverseerError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof OverseerError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const create = (description: string, idempotencyKey?: string) =>
  client.tasks.create({ repo_id: repo, description }, idempotencyKey ? { idempotencyKey } : {});

Deno.test("inputs go into path, query and body", async () => {
  const task = await create("Read names with ü, & and ?");
  expect(task.description === "Read names with ü, & and ?", "the body");
  const found = await client.tasks.get({ id: task.id });
  expect(found.task.id === task.id, "the path");
  const changed = await client.tasks.update({ id: task.id, priority: 0, labels: ["a", "b"] });
  expect(changed.priority === 0 && changed.labels.join() === "a,b", "path and body");

  const listed = await client.tasks.list({
    repo_id: repo,
    parent_id: null,
    status: ["Pending", "InProgress"],
    label: "a",
    ready: true,
    limit: 10,
  });
  expect(listed.length === 1 && listed[0]?.id === task.id, "list, null, number and boolean in the query");
  const none = await client.tasks.list({ repo_id: repo, status: ["Completed"] });
  expect(none.length === 0, "the query decides");
  const version = await client.system.version();
  expect(version.version.length > 0, "no input");
  expect(await client.tasks.nextReady({ repo_id: repo }) !== undefined, "an answer that may be null");
});

Deno.test("pages go on behind their last one", async () => {
  for (let number = 0; number < 5; number += 1) await create(`Page ${number}`);
  const seen = new Set<string>();
  let page = await client.tasks.list({ repo_id: repo, limit: 2 });
  while (page.length > 0) {
    for (const task of page) seen.add(task.id);
    const last = page[page.length - 1];
    page = last ? await client.tasks.list({ repo_id: repo, limit: 2, after: last.id }) : [];
  }
  const all = await client.tasks.list({ repo_id: repo });
  expect(seen.size === all.length, `${seen.size} of ${all.length}`);
});

Deno.test("errors tell their code, hint, details and call", async () => {
  const missing = await refused(
    client.tasks.get({ id: "task_01ARZ3NDEKTSV4RRFFQ69G5FAV" }, { correlationId: "the-call" }),
  );
  expect(missing.status === 404 && missing.code === "not_found", missing.message);
  expect(missing.correlationId === "the-call", missing.correlationId);
  const invalid = await refused(create(""));
  expect(invalid.status === 400 && invalid.code === "invalid_input", invalid.message);
  const { fields } = invalid.details as { fields: { field: string }[] };
  expect(fields[0]?.field === "description", JSON.stringify(invalid.details));
});

Deno.test("without a good token nothing is answered", async () => {
  for (const token of ["", "ovs_human_0"]) {
    const error = await refused(new Client({ baseUrl, token }).tasks.list());
    expect(error.status === 401 && error.code === "unauthorized", error.message);
  }
  const asked = new Client({ baseUrl, token: () => environment("OVERSEER_TEST_TOKEN") });
  expect((await asked.tasks.list()).length >= 0, "a function that gives the token");
});

Deno.test("a key makes a write happen once", async () => {
  const key = crypto.randomUUID();
  const first = await create("Once", key);
  const second = await create("Once", key);
  expect(first.id === second.id, "the same answer");
  const other = await refused(create("Twice", key));
  expect(other.status === 409 && other.code === "conflict", other.message);
});

Deno.test("a signal ends a call", async () => {
  const controller = new AbortController();
  controller.abort();
  try {
    await client.tasks.list({}, { signal: controller.signal });
  } catch (error) {
    expect(error instanceof DOMException && error.name === "AbortError", String(error));
    return;
  }
  throw new Error("it was not ended");
});

Deno.test("a stream gives what has happened and what happens, each once", async () => {
  const [newest] = await client.events.list({ limit: 1 });
  const before = newest?.seq ?? 0;
  const past = await create("Before the stream");
  const controller = new AbortController();
  const seen: Event[] = [];
  let live: Promise<unknown> | undefined;
  for await (const event of client.events.subscribe({ after: before }, { signal: controller.signal })) {
    seen.push(event);
    live ??= create("During the stream");
    if (seen.length === 2) break;
  }
  await live;
  expect(seen.map((event) => event.seq).join() === `${before + 1},${before + 2}`, "gapless");
  expect(
    seen[0]?.body.type === "TaskCreated" && seen[0].body.payload.task.id === past.id,
    "the first is the past",
  );
});

Deno.test("a stream that was lost goes on where it was", async () => {
  const [newest] = await client.events.list({ limit: 1 });
  const before = newest?.seq ?? 0;
  await create("Before the loss");
  const proxy = breakingProxy(new URL(baseUrl));
  const seen: number[] = [];
  const through = new Client({ baseUrl: proxy.url, token: environment("OVERSEER_TEST_TOKEN") });
  for await (const event of through.events.subscribe({ after: before })) {
    seen.push(event.seq);
    if (seen.length === 3) break;
    proxy.breakAll();
    await create(`After loss ${seen.length}`);
  }
  await proxy.close();
  expect(seen.join() === `${before + 1},${before + 2},${before + 3}`, seen.join());
  expect(proxy.resumedFrom.join() === `,${before + 1},${before + 2}`, proxy.resumedFrom.join());
});

Deno.test("a signal ends a stream", async () => {
  const controller = new AbortController();
  const stream = client.events.subscribe({}, { signal: controller.signal });
  const next = stream.next();
  controller.abort();
  const error = await next.then(() => undefined, (error: unknown) => error);
  expect(error instanceof DOMException && error.name === "AbortError", String(error));
});

Deno.test("messages are read however they are cut", async () => {
  const text =
    ': hello\r\n\r\nid: 1\r\nevent: A\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid: 2\n\ndata:3\n\ndata: cut off';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 3, 7, 1000]) {
    const cut = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const messages = await Array.fromAsync(serverSentEvents(cut));
    expect(
      JSON.stringify(messages) === '[{"id":"1","data":"{\\"a\\":\\n1}"},{"id":"2"},{"data":"3"}]',
      `${size}: ${JSON.stringify(messages)}`,
    );
  }
});

/** Passes requests on, and cuts its connections when it is told to. */
function breakingProxy(target: URL) {
  const resumedFrom: string[] = [];
  const open = new Set<ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>>();
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.delete("host");
    resumedFrom.push(headers.get("last-event-id") ?? "");
    const gone = new AbortController();
    const answer = await fetch(new URL(pathname + search, target), { headers, signal: gone.signal });
    const reader = answer.body?.getReader();
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => void open.add(controller),
      async pull(controller) {
        const part = await reader?.read().catch(() => undefined);
        if (!open.has(controller)) return gone.abort();
        if (part?.value) controller.enqueue(part.value);
        else controller.close();
      },
      cancel: () => gone.abort(),
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    resumedFrom,
    breakAll() {
      for (const controller of open) controller.error(new Error("cut"));
      open.clear();
    },
    close: () => server.shutdown(),
  };
}
