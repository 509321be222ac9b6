/** A matte of which no file could be made is rendered again, once, and never outlives its use. */

import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, {
  location: new URL("http://localhost/"),
  navigator: {},
  matchMedia: () => ({ matches: true }),
});
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
import { OffcutError } from "../../../web/shared/errors.js";
import { lostCuts } from "../../../web/page/state/items.js";
import { reduce } from "../../../web/page/state/reducer.js";
import { createStore } from "../../../web/page/state/store.js";
import { startQueueRunner } from "../../../web/page/work/queue-runner.js";

const report = { source: { width: 4, height: 3 } };
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A page with one picture, and an engine that makes of each job what `answers` says, in their order. */
async function startPage(...answers) {
  const store = createStore(reduce, createInitialState());
  const calls = [];
  const forgotten = [];
  const answer = (call) => {
    calls.push(call);
    return answers.shift()(store);
  };
  const engine = {
    cut: async (_file, { level }) => answer(`cut ${level}`),
    render: async (id) => {
      assert.ok(!forgotten.includes(id), `${id} is forgotten`);
      return answer(`render ${id}`);
    },
  };
  const session = { engine: () => engine, forget: (id) => forgotten.push(id), boot: () => undefined };
  store.subscribe((state, previous) => lostCuts(state, previous).forEach(session.forget));
  startQueueRunner(store, session);
  store.dispatch({ type: "engine-started", session: 1 });
  store.dispatch({ type: "engine-ready", session: 1 });
  store.dispatch({ type: "items-added", arrivals: [{ name: "a.png", file: {}, failure: null }] });
  await settled();
  const item = () => store.state().items[0];
  const retry = async () => {
    store.dispatch({ type: "items-requeued", ids: [item().id] });
    await settled();
  };
  return { store, item, retry, calls, forgotten };
}

function failsButKeeps() {
  throw new OffcutError("out-of-memory", "No room for the file", { details: { is_kept: true, id: "one" } });
}
const succeeds = () => ({ id: "two", blob: {}, report });
const choose = (store, level) =>
  store.dispatch({ type: "settings-chosen", settings: { ...store.state().settings, level } });

test("a second try renders the kept matte, which is not forgotten meanwhile", async () => {
  const { item, retry, calls, forgotten } = await startPage(failsButKeeps, () => ({ blob: {}, report }));
  assert.equal(item().work.status, "failed");
  await retry();
  assert.deepEqual(calls, ["cut balanced", "render one"]);
  assert.equal(item().work.status, "done");
  assert.equal(item().work.cutId, "one");
  assert.deepEqual(forgotten, []);
});

test("where it fails again, the third try begins anew", async () => {
  const fails = () => {
    throw new OffcutError("internal", "No");
  };
  const { item, retry, calls, forgotten } = await startPage(failsButKeeps, fails, succeeds);
  await retry();
  assert.deepEqual(forgotten, ["one"]);
  await retry();
  assert.deepEqual(calls, ["cut balanced", "render one", "cut balanced"]);
  assert.equal(item().work.cutId, "two");
});

test("a matte is that of the settings it was cut with, whatever is chosen meanwhile", async () => {
  const failsAfterChoice = (store) => {
    const { id, work } = store.state().items[0];
    store.dispatch({ type: "job-progressed", id, job: work.job, progress: { stage: "encode" } });
    choose(store, "best");
    return failsButKeeps();
  };
  const { item, retry, calls, forgotten } = await startPage(failsAfterChoice, succeeds);
  await retry();
  assert.deepEqual(calls, ["cut balanced", "cut best"]);
  assert.equal(item().work.settings.level, "best");
  assert.deepEqual(forgotten, ["one"]);
});

test("what an earlier result makes needless is forgotten", async () => {
  const { store, item, forgotten } = await startPage(succeeds, failsButKeeps);
  store.dispatch({ type: "engine-started", session: 2 });
  store.dispatch({ type: "output-chosen", id: item().id, output: { ...item().output, format: "webp" } });
  store.dispatch({ type: "engine-ready", session: 2 });
  await settled();
  assert.equal(item().work.renderFailure.code, "out-of-memory");
  assert.deepEqual(forgotten, ["one"]);
});
