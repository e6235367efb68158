// A peer of the codemode rows: scripts in a fresh context each of node's `vm`, over lines of JSON-RPC.
// DATABASE names a copy of an installation's database. No limit is set: only the way through the sandbox counts.
import { DatabaseSync } from "node:sqlite";
import { createInterface } from "node:readline";
import vm from "node:vm";

const database = new DatabaseSync(process.env.DATABASE);
const columns =
  "id, repo_id, parent_id, description, context, result, priority, status, labels, metadata, depth, archived_at," +
  " created_at, updated_at, started_at, completed_at";
const one = database.prepare(`SELECT ${columns} FROM tasks WHERE id = ?`);
const all = database.prepare(`SELECT ${columns} FROM tasks ORDER BY priority, created_at, id LIMIT 1000`);

const task = (row) => ({
  ...row, kind: "Task", labels: JSON.parse(row.labels), metadata: JSON.parse(row.metadata), blocked_by: [], blocks: [],
  effectively_blocked: false, claim: null,
});
const level = { own: null, parent: null, milestone: null };
const lists = { own: [], parent: [], milestone: [] };
const calls = {
  get: (id) => ({
    task: task(one.get(id)), context: level, learnings: lists, vcs: null, help_request: null, claim: null, review: null,
    gates: [], children: [],
  }),
  list: () => all.all().map(task),
};

// Only text crosses, so that no object of the host is within a script's reach.
const bindings = new vm.Script(`
  const tasks = ((call) => ({
    get: async (id) => JSON.parse(call("get", id)),
    list: async (input) => JSON.parse(call("list", input)),
  }))(hostCall);
  delete globalThis.hostCall;`);
const hostCall = (name, input) => JSON.stringify(calls[name](input));

async function run(code) {
  const context = vm.createContext({ hostCall });
  bindings.runInContext(context);
  return JSON.stringify(await vm.runInContext(`(async () => {${code}\n})()`, context));
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) continue;
  answer(id, method, params);
}

async function answer(id, method, params) {
  const result = method === "tools/call"
    ? { content: [{ type: "text", text: await run(params.arguments.code) }] }
    : {};
  process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, result }) + "\n");
}
