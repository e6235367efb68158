"""Starts servers, ours and others, and tells what they have used."""
import http.client, json, os, re, shutil, signal, socket, sqlite3, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OS = os.environ.get("BENCH_OS", os.path.join(ROOT, "bin", "os"))
BUILT = os.path.join(ROOT, ".build-bench", "serve")
PYTHON = os.path.join(ROOT, ".build-bench", "serve-peers")
PEERS = os.path.join(ROOT, "Benchmarks", "peers")
DENO = os.path.join(ROOT, ".deps", "bin", "deno")
TICKS = os.sysconf("SC_CLK_TCK")


def tool(name, *flags):
    """A C program of floors/, built where it is older than its source."""
    source = os.path.join(ROOT, "Benchmarks", "floors", name.replace(".so", "") + ".c")
    built = os.path.join(BUILT, name)
    os.makedirs(BUILT, exist_ok=True)
    if not os.path.exists(built) or os.path.getmtime(built) < os.path.getmtime(source):
        link = ["-shared", "-fPIC", "-ldl"] if name.endswith(".so") else [
            "-static", "-l:libsqlite3.a", "-lm", "-lpthread", "-ldl"]
        subprocess.run(["cc", "-O2", "-w", source, "-o", built, *flags, *link], check=True, stderr=subprocess.DEVNULL)
    return built


def python_peers():
    """granian and uvicorn, in a folder of their own; None where they cannot be had."""
    if not os.path.exists(os.path.join(PYTHON, "bin", "granian")):
        subprocess.run([sys.executable, "-m", "venv", PYTHON], check=True)
        try:
            subprocess.run([os.path.join(PYTHON, "bin", "pip"), "install", "-q", "granian", "uvicorn", "httptools",
                            "uvloop"], check=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(PYTHON)
            return None
    return os.path.join(PYTHON, "bin")


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def tree(pid):
    """The process and those it has started."""
    found = [pid]
    for parent in found:
        for thread in os.listdir(f"/proc/{parent}/task"):
            with open(f"/proc/{parent}/task/{thread}/children") as file:
                found += map(int, file.read().split())
    return found


class Running:
    """A server that answers."""

    def __init__(self, name, words, port, env, token=None, log=None, folder=None):
        self.name, self.port, self.token = name, port, token
        start = time.perf_counter()
        with open(log or os.devnull, "a") as output:
            self.process = subprocess.Popen(words, env={"PATH": os.environ["PATH"], "PORT": str(port), **env},
                                            stdout=output, stderr=output, cwd=folder)
        while True:
            try:
                if self.get("/health")[0] == 200:
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.perf_counter() - start > 30:
                raise SystemExit(f"{name} did not start: {' '.join(words)}")
            time.sleep(0.0003)
        self.started = (time.perf_counter() - start) * 1e3

    @property
    def headers(self):
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=self.headers)
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply.status, body

    def post(self, path, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", path, json.dumps(body), {**self.headers, "Content-Type": "application/json"})
        reply = connection.getresponse()
        answer = reply.read()
        connection.close()
        if reply.status >= 300:
            raise SystemExit(f"{self.name}: {path}: {reply.status} {answer[:300]}")
        return json.loads(answer)

    def cpu(self):
        """Seconds of CPU that it and its children have used."""
        used = 0
        for pid in tree(self.process.pid):
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            used += int(fields[11]) + int(fields[12])
        return used / TICKS

    def memory(self, field="VmRSS"):
        """MB in use."""
        kilobytes = 0
        for pid in tree(self.process.pid):
            with open(f"/proc/{pid}/status") as file:
                kilobytes += int(re.search(field + r":\s+(\d+)", file.read()).group(1))
        return kilobytes / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Installation:
    """A folder of ours with one repository; the one that is there, where it is."""

    def __init__(self, folder):
        self.home, self.repo = os.path.join(folder, "home"), os.path.join(folder, "repo")
        self.database = os.path.join(self.home, "overseer.db")
        self.env = {"PATH": os.environ["PATH"], "HOME": folder, "OVERSEER_HOME": self.home}
        if not os.path.exists(self.database):
            os.makedirs(folder)
            subprocess.run(["git", "init", "-q", self.repo], check=True, env=self.env)
            self.call("init")
        # As it was registered: a copy of the folder has the same.
        with sqlite3.connect(self.database) as database:
            self.repo_id = database.execute("SELECT id FROM repos").fetchone()[0]

    def call(self, *words):
        return subprocess.run([OS, *words], check=True, cwd=self.repo, env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True).stdout

    def token(self):
        with open(os.path.join(self.home, "token")) as file:
            return file.read().strip()

    def serve(self, durable=False):
        port = free_port()
        running = Running("os serve", [OS, "serve", "--port", str(port)], port,
                          {**self.env, "OVERSEER_DURABLE": "1" if durable else "0"},
                          log=os.path.join(self.home, "serve.log"), folder=self.repo)
        running.token = self.token()
        return running

    def copy(self, path):
        """The database as it is, for a peer."""
        with sqlite3.connect(self.database) as source, sqlite3.connect(path) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
        return path


def peers(installation, folder, synchronous="NORMAL", reply=b"{}"):
    """Name -> what starts the peer. The first ones are on a copy each of the installation's database."""
    def on_copy(name, words):
        port = free_port()
        path = os.path.join(folder, f"{name}-{port}.db")
        installation.copy(path)
        return Running(name, [word.format(port=port) for word in words], port,
                       {"DATABASE": path, "SYNCHRONOUS": synchronous, "HOME": folder, "PYTHONPATH": PEERS})

    found = {}
    if os.path.exists(DENO):
        found["deno"] = lambda: on_copy("deno", [DENO, "run", "-A", "--no-check", os.path.join(PEERS, "deno.js")])
    else:
        print("  there is no deno: its rows are left out")
    python = python_peers()
    if python:
        found["granian"] = lambda: on_copy("granian", [
            os.path.join(python, "granian"), "--interface", "asgi", "--loop", "uvloop", "--port", "{port}",
            "--no-ws", "--log-level", "error", "asgi:app"])
        found["uvicorn"] = lambda: on_copy("uvicorn", [
            os.path.join(python, "uvicorn"), "--loop", "uvloop", "--http", "httptools", "--port", "{port}",
            "--log-level", "error", "--no-access-log", "asgi:app"])
    else:
        print("  granian and uvicorn cannot be installed: their rows are left out")
    node = shutil.which("node")
    if node:
        port = free_port()
        found["node, no database"] = lambda: Running(
            "node, no database", [node, os.path.join(PEERS, "node.js")], port, {"REPLY": reply.decode()})
    return found
