/** The bar below the pictures: what the pointer does, the brush, undo and redo. */

import { selectedItem } from "../state/items.js";
import { part } from "../parts/dom.js";

/** @import {State, Tool} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @type {readonly Tool[]} */
const TOOLS = ["hand", "erase", "restore", "box"];

/**
 * @param {Store} store
 * @param {HTMLElement} root
 */
export function mountToolBar(store, root) {
  const tools = [...root.querySelectorAll("input")].filter(({ name }) => name === "tool");
  const brush = part(root, ".brush-choices", HTMLElement);
  const size = part(brush, "[name=brush-size]", HTMLInputElement);
  const hardness = part(brush, "[name=brush-hardness]", HTMLInputElement);
  const snap = part(brush, "[name=brush-snap]", HTMLInputElement);
  const undo = part(root, "[data-testid=undo]", HTMLButtonElement);
  const redo = part(root, "[data-testid=redo]", HTMLButtonElement);
  const clear = part(root, "[data-testid=clear-edits]", HTMLButtonElement);

  for (const input of tools) {
    input.addEventListener("change", () => {
      const tool = TOOLS.find((known) => known === input.value);
      if (tool) store.dispatch({ type: "tool-chosen", tool });
    });
  }
  brush.addEventListener("input", () => {
    const chosen = { size: size.valueAsNumber, hardness: hardness.valueAsNumber, snap: snap.checked };
    store.dispatch({ type: "brush-chosen", brush: chosen });
  });
  undo.addEventListener("click", () => act("edits-undone"));
  redo.addEventListener("click", () => act("edits-redone"));
  clear.addEventListener("click", () => {
    const item = selectedItem(store.state());
    if (item) store.dispatch({ type: "edits-made", id: item.id, edits: { strokes: [], boxes: [] } });
  });
  /** @param {"edits-undone" | "edits-redone"} type */
  function act(type) {
    const item = selectedItem(store.state());
    if (item) store.dispatch({ type, id: item.id });
  }

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    const { strokes, boxes } = item?.edits ?? { strokes: [], boxes: [] };
    for (const input of tools) input.checked = input.value === state.tool;
    brush.hidden = state.tool === "hand" || state.tool === "box";
    size.valueAsNumber = state.brush.size;
    hardness.valueAsNumber = state.brush.hardness;
    snap.checked = state.brush.snap;
    undo.disabled = !item?.undo.length;
    redo.disabled = !item?.redo.length;
    clear.hidden = strokes.length + boxes.length === 0;
  }

  render(store.state());
  store.subscribe(render);
}
