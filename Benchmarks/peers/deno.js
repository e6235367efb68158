// A peer of the request rows: one task by its id, and one inserted with its event. See asgi.py.
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(Deno.env.get("DATABASE"));
database.exec(`PRAGMA synchronous = ${Deno.env.get("SYNCHRONOUS") ?? "NORMAL"}; PRAGMA busy_timeout = 5000`);
const read = database.prepare(
  "SELECT id, repo_id, parent_id, description, context, result, priority, status, labels, metadata, depth, archived_at," +
    " created_at, updated_at, started_at, completed_at FROM tasks WHERE id = ?",
);
const insert = database.prepare(
  "INSERT INTO tasks (id, repo_id, depth, description, priority, status, labels, metadata, created_at, updated_at)" +
    " SELECT ?, id, 0, ?, 2, 'Pending', '[]', '{}', ?, ? FROM repos LIMIT 1",
);
const append = database.prepare(
  "INSERT INTO events (id, at, source, actor, repo_id, task_id, type, payload)" +
    " VALUES (?, ?, 'Rest', '{}', ?, ?, 'TaskCreated', ?)",
);
const begin = database.prepare("BEGIN IMMEDIATE");
const commit = database.prepare("COMMIT");

function task(key) {
  const row = read.get(key);
  return row && {
    ...row, kind: "Task", labels: JSON.parse(row.labels), metadata: JSON.parse(row.metadata), blocked_by: [], blocks: [],
    effectively_blocked: false, claim: null,
  };
}

function create({ description }) {
  const now = Date.now();
  const key = crypto.randomUUID();
  begin.run();
  insert.run(`task_${key}`, description, now, now);
  const created = task(`task_${key}`);
  append.run(`evt_${key}`, now, created.repo_id, created.id, JSON.stringify({ task: created }));
  commit.run();
  return created;
}

const headers = { "content-type": "application/json" };
Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.env.get("PORT")), onListen() {} }, async (request) => {
  if (request.method === "POST") return new Response(JSON.stringify(create(await request.json())), { headers });
  if (request.url.endsWith("/health")) return new Response('{"live":true}', { headers });
  const found = task(request.url.slice(request.url.lastIndexOf("/") + 1));
  if (!found) return new Response("{}", { status: 404, headers });
  const level = { own: null, parent: null, milestone: null };
  return new Response(
    JSON.stringify({
      task: found, context: level, learnings: { own: [], parent: [], milestone: [] }, vcs: null, help_request: null,
      claim: null, review: null, gates: [], children: [],
    }),
    { headers },
  );
});
