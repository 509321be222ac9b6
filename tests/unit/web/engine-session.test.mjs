/** One engine is there at a time: what ends is replaced, and what is chosen meanwhile is loaded. */

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { workers } from "./engine-worker.mjs";

Object.assign(globalThis, { location: new URL("http://localhost/"), matchMedia: () => ({ matches: true }) });
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
const { reduce } = await import("../../../web/page/state/reducer.js");
const { createStore } = await import("../../../web/page/state/store.js");
const { startEngineSession } = await import("../../../web/page/work/engine-session.js");

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

/** Messages between threads take their time where the machine is busy. */
async function becomesReady(store, session) {
  for (let tries = 0; tries < 100; tries += 1) {
    const { engine } = store.state();
    if (engine.phase === "ready" && engine.session === session) return;
    await settled();
  }
  assert.deepEqual(store.state().engine, { phase: "ready", session });
}

// The last engine of each page lives on, and its open ports would keep the process.
after(() => setTimeout(() => process.exit(), 50));

async function startPage(api) {
  workers.api = api;
  const store = createStore(reduce, createInitialState());
  let told = 0;
  const session = startEngineSession(store, { onPrepared: () => (told += 1) });
  session.boot();
  await becomesReady(store, 1);
  const choose = async (level) => {
    store.dispatch({ type: "settings-chosen", settings: { ...store.state().settings, level } });
    await settled();
  };
  return { store, session, choose, told: () => told };
}

test("another network is loaded as it is chosen, and it is told when it is there", async () => {
  const prepared = [];
  const { choose, told } = await startPage({ prepare: ({ level }) => void prepared.push(level) });
  await choose("best");
  assert.deepEqual(prepared, ["best"]);
  assert.equal(told(), 1);
});

test("nothing is told of a network that could not be had", async () => {
  const { choose, told } = await startPage({ prepare: () => Promise.reject(new Error("No")) });
  await choose("best");
  assert.equal(told(), 0);
});

test("an engine that ends is replaced", async () => {
  const { store, session } = await startPage({});
  const first = session.engine();
  workers.endings.at(-1)();
  await becomesReady(store, 2);
  assert.notEqual(session.engine(), first);
});
