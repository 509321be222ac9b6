/** What a choice of settings does to pictures under way: what is loaded for it begins again, everything else goes on. */

import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { location: new URL("http://localhost/"), matchMedia: () => ({ matches: true }) });
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
const { reduce } = await import("../../../web/page/state/reducer.js");

const LOADING = { stage: "model", loaded: 1, total: 2 };

/** The state after one picture's job has begun and some actions about it have come. */
function stateAfter(...actions) {
  let state = createInitialState();
  state = reduce(state, { type: "items-added", arrivals: [{ name: "a", file: new Blob(), failure: null }] });
  const { id } = state.items[0];
  state = reduce(state, { type: "job-started", id, job: 1, settings: state.settings });
  return actions.reduce((before, action) => reduce(before, { id, job: 1, ...action }), state);
}

function choose(state, choice) {
  return reduce(state, { type: "settings-chosen", settings: { ...state.settings, ...choice } });
}

const statusOf = (state) => state.items[0].work.status;

test("another level or network begins it again, while it loads", () => {
  for (const actions of [[], [{ type: "job-progressed", progress: LOADING }]]) {
    for (const choice of [{ level: "fast" }, { model: "u2netp" }, { backend: "wasm" }]) {
      assert.equal(statusOf(choose(stateAfter(...actions), choice)), "queued");
    }
  }
});

test("the wish for a quick preview, or the same choice again, restarts no load", () => {
  const state = stateAfter({ type: "job-progressed", progress: LOADING });
  for (const choice of [{ quickLook: true }, {}, { level: state.settings.level }]) {
    assert.equal(choose(state, choice).items, state.items);
  }
});

test("what is past its loading goes on", () => {
  const state = stateAfter({ type: "job-progressed", progress: { stage: "inference" } });
  assert.equal(statusOf(choose(state, { level: "fast" })), "working");
});

test("with a quick preview it still waits for its network: another one begins it again", () => {
  const quick = { type: "job-progressed", progress: { stage: "encode", isQuick: true } };
  const previewed = { type: "job-previewed", preview: new Blob() };
  for (const actions of [
    [quick],
    [quick, previewed],
    [quick, previewed, { type: "job-progressed", progress: LOADING }],
  ]) {
    assert.equal(statusOf(choose(stateAfter(...actions), { level: "best" })), "queued");
  }
  const cutting = { type: "job-progressed", progress: { stage: "refine" } };
  assert.equal(statusOf(choose(stateAfter(quick, previewed, cutting), { level: "best" })), "working");
});
