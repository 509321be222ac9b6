/** A slider that is moved while another picture comes is still the first one's. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { trackBeginning } from "../../../web/page/output/beginning.js";

/** Controls with an event's way up to what is around them. */
function createPanel() {
  const root = new EventTarget();
  let shown = "a";
  const begunOn = trackBeginning(root, () => shown);
  const chosenFor = [];
  const control = (type) => ({
    type,
    fire(name) {
      const event = new Event(name);
      Object.defineProperty(event, "target", { value: this });
      if (name === "change") chosenFor.push(begunOn()); // its own listener comes first
      root.dispatchEvent(event);
    },
  });
  return { slider: control("range"), file: control("file"), show: (id) => (shown = id), chosenFor };
}

test("what is chosen at once is the shown picture's", () => {
  const { slider, show, chosenFor } = createPanel();
  slider.fire("change");
  show("b");
  slider.fire("change");
  assert.deepEqual(chosenFor, ["a", "b"]);
});

test("a slider is the first picture's until it comes to rest", () => {
  const { slider, show, chosenFor } = createPanel();
  slider.fire("pointerdown");
  slider.fire("input");
  show("b");
  slider.fire("input");
  slider.fire("change");
  slider.fire("input");
  slider.fire("change");
  assert.deepEqual(chosenFor, ["a", "b"]);
});

test("a movement that came to nothing leaves nothing behind", () => {
  for (const name of ["focusout", "pointerdown", "keydown"]) {
    const { slider, show, chosenFor } = createPanel();
    slider.fire("input");
    show("b");
    slider.fire(name);
    slider.fire("input");
    slider.fire("change");
    assert.deepEqual(chosenFor, ["b"], name);
  }
});

test("a file is for the picture it was asked for, unless the question was closed", () => {
  const { file, show, chosenFor } = createPanel();
  file.fire("click");
  show("b");
  file.fire("change");
  file.fire("click");
  show("c");
  file.fire("cancel");
  file.fire("change");
  assert.deepEqual(chosenFor, ["a", "c"]);
});
