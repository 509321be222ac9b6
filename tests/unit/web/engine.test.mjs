/** offcut.js over a worker that is none: what a page holds of an engine, and what is said to the worker. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { workers } from "./engine-worker.mjs";

const { createEngine } = await import("../../../web/offcut.js");

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

test("no two engines of a page give the same id", async () => {
  workers.api = { cut: () => ({ blob: "", report: {} }) };
  const engines = [createEngine(), createEngine()];
  const ids = [];
  for (const engine of engines) ids.push((await engine.cut({})).id);
  assert.notEqual(ids[0], ids[1]);
  for (const engine of engines) engine.close();
});

test("what was cut as it was cancelled is forgotten", async () => {
  const done = [];
  let finish = () => undefined;
  workers.api = {
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
  workers.api = { cut: () => new Promise(() => undefined) };
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
  workers.endings.at(-1)();
  await assert.rejects(cut, { code: "internal" });
  await settled();
  assert.equal(listeners, 0);
});

test("an engine that ends after a cancelled cut is known to be gone", async () => {
  let fail = () => undefined;
  workers.api = {
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
