/** A stroke belongs to the picture it began on, and to the tool it began with. */

import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { location: new URL("http://localhost/"), matchMedia: () => ({ matches: true }) });
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
const { reduce } = await import("../../../web/page/state/reducer.js");
const { createStore } = await import("../../../web/page/state/store.js");
const { createHand } = await import("../../../web/page/stage/hand.js");

/** @param {string} tool over the first of two pictures that are cut */
function createPage(tool) {
  const store = createStore(reduce, createInitialState());
  const arrivals = ["a", "b"].map((name) => ({ name, file: new Blob(), failure: null }));
  store.dispatch({ type: "items-added", arrivals });
  for (const [job, { id, output, edits }] of store.state().items.entries()) {
    const report = { source: { width: 400, height: 300 } };
    store.dispatch({ type: "job-started", id, job });
    const work = { status: "done", cutId: id, blob: new Blob(), isSaved: false, output, edits, report };
    store.dispatch({ type: "job-done", id, job, work });
  }
  store.dispatch({ type: "tool-chosen", tool });
  const [first, second] = store.state().items.map(({ id }) => id);
  return { store, first, second, hand: createHand(store, () => undefined) };
}

const editsOf = ({ store }) => store.state().items.map(({ edits }) => edits);

test("what is drawn becomes the shown picture's", () => {
  const page = createPage("erase");
  assert.ok(page.hand.down([1, 1]));
  page.hand.move([[5, 5]]);
  assert.equal(page.hand.edits(page.store.state().items[0]).strokes.length, 1);
  page.hand.up();
  const [{ strokes }, other] = editsOf(page);
  assert.deepEqual(strokes[0].points, [
    [1, 1],
    [5, 5],
  ]);
  assert.equal(other.strokes.length, 0);
  assert.equal(page.hand.isDrawing(), false);
});

test("another picture that is chosen meanwhile gets none of it", () => {
  for (const [tool, kind] of [
    ["restore", "strokes"],
    ["box", "boxes"],
  ]) {
    const page = createPage(tool);
    page.hand.down([10, 10]);
    page.hand.move([[200, 200]]);
    page.store.dispatch({ type: "item-selected", id: page.second });
    assert.equal(page.hand.isDrawing(), false);
    page.hand.move([[300, 290]]);
    page.hand.up();
    const [mine, other] = editsOf(page);
    assert.equal(mine[kind].length, 1, tool);
    assert.equal(other[kind].length, 0, tool);
    assert.ok(JSON.stringify(mine).includes("200") && !JSON.stringify(mine).includes("290"));
  }
});

test("another tool that is chosen meanwhile is for the next stroke", () => {
  const page = createPage("erase");
  page.hand.down([1, 1]);
  page.store.dispatch({ type: "tool-chosen", tool: "box" });
  page.hand.move([[200, 200]]);
  page.hand.up();
  const [{ strokes, boxes }] = editsOf(page);
  assert.equal(strokes[0].mode, "erase");
  assert.equal(boxes.length, 0);
});

test("what was drawn on a picture that is removed meanwhile is nobody's", () => {
  const page = createPage("erase");
  page.hand.down([1, 1]);
  page.store.dispatch({ type: "items-removed", ids: [page.first] });
  page.hand.up();
  assert.deepEqual(
    editsOf(page).map(({ strokes }) => strokes.length),
    [0],
  );
});
