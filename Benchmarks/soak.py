#!/usr/bin/env python3
"""The memory of `os serve` under mixed load must not grow. Not for CI: it takes ten minutes.

usage: Benchmarks/soak.py [MINUTES]     (10; BENCH_OS says which binary, else bin/os)

All the time there are reads by 8 clients, event streams that come, read on from the beginning and go, sign-ins that
are refused, and tasks that are made, changed and finished: over HTTP, by commands, and by a process that commits events
in bursts. Memory is that which is the process's own (RssAnon), so that pages of files count for nothing. The first
fifth of the time is for warming up; after that the upper half of what is measured in the last fifth must stay within
a tenth and 2 MB of that of the second fifth. Open files and threads must not become more either.
"""
import http.client, json, os, random, shutil, socket, statistics, subprocess, sys, tempfile, threading, time

from servers import Installation, tool


class Load:
    """Threads that each do one thing over and over until the end."""

    def __init__(self, server, installation, seconds):
        self.server, self.installation, self.end = server, installation, time.time() + seconds
        self.counts, self.wrong = {}, []
        self.threads = [threading.Thread(target=self.repeat, args=(act,), daemon=True) for act in (
            self.finish_task, self.stream, self.leave_stream, self.be_refused, self.command, self.burst, self.list)]

    def repeat(self, act):
        while time.time() < self.end:
            try:
                act()
                self.counts[act.__name__] = self.counts.get(act.__name__, 0) + 1
            except Exception as error:  # a soak goes on, and fails at its end
                self.wrong.append(f"{act.__name__}: {error!r}")
                time.sleep(1)

    def run(self):
        for thread in self.threads:
            thread.start()

    def join(self):
        for thread in self.threads:
            thread.join(60)

    def finish_task(self):
        for _ in range(20):
            task = self.server.post("/api/tasks", {
                "repo_id": self.installation.repo_id, "description": f"Soak {random.random()}", "context": "x" * 2000})
            self.server.get(f"/api/tasks/{task['id']}")
        time.sleep(0.05)

    def list(self):
        status, body = self.server.get("/api/tasks?limit=100")
        if status != 200 or not json.loads(body):
            raise RuntimeError(f"list answered {status}")
        time.sleep(0.1)

    def stream(self):
        """Four clients read 2,000 events from the beginning of the log, and go in the midst of it."""
        env = {"HEADER": "Authorization: " + self.server.headers["Authorization"]}
        subprocess.run([tool("listen"), str(self.server.port), "/api/events/subscribe?after=0", "4", "1", "2000"],
                       env=env, check=True, stdout=subprocess.DEVNULL)
        time.sleep(0.1)

    def leave_stream(self):
        """Never reads what it is sent, as a page of a browser that sleeps."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request("GET", "/api/events/subscribe?after=0", headers=self.server.headers)
        time.sleep(random.random() * 3)
        connection.close()

    def be_refused(self):
        for path, headers in (("/api/tasks", {}), ("/api/tasks", {"Authorization": "Bearer ovs_none"}),
                              ("/api/nothing", self.server.headers), ("/health", {"Host": "other.test"})):
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
            connection.request("GET", path, headers=headers)
            status = connection.getresponse().status
            connection.close()
            if status not in (401, 404, 421):
                raise RuntimeError(f"{path} answered {status}")
        with socket.create_connection(("127.0.0.1", self.server.port)) as half:
            half.sendall(b"POST /api/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
        time.sleep(0.1)

    def command(self):
        self.installation.call("task", "create", "-d", "Soak of a command", "--json")
        time.sleep(0.2)

    def burst(self):
        subprocess.run([tool("writer"), self.installation.database, "1000", "50"], check=True,
                       stdout=subprocess.DEVNULL)
        time.sleep(1)


def upper_half(values):
    return statistics.mean(sorted(values)[len(values) // 2:])


def main():
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    work = tempfile.mkdtemp(prefix="overseer-soak-")
    installation = Installation(os.path.join(work, "soak"))
    server = installation.serve()
    seconds = minutes * 60
    samples = []
    try:
        task = server.post("/api/tasks", {"repo_id": installation.repo_id, "description": "Soak"})["id"]
        load = Load(server, installation, seconds)
        reads = subprocess.Popen(
            ["wrk", "-t1", "-c8", f"-d{int(seconds)}s", "-H", f"Authorization: Bearer {server.token}",
             f"http://127.0.0.1:{server.port}/api/tasks/{task}"], stdout=subprocess.PIPE, text=True)
        load.run()
        start = last = time.time()
        while time.time() < load.end:
            time.sleep(max(0.2, seconds / 600))
            folder = f"/proc/{server.process.pid}"
            samples.append((time.time() - start, server.memory("RssAnon"), len(os.listdir(f"{folder}/fd")),
                            len(os.listdir(f"{folder}/task"))))
            if time.time() - last >= seconds / 20:
                last = time.time()
                print("  {:6.0f} s   {:6.1f} MB   {:4} files   {:4} threads".format(*samples[-1]), flush=True)
        load.join()
        print("  " + next(line.strip() for line in reads.communicate()[0].splitlines() if "requests in" in line))
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(load.counts.items())))
        fifth = seconds / 5
        early = [sample for sample in samples if fifth <= sample[0] < 2 * fifth]
        late = [sample for sample in samples if sample[0] >= 4 * fifth]
        failed = [f"{len(load.wrong)} acts went wrong, first: {load.wrong[0]}"] if load.wrong else []
        for column, (what, most) in enumerate((("MB", 1.1), ("files", 1.1), ("threads", 1.1)), 1):
            before, after = (upper_half([sample[column] for sample in part]) for part in (early, late))
            print(f"  {what}: {before:.1f} early, {after:.1f} late")
            if after > before * most + 2:
                failed.append(f"{what} grew from {before:.1f} to {after:.1f}")
        if failed:
            sys.exit("FAILED: " + "; ".join(failed))
        print("no growth")
    finally:
        server.stop()
        shutil.rmtree(work, ignore_errors=True)


main()
