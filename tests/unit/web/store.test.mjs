/** The store outlives a listener or a reducer that throws, and says so. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../../web/page/state/store.js";
import { collectErrors } from "./errors.mjs";

/** Adds what an action says; "fault" throws. */
function reduce(total, { add }) {
  if (add === "fault") throw new Error("reducer");
  return total + add;
}

test("an action of a listener waits until all have heard of the one before", () => {
  const store = createStore(reduce, 0);
  const heard = [];
  store.subscribe((total) => {
    if (total === 1) store.dispatch({ add: 10 });
  });
  store.subscribe((total, previous) => heard.push([previous, total]));
  store.dispatch({ add: 1 });
  assert.deepEqual(heard, [
    [0, 1],
    [1, 11],
  ]);
});

test("nobody hears of an action that changes nothing", () => {
  const store = createStore(reduce, 0);
  store.subscribe(() => assert.fail());
  store.dispatch({ add: 0 });
});

test("a listener that throws is reported; the others hear, and its own action is not lost", () => {
  const reported = collectErrors();
  const store = createStore(reduce, 0);
  const heard = [];
  const fault = new Error("listener");
  store.subscribe((total) => {
    if (total > 1) return;
    store.dispatch({ add: 10 });
    throw fault;
  });
  store.subscribe((total) => heard.push(total));
  store.dispatch({ add: 1 });
  assert.deepEqual(heard, [1, 11]);
  assert.deepEqual(reported, [fault]);
});

test("a reducer that throws is reported; the state stays, and the next action counts", () => {
  const reported = collectErrors();
  const store = createStore(reduce, 0);
  store.subscribe((total) => {
    if (total === 1) {
      store.dispatch({ add: "fault" });
      store.dispatch({ add: 10 });
    }
  });
  store.dispatch({ add: 1 });
  assert.equal(store.state(), 11);
  assert.equal(reported[0]?.message, "reducer");
  store.dispatch({ add: 100 });
  assert.equal(store.state(), 111);
});
