/** A worker is gone when its lock is free, and not before it was held. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { holdLife, startWorker } from "../../../web/shared/life.js";

/** As a browser's, for locks that one holds alone: they are given in the order in which they were asked for. */
class FakeLocks {
  held = new Map();

  request(name, hold) {
    const work = (this.held.get(name) ?? Promise.resolve()).then(hold);
    this.held.set(name, work);
    return work;
  }
}
Object.defineProperty(globalThis, "navigator", { value: { locks: new FakeLocks() }, configurable: true });

/** A worker in this thread: what it holds is let go by the test. */
class FakeWorker extends EventTarget {
  constructor(_script, { name }) {
    super();
    this.name = name;
    FakeWorker.last = this;
  }
}
globalThis.Worker = FakeWorker;

/** Let the worker do what `holdLife` does in its own thread; returns what ends it. */
function live(worker) {
  return new Promise((resolve) => {
    navigator.locks.request(worker.name, () => {
      worker.dispatchEvent(new MessageEvent("message", { data: { holds: worker.name } }));
      return new Promise((end) => resolve(end));
    });
  });
}

const soon = (promise) =>
  Promise.race([promise.then(() => "gone"), new Promise((resolve) => setTimeout(resolve, 50, "lives"))]);

test("a worker that ends is gone", async () => {
  const { gone } = startWorker(new URL("file:///worker.js"));
  const end = await live(FakeWorker.last);
  assert.equal(await soon(gone), "lives");
  end();
  assert.equal(await soon(gone), "gone");
});

test("one that does not hold its lock yet, or speaks of another, is not gone", async () => {
  const { gone } = startWorker(new URL("file:///worker.js"));
  FakeWorker.last.dispatchEvent(new MessageEvent("message", { data: { holds: "another" } }));
  FakeWorker.last.dispatchEvent(new MessageEvent("message", { data: null }));
  assert.equal(await soon(gone), "lives");
});

test("a worker holds the lock of its name, and says so then", async () => {
  const said = [];
  globalThis.self = { name: "offcut-worker 1" };
  globalThis.postMessage = (message) => said.push(message);
  holdLife();
  const next = navigator.locks.request("offcut-worker 1", () => undefined);
  assert.equal(await soon(next), "lives");
  assert.deepEqual(said, [{ holds: "offcut-worker 1" }]);
});
