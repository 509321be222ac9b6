/** What is dragged out has an address until the other program has read it, and no longer. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

Object.assign(globalThis, { location: new URL("http://localhost/"), matchMedia: () => ({ matches: true }) });
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
const { createInitialState } = await import("../../../web/page/state/initial-state.js");
const { reduce } = await import("../../../web/page/state/reducer.js");
const { createStore } = await import("../../../web/page/state/store.js");
const { enableDragOut } = await import("../../../web/page/parts/drag-out.js");

const urls = new Set();
mock.method(URL, "createObjectURL", () => {
  urls.add("blob:1");
  return "blob:1";
});
mock.method(URL, "revokeObjectURL", (url) => urls.delete(url));

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.window = new EventTarget();
});
afterEach(() => mock.timers.reset());

/** A list with one cutout, and its element as it begins to be dragged. */
function dragCutout() {
  const store = createStore(reduce, createInitialState());
  store.dispatch({ type: "items-added", arrivals: [{ name: "a.png", file: new Blob(), failure: null }] });
  const [{ id, output, edits }] = store.state().items;
  const { settings } = store.state();
  store.dispatch({ type: "job-started", id, job: 1, settings });
  const report = { source: { width: 4, height: 3 } };
  const work = {
    status: "done",
    cutId: "1",
    blob: new Blob(["x"]),
    isSaved: false,
    output,
    edits,
    report,
    settings,
  };
  store.dispatch({ type: "job-done", id, job: 1, work });
  const element = new EventTarget();
  enableDragOut(element, store, () => id);
  element.dispatchEvent(
    Object.assign(new Event("dragstart"), { dataTransfer: { setData: () => undefined } }),
  );
  return { element, isSaved: () => store.state().items[0].work.isSaved };
}

const end = (dropEffect) => Object.assign(new Event("dragend"), { dataTransfer: { dropEffect } });
const move = (buttons) => Object.assign(new Event("pointermove"), { buttons });

test("after the drop the other program has a minute", () => {
  const { element, isSaved } = dragCutout();
  mock.timers.tick(3_600_000);
  assert.equal(urls.size, 1, "it is still on its way");
  element.dispatchEvent(end("copy"));
  window.dispatchEvent(move(0));
  assert.ok(isSaved());
  mock.timers.tick(59_000);
  assert.equal(urls.size, 1);
  mock.timers.tick(1_000);
  assert.equal(urls.size, 0);
});

test("an element that vanishes under way hears of no end: a pointer that moves freely again tells it", () => {
  const { isSaved } = dragCutout();
  window.dispatchEvent(move(1)); // not yet
  mock.timers.tick(60_000);
  assert.equal(urls.size, 1);
  window.dispatchEvent(move(0));
  mock.timers.tick(60_000);
  assert.equal(urls.size, 0);
  assert.equal(isSaved(), false);
});
