/**
 * Put into a copy of the site, first in the page and in both workers: where work can be held up, which threads live,
 * which object URLs there are, and what may happen to a thread.
 *
 * Locks do the holding: whoever holds a moment's lock alone keeps all threads from passing it, and the browser lists who
 * waits, and gives a thread's own lock back when the thread is gone.
 */

const THREAD = "document" in globalThis ? "page" : location.pathname.split("/").at(-2);

navigator.locks.request(`soak thread ${THREAD} ${crypto.randomUUID()}`, () => new Promise(() => undefined));

/** Resolves at once, or when the moment is let pass. */
export function pass(moment) {
  return navigator.locks.request(`soak moment ${moment}`, { mode: "shared" }, () => undefined);
}

/* Object URLs. */

const urls = new Set();
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (blob) => {
  const url = createObjectURL.call(URL, blob);
  urls.add(url);
  return url;
};
URL.revokeObjectURL = (url) => {
  urls.delete(url);
  revokeObjectURL.call(URL, url);
};

/* Clocks, and timers, which are due after a sleep. */

let jumped = 0;
const timers = new Map();
const now = Date.now;
const monotonic = performance.now.bind(performance);
const { setTimeout: set, clearTimeout: clear } = globalThis;
Date.now = () => now() + jumped;
performance.now = () => monotonic() + jumped;
globalThis.setTimeout = (work, delay, ...given) => {
  const run = () => {
    timers.delete(id);
    work(...given);
  };
  const id = set(run, delay);
  timers.set(id, { run, due: performance.now() + (delay ?? 0) });
  return id;
};
globalThis.clearTimeout = (id) => {
  timers.delete(id);
  clear(id);
};

function jump(milliseconds) {
  jumped += milliseconds;
  for (const [id, { run, due }] of [...timers]) {
    if (due > performance.now()) continue;
    clear(id);
    set(run);
  }
}

/* Storage that is full: a real quota is looked at anew only now and then. */

let isFull = false;
const full = () => new DOMException("Full", "QuotaExceededError");
const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...values) {
  if (isFull && ["pictures", "parts"].includes(this.name)) throw full();
  return put.apply(this, values);
};

/* What may happen. */

const happenings = {
  close: () => self.close(),
  jump,
  full: (value) => (isFull = value),
  die: (step) => globalThis.soakDie?.(step),
  "lose-gpu": () => globalThis.soakLoseGpu?.(),
};

const channel = new BroadcastChannel("soak");
channel.onmessage = ({ data: { thread, happening, value } }) => {
  if (thread === THREAD || thread === "all") happenings[happening](value);
};

/* What a test in the page asks for. */

const held = new Map();

globalThis.soak = {
  urls,
  saved: 0, // archives
  uncaught: [],

  /** @returns {Promise<void>} when the moment is held */
  hold: (moment) =>
    new Promise((resolve) => {
      void navigator.locks.request(`soak moment ${moment}`, () => {
        resolve();
        return new Promise((release) => held.set(moment, release));
      });
    }),

  release(moment) {
    held.get(moment)?.();
    held.delete(moment);
  },

  /** @returns {Promise<number>} how many threads wait for a moment */
  async waiting(moment) {
    const { pending } = await navigator.locks.query();
    return pending.filter(({ name }) => name === `soak moment ${moment}`).length;
  },

  /** @returns {Promise<Record<string, number>>} how many threads there are, of all tabs, by kind */
  async threads() {
    const counts = { page: 0, engine: 0, inference: 0 };
    const { held: holding } = await navigator.locks.query();
    for (const { name } of holding) {
      const [, , kind] = name.startsWith("soak thread ") ? name.split(" ") : [];
      if (kind) counts[kind] += 1;
    }
    return counts;
  },

  happen(thread, happening, value) {
    channel.postMessage({ thread, happening, value });
    if (thread === "all") happenings[happening](value);
  },
};

if (THREAD === "page") {
  addEventListener("error", ({ message }) => message && globalThis.soak.uncaught.push(message));
  addEventListener("unhandledrejection", ({ reason }) => globalThis.soak.uncaught.push(String(reason)));
}
