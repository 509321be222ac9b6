/** offcut.js over a worker that is none: what a page holds of an engine, and what is said to the worker. */

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";

// The build puts Comlink there.
const comlink = new URL("../../../web/node_modules/comlink/dist/esm/comlink.mjs", import.meta.url).href;
const hooks = `export const resolve = (name, context, next) =>
  next(name.endsWith("vendor/comlink/comlink.mjs") ? ${JSON.stringify(comlink)} : name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
const { expose } = await import(comlink);

/** What the next worker can do. */
let api;
/** What each worker does when it ends by itself. */
const endings = [];

globalThis.navigator ??= {}; // as of Node 21 there is one
globalThis.Worker = class {
  constructor() {
    const { port1, port2 } = new MessageChannel();
    expose({ boot: () => undefined, cancel: () => undefined, forget: () => undefined, ...api }, port2);
    port1.start();
    this.terminate = () => port1.close();
    this.postMessage = port1.postMessage.bind(port1);
    this.removeEventListener = port1.removeEventListener.bind(port1);
    this.addEventListener = (kind, listener) => {
      if (kind === "error") endings.push(() => listener({ message: "Out of luck" }));
      else port1.addEventListener(kind, listener);
    };
  }
};
const { createEngine } = await import("../../../web/offcut.js");

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

test("no two engines of a page give the same id", async () => {
  api = { cut: () => ({ blob: "", report: {} }) };
  const engines = [createEngine(), createEngine()];
  const ids = [];
  for (const engine of engines) ids.push((await engine.cut({})).id);
  assert.notEqual(ids[0], ids[1]);
  for (const engine of engines) engine.close();
});

test("what was cut as it was cancelled is forgotten", async () => {
  const done = [];
  let finish = () => undefined;
  api = {
    cut: () => new Promise((resolve) => (finish = () => resolve({ blob: "", report: {} }))),
    cancel: (id) => void done.push(`cancel ${id}`),
    forget: (id) => void done.push(`forget ${id}`),
  };
  const engine = createEngine();
  const abort = new AbortController();
  const cut = engine.cut({}, { signal: abort.signal });
  await settled();
  abort.abort();
  finish();
  await assert.rejects(cut, { code: "cancelled" });
  await settled();
  const [cancelled, forgotten] = done;
  assert.match(cancelled, /^cancel cutout-/);
  assert.equal(forgotten, cancelled.replace("cancel", "forget"));
  engine.close();
});

test("an engine that ends holds on to no signal", async () => {
  api = { cut: () => new Promise(() => undefined) };
  const engine = createEngine();
  let listeners = 0;
  const signal = {
    aborted: false,
    addEventListener: () => (listeners += 1),
    removeEventListener: () => (listeners -= 1),
  };
  const cut = engine.cut({}, { signal });
  await settled();
  assert.equal(listeners, 1);
  endings.at(-1)();
  await assert.rejects(cut, { code: "internal" });
  await settled();
  assert.equal(listeners, 0);
});

test("an engine that ends after a cancelled cut is known to be gone", async () => {
  let fail = () => undefined;
  api = {
    cut: () => new Promise((_, reject) => (fail = reject)),
  };
  const engine = createEngine();
  const abort = new AbortController();
  const cut = engine.cut({}, { signal: abort.signal });
  await settled();
  abort.abort();
  await assert.rejects(cut, { code: "cancelled" });
  const { OffcutError } = await import("../../../web/shared/errors.js");
  fail(new OffcutError("out-of-memory", "Python ended", { details: { isEngineLost: true } }));
  const reason = await engine.closed;
  assert.equal(reason.code, "out-of-memory");
  assert.equal(reason.details.isEngineLost, true);
});
