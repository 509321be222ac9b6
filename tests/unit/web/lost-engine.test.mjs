/** An engine that ends takes no result with it, and no picture can end one after the other. */

import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, {
  location: new URL("http://localhost/"),
  navigator: {},
  matchMedia: () => ({ matches: true }),
});
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
import { pixelLimit } from "../../../web/page/state/recut.js";
import { reduce } from "../../../web/page/state/reducer.js";

const failure = { code: "out-of-memory", details: { isEngineLost: true } };
const report = { source: { width: 400, height: 300 } };

function stateWithTwo() {
  let state = { ...createInitialState(), engine: { phase: "ready", session: 1 } };
  const arrivals = ["done", "deadly"].map((name) => ({ name, file: {}, failure: null }));
  state = reduce(state, { type: "items-added", arrivals });
  const [first, second] = state.items;
  const { output, edits } = first;
  const work = { status: "done", cutId: "1", blob: {}, output, edits, report, renderFailure: null };
  state = reduce(state, { type: "job-started", id: first.id, job: 1, settings: state.settings });
  state = reduce(state, { type: "job-done", id: first.id, job: 1, work });
  state = reduce(state, { type: "item-previewed", id: second.id, thumbnail: null, size: report.source });
  return reduce(state, { type: "job-started", id: second.id, job: 2, settings: state.settings });
}

function loseEngine(state) {
  const { session } = state.engine;
  const lost = reduce(state, { type: "engine-lost", session, failure });
  const late = reduce(lost, { type: "job-failed", id: state.items[1].id, job: 2, failure });
  return reduce(late, { type: "engine-started", session: session + 1 });
}

test("the picture under way is tried once more with half its pixels, results stay", () => {
  const state = loseEngine(stateWithTwo());
  const [done, deadly] = state.items;
  assert.equal(done.work.status, "done");
  assert.equal(deadly.work.status, "queued");
  assert.equal(pixelLimit(deadly, state.settings), 60_000);
  assert.equal(deadly.losses, 1);
});

test("it fails when it ends the next engine too, and a new try is its own", () => {
  let state = loseEngine(stateWithTwo());
  const { id } = state.items[1];
  state = reduce(state, { type: "job-started", id, job: 2, settings: state.settings });
  state = loseEngine(state);
  assert.equal(state.items[1].work.status, "failed");
  assert.deepEqual(state.items[1].work.failure, failure);
  state = reduce(state, { type: "items-requeued", ids: [id] });
  assert.equal(state.items[1].losses, 0);
});

test("with other settings it is cut whole again, or as small as the person has chosen", () => {
  let state = loseEngine(stateWithTwo());
  const { id } = state.items[1];
  const fast = { ...state.settings, level: "fast" };
  assert.equal(pixelLimit(state.items[1], { ...state.settings, quickLook: true }), 60_000);
  assert.equal(pixelLimit(state.items[1], fast), null);
  state = reduce(state, { type: "item-reduced", id, maxPixels: 90_000 });
  assert.equal(pixelLimit(state.items[1], fast), 90_000);
});

test("a choice that an engine ended on stays, whichever word comes first", () => {
  let state = stateWithTwo();
  const { id, output } = state.items[0];
  const wish = { ...output, format: "webp" };
  state = reduce(state, { type: "output-chosen", id, output: wish });
  state = reduce(state, { type: "rendering-failed", id, cutId: "1", failure });
  state = loseEngine(state);
  assert.equal(state.items[0].output, wish);
  assert.equal(state.items[0].work.status, "queued");
  assert.equal(state.items[0].work.earlier.renderFailure, null);
});

test("whichever word comes first, the loss counts once", () => {
  let state = stateWithTwo();
  const { id } = state.items[1];
  state = reduce(state, { type: "job-failed", id, job: 2, failure });
  assert.equal(state.items[1].work.status, "queued");
  state = loseEngine(state);
  assert.equal(state.items[1].losses, 1);
});
