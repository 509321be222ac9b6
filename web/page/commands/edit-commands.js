/** Commands for what is done by hand on the shown picture: the tool, the brush, undo and redo. */

import { NO_EDITS, selectedItem } from "../state/items.js";

/** @import {Store} from "../state/store.js" */
/** @import {State, Tool} from "../state/types.js" */
/** @import {Command} from "./types.js" */

/** Brush sizes are this much apart. */
const BRUSH_STEP = 1.25;
/** As the slider has them, per mille of the picture's longer side. */
const BRUSH_SIZES = { smallest: 2, largest: 250 };

/** @type {readonly Command[]} */
export const EDIT_COMMANDS = [
  tool("hand", "V"),
  tool("erase", "E"),
  tool("restore", "R"),
  tool("box", "B"),
  { name: "thinner", group: "edit", keys: [["["]], run: ({ store }) => scaleBrush(store, 1 / BRUSH_STEP) },
  { name: "thicker", group: "edit", keys: [["]"]], run: ({ store }) => scaleBrush(store, BRUSH_STEP) },
  {
    name: "undo",
    group: "edit",
    keys: [["Control", "Z"]],
    control: "[data-testid=undo]",
    icon: "undo",
    undoneBy: "redo",
    isAvailable: (state) => Boolean(selectedItem(state)?.undo.length),
    run: ({ store }) => step(store, "edits-undone"),
  },
  {
    name: "redo",
    group: "edit",
    keys: [
      ["Control", "Shift", "Z"],
      ["Control", "Y"],
    ],
    control: "[data-testid=redo]",
    icon: "redo",
    undoneBy: "undo",
    isAvailable: (state) => Boolean(selectedItem(state)?.redo.length),
    run: ({ store }) => step(store, "edits-redone"),
  },
  {
    name: "clear-edits",
    group: null,
    control: "[data-testid=clear-edits]",
    hides: true,
    undoneBy: "undo",
    isAvailable: hasEdits,
    run({ store }) {
      const item = selectedItem(store.state());
      if (item) store.dispatch({ type: "edits-made", id: item.id, edits: NO_EDITS });
    },
  },
  { name: "move", group: "edit", keys: [["←"], ["→"], ["↑"], ["↓"]] },
  { name: "draw", group: "edit", keys: [[" "]] },
];

/** @param {State} state whether there is a picture to use a tool on */
export function hasTools({ items }) {
  return items.length > 0;
}

/**
 * @param {Tool} name
 * @param {string} key
 * @returns {Command}
 */
function tool(name, key) {
  return {
    name,
    group: "edit",
    keys: [[key]],
    control: `[name=tool][value=${name}]`,
    icon: name,
    isOn: (state) => state.tool === name,
    isAvailable: hasTools,
    run: ({ store }) => store.dispatch({ type: "tool-chosen", tool: name }),
  };
}

/** @param {State} state */
function hasEdits(state) {
  const edits = selectedItem(state)?.edits ?? NO_EDITS;
  return edits.strokes.length + edits.boxes.length > 0;
}

/**
 * @param {Store} store
 * @param {"edits-undone" | "edits-redone"} type
 */
function step(store, type) {
  const item = selectedItem(store.state());
  if (item) store.dispatch({ type, id: item.id });
}

/**
 * @param {Store} store
 * @param {number} factor
 */
function scaleBrush(store, factor) {
  const { brush } = store.state();
  const size = Math.round(brush.size * factor);
  const { smallest, largest } = BRUSH_SIZES;
  store.dispatch({
    type: "brush-chosen",
    brush: { ...brush, size: Math.min(Math.max(size, smallest), largest) },
  });
}
