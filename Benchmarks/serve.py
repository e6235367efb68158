#!/usr/bin/env python3
"""Measures `os serve` against its floors and peers: the rows 6 7 8 9s 10 17 of scripts/bench, which calls it.

All that a row compares is started first, and then asked in turn, in shuffled order. BENCH_SECONDS says how long each
load lasts (5), BENCH_ROUNDS how many rounds there are (3), BENCH_OS which binary is measured (bin/os).
"""
import os, random, re, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

from figures import rows, title
from servers import BUILT, Installation, OS, peers, tool

SECONDS = int(os.environ.get("BENCH_SECONDS", "5"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
CLIENTS = 64


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}[unit]


def load(server, path, script=None):
    """Requests by so many clients for a while: a second, µs of CPU each, p50 and p99 in ms, MB of memory."""
    words = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "--latency"]
    for name, value in server.headers.items():
        words += ["-H", f"{name}: {value}"]
    before = server.cpu()
    text = subprocess.run([*words, *(["-s", script] if script else []), f"http://127.0.0.1:{server.port}{path}"],
                          check=True, capture_output=True, text=True).stdout
    used = server.cpu() - before
    wrong = re.search(r"Non-2xx.*|Socket errors.*", text)
    if wrong:
        print(f"  {server.name}: {wrong.group()}")
    count = int(re.search(r"(\d+) requests in", text).group(1))
    part = {share: milliseconds(re.search(rf"^\s+{share}%\s+(\S+)", text, re.M).group(1)) for share in ("50", "99")}
    return (float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), used / count * 1e6, part["50"], part["99"],
            server.memory())


LOAD = [("requests/s", statistics.median), ("CPU µs each", statistics.median), ("least CPU", min),
        ("p50 ms", statistics.median), ("p99 ms", statistics.median), ("least p99", min), ("MB", max)]


def in_turn(servers, measure):
    results = {server.name: [] for server in servers}
    for _ in range(ROUNDS):
        for server in random.sample(servers, len(servers)):
            rate, cpu, p50, p99, memory = measure(server)
            results[server.name].append((rate, cpu, cpu, p50, p99, p99, memory))
    return results


def reads(work):
    installation = Installation(os.path.join(work, "reads"))
    ours = installation.serve()
    key = ""
    for number in range(200):
        key = ours.post("/api/tasks", {"repo_id": installation.repo_id, "description": f"Task {number}"})["id"]
    path = f"/api/tasks/{key}"
    servers = [ours]
    try:
        for start in peers(installation, work, reply=ours.get(path)[1]).values():
            servers.append(start())
        title(f"6  GET of one task, {CLIENTS} clients, {ROUNDS} × {SECONDS} s")
        rows(in_turn(servers, lambda server: load(server, path)), LOAD, ours.name, 1)
    finally:
        for server in servers:
            server.stop()


def sync_floor(folder):
    """Half of the times that a page takes to reach the disk, in ms."""
    path = os.path.join(folder, "sync")
    file, times, start = os.open(path, os.O_CREAT | os.O_WRONLY), [], time.perf_counter()
    while time.perf_counter() - start < 1:
        before = time.perf_counter()
        os.pwrite(file, bytes(4096), 4096 * len(times))
        os.fdatasync(file)
        times.append((time.perf_counter() - before) * 1e3)
    os.close(file)
    return statistics.median(times), sorted(times)[int(len(times) * 0.99)]


def writes(work):
    installation = Installation(os.path.join(work, "writes"))
    script = os.path.join(work, "post.lua")
    with open(script, "w") as file:
        file.write('wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [[{"repo_id":"'
                   + installation.repo_id + '","description":"Measure what a task costs"}]]\n')
    servers = [installation.serve(durable=True)]
    try:
        found = peers(installation, work, synchronous="FULL")
        servers += [found[name]() for name in ("deno", "uvicorn", "granian") if name in found]
        title(f"7  durable POST of a task, {CLIENTS} clients, {ROUNDS} × {SECONDS} s")
        rows(in_turn(servers, lambda server: load(server, "/api/tasks", script)), LOAD, servers[0].name, 0)
        print("  {:34}{:.2f} ms at the median, {:.2f} at p99".format("one fdatasync of a page", *sync_floor(work)))
    finally:
        for server in servers:
            server.stop()


class Hub:
    """The floor of the event rows, on the same database."""

    def __init__(self, installation):
        self.name, self.token, self.headers = "C hub (floor)", None, {}
        self.process = subprocess.Popen([tool("hub"), installation.database], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def cpu(self):
        with open(f"/proc/{self.process.pid}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def stop(self):
        self.process.kill()
        self.process.wait()


class Listeners:
    """Clients of a stream that wait for so many events."""

    def __init__(self, server, first, count, clients=1, times=None, after=None):
        path = "/api/events/subscribe" + ("" if after is None else f"?after={after}")
        env = {"HEADER": f"{name}: {value}" for name, value in server.headers.items()}
        self.name = server.name
        self.process = subprocess.Popen(
            [tool("listen"), str(server.port), path, str(clients), str(first), str(count), *([times] if times else [])],
            stdout=subprocess.PIPE, text=True, env=env)
        if self.process.stdout.readline() != "ready\n":
            raise SystemExit(f"{server.name}: a stream did not begin")

    def end(self):
        """Events, bytes, ms until the last one, p50 and p99 in µs."""
        line = self.process.stdout.readline().split()
        if self.process.wait() != 0:
            print(f"  {self.name}: not all events arrived")
        return [float(word) for word in line]


def head(installation):
    with sqlite3.connect(installation.database) as database:
        return database.execute("SELECT ifnull(max(seq), 0) FROM events").fetchone()[0]


def times_of(work, count):
    path = os.path.join(work, "times")
    with open(path, "wb") as file:
        file.truncate(count * 8)
    return path


def paced(installation, server, work, count, each, pause, clients):
    """Another process commits events at a pace; each client of `server` gets them all."""
    times = times_of(work, count)
    listeners = Listeners(server, head(installation) + 1, count, clients, times)
    time.sleep(0.3)
    before = server.cpu()
    subprocess.run([tool("writer"), installation.database, str(count), str(each), str(pause), times], check=True,
                   stdout=subprocess.DEVNULL)
    received, size, _, p50, p99 = listeners.end()
    return server.cpu() - before, p50 / 1e3, p99 / 1e3, p99 / 1e3, size / max(received, 1), server.memory()


PACED = [("CPU s", statistics.median), ("p50 ms", statistics.median), ("p99 ms", statistics.median),
         ("least p99", min), ("bytes each", min), ("MB", max)]


def fan_out(work):
    """The writer and the floor are other processes, so that everybody reads the log."""
    installation = Installation(os.path.join(work, "fan-out"))
    servers = [installation.serve(), Hub(installation)]
    try:
        title(f"8  10,000 events in a second (50 every 5 ms, by another process) to 100 streams, {ROUNDS} rounds")
        results = {server.name: [] for server in servers}
        for _ in range(ROUNDS):
            for server in random.sample(servers, len(servers)):
                results[server.name].append(paced(installation, server, work, 10000, 50, 5000, 100))
        rows(results, PACED, servers[0].name, 0)
    finally:
        for server in servers:
            server.stop()


def commits(work, count=200):
    """What `os task create` and a C program commit, seen by one client."""
    installation = Installation(os.path.join(work, "commits"))
    servers = [installation.serve(), Hub(installation)]
    try:
        title(f"9s a commit of another process seen by a client of the event stream, {ROUNDS} rounds of {count}")
        results = {}
        for _ in range(ROUNDS):
            for server in random.sample(servers, len(servers)):
                results.setdefault(f"{server.name}, C commits", []).append(
                    paced(installation, server, work, count, 1, 10000, 1))
                times = times_of(work, count)
                listeners = Listeners(server, head(installation) + 1, count, 1, times)
                before = server.cpu()
                for slot in range(count):
                    env = {**installation.env, "LD_PRELOAD": tool("noted.so"), "TIMES": times, "SLOT": str(slot)}
                    os.chdir(installation.repo)
                    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
                    words = [OS, "task", "create", "-d", "Measure what a commit costs"]
                    if os.waitpid(os.posix_spawn(OS, words, env, file_actions=null), 0)[1] != 0:
                        raise SystemExit("os task create failed")
                received, size, _, p50, p99 = listeners.end()
                results.setdefault(f"{server.name}, os task create", []).append(
                    (server.cpu() - before, p50 / 1e3, p99 / 1e3, p99 / 1e3, size / max(received, 1), server.memory()))
        rows(dict(sorted(results.items(), reverse=True)), PACED, "os serve, os task create", 1)
        print("  from just before the last write to the write-ahead log until the client has read the line")
    finally:
        for server in servers:
            server.stop()


def resume(work, count=1000000):
    """The log is made once and kept."""
    folder = os.path.join(BUILT, f"log-{count}")
    if not os.path.exists(os.path.join(folder, "made")):
        shutil.rmtree(folder, ignore_errors=True)
        made = Installation(folder)
        subprocess.run([tool("writer"), made.database, str(count), "10000"], check=True, stdout=subprocess.DEVNULL)
        open(os.path.join(folder, "made"), "w").close()
    installation = Installation(shutil.copytree(folder, os.path.join(work, "resume")))
    servers = [installation.serve(), Hub(installation)]
    try:
        title(f"10  a client that resumes over {count:,} events, {ROUNDS} rounds")
        last = head(installation)
        results = {server.name: [] for server in servers}
        for _ in range(ROUNDS):
            for server in random.sample(servers, len(servers)):
                before = server.cpu()
                received, size, wall, *_ = Listeners(server, last - count + 1, count, after=last - count).end()
                results[server.name].append(
                    (wall / 1e3, wall / 1e3, server.cpu() - before, size / received, server.memory()))
        rows(results, [("wall s", statistics.median), ("least wall", min), ("CPU s", statistics.median),
                       ("bytes each", min), ("MB", max)], servers[0].name, 1)
    finally:
        for server in servers:
            server.stop()


def starts(work):
    installation = Installation(os.path.join(work, "starts"))
    starting = {"os serve": installation.serve, **peers(installation, work)}
    title(f"17  from the start of the process to the first answer, and memory after 2 s, {ROUNDS * 3} starts")
    results = {name: [] for name in starting}
    for turn in range(ROUNDS * 3):
        for name, start in random.sample(list(starting.items()), len(starting)):
            server = start()
            if turn < ROUNDS:
                time.sleep(2)
            results[name].append((server.started, server.started, server.cpu() * 1e3,
                                  server.memory() if turn < ROUNDS else 0,
                                  server.memory("RssAnon") if turn < ROUNDS else 0))
            server.stop()
    rows(results, [("start ms", statistics.median), ("least", min), ("CPU ms", statistics.median), ("MB", max),
                   ("private MB", max)], "os serve", 1)


MEASURES = {"6": reads, "7": writes, "8": fan_out, "9s": commits, "10": resume, "17": starts}


def main():
    if not os.path.exists(OS):
        sys.exit(f"there is no {OS}: run `make build` first")
    work = tempfile.mkdtemp(prefix="overseer-serve-", dir=os.path.dirname(BUILT))
    try:
        for row in sys.argv[1:] or MEASURES:
            MEASURES[row](work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
