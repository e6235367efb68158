"use strict";

const stored = "overseer.token";
const shownEvents = 100;
const element = (id) => document.getElementById(id);

/** What the server says instead of the answer. */
class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(path, options = {}) {
  const token = localStorage.getItem(stored);
  const headers = { ...options.headers };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(path, { ...options, headers, cache: "no-store" });
  showVersion(response);
  if (response.ok) return response;
  const body = await response.json().catch(() => ({}));
  throw new Refusal(response.status, body.message ?? `the server answered ${response.status}`);
}

function showVersion(response) {
  const version = response.headers.get("x-overseer-version");
  if (version) element("version").textContent = `, version ${version}`;
}

// --- signing in ---

/** Exchanges the code of an address that `os open` has made for a token. */
async function signIn() {
  const code = location.hash.slice(1).replace(/^code=/, "");
  if (!code) return "";
  // Nobody finds it in the history, used up as it is.
  history.replaceState(null, "", location.pathname);
  try {
    const response = await call("/api/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code }),
    });
    localStorage.setItem(stored, (await response.json()).secret);
    return "";
  } catch (error) {
    return `Signing in failed: ${error.message}.`;
  }
}

function signOut(why) {
  localStorage.removeItem(stored);
  element("signed-in").hidden = true;
  element("signed-out").hidden = false;
  element("why").textContent = why;
}

// --- counts ---

const refresh = {
  timer: 0,
  /** Events come in bursts; the counts follow once they are over, or twice a second. */
  soon() {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.now();
    }, 500);
  },
  async now() {
    try {
      const [inbox, progress] = await Promise.all(
        ["/api/inbox?limit=1000", "/api/tasks/progress"].map(async (path) => (await call(path)).json()),
      );
      count("inbox", inbox.length);
      count("ready", progress.ready);
      count("progress", progress.in_progress);
      count("review", progress.in_review);
      showInbox(inbox);
      document.title = inbox.length ? `(${inbox.length}) Overseer` : "Overseer";
      element("problem").hidden = true;
    } catch (error) {
      if (error.status === 401) return signOut("Its token was revoked.");
      element("problem").textContent = `The counts may be old: ${error.message}.`;
      element("problem").hidden = false;
    }
  },
};

function count(id, number) {
  const place = element(id);
  place.textContent = number.toLocaleString();
  place.classList.toggle("some", id === "inbox" && number > 0);
}

function showInbox(inbox) {
  element("waiting").hidden = inbox.length === 0;
  const items = inbox.slice(0, 8).map((item) =>
    row([["what", words(item.kind)], ["title", item.title], ["who", item.command, "code"]])
  );
  if (inbox.length > 8) items.push(row([["what", ""], ["title", `${inbox.length - 8} more: os inbox`]]));
  element("items").replaceChildren(...items);
}

/** A line of a list. What comes from the server is text, never HTML. */
function row(cells) {
  const line = document.createElement("li");
  for (const [name, text, tag = "span"] of cells) {
    const cell = document.createElement(tag);
    cell.className = name;
    cell.textContent = text;
    line.append(cell);
  }
  return line;
}

/** `TaskCreated` as `Task created`. */
function words(name) {
  const text = name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// --- events ---

const ticker = {
  last: 0,
  paused: false,
  held: [],

  show(event) {
    this.last = event.seq;
    if (this.paused) {
      this.held.push(event);
      if (this.held.length > shownEvents) this.held.shift();
      element("pause").textContent = `Go on (${this.held.length})`;
    } else {
      this.add(event);
    }
  },

  add(event) {
    const list = element("events");
    const at = new Date(event.at);
    const time = document.createElement("time");
    time.dateTime = event.at;
    time.title = at.toLocaleString();
    time.textContent = at.toLocaleTimeString([], { timeStyle: "medium", hourCycle: "h23" });
    const payload = event.body.payload ?? {};
    const title = payload.task?.description ?? payload.repo?.name ?? event.task_id ?? event.repo_id ?? "";
    const line = row([["what", words(event.body.type)], ["title", title], ["who", event.actor.name ?? event.source]]);
    line.prepend(time);
    list.prepend(line);
    while (list.children.length > shownEvents) list.lastElementChild.remove();
    element("no-events").hidden = true;
  },

  toggle() {
    this.paused = !this.paused;
    element("pause").setAttribute("aria-pressed", String(this.paused));
    element("pause").textContent = this.paused ? "Go on" : "Pause";
    for (const event of this.held.splice(0)) this.add(event);
  },

  state(text, name) {
    element("live").textContent = text;
    element("live").className = name;
    element("state").className = name === "off" ? "off" : "";
    element("state").textContent = name === "off" ? "out of reach" : "running";
  },

  /** Shows what happened last, and follows what happens, for as long as this browser is signed in. */
  async run() {
    let pause = 500;
    let known = false;
    while (localStorage.getItem(stored)) {
      try {
        if (!known) {
          for (const event of await (await call("/api/events?limit=20")).json()) this.show(event);
          element("no-events").hidden = this.last > 0;
          known = true;
        }
        const response = await call(`/api/events/subscribe?after=${this.last}`, {
          headers: { accept: "text/event-stream" },
        });
        pause = 500;
        this.state("live", "on");
        refresh.soon();
        for await (const event of events(response.body)) {
          this.show(event);
          refresh.soon();
        }
      } catch (error) {
        if (error.status === 401) return signOut("Its token was revoked.");
        // What was missed is pruned: begin with the newest ones again.
        if (error.status === 412) known = false;
      }
      this.state("out of reach, trying again …", "off");
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, 10_000);
    }
  },
};

/** The events of a stream of server-sent events. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const data = block.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trimStart());
      if (data.length) yield JSON.parse(data.join("\n"));
    }
  }
}

// --- the page ---

async function start() {
  const why = await signIn();
  if (!localStorage.getItem(stored)) {
    signOut(why);
    fetch("/health").then(showVersion, () => {});
    return;
  }
  element("signed-out").hidden = true;
  element("signed-in").hidden = false;
  element("pause").addEventListener("click", () => ticker.toggle());
  refresh.now();
  ticker.run();
}

start();
