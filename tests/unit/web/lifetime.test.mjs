/** Who waits is answered or let go, and no answer is held on to. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Lifetime } from "../../../web/shared/lifetime.js";

test("an answer that comes in time is the answer", async () => {
  const lifetime = new Lifetime();
  assert.equal(await lifetime.during(Promise.resolve(7)), 7);
  await assert.rejects(lifetime.during(Promise.reject(new Error("its own"))), /its own/);
  assert.equal(lifetime.waits, 0);
});

test("the end lets all go who wait, and sends away who comes later", async () => {
  const lifetime = new Lifetime();
  const waits = [1, 2].map(() => lifetime.during(new Promise(() => undefined)));
  assert.equal(lifetime.waits, 2);
  lifetime.end(new Error("over"));
  lifetime.end(new Error("too late"));
  for (const wait of waits) await assert.rejects(wait, /over/);
  await assert.rejects(lifetime.during(Promise.resolve(7)), /over/);
  await assert.rejects(lifetime.during(Promise.reject(new Error("nobody hears this"))), /over/);
  assert.equal((await lifetime.ended).message, "over");
  assert.equal(lifetime.waits, 0);
});

test("a result is not held until the end", async () => {
  const lifetime = new Lifetime();
  let isCollected = false;
  const registry = new FinalizationRegistry(() => (isCollected = true));
  await (async () => {
    const result = await lifetime.during(Promise.resolve({ blob: new ArrayBuffer(1000) }));
    registry.register(result, "result");
  })();
  for (let turn = 0; turn < 50 && !isCollected; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.ok(isCollected || !globalThis.gc, "the result is still held");
  assert.ok(globalThis.gc, "run with --expose-gc");
});
