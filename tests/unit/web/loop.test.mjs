/** Work goes on whatever a single step does, and nothing that goes wrong is kept quiet. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createLoop } from "../../../web/page/work/loop.js";
import { collectErrors } from "./errors.mjs";

/** A loop over a list of tasks; a function among them is what its step does. */
function createWork() {
  const waiting = [];
  const done = [];
  const loop = createLoop(
    () => waiting.shift() ?? null,
    async (task) => {
      done.push(task);
      if (typeof task === "function") await task();
    },
  );
  return { waiting, done, loop };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test("tasks are done one after the other, in order", async () => {
  const { waiting, done, loop } = createWork();
  let underWay = 0;
  const slow = async () => {
    underWay += 1;
    assert.equal(underWay, 1);
    await settled();
    underWay -= 1;
  };
  waiting.push(slow, slow, "last");
  loop.wake();
  loop.wake();
  await loop.rest();
  assert.deepEqual(done, [slow, slow, "last"]);
});

test("nothing is begun while whoever woke it is still speaking", async () => {
  const { waiting, done, loop } = createWork();
  waiting.push("task");
  loop.wake();
  assert.deepEqual(done, []);
  await loop.rest();
  assert.deepEqual(done, ["task"]);
});

test("what comes while it works is done too", async () => {
  const { waiting, done, loop } = createWork();
  waiting.push(async () => void waiting.push("late"));
  loop.wake();
  await loop.rest();
  assert.equal(done.at(-1), "late");
});

test("a step that throws is reported, and the next wake goes on", async () => {
  const reported = collectErrors();
  const { waiting, done, loop } = createWork();
  const fault = new Error("step");
  waiting.push(() => Promise.reject(fault), "second");
  loop.wake();
  await loop.rest();
  assert.deepEqual(reported, [fault]);
  assert.equal(done.length, 1);
  loop.wake();
  await loop.rest();
  assert.equal(done.at(-1), "second");
});

test("a wake that came before the throw is not lost", async () => {
  collectErrors();
  const { waiting, done, loop } = createWork();
  waiting.push(() => {
    loop.wake();
    throw new Error("step");
  }, "second");
  loop.wake();
  await settled();
  assert.equal(done.at(-1), "second");
});

test("a task that throws whenever it is begun is begun once a wake", async () => {
  const reported = collectErrors();
  const loop = createLoop(
    () => "task",
    () => Promise.reject(new Error("always")),
  );
  loop.wake();
  await settled();
  assert.equal(reported.length, 1);
});

test("a question that throws is reported as well", async () => {
  const reported = collectErrors();
  const loop = createLoop(
    () => {
      throw new Error("next");
    },
    async () => undefined,
  );
  loop.wake();
  await loop.rest();
  loop.wake();
  await loop.rest();
  assert.equal(reported.length, 2);
});
