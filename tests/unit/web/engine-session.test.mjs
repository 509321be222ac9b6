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
  assert.deepEqual(store.state().engine, { phase: "ready", progress: {}, session });
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

test("what is loaded for a choice is shown until it is there, or given up", async () => {
  const loads = [];
  const { store, choose } = await startPage({
    prepare: ({ level }, onProgress) =>
      new Promise((resolve, reject) => {
        onProgress({ stage: "model", loaded: 1, total: 4 });
        loads.push({ level, resolve, reject, onProgress });
      }),
  });
  const seen = () => store.state().engine.progress?.model;
  await choose("best");
  assert.deepEqual([seen().loaded, seen().total], [1, 4]);
  assert.equal(store.state().engine.phase, "ready");

  await choose("balanced");
  loads[0].reject(new Error("Another network was chosen"));
  loads[1].onProgress({ stage: "model", loaded: 2, total: 3 });
  loads[0].onProgress({ stage: "model", loaded: 4, total: 4 }); // late
  await settled();
  assert.deepEqual([seen().loaded, seen().total], [2, 3]);

  loads[1].resolve();
  await settled();
  assert.equal(seen(), undefined);
  loads[1].onProgress({ stage: "model", loaded: 3, total: 3 }); // late
  await settled();
  assert.equal(seen(), undefined);
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
