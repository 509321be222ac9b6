/** What would be lost with the tab, and what not. */

import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { location: new URL("http://localhost/"), matchMedia: () => ({ matches: true }) });
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
const { reduce } = await import("../../../web/page/state/reducer.js");
const { hasUnsaved } = await import("../../../web/page/state/unsaved.js");

const report = { source: { width: 400, height: 300 } };
const blob = new Blob(["a cutout"]);

/** @param {object[]} actions after one picture was cut */
function stateAfter(...actions) {
  let state = createInitialState();
  state = reduce(state, { type: "items-added", arrivals: [{ name: "a", file: new Blob(), failure: null }] });
  const [{ id, output, edits }] = state.items;
  const work = { status: "done", cutId: "1", blob, isSaved: false, output, edits, report, settings: {} };
  state = reduce(state, { type: "job-started", id, job: 1 });
  state = reduce(state, { type: "job-done", id, job: 1, work });
  return actions.reduce((before, action) => reduce(before, { id, ...action }), state);
}

const saved = { type: "cutout-saved", blob };
const on = (workspace) => ({
  type: "workspace-changed",
  workspace: { phase: "on", isWritten: true, ...workspace },
});

test("a cutout is, until it is saved; a picture of which there is none is not", () => {
  const empty = createInitialState();
  assert.equal(hasUnsaved(empty), false);
  const arrivals = [{ name: "a", file: new Blob(), failure: null }];
  assert.equal(hasUnsaved(reduce(empty, { type: "items-added", arrivals })), false);
  assert.equal(hasUnsaved(stateAfter()), true);
  assert.equal(hasUnsaved(stateAfter(saved)), false);
});

test("what was saved is told from what it has become meanwhile", () => {
  const { output, edits } = stateAfter().items[0];
  const rendered = { type: "rendering-done", cutId: "1", output, edits, blob: new Blob(["another"]), report };
  assert.equal(hasUnsaved(stateAfter(rendered, saved)), true);
  assert.equal(hasUnsaved(stateAfter(saved, rendered)), true);
});

test("a change after it was saved is, drawn or chosen, and while it is cut anew", () => {
  const { output } = stateAfter().items[0];
  const stroke = { mode: "erase", size: 9, hardness: 1, snap: false, points: [[1, 1]] };
  const drawn = { type: "edits-made", edits: { strokes: [stroke], boxes: [] } };
  const boxed = { type: "edits-made", edits: { strokes: [], boxes: [[0, 0, 90, 90]] } };
  const chosen = { type: "output-chosen", output: { ...output, background: "#ffffff" } };
  const booted = { type: "engine-started", session: 2 };
  for (const change of [drawn, boxed, chosen]) {
    assert.equal(hasUnsaved(stateAfter(saved, change)), true);
    assert.equal(hasUnsaved(stateAfter(saved, change, booted)), true);
    assert.equal(hasUnsaved(stateAfter(saved, booted, change)), true);
  }
  assert.equal(hasUnsaved(stateAfter(saved, booted)), false);
});

test("what is kept in this browser is not, once all of it is written", () => {
  assert.equal(hasUnsaved(stateAfter(on())), false);
  assert.equal(hasUnsaved(stateAfter(on({ isWritten: false }))), true);
  assert.equal(hasUnsaved(stateAfter(on({ unkept: 1 }))), true);
  assert.equal(hasUnsaved(stateAfter(on({ phase: "unavailable" }))), true);
});

test("what was removed is not missed", () => {
  const state = stateAfter();
  assert.equal(hasUnsaved(reduce(state, { type: "items-removed", ids: [state.items[0].id] })), false);
});
