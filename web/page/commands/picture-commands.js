/** Commands for the pictures: to add some, go from one to the next, and take the shown one away with you. */

import { canCopy } from "../browser/abilities.js";
import { isDone, isStale, selectedItem } from "../state/items.js";

/** @import {Store} from "../state/store.js" */
/** @import {Item, State} from "../state/types.js" */
/** @import {Command} from "./types.js" */

/** @type {readonly Command[]} */
export const PICTURE_COMMANDS = [
  {
    name: "add",
    group: "pictures",
    keys: [["Control", "O"]],
    control: "#add, #choose",
    run: ({ chooseFiles }) => chooseFiles(),
  },
  { name: "paste", group: "pictures", keys: [["Control", "V"]] },
  {
    name: "next",
    group: "pictures",
    keys: [["J"]],
    isAvailable: (state) => neighbour(state, 1) !== null,
    run: ({ store }) => select(store, neighbour(store.state(), 1)),
  },
  {
    name: "previous",
    group: "pictures",
    keys: [["K"]],
    isAvailable: (state) => neighbour(state, -1) !== null,
    run: ({ store }) => select(store, neighbour(store.state(), -1)),
  },
  {
    name: "remove",
    group: "pictures",
    keys: [["Delete"]],
    undoneBy: "undo-removal",
    isAvailable: (state) => selectedItem(state) !== null,
    run({ store }) {
      const item = selectedItem(store.state());
      if (item) store.dispatch({ type: "items-removed", ids: [item.id] });
    },
  },
  {
    name: "download",
    group: "pictures",
    keys: [["Control", "S"]],
    control: "[data-testid=download]",
    isAvailable: isReady,
    run: ({ download }) => download(),
  },
  {
    name: "copy",
    group: "pictures",
    keys: [["Control", "C"]],
    control: "[data-testid=copy]",
    isAvailable: (state) => canCopy() && isReady(state) && state.handover.phase !== "under-way",
    run: ({ copy }) => copy(),
  },
];

/**
 * @param {State} state
 * @param {1 | -1} step
 * @returns {Item | null}
 */
function neighbour({ items, selectedId }, step) {
  return items[items.findIndex(({ id }) => id === selectedId) + step] ?? null;
}

/**
 * @param {Store} store
 * @param {Item | null} item
 */
function select(store, item) {
  if (item) store.dispatch({ type: "item-selected", id: item.id });
}

/** @param {State} state whether the shown cutout is the one that is wanted */
function isReady(state) {
  const item = selectedItem(state);
  return item !== null && isDone(item) && !isStale(item);
}
