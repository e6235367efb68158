"""A peer of the request rows, for uvicorn and granian: one task by its id, and one inserted with its event.

DATABASE names a copy of an installation's database; SYNCHRONOUS is NORMAL or FULL.
"""
import json, os, sqlite3, time

COLUMNS = ("id", "repo_id", "parent_id", "description", "context", "result", "priority", "status", "labels", "metadata",
           "depth", "archived_at", "created_at", "updated_at", "started_at", "completed_at")
READ = f"SELECT {', '.join(COLUMNS)} FROM tasks WHERE id = ?"
TASK = ("INSERT INTO tasks (id, repo_id, depth, description, priority, status, labels, metadata, created_at, updated_at)"
        " SELECT ?, id, 0, ?, 2, 'Pending', '[]', '{}', ?, ? FROM repos LIMIT 1")
EVENT = ("INSERT INTO events (id, at, source, actor, repo_id, task_id, type, payload)"
         " VALUES (?, ?, 'Rest', '{}', ?, ?, 'TaskCreated', ?)")

database = sqlite3.connect(os.environ["DATABASE"], isolation_level=None, cached_statements=16, check_same_thread=False)
database.execute(f"PRAGMA synchronous = {os.environ.get('SYNCHRONOUS', 'NORMAL')}")
database.execute("PRAGMA busy_timeout = 5000")


def task(row):
    task = dict(zip(COLUMNS, row))
    task.update(kind="Task", labels=json.loads(task["labels"]), metadata=json.loads(task["metadata"]),
                blocked_by=[], blocks=[], effectively_blocked=False, claim=None)
    return task


def read(key):
    row = database.execute(READ, (key,)).fetchone()
    if row is None:
        return 404, {"error": "not found"}
    level = {"own": None, "parent": None, "milestone": None}
    return 200, {"task": task(row), "context": level, "learnings": {"own": [], "parent": [], "milestone": []},
                 "vcs": None, "help_request": None, "claim": None, "review": None, "gates": [], "children": []}


def create(body):
    now = int(time.time() * 1000)
    key = f"task_{os.urandom(13).hex()}"
    database.execute("BEGIN IMMEDIATE")
    database.execute(TASK, (key, json.loads(body)["description"], now, now))
    created = task(database.execute(READ, (key,)).fetchone())
    database.execute(EVENT, (f"evt_{key[5:]}", now, created["repo_id"], key, json.dumps({"task": created})))
    database.execute("COMMIT")
    return 200, created


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    if scope["method"] == "POST":
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        status, reply = create(body)
    elif scope["path"] == "/health":
        status, reply = 200, {"live": True}
    else:
        status, reply = read(scope["path"].rsplit("/", 1)[1])
    text = json.dumps(reply).encode()
    await send({"type": "http.response.start", "status": status, "headers": [
        (b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]})
    await send({"type": "http.response.body", "body": text})
